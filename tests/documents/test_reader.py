"""The reader with engines that answer at once: what a reading is made of."""

import base64
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from app.capture.frame import Frame
from app.documents.as_json import to_json
from app.documents.payloads.vds_features import StayLength
from app.documents.reader import DocumentReader
from app.documents.reading import (
    BarcodeKind,
    CheckName,
    CheckReason,
    CheckState,
    DocumentReading,
    Guidance,
    MrzFormat,
    MrzText,
    Sex,
    Sighting,
    Status,
)
from app.problems import Problem, ProblemCode
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_visa_seal
from app.specimens.symbol import draw_symbol

_LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
_WRONG = (_LINES[0], "L898902C37" + _LINES[1][10:])


_CARD = Licence(
    "ERIKSSON",
    "ANNA",
    "A1234567",
    date(1974, 12, 8),
    date(2024, 2, 1),
    date(2032, 2, 1),
    Sex.FEMALE,
)
_LICENCE = compose_licence(_CARD)
_SEAL = compose_visa_seal(
    ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4UTO4009078F9612109<<<<<<<<"),
    "L898902C3",
    seal_signer(),
    issued=date(2009, 5, 1),
    stay=StayLength(30, 0, 0),
)


@dataclass(frozen=True)
class Engine:
    """Sees what it is told to see."""

    text: MrzText | None = None
    guidance: Guidance | None = None

    name = "fake"

    def look(self, _pixels: NDArray[np.uint8]) -> Sighting:
        return Sighting(self.text, self.guidance)


def _reader(lines: tuple[str, ...] | None = None, today: date = date(2010, 1, 1)) -> DocumentReader:
    text = MrzText(MrzFormat.TD3, lines, lines, engine="fake") if lines else None
    return DocumentReader(Engine(text), lambda: datetime.combine(today, time(), UTC))


def _frame(pixels: NDArray[np.uint8] | None = None) -> Frame:
    blank = np.full((300, 400, 3), 240, np.uint8)
    return Frame(blank if pixels is None else pixels, "page.png", b"page", "ab" * 32)


def test_good_page_is_read_with_every_check() -> None:
    reading = _reader(_LINES).read(_frame())
    assert reading.status is Status.READ
    assert reading.valid
    assert reading.document is not None
    assert (reading.document.surname, reading.document.document_number) == ("ERIKSSON", "L898902C3")
    assert len(reading.checks) == 10
    assert reading.image_sha256 == "ab" * 32
    assert reading.image_size == (400, 300)
    assert reading.elapsed_ms >= 0


def test_wrong_check_digit_is_read_but_not_valid() -> None:
    reading = _reader(_WRONG).read(_frame())
    assert reading.status is Status.READ
    assert not reading.valid
    failed = {check.name: check for check in reading.failed_digits}
    assert set(failed) == {CheckName.NUMBER_DIGIT, CheckName.COMPOSITE_DIGIT}
    number = failed[CheckName.NUMBER_DIGIT]
    assert (number.printed, number.expected) == ("7", "6")


def test_expired_document_is_a_valid_reading() -> None:
    assert _reader(_LINES, date(2020, 1, 1)).read(_frame()).valid


@pytest.mark.parametrize(
    "lines",
    [
        (_LINES[0], _LINES[1].replace("740812", "74O812")),
        (_LINES[0].replace("ERIKSSON", "ER1KSSON"), _LINES[1]),
        ("P<UTO" + "<" * 39, _LINES[1]),
        (_LINES[0], "<<<<<<<<<0" + _LINES[1][10:]),
    ],
)
def test_field_that_cannot_be_used_makes_the_reading_partial(lines: tuple[str, ...]) -> None:
    assert _reader(lines).read(_frame()).status is Status.PARTIAL


def test_page_without_anything_is_unreadable() -> None:
    reading = _reader().read(_frame())
    assert reading.status is Status.UNREADABLE
    assert (reading.mrz, reading.document, reading.checks) == (None, None, ())
    assert not reading.valid


def test_barcode_without_a_zone_is_a_partial_reading() -> None:
    symbol = zxingcpp.create_barcode("UTOPIA 123", zxingcpp.BarcodeFormat.QRCode)
    picture = Image.fromarray(np.array(symbol.to_image(scale=5, add_quiet_zones=True)))
    reading = _reader().read(_frame(np.asarray(picture.convert("RGB"))))
    assert reading.status is Status.PARTIAL
    (code,) = reading.barcodes
    assert (code.kind, code.text) == (BarcodeKind.RAW, "UTOPIA 123")
    assert (code.engine, code.attempt) == ("zxing-cpp", "whole")


def test_missing_engine_is_told_as_it_is() -> None:
    class Missing(Engine):
        def look(self, _pixels: NDArray[np.uint8]) -> Sighting:
            raise Problem(ProblemCode.READER_MISSING)

    with pytest.raises(Problem) as caught:
        DocumentReader(Missing(), lambda: datetime(2010, 1, 1, tzinfo=UTC)).read(_frame())
    assert caught.value.code is ProblemCode.READER_MISSING


def test_refused_zone_says_what_would_help() -> None:
    reader = DocumentReader(
        Engine(guidance=Guidance.HOLD_STILL), lambda: datetime(2010, 1, 1, tzinfo=UTC)
    )
    reading = reader.read(_frame())
    assert reading.status is Status.UNREADABLE
    assert to_json(reading, "page.png")["guidance"] == "hold_still"


def test_typed_lines_are_read_like_printed_ones() -> None:
    typed = [line.lower() + " " for line in _LINES]
    reading = _reader().read_typed(typed)
    assert reading.status is Status.READ
    assert reading.mrz is not None
    assert (reading.mrz.lines, reading.mrz.as_read) == (_LINES, tuple(typed))
    assert reading.mrz.engine == "typed"
    assert reading.document == _reader(_LINES).read(_frame()).document
    assert reading.image_sha256 == ""


@pytest.mark.parametrize("lines", [[], [""], [_LINES[0]], [_LINES[0], _LINES[1][:40]], ["x"] * 50])
def test_typed_lines_of_the_wrong_size_are_a_known_problem(lines: list[str]) -> None:
    with pytest.raises(Problem) as caught:
        _reader().read_typed(lines)
    assert caught.value.code is ProblemCode.MRZ_TEXT_INVALID


# --- the command line's JSON --------------------------------------------------------------------


def test_json_has_the_published_shape() -> None:
    reading = replace(_reader(_WRONG).read(_frame()), elapsed_ms=12)
    said = json.loads(json.dumps(to_json(reading, "page.png")))
    assert list(said) == ["file", "status", "mrz", "fields", "checks", "barcodes", "elapsed_ms"]
    assert said["file"] == "page.png"
    assert said["status"] == "read"
    assert said["mrz"] == {
        "format": "TD3",
        "lines": list(_WRONG),
        "as_read": list(_WRONG),
        "gap": 0,
        "valid": False,
    }
    assert said["fields"] == {
        "document_code": "P",
        "issuing_state": "UTO",
        "document_number": "L898902C3",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "names_truncated": False,
        "nationality": "UTO",
        "birth_date": "1974-08-12",
        "sex": "F",
        "expiry_date": "2012-04-15",
        "optional_data": "ZE184226B",
    }
    assert said["checks"][0] == {
        "name": "number_check_digit",
        "state": "failed",
        "detail": "digit_differs: 7, expected 6",
    }
    assert {check["state"] for check in said["checks"]} == {"passed", "failed"}
    assert said["elapsed_ms"] == 12


def test_json_of_nothing_is_complete_too() -> None:
    assert to_json(DocumentReading(Status.UNREADABLE), "page.png") == {
        "file": "page.png",
        "status": "unreadable",
        "mrz": None,
        "fields": {},
        "checks": [],
        "barcodes": [],
        "elapsed_ms": 0,
    }


def test_json_writes_the_gap_in_nats_and_unknown_dates_with_x() -> None:
    lines = (_LINES[0], _LINES[1].replace("7408122", "74<<<<8"))
    reading = _reader(lines).read(_frame())
    assert reading.mrz is not None
    said = to_json(replace(reading, mrz=replace(reading.mrz, gap_millinats=3712)), "page.png")
    assert said["mrz"]["gap"] == pytest.approx(3.712)
    assert said["fields"]["birth_date"] == "1974-XX-XX"


def _page(*symbols: tuple[bytes, str]) -> NDArray[np.uint8]:
    drawn = [draw_symbol(payload, symbology, 3) for payload, symbology in symbols]
    height = sum(symbol.height + 40 for symbol in drawn) + 40
    page = Image.new("RGB", (max(symbol.width for symbol in drawn) + 80, height), "white")
    top = 40
    for symbol in drawn:
        page.paste(symbol, (40, top))
        top += symbol.height + 40
    return np.asarray(page)


def test_licence_alone_is_a_document_to_screen() -> None:
    reading = _reader(today=date(2026, 11, 24)).read(_frame(_page((_LICENCE, "PDF417"))))
    assert reading.status is Status.READ
    assert reading.document is not None
    assert reading.document.document_number == "A1234567"
    assert [check.state for check in reading.checks] == [CheckState.PASSED] * 2
    assert not reading.valid  # which says that a zone was read
    expired = _reader(today=date(2040, 1, 1)).read(_frame(_page((_LICENCE, "PDF417"))))
    assert CheckReason.EXPIRED in [check.reason for check in expired.checks]


@pytest.mark.parametrize(
    ("payload", "symbology"),
    [(_LICENCE, "PDF417"), (_SEAL, "DataMatrix")],
    ids=["licence", "seal"],
)
def test_a_code_that_a_reader_sent_says_the_same_as_one_in_a_picture(
    payload: bytes, symbology: str
) -> None:
    reader = _reader()
    seen = reader.read(_frame(_page((payload, symbology))))
    sent = reader.read_sent(payload)
    assert (sent.document, sent.checks, sent.status) == (seen.document, seen.checks, seen.status)
    (code,) = sent.barcodes
    assert (code.payload, code.engine, code.fields) == (
        payload,
        "serial reader",
        seen.barcodes[0].fields,
    )


def test_passport_leads_over_the_licence_that_lies_on_it() -> None:
    reading = _reader(_LINES).read(_frame(_page((_LICENCE, "PDF417"))))
    assert reading.document is not None
    assert reading.document.document_number == "L898902C3"
    compared = {check.name: check.state for check in reading.checks if check.between}
    assert compared == {
        CheckName.SAME_NAME: CheckState.PASSED,
        CheckName.SAME_BIRTH_DATE: CheckState.FAILED,
        CheckName.SAME_SEX: CheckState.PASSED,
    }
    assert reading.valid
    written = to_json(reading, "page.png")
    assert written["barcodes"][0]["fields"]["birth_date"] == "1974-12-08"
    (birth,) = [check for check in written["checks"] if check["name"] == "same_birth_date"]
    assert birth["between"] == [
        {"source": "mrz", "code": "", "value": "1974-08-12"},
        {"source": "barcode", "code": "aamva", "value": "1974-12-08"},
    ]


def test_two_codes_of_two_people_are_held_against_each_other() -> None:
    other = compose_licence(replace(_CARD, surname="LINDQVIST", number="B7654321"))
    reading = _reader().read(_frame(_page((_LICENCE, "PDF417"), (other, "PDF417"))))
    failed = {check.name for check in reading.checks if check.state is CheckState.FAILED}
    assert failed == {CheckName.SAME_NUMBER, CheckName.SAME_NAME}


def test_seal_without_trust_is_written_with_its_state_and_every_byte() -> None:
    noise = b"\x00\xff\x10binary"
    frame = _frame(_page((noise, "DataMatrix"), (_SEAL, "DataMatrix")))
    written = json.loads(json.dumps(to_json(_reader().read(frame), "page.png")))
    by_kind = {code["kind"]: code for code in written["barcodes"]}
    assert base64.b64decode(by_kind["raw"]["payload"]) == noise
    assert by_kind["raw"]["seal"] is None
    seal = by_kind["vds"]
    assert (seal["seal"]["state"], seal["fields"]["stay_days"]) == ("issuer_not_trusted", "30")

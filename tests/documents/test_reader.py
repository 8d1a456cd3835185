"""The reader with engines that answer at once: what a reading is made of."""

import json
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from app.capture.frame import Frame
from app.documents.as_json import to_json
from app.documents.reader import DocumentReader
from app.documents.reading import (
    BarcodeKind,
    CheckName,
    DocumentReading,
    Guidance,
    MrzFormat,
    MrzText,
    Sighting,
    Status,
)
from app.problems import Problem, ProblemCode

_LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
_WRONG = (_LINES[0], "L898902C37" + _LINES[1][10:])


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
    return DocumentReader(Engine(text), lambda: today)


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
    assert [(b.kind, b.text) for b in reading.barcodes] == [(BarcodeKind.RAW, "UTOPIA 123")]


def test_missing_engine_is_told_as_it_is() -> None:
    class Missing(Engine):
        def look(self, _pixels: NDArray[np.uint8]) -> Sighting:
            raise Problem(ProblemCode.READER_MISSING)

    with pytest.raises(Problem) as caught:
        DocumentReader(Missing(), lambda: date(2010, 1, 1)).read(_frame())
    assert caught.value.code is ProblemCode.READER_MISSING


def test_refused_zone_says_what_would_help() -> None:
    reader = DocumentReader(Engine(guidance=Guidance.HOLD_STILL), lambda: date(2010, 1, 1))
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

"""ICAO barcodes: signed or not, packed or not, both ways to write the date, and broken ones."""

import base64
import zlib
from datetime import date

import pytest

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import read_idb
from app.documents.payloads.idb_messages import IdbField
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.signed_part import Digest
from app.documents.payloads.tlv import write_tlv
from app.documents.payloads.vds_features import StayLength
from app.documents.reading import MrzFormat, PartialDate
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_idb

SIGNED_ON = date(2026, 3, 5)
TD1 = "I<UTOC59H703265<<<<<<<<<<<<<<<8704092F3401307UTO<<<<<<<<<<<6SANTOS<PEREIRA<<MARIA<HELENA<<"
TD2 = "PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8"
TD3 = "P<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<<<<<<<<<U4K7P20637UTO9106173F2703058ZE184226B<<<<<<4"


def barcode(
    *messages: tuple[int, bytes],
    signed: bool = True,
    packed: bool = False,
    with_certificate: bool = False,
    short_date: bool = False,
    country: str = "UTO",
) -> bytes:
    return compose_idb(
        messages or [(0x08, encode_c40(TD3))],
        seal_signer() if signed else None,
        signed_on=SIGNED_ON,
        country=country,
        packed=packed,
        with_certificate=with_certificate,
        short_date=short_date,
    )


def written(data: bytes, flag: str = "A") -> bytes:
    return b"NDB1" + flag.encode() + base64.b32encode(data).rstrip(b"=")


@pytest.mark.parametrize("short_date", [False, True])
@pytest.mark.parametrize("with_certificate", [False, True])
@pytest.mark.parametrize("packed", [False, True])
def test_signed_barcode(packed: bool, with_certificate: bool, short_date: bool) -> None:
    read = read_idb(
        barcode(packed=packed, with_certificate=with_certificate, short_date=short_date)
    )
    assert (read.draft, read.issuing_country, read.digest) == (False, "UTO", Digest.SHA256)
    assert read.signature_date == PartialDate(2026, 3, 5)
    assert read.certificate == (seal_signer().certificate if with_certificate else b"")
    assert read.zone is not None
    assert (read.zone.format, "".join(read.zone.lines)) == (MrzFormat.TD3, TD3)
    assert read.warnings == ()
    assert read.signed_part is not None
    assert read.signed_part.exact
    assert len(read.signature) == 64
    assert read.signed.endswith(encode_c40(TD3))


def test_unsigned_barcode_of_someone_else() -> None:
    """The example that an independent implementation prints in its description."""
    read = read_idb(b"NDB1CPDNLW6JUSGGZGRLBWPNXEAAWXEB5G")
    assert (read.issuing_country, read.signed_part, read.warnings) == ("UTO", None, ())
    message = read.message(IdbField.CARD_ACCESS_NUMBER)
    assert message is not None
    assert message.text == "156782"


@pytest.mark.parametrize(
    ("tag", "text", "layout", "lines"),
    [(0x07, TD1, MrzFormat.TD1, 3), (0x08, TD3, MrzFormat.TD3, 2), (0x81, TD2, MrzFormat.TD2, 2)],
)
def test_zones(tag: int, text: str, layout: MrzFormat, lines: int) -> None:
    read = read_idb(barcode((tag, encode_c40(text)), country="D"))
    assert read.zone is not None
    assert (read.zone.format, len(read.zone.lines)) == (layout, lines)
    assert "".join(read.zone.lines) == text
    assert read.zone.document_code == text[:2].rstrip("<")


def test_visa_within() -> None:
    first = "V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<"
    second = "U4K7P20637UTO9106173F2703058"
    visa = b"".join(
        (
            write_tlv(2, encode_c40(first + second)),
            write_tlv(3, b"\1"),
            write_tlv(4, b"\x5a"),
            write_tlv(5, encode_c40("U4K7P2063")),
        )
    )
    read = read_idb(barcode((0x01, visa)))
    message = read.message(IdbField.VISA)
    assert message is not None
    assert message.features is not None
    assert (message.features.stay, message.features.entries) == (StayLength(90, 0, 0), 1)
    assert read.zone is not None
    assert read.zone.lines == (first, second + "<" * 8)
    assert read.warnings == ()


def test_german_messages_are_german_only() -> None:
    messages = [
        (0x80, b"\xff\x4f\xff\x51 picture \x00"),
        (0x82, encode_c40("AB12")),
        (0x83, encode_c40("123456789012")),
        (0x84, bytes.fromhex("0040935a")),
        (0x85, encode_c40("L01X00T47")),
        (0x86, b"\6"),
    ]
    read = read_idb(barcode(*messages, country="D"))
    assert [(one.field, one.text) for one in read.messages] == [
        (IdbField.FACE_IMAGE, ""),
        (IdbField.DOCUMENT_REFERENCE, "AB12"),
        (IdbField.REGISTER_NUMBER, "123456789012"),
        (IdbField.EXPIRY_DATE, "2026-04-23"),
        (IdbField.DOCUMENT_NUMBER, "L01X00T47"),
        (IdbField.NATIONAL_KIND, "6"),
    ]
    assert read.messages[0].raw == messages[0][1]
    assert read.messages[3].date == PartialDate(2026, 4, 23)
    other = read_idb(barcode(*messages))
    assert {one.field for one in other.messages} == {IdbField.UNKNOWN}
    assert other.warnings == (PayloadWarning.UNKNOWN_FIELD,)


@pytest.mark.parametrize(
    ("messages", "warning"),
    [
        ([(0x08, b"\0")], PayloadWarning.FIELD_UNREADABLE),
        ([(0x08, encode_c40("X"))], PayloadWarning.FIELD_UNREADABLE),
        ([(0x01, b"\1")], PayloadWarning.FIELD_UNREADABLE),
        ([(0x09, encode_c40("1")), (0x09, b"")], PayloadWarning.FIELD_TWICE),
        ([(0x55, b"")], PayloadWarning.UNKNOWN_FIELD),
    ],
)
def test_odd_messages_are_warnings(
    messages: list[tuple[int, bytes]], warning: PayloadWarning
) -> None:
    assert read_idb(barcode(*messages)).warnings == (warning,)


def test_drafts_are_read() -> None:
    assert read_idb(b"R" + barcode()[1:]).draft


def test_padding_may_be_there() -> None:
    whole = barcode()
    padded = whole + b"=" * (-(len(whole) - 5) % 8)
    assert padded != whole
    assert read_idb(padded + b"\r\n") == read_idb(whole)


def test_packing_that_nobody_uses_is_not_exact() -> None:
    bare = base64.b32decode(_padded(barcode()[5:]))
    packer = zlib.compressobj(9, zlib.DEFLATED, 9)  # a smaller window than anybody takes
    read = read_idb(written(packer.compress(bare) + packer.flush(), "D"))
    assert read.warnings == (PayloadWarning.WRITTEN_UNUSUALLY,)
    assert read.signed_part is not None
    assert not read.signed_part.exact


def test_flag_says_signed_and_nothing_is() -> None:
    bare = base64.b32decode(_padded(barcode()[5:]))
    read = read_idb(written(bare[: bare.index(b"\x7f\x40")], "B"))
    assert (read.signed_part, read.warnings) == (None, (PayloadWarning.FIELD_MISSING,))


def _padded(text: bytes) -> bytes:
    return text + b"=" * (-len(text) % 8)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"NDB1",
        b"NDB2" + barcode()[4:],
        b"NDB1E" + barcode()[5:],
        b"NDB1b" + barcode()[5:],
        b"NDB1A" + barcode()[5:],
        b"NDB1C" + barcode()[5:],
        barcode().lower(),
        barcode()[:5] + barcode()[5:].lower(),
        barcode()[:-1],
        barcode()[:-9],
        barcode() + b"A",
        barcode() + b"=",
        barcode() + b"1",
        barcode(packed=True)[:-8],
        written(zlib.compress(bytes(10_000_000)), "C"),
        written(zlib.compress(b"\xd9\xc5\x61\x00") + b"\0", "C"),
        written(b"\xd9\xc5"),
        written(b"\xd9\xc5\x62\x00"),
        written(b"\x00\x00\x61\x00"),
        written(b"\xd9\xc5\x61\x00\x61\x00"),
        written(b"\xd9\xc5\x61\x00\x7f\x00"),
        b"NDB1A" + b"A" * 1_000_000,
    ],
)
def test_what_is_no_barcode_or_breaks_off_is_an_error(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        read_idb(payload)

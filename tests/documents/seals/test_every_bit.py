"""One bit of a signed payload changed, and it is never verified: every bit, of every kind."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import IdbBarcode, read_idb
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.signed_part import SignedPart
from app.documents.payloads.tlv import write_tlv
from app.documents.payloads.vds import VdsSeal, read_vds
from app.documents.payloads.vds_features import StayLength
from app.documents.payloads.vds_kinds import VdsKind
from app.documents.payloads.vds_nc import VdsNcSeal, read_vds_nc
from app.documents.seals.seal_verdict import SealState
from app.documents.seals.verification import verify_seal
from app.specimens.seal_authority import seal_signer, specimen_trust_store
from app.specimens.seal_payloads import (
    compose_idb,
    compose_vds,
    compose_vds_nc,
    compose_visa_seal,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = date(2026, 3, 5)
VISA = ("V<UTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<", "U4K7P20637UTO9106173F2703058ZE184226")
ZONE = encode_c40("PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8")
MESSAGES = [(0x02, write_tlv(2, ZONE)), (0x09, encode_c40("156782"))]
SIGNER = seal_signer()

SMALL = {
    "visa": compose_visa_seal(
        VISA, "U4K7P2063", SIGNER, issued=DAY, stay=StayLength(90, 0, 0), entries=1
    ),
    "header version 3": compose_vds(
        VdsKind.EMERGENCY_TRAVEL_DOCUMENT, [(2, ZONE)], SIGNER, issued=DAY, version=3
    ),
    "ICAO barcode": compose_idb(MESSAGES, SIGNER, signed_on=DAY),
    "ICAO barcode, short date": compose_idb(MESSAGES, SIGNER, signed_on=DAY, short_date=True),
    "ICAO barcode, packed": compose_idb(MESSAGES, SIGNER, signed_on=DAY, packed=True),
}
LARGE = {
    "JSON": compose_vds_nc({"pid": {"n": "LINDQUIST  MÆRA", "dob": "1991-06-17"}, "n": 17}, SIGNER),
    "ICAO barcode with certificate": compose_idb(
        MESSAGES, SIGNER, signed_on=DAY, with_certificate=True
    ),
}


def read(payload: bytes) -> VdsSeal | VdsNcSeal | IdbBarcode:
    """Read whichever it is, as a reader of symbols would."""
    for parse in (read_vds, read_idb):
        try:
            return parse(payload)
        except PayloadError:
            continue
    return read_vds_nc(payload)


def is_verified(payload: bytes) -> bool:
    try:
        part: SignedPart | None = read(payload).signed_part
    except PayloadError:
        return False
    return verify_seal(part, specimen_trust_store(), NOW).state is SealState.VERIFIED


def changed(payload: bytes, bit: int) -> bytes:
    other = bytearray(payload)
    other[bit // 8] ^= 1 << bit % 8
    return bytes(other)


@pytest.mark.parametrize("payload", (SMALL | LARGE).values(), ids=(SMALL | LARGE).keys())
def test_as_it_was_signed_it_is_verified(payload: bytes) -> None:
    assert is_verified(payload)


@pytest.mark.parametrize("payload", SMALL.values(), ids=SMALL.keys())
def test_no_bit_may_change(payload: bytes) -> None:
    verified = [bit for bit in range(len(payload) * 8) if is_verified(changed(payload, bit))]
    assert verified == []


@pytest.mark.parametrize("payload", LARGE.values(), ids=LARGE.keys())
def test_no_byte_may_change_of_one_with_its_certificate(payload: bytes) -> None:
    one_of_each = (at * 8 + at % 8 for at in range(len(payload)))
    assert [bit for bit in one_of_each if is_verified(changed(payload, bit))] == []


@pytest.mark.long
@pytest.mark.parametrize("payload", LARGE.values(), ids=LARGE.keys())
def test_no_bit_may_change_of_one_with_its_certificate(payload: bytes) -> None:
    verified = [bit for bit in range(len(payload) * 8) if is_verified(changed(payload, bit))]
    assert verified == []


@given(st.sampled_from(list(SMALL.values()) + list(LARGE.values())), st.data())
def test_neither_may_several(payload: bytes, data: st.DataObject) -> None:
    bits = st.lists(st.integers(0, len(payload) * 8 - 1), min_size=1, max_size=4, unique=True)
    other = payload
    for bit in data.draw(bits):
        other = changed(other, bit)
    assert not is_verified(other)


@given(st.sampled_from(list(SMALL.values()) + list(LARGE.values())), st.binary(max_size=4))
def test_nothing_may_follow(payload: bytes, more: bytes) -> None:
    if more.strip(b"\r\n="):
        assert not is_verified(payload + more)

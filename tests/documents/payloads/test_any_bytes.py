"""Whatever a symbol holds, a parser gives its payload or the one error, and soon."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.aamva import read_aamva
from app.documents.payloads.bcbp import read_bcbp
from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import read_idb
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import LONGEST
from app.documents.payloads.vds import read_vds
from app.documents.payloads.vds_kinds import VdsKind
from app.documents.payloads.vds_nc import read_vds_nc
from app.documents.reading import Sex
from app.specimens.boarding_pass_payload import compose_boarding_pass
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.seal_authority import seal_signer
from app.specimens.seal_payloads import compose_idb, compose_vds, compose_vds_nc
from tests.documents.payloads.test_bcbp_items import PASS as EVERY_ITEM

Parser = Callable[[bytes], object]
DAY = date(2026, 3, 5)
ZONE = encode_c40("PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8")
CARD = compose_licence(
    Licence(
        surname="LINDQUIST",
        first_name="MARA",
        number="L4K7",
        birth_date=date(1991, 6, 17),
        issue_date=DAY,
        expiry_date=date(2036, 3, 5),
        sex=Sex.FEMALE,
        own={"ZUA": "1"},
    )
)
PASS = compose_boarding_pass(EVERY_ITEM).encode("ascii")
SEAL = compose_vds(VdsKind.EMERGENCY_TRAVEL_DOCUMENT, [(2, ZONE)], seal_signer(), issued=DAY)
JSON_SEAL = compose_vds_nc({"pid": {"n": "LINDQUIST  MARA", "dob": "1991-06-17"}}, seal_signer())
BARCODE = compose_idb([(2, b"\x02\x30" + ZONE)], seal_signer(), signed_on=DAY)
PACKED = compose_idb(
    [(2, b"\x02\x30" + ZONE)], seal_signer(), signed_on=DAY, packed=True, with_certificate=True
)
PARSERS: list[tuple[Parser, bytes]] = [
    (read_aamva, CARD),
    (read_bcbp, PASS),
    (read_vds, SEAL),
    (read_vds_nc, JSON_SEAL),
    (read_idb, BARCODE),
    (read_idb, PACKED),
]
EVERY_PARSER = pytest.mark.parametrize(("parse", "good"), PARSERS)


def tried(parse: Parser, payload: bytes) -> None:
    """Parse; any error but the one that is documented fails the test."""
    with suppress(PayloadError):
        assert parse(payload) is not None


@EVERY_PARSER
def test_good_ones_are_read_without_a_warning(parse: Parser, good: bytes) -> None:
    assert getattr(parse(good), "warnings", None) == ()


@EVERY_PARSER
@given(data=st.data())
def test_any_bytes(parse: Parser, good: bytes, data: st.DataObject) -> None:
    del good
    tried(parse, data.draw(st.binary(max_size=400)))


@EVERY_PARSER
@given(data=st.data())
def test_any_bytes_after_a_good_beginning(parse: Parser, good: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(good)))
    tried(parse, good[:cut] + data.draw(st.binary(max_size=200)))


@EVERY_PARSER
@given(data=st.data())
def test_some_bytes_changed_left_out_or_doubled(
    parse: Parser, good: bytes, data: st.DataObject
) -> None:
    payload = bytearray(good)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(payload)))
        end = data.draw(st.integers(start, min(start + 12, len(payload))))
        payload[start:end] = data.draw(st.binary(max_size=12) | st.just(payload[start:end] * 2))
    tried(parse, bytes(payload))


@EVERY_PARSER
def test_every_beginning(parse: Parser, good: bytes) -> None:
    for length in range(len(good)):
        tried(parse, good[:length])


@EVERY_PARSER
@pytest.mark.parametrize(
    "filling",
    [b"\0", b"\xff", b"\x01\x00", b"A", b"=", b"\n", b"DAQ", b"DLDL", b'"', b"\\", b"[", b'{"a":'],
)
def test_as_long_as_a_payload_may_be(parse: Parser, good: bytes, filling: bytes) -> None:
    for beginning in (good, good[: len(good) // 2], good[:8], b""):
        rest = filling * (LONGEST // len(filling) + 1)
        tried(parse, (beginning + rest)[:LONGEST])


@EVERY_PARSER
def test_a_megabyte_is_refused(parse: Parser, good: bytes) -> None:
    with pytest.raises(PayloadError, match="longer than any symbol"):
        parse(good + bytes(1_000_000))

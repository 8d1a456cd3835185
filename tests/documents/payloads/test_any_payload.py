"""Every kind of payload is known for what it is, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.aamva import AamvaLicence
from app.documents.payloads.any_payload import read_payload
from app.documents.payloads.bcbp import BoardingPass
from app.documents.payloads.idb import IdbBarcode
from app.documents.payloads.vds import VdsSeal
from app.documents.payloads.vds_nc import VdsNcSeal
from tests.documents.payloads.test_any_bytes import BARCODE, CARD, JSON_SEAL, PACKED, PASS, SEAL


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (CARD, AamvaLicence),
        (CARD[4:], AamvaLicence),
        (PASS, BoardingPass),
        (SEAL, VdsSeal),
        (JSON_SEAL, VdsNcSeal),
        (BARCODE, IdbBarcode),
        (PACKED, IdbBarcode),
        (b"R" + BARCODE[1:], IdbBarcode),
    ],
)
def test_known_kinds(payload: bytes, kind: type) -> None:
    assert type(read_payload(payload)) is kind


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"https://example.org/",
        b"M",
        b'{"a": 1}',
        b"\xdc",
        b"NDB1",
        b"NDB1A",
        b"HC1:NCFOXN",
        b"CSQU3054383",
        b"]C10109501101530003",
        b"BEGIN:VCARD",
        bytes(1_000_000),
    ],
)
def test_foreign_payloads(payload: bytes) -> None:
    assert read_payload(payload) is None


@given(st.binary(max_size=100))
def test_any_bytes_are_a_payload_or_none(payload: bytes) -> None:
    read_payload(payload)

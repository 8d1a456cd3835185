"""What the record keeps of a document with barcodes, and that older records still say the same."""

from datetime import UTC, datetime

from app.documents.code_reading import read_code
from app.documents.comparison import Statement, compare
from app.documents.reading import (
    Barcode,
    BarcodeKind,
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    StatementSource,
    Status,
)
from app.encounters.events import DocumentRead
from app.journal.canonical import Json, canonical
from app.journal.codec import NONCE_BYTES, decode_body, encode_body
from app.specimens.coded_travelers import VISITOR
from app.specimens.seal_authority import specimen_trust_store

_NONCE = bytes(NONCE_BYTES)
_NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def test_every_byte_the_seals_state_and_both_sides_of_a_difference_are_kept() -> None:
    codes = [
        read_code("DataMatrix", payload, ((1, 2), (3, 2), (3, 4), (1, 4)), store, _NOW).barcode
        for payload in (VISITOR.seal(), b"\x00\xff\x1e unknown")
        for store in (specimen_trust_store(),)
    ]
    zone = Statement(StatementSource.MRZ, surname="DELACROIX")
    page = Statement(StatementSource.VISUAL_ZONE, surname="DELACROIX-NOEMI")
    reading = DocumentReading(
        Status.READ, checks=compare((zone, page)), barcodes=tuple(codes), image_sha256="ab" * 32
    )
    body = DocumentRead(reading, page_photo="cd" * 32)
    content = encode_body(body, _NONCE)
    assert decode_body(content, DocumentRead) == body
    assert len(content) < 4096


def test_record_of_an_earlier_version_is_read_as_it_was() -> None:
    old: Json = {
        "reading": {
            "status": "read",
            "mrz": None,
            "document": None,
            "checks": [
                {
                    "name": "expiry",
                    "state": "passed",
                    "reason": None,
                    "printed": "2032-04-15",
                    "expected": "",
                }
            ],
            "barcodes": [
                {"symbology": "QRCode", "kind": "raw", "text": "hello", "fields": {}, "quad": []}
            ],
            "image_sha256": "ab" * 32,
            "portrait_box": None,
            "elapsed_ms": 310,
        },
        "page_photo": "",
    }
    read = decode_body(_NONCE + canonical(old), DocumentRead).reading
    assert read.barcodes == (Barcode("QRCode", BarcodeKind.RAW, "hello"),)
    assert read.checks == (Check(CheckName.EXPIRY, CheckState.PASSED, None, "2032-04-15"),)

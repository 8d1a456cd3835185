"""Whether a sealed visa was made out for the passport that was shown before or after it."""

from collections.abc import Iterator

from app.documents.check import Check
from app.documents.comparison import Statement, compare
from app.documents.reading import DocumentReading, StatementSource

PASSPORT = "passport"
"""Stands as the code of an origin: the zone of the passport, not of what was read last."""


def passport_checks(reading: DocumentReading, earlier: DocumentReading | None) -> tuple[Check, ...]:
    """Hold the passport's number that a seal names against the passport, in whichever order.

    Args:
        reading: What is shown now.
        earlier: What the same traveler showed before; None for nothing.
    """
    if earlier is None:
        return ()
    return (*_compared(earlier, reading), *_compared(reading, earlier))


def _compared(passport: DocumentReading, visa: DocumentReading) -> Iterator[Check]:
    document = passport.document
    if passport.mrz is None or document is None or not document.document_code.startswith("P"):
        return
    shown = Statement(StatementSource.MRZ, PASSPORT, document_number=document.document_number)
    for code in visa.barcodes:
        number = code.fields.get("passport_number", "")
        if code.seal is not None and number:
            sealed = Statement(StatementSource.BARCODE, code.kind, document_number=number)
            yield from compare((shown, sealed))

"""Which boarding pass a picture shows: alone, or with the document it should belong to."""

from app.documents.reading import Barcode, BarcodeKind, DocumentReading
from app.documents.same_name import WrittenName, can_be_same


def shown_pass(reading: DocumentReading) -> str:
    """Return the text of the boarding pass in a picture; empty where there is none.

    Of several, as a family lays them down, the one that names the holder of the document.
    """
    passes = [code for code in reading.barcodes if code.kind is BarcodeKind.BCBP]
    if not passes:
        return ""
    return next((code for code in passes if _fits(code, reading)), passes[0]).text


def is_pass_alone(reading: DocumentReading) -> bool:
    """Say whether a picture shows a boarding pass and no document."""
    return reading.document is None and bool(shown_pass(reading))


def _fits(code: Barcode, reading: DocumentReading) -> bool:
    document = reading.document
    if document is None:
        return False
    printed = WrittenName(
        code.fields.get("surname", ""),
        code.fields.get("given_names", ""),
        truncated=code.fields.get("names_truncated") == "yes",
        titled=True,
    )
    holder = WrittenName(document.surname, document.given_names, document.names_truncated)
    return can_be_same(holder, printed, words_may_lack=True)

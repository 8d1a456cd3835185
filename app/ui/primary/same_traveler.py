"""Whether a document just read belongs to the traveler on the card, or to the next one."""

from app.documents.reading import DocumentReading, TravelDocument
from app.screening.summary_types import RiskSummary, Who


def is_same_document(who: Who, document: TravelDocument) -> bool:
    """Say whether this is the document that is on the card already."""
    number = (document.issuing_state, document.document_number)
    return bool(document.document_number) and (who.issuing_state, who.document_number) == number


def is_another_traveler(summary: RiskSummary, reading: DocumentReading) -> bool:
    """Say whether `reading` is surely of somebody else than `summary`.

    A traveler may show a second document: only another number and another birth date or first given
    name are two people. A doubtful reading is read again, and may have any letter wrong: it is of
    somebody else only where nothing at all agrees.
    """
    who, document = summary.who, reading.document
    if who is None or document is None or is_same_document(who, document):
        return False
    same_birth = who.birth_date == document.birth_date
    same_name = who.given_names.split()[:1] == document.given_names.split()[:1]
    misread = reading.mrz is not None and not reading.valid  # what was typed by field has no zone
    if summary.needs_confirmation or misread:
        return not (same_birth or same_name or who.surname == document.surname)
    return not (same_birth and same_name)

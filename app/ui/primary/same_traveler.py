"""Whether a document just read belongs to the traveler on the card, or to the next one."""

from app.documents.reading import DocumentReading
from app.screening.summary_types import RiskSummary


def is_another_traveler(summary: RiskSummary, reading: DocumentReading) -> bool:
    """Say whether `reading` is surely of somebody else than `summary`.

    A traveler may show a second document, and a doubtful reading is read again: only two sound
    readings with another number and another birth date or first given name are two people.
    """
    who, document = summary.who, reading.document
    if who is None or document is None or summary.needs_confirmation or not reading.valid:
        return False
    if (who.issuing_state, who.document_number) == (
        document.issuing_state,
        document.document_number,
    ):
        return False
    same_birth = who.birth_date == document.birth_date
    return not (same_birth and who.given_names.split()[:1] == document.given_names.split()[:1])

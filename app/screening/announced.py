"""A document as a carrier announced it, in the shape of a reading, so that it can be screened."""

from datetime import date

from app.documents.entered import expiry_check
from app.documents.payloads.paxlst_list import ListedTraveler
from app.documents.reading import DocumentReading, Status, TravelDocument
from app.screening.identifiers import state_key


def as_announced(traveler: ListedTraveler, today: date) -> DocumentReading:
    """Return what a list says of a traveler's document; no check digit guards it.

    Args:
        traveler: As listed.
        today: The date at this port; decides whether the document has expired.
    """
    listed = traveler.document
    document = TravelDocument(
        document_code=listed.code,
        issuing_state=state_key(listed.issuing_state),
        document_number="".join(char for char in listed.number if char.isalnum()),
        surname=traveler.surname,
        given_names=traveler.given_names,
        nationality=state_key(traveler.nationality),
        birth_date=traveler.birth_date,
        sex=traveler.sex,
        expiry_date=listed.expiry_date,
    )
    return DocumentReading(
        status=Status.READ if document.document_number else Status.PARTIAL,
        document=document,
        checks=(expiry_check(listed.expiry_date, today),),
    )

"""Matches that an officer found not to be this person: what is said for it, and when it holds."""

from datetime import datetime
from enum import StrEnum

from app.clock import parse_timestamp
from app.documents.reading import TravelDocument
from app.screening.identifiers import document_key
from app.screening.summary_types import Clearance


class ClearReason(StrEnum):
    """Why it is not this person, in one key."""

    FACE_DIFFERS = "face_differs"
    DATA_DIFFER = "data_differ"
    KNOWN_FALSE_MATCH = "known_false_match"
    """A namesake, told apart before."""


def covers(clearance: Clearance, document: TravelDocument, listing: str, now: datetime) -> bool:
    """Say whether a clearance still holds for this traveler and this version of the listing.

    Another document, another birth date or a newer version of the listing lapse it, and so does
    time: what was compared is then no longer what is there.
    """
    key = document_key(document.issuing_state, document.document_number)
    return (
        key is not None
        and key == document_key(clearance.issuing_state, clearance.document_number)
        and clearance.birth_date == document.birth_date.iso
        and clearance.listing == listing
        and now < parse_timestamp(clearance.until)
    )

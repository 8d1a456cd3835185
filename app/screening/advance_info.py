"""Advance information: what carriers said about a traveler before the traveler came."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.documents.payloads.paxlst_list import Journey, ListedTraveler
from app.documents.reading import TravelDocument
from app.documents.same_name import WrittenName, can_be_same
from app.screening.identifiers import state_key


class AdvanceAction(StrEnum):
    """What an officer decided ahead to do about somebody who is announced."""

    MEET = "meet"
    """Somebody waits for the traveler at the gate, the pier or the platform."""
    REFER = "refer"
    CLEARED = "cleared"
    """Looked at ahead: nothing about it needs the booth."""


MITIGATING = frozenset({AdvanceAction.MEET, AdvanceAction.REFER})
"""What counts as a mitigating action before arrival; looking and clearing is none."""


class MatchedBy(StrEnum):
    """How a traveler was found among those who were announced."""

    DOCUMENT = "document"
    NAME = "name"
    """By name and date of birth only: the weaker way."""


@dataclass(frozen=True, slots=True)
class SetAction:
    """An action that was set, by whom and when.

    Attributes:
        officer: Badge and name.
        at: RFC 3339.
    """

    action: AdvanceAction
    reason: str
    officer: str
    at: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """One traveler of one list, as a carrier announced them.

    Attributes:
        received_at: When the list came, RFC 3339.
        action: What was set last for this traveler; None for nothing.
    """

    journey: Journey
    traveler: ListedTraveler
    received_at: str
    action: SetAction | None = None


@dataclass(frozen=True, slots=True)
class AdvanceAnswer:
    """What the port's lists answered about one traveler.

    Attributes:
        candidates: Everybody announced these days with the same document number or birth date.
        inspected: The flight, ship or train that is inspected, as the lists call it, where a whole
            list of it is here; empty where it is not known or none came.
    """

    candidates: tuple[Announcement, ...] = ()
    inspected: str = ""


@dataclass(frozen=True, slots=True)
class FoundAhead:
    """The announcement that is this traveler's, and how it was found."""

    announcement: Announcement
    by: MatchedBy


def journey_label(journey: Journey) -> str:
    """Return what officers call it: the flight, the ship with its voyage, the train."""
    if journey.vessel and journey.vessel != journey.number:
        return f"{journey.vessel} {journey.number}"
    return journey.number


def bare_number(number: str) -> str:
    """Return a document number as it is compared: letters and digits only."""
    return "".join(char for char in number.upper() if char.isalnum())


def find_announced(
    document: TravelDocument, answer: AdvanceAnswer, now: datetime
) -> FoundAhead | None:
    """Return this traveler's announcement: by document, else by name and date of birth.

    Of several (a change of planes, a crew's next flight) the one of what is inspected counts, then
    one with an action, then the one due nearest.

    Args:
        document: What the traveler presents.
        answer: What the lists answered.
        now: With the zone of this port, in which lists give their times.
    """
    found = [
        FoundAhead(one, by)
        for one in answer.candidates
        if (by := _matched(document, one.traveler)) is not None
    ]
    return min(found, key=lambda one: _rank(one, answer.inspected, now), default=None)


def has_same_name(document: TravelDocument, traveler: ListedTraveler) -> bool:
    """Say whether both names can be writings of one, given names left out and titles aside."""
    return can_be_same(
        WrittenName(document.surname, document.given_names, document.names_truncated),
        WrittenName(traveler.surname, traveler.given_names, titled=True),
        words_may_lack=True,
    )


def keys_of(traveler: ListedTraveler) -> frozenset[tuple[str, ...]]:
    """Return what makes a traveler of one journey the same in another list of it.

    Two entries are one person where any key is the same: a corrected list may name a new passport,
    or spell a name anew.
    """
    number = bare_number(traveler.document.number)
    keys = {("document", number)} if number else set()
    name = (traveler.surname, traveler.given_names, traveler.birth_date.iso)
    return frozenset(keys | ({("name", *name)} if any(name[:2]) else set()))


def _matched(document: TravelDocument, traveler: ListedTraveler) -> MatchedBy | None:
    if any(
        _is_same_document(document, each.number, each.issuing_state, traveler)
        for each in traveler.documents
    ):
        return MatchedBy.DOCUMENT
    born = document.birth_date
    if born.complete and born == traveler.birth_date and has_same_name(document, traveler):
        return MatchedBy.NAME
    return None


def _is_same_document(
    document: TravelDocument, number: str, issuer: str, traveler: ListedTraveler
) -> bool:
    """Compare number and issuer; a list that leaves the issuer out must have the birth date."""
    ours = bare_number(document.document_number)
    if not ours or ours != bare_number(number):
        return False
    if issuer:
        return state_key(issuer) == state_key(document.issuing_state)
    return document.birth_date.complete and document.birth_date == traveler.birth_date


def _rank(
    found: FoundAhead, inspected: str, now: datetime
) -> tuple[bool, bool, bool, float, str, str]:
    said = found.announcement
    label = journey_label(said.journey)
    due = datetime.fromisoformat(said.journey.due) if said.journey.due else None
    far = abs((now.replace(tzinfo=None) - due).total_seconds()) if due else float("inf")
    return (
        bool(inspected) and label != inspected,
        found.by is not MatchedBy.DOCUMENT,
        said.action is None,
        far,
        label,
        said.received_at,
    )

"""Whose document was just read: of somebody who is here, of the next person, or of nobody yet."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.documents.reading import DocumentReading, TravelDocument
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.screening.identity import Identity
from app.screening.summary_types import Who
from app.ui.primary.same_traveler import is_another_traveler, is_same_document


class Whose(StrEnum):
    """What to do with a document."""

    SCREEN = "screen"
    """Ask about its traveler: the person named, or a new one."""
    HERE_ALREADY = "here_already"
    """It is of somebody who was read already: show that card, add nobody."""
    DECIDED_ALREADY = "decided_already"
    """It is of somebody of this encounter who is decided: nothing changes."""
    HOLD = "hold"
    """Of the next traveler: it waits until those before are decided."""
    NOTHING = "nothing"
    """Nothing could be read, and nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a document goes.

    Attributes:
        person: Whose it is; None for somebody new.
    """

    whose: Whose
    person: UUID | None = None


def whose_document(
    party: Party | None,
    selected: UUID | None,
    reading: DocumentReading,
    *,
    together: bool,
    awaited: bool = False,
) -> Placement:
    """Say whose document this is.

    Args:
        party: Who is at the booth.
        selected: Whose card is shown, or which place is selected.
        reading: What the document says.
        together: The mode puts whoever is read next into the same vehicle.
        awaited: The officer chose the selected person by hand, to read a document for them.
    """
    if party is None or not party.people or party.closed:
        return Placement(Whose.SCREEN)
    here = party.person(selected)
    if here is not None and here.decision is not None:
        here = None
    document = reading.document
    shown = _shower_of(party, document) if document else None
    if shown is not None:
        return _of_somebody(shown, here)
    if document is not None and (owner := _owner_of_second(party, here, reading)):
        return Placement(Whose.SCREEN, owner.id)
    if here is not None and _wants_document(here, awaited=awaited):
        return Placement(Whose.SCREEN, here.id)
    if party.expected is not None:
        return Placement(Whose.SCREEN, party.expected.id)
    if document is None:
        return Placement(Whose.NOTHING)
    return Placement(Whose.SCREEN if together else Whose.HOLD)


def _of_somebody(owner: Encounter, here: Encounter | None) -> Placement:
    """Place a document that its traveler has shown already."""
    if owner.decision is not None:
        return Placement(Whose.DECIDED_ALREADY, owner.id)
    doubtful = owner.summary is not None and owner.summary.needs_confirmation
    if doubtful or owner is here:
        return Placement(Whose.SCREEN, owner.id)
    return Placement(Whose.HERE_ALREADY, owner.id)


def _shower_of(party: Party, document: TravelDocument) -> Encounter | None:
    """Return who of the party showed exactly this document."""
    for person in party.people:
        who = person.summary.who if person.summary else None
        if who is not None and is_same_document(who, document):
            return person
    return None


def _owner_of_second(
    party: Party, here: Encounter | None, reading: DocumentReading
) -> Encounter | None:
    """Return whose second document this is: of the traveler on the card, or of another one."""
    assert reading.document is not None
    summary = here.summary if here else None
    if summary is not None and summary.who and not is_another_traveler(summary, reading):
        return here
    for person in party.open:
        who = person.summary.who if person.summary else None
        if who is not None and _particulars(who) == _particulars(reading.document):
            return person
    return None


def _particulars(known: Who | TravelDocument) -> tuple[str, str, str]:
    return known.surname, known.given_names, known.birth_date.iso


def _wants_document(person: Encounter, *, awaited: bool) -> bool:
    """Say whether a person still lacks a document: a place, or one whose page gave nothing."""
    if person.summary is None:
        return True
    if person.summary.who is not None:
        return False
    # Whoever was marked without document is known so, unless the officer comes back to them.
    return awaited or person.identity in (Identity.READ, Identity.ENTERED)

"""Whom the card shows, whom F6 lets go, and what may be said of a person in the list."""

from dataclasses import dataclass
from uuid import UUID

from app.encounters.encounter import Encounter
from app.encounters.party import MOST_PEOPLE, Party
from app.screening.summary_types import VERDICT_ORDER


def whom_to_show(
    party: Party, fresh: UUID | None = None, chosen: UUID | None = None
) -> UUID | None:
    """Return whose card to show after something was recorded.

    Args:
        party: As it has become.
        fresh: Who was just read or marked: shown unless somebody else has a graver card.
        chosen: Whom the officer selected by hand; stays while nothing is decided about them.
    """
    picked = party.person(chosen)
    if picked is not None and picked.decision is None:
        return picked.id
    worst, new = party.worst, party.person(fresh)
    if worst is None or new is None or new.decision is not None:
        return worst.id if worst else None
    graver = worst.summary is not None and _gravity(worst) > _gravity(new)
    return worst.id if graver else new.id


def admitted_by_one_key(party: Party | None, selected: UUID | None) -> tuple[UUID, ...]:
    """Return whom F6 lets go: everybody where none needs attention, else the one on the card."""
    person = party.person(selected) if party else None
    if party is None or person is None:
        return ()
    if party.all_may_go and person.decision is None:
        return tuple(each.id for each in party.open)
    return (person.id,)


@dataclass(frozen=True, slots=True)
class PersonActions:
    """What the keys of the list do for the row that is marked.

    Attributes:
        may_mark: Say how the person is known without a document, or leave them unread.
        may_enter: Enter the document by hand.
        may_remove: Take the place away.
        may_add: Add a place.
    """

    may_mark: bool
    may_enter: bool
    may_remove: bool
    may_add: bool


def person_actions(party: Party | None, person: Encounter | None) -> PersonActions:
    """Return what may be done with `person`; None is somebody who is not in the list yet."""
    room = party is None or len(party.people) < MOST_PEOPLE
    if person is None:
        return PersonActions(may_mark=room, may_enter=room, may_remove=False, may_add=room)
    nameless = person.summary is None or person.summary.who is None
    open_ = nameless and person.decision is None
    return PersonActions(
        may_mark=open_, may_enter=open_, may_remove=person.summary is None, may_add=room
    )


def _gravity(person: Encounter) -> int:
    return VERDICT_ORDER.index(person.summary.verdict) if person.summary else 0

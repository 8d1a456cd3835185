"""What the officer has seen of the people at the booth: marks that no record may take away."""

from app.encounters.party import Party
from app.screening.summary_types import Verdict


def with_marks(party: Party, before: Party | None) -> Party:
    """Return `party` with what was seen meanwhile: a record began before somebody's card was there.

    A card that has changed must be seen again, and so must one whose decision was taken back.
    """
    for person in party.people:
        old = before.person(person.id) if before else None
        if old is None or old.decision is not None or old.summary is not person.summary:
            continue
        if old.painted_ns:
            party = party.with_person(person.painted(old.painted_ns))
        if old.deciding_ns:
            seen = party.person(person.id)
            assert seen is not None
            party = party.with_person(seen.deciding(old.deciding_ns))
    return party


def routine_seen(party: Party, mono_ns: int) -> Party:
    """Note that everybody's verdict was on the screen: enough for those who are routine.

    Whoever needs attention, or has a check open, counts as seen only with their own card.
    """
    for person in party.open:
        summary = person.summary
        if summary is None or summary.needs_confirmation or summary.verdict is not Verdict.ROUTINE:
            continue
        party = party.with_person(person.painted(mono_ns))
    return party

"""The people of one encounter: who stands or sits there together, and what they came in."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.documents.reading import PartialDate, TravelDocument
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.declaration import Declaration
from app.encounters.encounter import Encounter, not_yet
from app.encounters.referral import Decision
from app.screening.birth_dates import age_at, oldest_age_at
from app.screening.identity import Identity, SeenReason
from app.screening.person_facts import ADULT
from app.screening.summary_types import VERDICT_ORDER, Verdict

MOST_PEOPLE = 80
"""A coach; more at one booth is a mistake."""


@dataclass(frozen=True, slots=True)
class Party:
    """Everyone of one encounter, in the order in which they came up; a new value after every step.

    Attributes:
        id: Random; the subject of what is said about all of them together.
        people: One `Encounter` each; one without summary is a place whose person is still unread.
        declaration: What they declared together; None while nobody asked.
    """

    id: UUID
    people: tuple[Encounter, ...] = ()
    conveyance: Conveyance = NOTHING_ENTERED
    declaration: Declaration | None = None

    def person(self, encounter_id: UUID | None) -> Encounter | None:
        """Return somebody of this party, or None."""
        return next((person for person in self.people if person.id == encounter_id), None)

    def with_person(self, person: Encounter) -> "Party":
        """Put in `person`, in the place of the same person before or after everybody else."""
        if self.person(person.id) is None:
            return replace(self, people=(*self.people, person))
        people = tuple(person if each.id == person.id else each for each in self.people)
        return replace(self, people=people)

    def without(self, encounter_id: UUID) -> "Party":
        """Take away a place that was added by mistake; whoever was recorded stays."""
        people = tuple(
            person
            for person in self.people
            if person.id != encounter_id or person.summary is not None
        )
        return replace(self, people=people)

    @property
    def expected(self) -> Encounter | None:
        """The first place that waits for its person's document, or None."""
        return next((person for person in self.people if person.summary is None), None)

    def holder_of(self, document: TravelDocument) -> Encounter | None:
        """Return whoever of this party showed this very document already, or None."""
        return next((one for one in self.people if _shown_by(one, document)), None)

    @property
    def open(self) -> tuple[Encounter, ...]:
        """Everyone about whom nothing is decided yet."""
        return tuple(person for person in self.people if person.decision is None)

    @property
    def closed(self) -> bool:
        """Say whether everyone is decided."""
        return bool(self.people) and not self.open

    @property
    def worst(self) -> Encounter | None:
        """Of those still open, whom the officer should see first: the gravest card.

        A place that is still unread comes after every card that needs attention, and before those
        that are routine.
        """
        return min(self.open, key=_urgency, default=None)

    @property
    def all_may_go(self) -> bool:
        """Say whether one key may let everybody go: all are known, and none needs attention."""
        return len(self.open) > 1 and all(
            person.summary is not None
            and person.summary.verdict is Verdict.ROUTINE
            and person.identity is not Identity.UNREAD
            and not_yet(person, Decision.ADMIT) is None
            for person in self.open
        )

    def accompanied(self, today: date) -> bool | None:
        """Say whether an adult is among them; None while that cannot be known of somebody.

        Whoever went to secondary is not there any more, and a place is nobody before its person
        has come up.
        """
        here = (
            person
            for person in self.people
            if person.reading is not None and person.decision is not Decision.REFER
        )
        adults = {is_adult(person, today) for person in here}
        return True if True in adults else None if None in adults else False


def is_adult(person: Encounter, today: date) -> bool | None:
    """Say whether somebody is grown up; None where the known parts of the birth date leave it open.

    Whoever may be of age is no minor, and whoever may be a minor accompanies nobody.
    """
    if person.identity is Identity.SEEN and person.reason == SeenReason.INFANT:
        return False
    document = person.reading.document if person.reading else None
    if document is None or document.birth_date.year is None:
        return None
    born = document.birth_date
    youngest = age_at(PartialDate(born.year, born.month or 12, born.day or 31), today)
    if youngest is not None and youngest >= ADULT:
        return True
    oldest = oldest_age_at(born, today)
    return False if oldest is not None and oldest < ADULT else None


def _shown_by(person: Encounter, document: TravelDocument) -> bool:
    shown = person.reading.document if person.reading else None
    return (
        shown is not None
        and bool(document.document_number)
        and (shown.issuing_state, shown.document_number, shown.birth_date)
        == (document.issuing_state, document.document_number, document.birth_date)
    )


def _urgency(person: Encounter) -> tuple[int, bool]:
    verdict = person.summary.verdict if person.summary else Verdict.ATTENTION
    return -VERDICT_ORDER.index(verdict), person.summary is None

"""The people of one encounter in words: the strip under the document, and the list behind F4."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Mode
from app.encounters.conveyance import Conveyance
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.identity import Identity, SeenReason
from app.screening.summary_types import Verdict, Who
from app.ui.widgets.mark import Mark
from app.ui.words.people import document_words, name_words
from app.ui.words.sentences import apart, dotted

translate = QCoreApplication.translate

_VERDICTS = {
    Verdict.ROUTINE: (Mark.CLEAR, QT_TRANSLATE_NOOP("People", "routine")),
    Verdict.ATTENTION: (Mark.ATTENTION, QT_TRANSLATE_NOOP("People", "attention")),
    Verdict.REFER: (Mark.REFER, QT_TRANSLATE_NOOP("People", "refer")),
}
# Whole phrases: other languages do not build them from two words in this order.
_CARRIED_BY = {
    Mode.AIR: QT_TRANSLATE_NOOP("People", "Flight {name}"),
    Mode.LAND: QT_TRANSLATE_NOOP("People", "Vehicle {name}"),
    Mode.PEDESTRIAN: QT_TRANSLATE_NOOP("People", "Vehicle {name}"),
    Mode.SEA: QT_TRANSLATE_NOOP("People", "Vessel {name}"),
    Mode.RAIL: QT_TRANSLATE_NOOP("People", "Train {name}"),
    Mode.CARGO: QT_TRANSLATE_NOOP("People", "Truck {name}"),
}
_TOGETHER = {
    Mode.LAND: QT_TRANSLATE_NOOP("People", "In this vehicle"),
    Mode.CARGO: QT_TRANSLATE_NOOP("People", "In this truck"),
}
_WITH_ONE = {
    Mode.LAND: QT_TRANSLATE_NOOP("People", "With one other in this vehicle"),
    Mode.CARGO: QT_TRANSLATE_NOOP("People", "With one other in this truck"),
}
_WITH_ONE_ELSEWHERE = QT_TRANSLATE_NOOP("People", "With one other")
_NAMELESS = {
    Identity.READ: QT_TRANSLATE_NOOP("People", "Not readable"),
    Identity.ENTERED: QT_TRANSLATE_NOOP("People", "Not readable"),
    Identity.UNREAD: QT_TRANSLATE_NOOP("People", "Unread"),
}
_SEEN = {
    SeenReason.CITIZEN: QT_TRANSLATE_NOOP("People", "Citizen"),
    SeenReason.INFANT: QT_TRANSLATE_NOOP("People", "Infant"),
}
_KNOWN_BY = {
    Identity.READ: QT_TRANSLATE_NOOP("People", "read"),
    Identity.ENTERED: QT_TRANSLATE_NOOP("People", "by hand"),
    Identity.UNREAD: QT_TRANSLATE_NOOP("People", "left unread"),
}
_SEEN_BY = {
    SeenReason.CITIZEN: QT_TRANSLATE_NOOP("People", "by declaration"),
    SeenReason.INFANT: QT_TRANSLATE_NOOP("People", "seen"),
}
_DECIDED = {
    Decision.ADMIT: (Mark.PASSED, QT_TRANSLATE_NOOP("People", "admitted")),
    Decision.REFER: (Mark.REFER, QT_TRANSLATE_NOOP("People", "to secondary")),
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the encounter.

    Attributes:
        mark: Shape of the verdict; once decided, of the decision.
        short: The surname as it fits a chip, `Eriksson`, or what is said in its place.
        initial: `A.`, which tells a family apart where the surname must be cut; empty without one.
        name: The whole name, or what is said in its place.
        document: Kind and number of the document; empty without one.
        verdict: The word that goes with the shape; empty once decided, and before there is one.
        state: How the person is known, what is awaited, or what was decided.
        waits: A place whose person was not read or marked yet.
        selected: Whose card is shown.
    """

    id: UUID
    mark: Mark
    short: str
    initial: str
    name: str
    document: str
    verdict: str
    state: str
    waits: bool
    selected: bool

    @property
    def spoken(self) -> str:
        """All of it, for those who do not see it."""
        return ", ".join(part for part in (self.name, self.verdict, self.state) if part)


@dataclass(frozen=True, slots=True)
class PeopleStrip:
    """What stands under the document."""

    header: str
    people: tuple[PersonLine, ...]


class _Counted:
    """Words with a number in them; a class, because lupdate finds plurals in `self.tr` only."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Translate in the context of this class."""
        return translate("_Counted", text, comment, n)

    def people(self, n: int) -> str:
        return self.tr("%n people", "two or more", n)

    def with_others(self, n: int, mode: Mode) -> str:
        match mode:
            case Mode.LAND:
                return self.tr("With %n others in this vehicle", "two or more", n)
            case Mode.CARGO:
                return self.tr("With %n others in this truck", "two or more", n)
            case _:
                return self.tr("With %n others", "two or more who travel together", n)


_counted = _Counted()


def people_words(count: int) -> str:
    """Return `3 people`, `one person`, or that nobody is there yet."""
    if count > 1:
        return _counted.people(count)
    if count == 1:
        return translate("People", "one person")
    return translate("People", "nobody read yet")


def carried_words(conveyance: Conveyance, mode: Mode) -> str:
    """Return `Vehicle UTO 7KX204`, as the mode calls what carries people; empty for nothing."""
    if not conveyance.label:
        return ""
    return translate("People", _CARRIED_BY[mode]).format(name=apart(conveyance.label))


def together_words(mode: Mode) -> str:
    """Return what people without a name for what carries them are: in a vehicle, or together."""
    together = QT_TRANSLATE_NOOP("People", "Travelers together")
    return translate("People", _TOGETHER.get(mode, together))


def company_words(party: Party | None, selected: UUID | None, mode: Mode) -> str:
    """Return how many came with whoever is on the card; empty for somebody who came alone."""
    here = party.people if party else ()
    others = sum(person.id != selected for person in here)
    if others == len(here) or not others:
        return ""
    if others == 1:
        return translate("People", _WITH_ONE.get(mode, _WITH_ONE_ELSEWHERE))
    return _counted.with_others(others, mode)


def people_strip(party: Party | None, selected: UUID | None, mode: Mode) -> PeopleStrip | None:
    """Return the strip; None for a traveler who comes alone with nothing around them."""
    if party is None or (len(party.people) < 2 and not party.conveyance.label):
        return None
    carried = carried_words(party.conveyance, mode) or together_words(mode)
    header = dotted(carried, people_words(len(party.people)))
    return PeopleStrip(header, people_lines(party, selected))


def people_lines(party: Party | None, selected: UUID | None) -> tuple[PersonLine, ...]:
    """Return a line for everyone of `party`, in the order in which they came up."""
    people = party.people if party else ()
    return tuple(_line(person, selected) for person in people)


def person_words(person: Encounter) -> str:
    """Return who somebody is: the name, or what is said in its place."""
    who = _who(person)
    if who is not None:
        return name_words(who.surname, who.given_names) or translate("People", "No name")
    if person.summary is None:
        return translate("People", "Unread")
    if person.identity is Identity.SEEN:
        return translate("People", _SEEN[SeenReason(person.reason)])
    return translate("People", _NAMELESS[person.identity])


def _line(person: Encounter, selected: UUID | None) -> PersonLine:
    who = _who(person)
    mark, verdict = Mark.ATTENTION, ""
    if person.summary is not None:
        mark, verdict = _VERDICTS[person.summary.verdict]
    if person.decision is not None:
        mark, state = _DECIDED[person.decision]
        verdict = ""
    elif person.summary is None:
        state = QT_TRANSLATE_NOOP("People", "scan, or mark")
    elif person.identity is Identity.SEEN:
        state = _SEEN_BY[SeenReason(person.reason)]
    else:
        state = _KNOWN_BY[person.identity]
    return PersonLine(
        id=person.id,
        mark=mark,
        short=apart(who.surname.title()) if who and who.surname else person_words(person),
        initial=apart(f"{who.given_names[:1]}.") if who and who.surname and who.given_names else "",
        name=person_words(person),
        document=f"{document_words(who.document_code)} {apart(who.document_number)}" if who else "",
        verdict=translate("People", verdict) if verdict else "",
        state=translate("People", state),
        waits=person.summary is None,
        selected=person.id == selected,
    )


def _who(person: Encounter) -> Who | None:
    return person.summary.who if person.summary else None

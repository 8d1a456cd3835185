"""What F5 offers to enter, and what of it stands there already."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Mode, Post
from app.encounters.conveyance import FIELDS, NOTHING_ENTERED, TOGETHER, Conveyance
from app.encounters.encounter import Encounter, nobody_known
from app.encounters.party import Party
from app.problems import QT_TRANSLATE_NOOP
from app.ui.primary.declaration_lines import declaration_words
from app.ui.primary.people_lines import carried_words, people_words
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.words.sentences import apart, dotted

translate = QCoreApplication.translate


class Entry(StrEnum):
    """What can be entered; each has the same key in every mode."""

    DECLARATION = "declaration"
    CONVEYANCE = "conveyance"
    DOCUMENT = "document"
    BOARDING_PASS = "boarding_pass"  # noqa: S105 - a paper, not a secret
    LET_WAIT = "let_wait"
    REDRESS = "redress"


ENTRY_KEYS = dict(zip(Entry, (*EVIDENCE, Key.CHOICE_6), strict=True))
_CONVEYANCES = {
    Mode.AIR: QT_TRANSLATE_NOOP("Entry", "Flight and seat"),
    Mode.LAND: QT_TRANSLATE_NOOP("Entry", "Plate"),
    Mode.SEA: QT_TRANSLATE_NOOP("Entry", "Vessel and cabin"),
    Mode.RAIL: QT_TRANSLATE_NOOP("Entry", "Train and coach"),
    Mode.CARGO: QT_TRANSLATE_NOOP("Entry", "Plate, container and seal"),
}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One thing to enter.

    Attributes:
        key: Chooses it at once.
        detail: What was entered already, or what it is for.
        done: Something stands there already.
    """

    entry: Entry
    key: Key
    title: str
    detail: str
    done: bool = False


def entry_lines(post: Post, party: Party | None, person: Encounter | None) -> tuple[EntryLine, ...]:
    """Return what can be entered at this post, the most used first.

    Args:
        post: Decides by mode and direction.
        party: Who is at the booth.
        person: Whose card is shown.
    """
    conveyance = party.conveyance if party else NOTHING_ENTERED
    offered = [
        _line(
            Entry.DECLARATION,
            translate("Entry", "Declaration"),
            _declared(party, post),
            done=party is not None and party.declaration is not None,
        )
    ]
    if FIELDS[post.mode]:
        title = translate("Entry", _CONVEYANCES[post.mode])
        words, done = _carried(conveyance, post.mode), conveyance != NOTHING_ENTERED
        offered.append(_line(Entry.CONVEYANCE, title, words, done=done))
    title = translate("Entry", "Document by hand")
    offered.append(_line(Entry.DOCUMENT, title, _document(person)))
    if post.mode is Mode.AIR:
        title, shown = translate("Entry", "Boarding pass"), _shows_pass(person)
        offered.append(_line(Entry.BOARDING_PASS, title, _boarding_pass(shown=shown), done=shown))
    if post.mode in TOGETHER:
        title = translate("Entry", "Let them wait in line")
        offered.append(_line(Entry.LET_WAIT, title, _waiting(party, post.mode)))
    stated = person.redress if person else ""
    title = translate("Entry", "Redress number")
    offered.append(_line(Entry.REDRESS, title, _redress(stated), done=bool(stated)))
    return tuple(offered)


def _line(entry: Entry, title: str, detail: str, *, done: bool = False) -> EntryLine:
    return EntryLine(entry, ENTRY_KEYS[entry], title, detail, done)


def _declared(party: Party | None, post: Post) -> str:
    if party is None or not party.people:
        return translate("Entry", "read a document first")
    if party.declaration is None:
        return translate("Entry", "nothing asked yet")
    return declaration_words(party.declaration, post.direction)


def _carried(conveyance: Conveyance, mode: Mode) -> str:
    parts = (carried_words(conveyance, mode), conveyance.place, conveyance.seal)
    return dotted(*parts) or translate("Entry", "not entered yet")


def _document(person: Encounter | None) -> str:
    if person is not None and person.summary is not None and nobody_known(person):
        return translate("Entry", "for the page that could not be read")
    return translate("Entry", "no zone, damaged, or the reader failed")


def _shows_pass(person: Encounter | None) -> bool:
    return person is not None and bool(person.boarding_pass)


def _boarding_pass(*, shown: bool) -> str:
    if shown:
        return translate("Entry", "shown; another one takes its place")
    return translate("Entry", "type it, or let the reader do it")


def _redress(stated: str) -> str:
    if stated:
        return translate("Entry", "{number} stated; another one takes its place").format(
            number=apart(stated)
        )
    return translate("Entry", "if the traveler says that it is a mistake")


def _waiting(party: Party | None, mode: Mode) -> str:
    read = [person for person in party.open if person.summary] if party else []
    if party is None or not read:
        return translate("Entry", "read a document first")
    carried = carried_words(party.conveyance, mode)
    if not carried:
        return translate("Entry", "enter the plate first")
    return dotted(carried, people_words(len(read)))

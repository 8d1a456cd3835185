"""Journeys and announced travelers in words, a row each."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.documents.payloads.paxlst_list import ListedTraveler, PaxlstWarning, TravelerKind
from app.duty.officers import Mode
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.advance_info import AdvanceAction, SetAction
from app.screening.summary_types import Verdict
from app.services.advance_views import AheadState, AnnouncedRow, JourneyFile, JourneyRow
from app.ui.card.facts import fact_title
from app.ui.widgets.mark import Mark
from app.ui.words.crossings import count_words, crossed_name, decision_words, verdict_words
from app.ui.words.sentences import apart, capital, dotted, sentences
from app.ui.words.times import date_words, moment_words

translate = QCoreApplication.translate

JOURNEY_HEADINGS = (
    QT_TRANSLATE_NOOP("Arrivals", "Due"),
    QT_TRANSLATE_NOOP("Arrivals", "Flight, ship or train"),
    QT_TRANSLATE_NOOP("Arrivals", "From"),
    QT_TRANSLATE_NOOP("Arrivals", "Travelers"),
    QT_TRANSLATE_NOOP("Arrivals", "Needing attention"),
    QT_TRANSLATE_NOOP("Arrivals", "Actions"),
    QT_TRANSLATE_NOOP("Arrivals", "List"),
)
TRAVELER_HEADINGS = (
    QT_TRANSLATE_NOOP("Arrivals", "Card"),
    QT_TRANSLATE_NOOP("Arrivals", "Traveler"),
    QT_TRANSLATE_NOOP("Arrivals", "First fact"),
    QT_TRANSLATE_NOOP("Arrivals", "Action"),
    QT_TRANSLATE_NOOP("Arrivals", "State"),
)
_MODES = {
    Mode.AIR: QT_TRANSLATE_NOOP("Arrivals", "flight"),
    Mode.SEA: QT_TRANSLATE_NOOP("Arrivals", "ship"),
    Mode.RAIL: QT_TRANSLATE_NOOP("Arrivals", "train"),
}
_ACTIONS = {
    AdvanceAction.MEET: QT_TRANSLATE_NOOP("Arrivals", "meet"),
    AdvanceAction.REFER: QT_TRANSLATE_NOOP("Arrivals", "refer"),
    AdvanceAction.CLEARED: QT_TRANSLATE_NOOP("Arrivals", "cleared"),
}
_ACTION_MARKS = {
    AdvanceAction.MEET: Mark.ATTENTION,
    AdvanceAction.REFER: Mark.REFER,
    AdvanceAction.CLEARED: Mark.PASSED,
}
_STATES = {
    AheadState.EXPECTED: QT_TRANSLATE_NOOP("Arrivals", "expected"),
    AheadState.SEEN: QT_TRANSLATE_NOOP("Arrivals", "seen at the booth"),
    AheadState.DECIDED: QT_TRANSLATE_NOOP("Arrivals", "decided"),
}
_WARNINGS = {
    PaxlstWarning.NOT_CLOSED: QT_TRANSLATE_NOOP("Arrivals", "the list breaks off"),
    PaxlstWarning.COUNT_DIFFERS: QT_TRANSLATE_NOOP("Arrivals", "its own count differs"),
    PaxlstWarning.SEGMENT_UNKNOWN: QT_TRANSLATE_NOOP("Arrivals", "parts were not understood"),
    PaxlstWarning.DATE_UNREADABLE: QT_TRANSLATE_NOOP("Arrivals", "dates cannot be read"),
    PaxlstWarning.NAME_MISSING: QT_TRANSLATE_NOOP("Arrivals", "names are missing"),
    PaxlstWarning.DOCUMENT_MISSING: QT_TRANSLATE_NOOP("Arrivals", "document numbers are missing"),
    PaxlstWarning.TIME_MISSING: QT_TRANSLATE_NOOP("Arrivals", "no time due"),
    PaxlstWarning.TEXT_CUT: QT_TRANSLATE_NOOP("Arrivals", "texts were too long"),
    PaxlstWarning.NAMED_TWICE: QT_TRANSLATE_NOOP("Arrivals", "somebody was named twice"),
    PaxlstWarning.MESSAGE_LEFT_OUT: QT_TRANSLATE_NOOP("Arrivals", "other messages were left out"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; the mark stands before the words."""

    words: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is about, its cells, and the text it is found by."""

    key: object
    cells: tuple[Cell, ...]
    found_by: str

    @property
    def spoken(self) -> str:
        """The whole row, for those who do not see it."""
        return ", ".join(cell.words for cell in self.cells if cell.words)


def journey_line(row: JourneyRow, now: datetime) -> Line:
    """Return the line of a flight, ship or train."""
    mode = translate("Arrivals", _MODES.get(row.journey.mode, ""))
    attention = translate("Arrivals", "being screened")
    mark = Mark.NOT_DONE
    if row.screened:
        attention = count_words(row.attention)
        mark = Mark.ATTENTION if row.attention else Mark.PASSED
    doubtful = bool(row.warnings) or not row.whole
    return Line(
        row.id,
        (
            Cell(due_words(row.journey.due, now)),
            Cell(dotted(apart(row.label), mode)),
            Cell(apart(row.journey.origin)),
            Cell(count_words(row.travelers)),
            Cell(attention, mark),
            Cell(count_words(row.actions) if row.actions else ""),
            Cell(_list_words(row), Mark.ATTENTION if doubtful else None),
        ),
        " ".join((row.label, row.journey.number, row.journey.vessel, row.journey.origin)).upper(),
    )


def traveler_line(row: AnnouncedRow, now: datetime) -> Line:
    """Return the line of a traveler."""
    traveler = row.traveler
    verdict = Cell(translate("Arrivals", "Not screened yet"), Mark.NOT_DONE)
    if row.verdict is not None:
        mark, words = verdict_words(row.verdict)
        verdict = Cell(capital(words), mark)
    action = Cell("")
    if row.action is not None:
        action = Cell(action_words(row.action.action), _ACTION_MARKS[row.action.action])
    kind = translate("Arrivals", "crew") if traveler.kind is TravelerKind.CREW else ""
    return Line(
        row.place,
        (
            verdict,
            Cell(dotted(crossed_name(traveler.surname, traveler.given_names), kind)),
            Cell(fact_title(row.facts[0], now) if row.facts else ""),
            action,
            Cell(*_state(row)),
        ),
        _found_by(traveler),
    )


def title_words(file: JourneyFile, now: datetime) -> str:
    """Return what stands over the travelers: flight, way, time, how many."""
    journey = file.row.journey
    way = " – ".join(part for part in (journey.origin, journey.destination) if part)
    return dotted(file.row.label, way, due_words(journey.due, now))


def notes_words(row: JourneyRow) -> str:
    """Return what is odd about the lists of a journey; empty for nothing."""
    parts = [translate("Arrivals", _WARNINGS[warning]) for warning in row.warnings]
    if not row.whole:
        parts.insert(0, translate("Arrivals", "a part of the list is missing"))
    return sentences(capital(", ".join(parts))) if parts else ""


def due_words(due: str, now: datetime) -> str:
    """Return the local time at which a journey is due."""
    if not due:
        return translate("Arrivals", "not said")
    return moment_words(datetime.fromisoformat(due).astimezone().isoformat(), now)


def action_words(action: AdvanceAction) -> str:
    """Return an action as one word."""
    return capital(translate("Arrivals", _ACTIONS[action]))


def set_words(action: SetAction, now: datetime) -> str:
    """Return what was set, by whom, when and why."""
    said = translate("Arrivals", "{action}: {reason}").format(
        action=action_words(action.action), reason=action.reason
    )
    return dotted(said, action.officer, moment_words(action.at, now))


def detail_lines(row: AnnouncedRow) -> tuple[tuple[str, str], ...]:
    """Return what else a list says of a traveler: caption and value, where there is a value."""
    traveler = row.traveler
    document = traveler.document
    born = date_words(traveler.birth_date) if traveler.birth_date.year else ""
    lines = (
        (
            translate("Arrivals", "Document"),
            " ".join((document.issuing_state, document.number)).strip(),
        ),
        (translate("Arrivals", "Born"), born),
        (translate("Arrivals", "Nationality"), traveler.nationality),
        (translate("Arrivals", "Place of birth"), ", ".join(traveler.birth_place)),
        (translate("Arrivals", "Boards, leaves"), _way(traveler)),
        (translate("Arrivals", "Reservation"), traveler.locator),
        (translate("Arrivals", "Seat"), traveler.seat),
        (translate("Arrivals", "Valid until"), _expiry(traveler)),
    )
    return tuple(line for line in lines if line[1])


def _way(traveler: ListedTraveler) -> str:
    return " – ".join(part for part in (traveler.embarked, traveler.leaves) if part)


def _expiry(traveler: ListedTraveler) -> str:
    until = traveler.document.expiry_date
    return date_words(until) if until.complete else ""


def _state(row: AnnouncedRow) -> tuple[str, Mark | None]:
    words = capital(translate("Arrivals", _STATES[row.state]))
    if row.decision is not None:
        words = capital(decision_words(row.decision))
    mark = Mark.PASSED if row.decision is Decision.ADMIT else None
    return words, Mark.REFER if row.decision is Decision.REFER else mark


def _list_words(row: JourneyRow) -> str:
    if not row.whole:
        return translate("Arrivals", "Incomplete")
    return translate("Arrivals", "With remarks") if row.warnings else ""


def _found_by(traveler: ListedTraveler) -> str:
    numbers = [document.number for document in traveler.documents]
    texts = (traveler.surname, traveler.given_names, traveler.locator, traveler.seat, *numbers)
    return " ".join(texts).upper()


def is_urgent(row: AnnouncedRow) -> bool:
    """Say whether somebody needs attention and nobody has acted yet."""
    return row.verdict not in (None, Verdict.ROUTINE) and row.action is None

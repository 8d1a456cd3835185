"""What needs the supervisor, a line each: what, who and where, since when, the next step."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.review.exceptions import FASTEST_MS, Concern, ConcernKind, NextStep
from app.ui.widgets.mark import Mark
from app.ui.words.people import name_words
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import machine_words, moment_words, span_words, stopwatch_words

translate = QCoreApplication.translate

_STEPS = {
    NextStep.FIND_TRAVELER: QT_TRANSLATE_NOOP(
        "Concerns", "Find the traveler. F11 says on every desk that you are looking."
    ),
    NextStep.OPEN_RECORD: QT_TRANSLATE_NOOP("Concerns", "Look at the record, then review it."),
    NextStep.LIST_RECORDS: QT_TRANSLATE_NOOP("Concerns", "Look at these records."),
    NextStep.DECIDE_THERE: QT_TRANSLATE_NOOP(
        "Concerns", "It opens when an officer signs in to primary here. Have it decided."
    ),
    NextStep.ASK_LANE: QT_TRANSLATE_NOOP("Concerns", "Ask the lane what became of them."),
    NextStep.CHECK_LINK: QT_TRANSLATE_NOOP(
        "Concerns", "They are safe here, and work goes on. Check the network, or call support."
    ),
    NextStep.REMIND_OFFICER: QT_TRANSLATE_NOOP(
        "Concerns", "The note waits at the officer's next sign-in. Remind them."
    ),
}
_RECALLED = {
    Decision.ADMIT: QT_TRANSLATE_NOOP("Concerns", "Decision recalled after admit"),
    Decision.REFER: QT_TRANSLATE_NOOP("Concerns", "Decision recalled after referral"),
}
_INSTEAD = {
    Decision.ADMIT: QT_TRANSLATE_NOOP("Concerns", "admitted instead, {time} later"),
    Decision.REFER: QT_TRANSLATE_NOOP("Concerns", "referred instead, {time} later"),
}


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One row of the list.

    Attributes:
        word: What the mark means.
        detail: Who and where, then the next step, a line each.
        aside: For how long, and the clock time below.
        button: What its key does; empty where there is nothing to open.
        records: What it opens.
    """

    kind: ConcernKind
    mark: Mark
    word: str
    title: str
    detail: str
    aside: str
    button: str
    records: tuple[UUID, ...]


def concern_line(concern: Concern, now: datetime) -> ConcernLine:
    """Return the line of one concern; ages are those at `now`."""
    several = len(concern.records) > 1
    look = translate("Concerns", "List") if several else translate("Concerns", "Open")
    mark = Mark.REFER if concern.grave else Mark.ATTENTION
    grave, usual = translate("Concerns", "urgent"), translate("Concerns", "look at it")
    age = span_words((now - concern.since).total_seconds())
    since = moment_words(concern.since.isoformat(), now)
    return ConcernLine(
        kind=concern.kind,
        mark=mark,
        word=grave if concern.grave else usual,
        title=_title(concern, now),
        detail="\n".join(part for part in (_where(concern), _step(concern)) if part),
        aside=f"{age}\n{translate('Concerns', 'since {time}').format(time=since)}",
        button=look if concern.records else "",
        records=concern.records,
    )


def concern_title(concern: Concern, now: datetime) -> str:
    """Return what is the matter, without saying with whom: also for the report."""
    return _title(concern, now)


def _title(concern: Concern, now: datetime) -> str:
    match concern.kind:
        case ConcernKind.NOT_ARRIVED:
            return translate("Concerns", "Traveler has not arrived at secondary")
        case ConcernKind.UNDECIDED_AGAIN:
            return translate("Concerns", "Decision recalled, nothing decided since")
        case ConcernKind.RECALLED:
            assert concern.decision is not None
            return translate("Concerns", _RECALLED[concern.decision])
        case ConcernKind.LEFT_OPEN:
            return translate("Concerns", "Traveler left undecided at this booth")
        case ConcernKind.ABANDONED:
            return _counted.abandoned(concern.count)
        case ConcernKind.UNREAD:
            several = concern.count > 1
            return _counted.unread(concern.count) if several else _one_unread()
        case ConcernKind.TOO_FAST:
            words = _counted.fast(concern.count)
            return words.format(time=machine_words(FASTEST_MS, digits=0))
        case ConcernKind.WAITING:
            return _counted.waiting(concern.count)
        case ConcernKind.UNSENT:
            age = span_words((now - concern.since).total_seconds())
            return _counted.unsent(concern.count).format(time=age)
        case ConcernKind.UNANSWERED:
            return translate("Concerns", "Note on a returned record not read")


def _one_unread() -> str:
    return translate("Concerns", "One person unread")


def _where(concern: Concern) -> str:
    usual = translate("Concerns", "usually {time}")
    usual = usual.format(time=stopwatch_words(concern.usual_ms // 1000)) if concern.usual_ms else ""
    left = concern.lane
    if concern.kind is ConcernKind.NOT_ARRIVED:
        left = translate("Concerns", "sent from {lane}").format(lane=apart(concern.lane))
    officer = translate("Concerns", "officer {officer}").format(officer=apart(concern.officer))
    return dotted(
        name_words(concern.surname, concern.given_names),
        concern.label,
        left,
        officer if concern.officer else "",
        _instead(concern),
        usual,
    )


def _instead(concern: Concern) -> str:
    if concern.kind not in (ConcernKind.RECALLED, ConcernKind.UNDECIDED_AGAIN):
        return ""
    stood = stopwatch_words(concern.after_ms // 1000)
    if concern.then is None:
        return translate("Concerns", "taken back after {time}").format(time=stood)
    return translate("Concerns", _INSTEAD[concern.then]).format(time=stood)


def _step(concern: Concern) -> str:
    if concern.step is NextStep.AWAIT_FINDER:
        looking = translate("Concerns", "{officer} is looking for them.")
        return looking.format(officer=apart(concern.taken_by))
    return translate("Concerns", _STEPS[concern.step])


class _Counted:
    """A class, because lupdate finds plurals in `self.tr` only."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Translate in the context of this class."""
        return QCoreApplication.translate("_Counted", text, comment, n)

    def unread(self, n: int) -> str:
        return self.tr("%n people unread", "two or more who came together", n)

    def abandoned(self, n: int) -> str:
        return self.tr("%n left undecided at the end of a duty", "people", n)

    def fast(self, n: int) -> str:
        return self.tr("%n decided in under {time} from card to key", "travelers", n)

    def waiting(self, n: int) -> str:
        return self.tr("%n read in line and not taken up", "people who came together", n)

    def unsent(self, n: int) -> str:
        return self.tr("%n records unsent for {time}", "records of this station", n)


_counted = _Counted()

"""The shift in figures, as words: tiles, time account, tables."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLocale

from app.encounters.referral import ReferralClass
from app.review.measures import ShiftMeasures, Tally, TimeAccount
from app.services.shift_views import ShiftOverview
from app.ui.widgets.mark import Mark
from app.ui.words.codes import class_words
from app.ui.words.crossings import count_words
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import clock_words, machine_words, moment_words, stopwatch_words

translate = QCoreApplication.translate

_NONE = "–"
Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TileLine:
    """One figure over its words.

    Attributes:
        mark: Set where the figure itself needs a look.
    """

    value: str
    words: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One phase: its share of the bar in milliseconds, and its words."""

    ms: int
    words: str


@dataclass(frozen=True, slots=True)
class Freshness:
    """How much of the port this desk knows."""

    mark: Mark | None
    words: str


def period_words(overview: ShiftOverview, now: datetime) -> str:
    """Return the port and the period: `San Lorenzo · 06:21 to 14:21 · 9 lanes`."""
    span = translate("Shift", "{since} to {until}").format(
        since=moment_words(overview.since.isoformat(), now), until=clock_words(overview.until)
    )
    count = len(overview.measures.lanes)
    lanes = translate("Shift", "one lane") if count == 1 else _counted.lanes(count)
    return dotted(overview.port, span, lanes if count else "")


def freshness(overview: ShiftOverview, now: datetime) -> Freshness:
    """Say how far this desk knows its port: other desks' records come through the hub."""
    if overview.alone:
        return Freshness(Mark.NOT_DONE, translate("Shift", "This station only: it has no hub"))
    if overview.as_of is None:
        return Freshness(
            Mark.ATTENTION, translate("Shift", "Nothing has come from other desks yet")
        )
    as_of = moment_words(overview.as_of.isoformat(), now)
    words = translate("Shift", "Other desks as of {time}").format(time=as_of)
    late = (now - overview.as_of).total_seconds() > _LATE_S
    return Freshness(Mark.ATTENTION if late else None, words)


_LATE_S = 300


def tile_lines(measures: ShiftMeasures) -> tuple[TileLine, ...]:
    """Return the six tiles."""
    whole, secondary = measures.whole, measures.secondary
    total = secondary.total
    median = stopwatch_words(round(whole.median_ms / 1000)) if whole.travelers else _NONE
    machine = translate("Shift", "machine {time}").format(
        time=machine_words(whole.account.machine_ms)
    )
    missing = _counted.not_arrived(total.not_arrived) if total.not_arrived else ""
    return (
        TileLine(
            count_words(whole.travelers),
            dotted(_counted.travelers(whole.travelers), *_known(whole), *_ahead(measures)),
            Mark.ATTENTION if whole.unread else None,
        ),
        TileLine(
            median,
            dotted(translate("Shift", "median at primary"), machine if whole.travelers else ""),
        ),
        TileLine(
            count_words(total.sent),
            dotted(
                _counted.referrals(total.sent),
                translate("Shift", "{count} random").format(
                    count=count_words(secondary.by_class[ReferralClass.RANDOM].sent)
                ),
            ),
        ),
        TileLine(
            count_words(total.open),
            dotted(_counted.open_referrals(total.open), missing),
            Mark.REFER if total.not_arrived else None,
        ),
        TileLine(
            share_words(secondary.recorded, total.closed),
            dotted(
                translate("Shift", "secondaries with findings recorded"),
                _counted.none_after_partial(secondary.none_after_partial),
            ),
            Mark.ATTENTION if secondary.none_after_partial else None,
        ),
        TileLine(count_words(secondary.adverse), _counted.adverse(secondary.adverse)),
    )


def share_words(part: int, whole: int) -> str:
    """Return a share in percent, rounded down so that 100 % means all; a dash of nothing."""
    if not whole:
        return _NONE
    percent = QLocale().toString(100 * part // whole)
    return translate("Shift", "{percent} %").format(percent=percent)


def time_lines(account: TimeAccount) -> tuple[TimeLine, ...]:
    """Return the four phases of the average traveler, in their order."""
    phases = (
        (account.machine_ms, translate("Shift", "machine {time}")),
        (account.document_ms, translate("Shift", "document {time}")),
        (account.interview_ms, translate("Shift", "interview {time}")),
        (account.decision_ms, translate("Shift", "decision {time}")),
    )
    return tuple(TimeLine(ms, words.format(time=machine_words(ms))) for ms, words in phases)


def class_table(measures: ShiftMeasures) -> Table:
    """Return the referrals by class: words, sent, open, closed, found."""
    return tuple(
        (
            capital(class_words(each)),
            count_words(tally.sent),
            count_words(tally.open),
            count_words(tally.closed),
            count_words(tally.found),
        )
        for each, tally in measures.secondary.by_class.items()
    )


def lane_table(measures: ShiftMeasures) -> Table:
    """Return the lanes by name: travelers, unread, referred, median."""
    lanes = sorted(measures.lanes.items(), key=lambda each: _natural(each[0]))
    return tuple((lane, *figures_of(tally)) for lane, tally in lanes)


def officer_table(overview: ShiftOverview) -> Table:
    """Return the officers by badge: travelers, unread, referred, median."""
    named = (
        (officer_words(overview, officer), tally)
        for officer, tally in overview.measures.officers.items()
    )
    return tuple(
        (name, *figures_of(tally)) for name, tally in sorted(named, key=lambda one: one[0])
    )


def trial_table(measures: ShiftMeasures) -> Table:
    """Return the rules in shadow mode: which, on how many tried, for how many it would have fired.

    Of those that fire most first; a rule that never would is told as well.
    """
    ordered = sorted(
        measures.trials, key=lambda one: (-one.fired, one.pack, one.rule_id, one.version)
    )
    rows = tuple(
        (
            dotted(one.rule_id, f"{one.pack} {one.version}".rstrip()),
            count_words(one.fired),
            count_words(one.travelers),
        )
        for one in ordered
    )
    return rows or ((translate("Shift", "No rule was on trial"), _NONE, _NONE),)


def officer_words(overview: ShiftOverview, officer: UUID | None) -> str:
    """Return badge and name, or say that this desk was never told."""
    known = overview.officers.get(officer, "") if officer else ""
    return known or translate("Shift", "not known here")


def figures_of(tally: Tally) -> tuple[str, ...]:
    """Return travelers, unread, referred and median of a lane or an officer."""
    return (
        count_words(tally.travelers),
        count_words(tally.unread),
        count_words(tally.referred),
        stopwatch_words(round(tally.median_ms / 1000)),
    )


def _known(whole: Tally) -> tuple[str, ...]:
    ways = (
        (whole.read, translate("Shift", "{count} read")),
        (whole.entered, translate("Shift", "{count} by hand")),
        (whole.seen, translate("Shift", "{count} seen")),
        (whole.unread, translate("Shift", "{count} unread")),
    )
    return tuple(words.format(count=count_words(count)) for count, words in ways if count)


def _ahead(measures: ShiftMeasures) -> tuple[str, ...]:
    """Return the share with advance information and the mitigating actions, where there are any."""
    ahead, share = measures.ahead, ""
    if ahead.announced:
        share = translate("Shift", "{share} announced").format(
            share=share_words(ahead.announced, measures.whole.travelers)
        )
    acted = _counted.mitigating(ahead.mitigating) if ahead.mitigating else ""
    return tuple(words for words in (share, acted) if words)


def _natural(name: str) -> tuple[str, int, str]:
    """Order `Lane 10` after `Lane 9`."""
    words = name.rstrip("0123456789")
    digits = name[len(words) :]
    return words, int(digits) if digits else -1, name


class _Counted:
    """A class, because lupdate finds plurals in `self.tr` only."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Translate in the context of this class."""
        return QCoreApplication.translate("_Counted", text, comment, n)

    def lanes(self, n: int) -> str:
        return self.tr("%n lanes", "two or more, with travelers", n)

    def travelers(self, n: int) -> str:
        return self.tr("travelers", "a label below their number", n)

    def referrals(self, n: int) -> str:
        return self.tr("referrals", "a label below their number", n)

    def open_referrals(self, n: int) -> str:
        return self.tr("referrals open", "a label below their number", n)

    def not_arrived(self, n: int) -> str:
        return self.tr("%n not arrived", "referred travelers", n)

    def none_after_partial(self, n: int) -> str:
        return self.tr("%n “none” after a partial examination", "closed referrals", n)

    def mitigating(self, n: int) -> str:
        return self.tr("%n acted on before arrival", "announced travelers", n)

    def adverse(self, n: int) -> str:
        return self.tr("adverse actions", "a label below their number", n)


_counted = _Counted()

"""The shift report in words: figures by lane and badge, and what needed the supervisor.

No traveler and no officer but the one who made it is named: the records themselves hold that.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Duty
from app.review.exceptions import Concern
from app.review.measures import ClassTally, ShiftMeasures
from app.services.shift_views import ShiftOverview
from app.ui.supervisor.concern_lines import concern_title
from app.ui.supervisor.overview_lines import (
    Table,
    TimeLine,
    figures_of,
    freshness,
    lane_table,
    share_words,
    time_lines,
    trial_table,
)
from app.ui.words.codes import class_words
from app.ui.words.crossings import count_words
from app.ui.words.posts import duty_words
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import clock_words, iso_date_words, span_words, stopwatch_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the report.

    Attributes:
        headings: Of its columns; the first column holds names, the others figures.
        wide: How many further columns hold words and not figures.
        empty: What stands there when there is no row.
    """

    title: str
    headings: tuple[str, ...]
    rows: Table
    wide: int = 0
    empty: str = ""


@dataclass(frozen=True, slots=True)
class ReportLines:
    """The report from its title to the line at the foot of each page.

    Attributes:
        page: Which page it is, with places for `number` and `count`.
    """

    title: str
    period: str
    facts: tuple[tuple[str, str], ...]
    time: tuple[TimeLine, ...]
    time_title: str
    sections: tuple[Section, ...]
    foot: str
    page: str


def report_lines(overview: ShiftOverview, duty: Duty, now: datetime) -> ReportLines:
    """Return what the report of this shift says, made by `duty`'s officer at `now`."""
    measures = overview.measures
    foot = translate("Report", "Station {station} · proven by: gatehouse verify-report FILE")
    return ReportLines(
        title=translate("Report", "Shift report"),
        period=dotted(overview.port, _span(overview.since, overview.until)),
        facts=(
            (translate("Report", "Made"), dotted(_moment(now), duty_words(duty))),
            (translate("Report", "Station"), overview.station),
            (translate("Report", "Times"), _zone(now)),
            (translate("Report", "Known"), freshness(overview, now).words),
        ),
        time=time_lines(measures.whole.account),
        time_title=translate("Report", "Where the time of one traveler goes, on average"),
        sections=(
            _travelers(measures),
            _classes(measures),
            _secondary(measures),
            Section(translate("Report", "Lanes"), _figure_headings(), lane_table(measures)),
            Section(
                translate("Report", "Officers, by badge"),
                (translate("Report", "Badge"), *_figure_headings()[1:]),
                _badges(overview),
            ),
            *_trials(measures),
            _concerns(overview.concerns, now),
        ),
        foot=foot.format(station=overview.station),
        page=translate("Report", "Page {number} of {count}"),
    )


def _trials(measures: ShiftMeasures) -> tuple[Section, ...]:
    """Return the rules on trial, where there are any."""
    if not measures.trials:
        return ()
    headings = (
        translate("Report", "Rule"),
        translate("Report", "Would have fired"),
        translate("Report", "Travelers it was tried on"),
    )
    title = translate("Report", "Rules on trial: counted, and on no card")
    return (Section(title, headings, trial_table(measures)),)


def _travelers(measures: ShiftMeasures) -> Section:
    whole = measures.whole
    median = stopwatch_words(round(whole.median_ms / 1000)) if whole.travelers else "–"
    return Section(
        translate("Report", "Travelers"),
        (translate("Report", "Figure"), translate("Report", "Count")),
        (
            (translate("Report", "Travelers decided"), count_words(whole.travelers)),
            (translate("Report", "Encounters they came in"), count_words(whole.encounters)),
            (translate("Report", "Document read"), count_words(whole.read)),
            (translate("Report", "Entered by hand"), count_words(whole.entered)),
            (
                translate("Report", "Seen without a readable document"),
                count_words(whole.seen),
            ),
            (translate("Report", "Unread"), count_words(whole.unread)),
            (translate("Report", "Admitted"), count_words(whole.admitted)),
            (translate("Report", "Referred"), count_words(whole.referred)),
            (translate("Report", "Median time at primary"), median),
        ),
    )


def _classes(measures: ShiftMeasures) -> Section:
    rows = [
        (capital(class_words(each)), *_class_figures(tally))
        for each, tally in measures.secondary.by_class.items()
    ]
    every = (translate("Report", "All"), *_class_figures(measures.secondary.total))
    return Section(
        translate("Report", "Referrals by class"),
        (
            translate("Report", "Class"),
            translate("Report", "Sent"),
            translate("Report", "Open"),
            translate("Report", "Not arrived"),
            translate("Report", "Closed"),
            translate("Report", "Something found"),
        ),
        (*rows, every),
    )


def _class_figures(tally: ClassTally) -> tuple[str, ...]:
    figures = (tally.sent, tally.open, tally.not_arrived, tally.closed, tally.found)
    return tuple(map(count_words, figures))


def _secondary(measures: ShiftMeasures) -> Section:
    secondary = measures.secondary
    closed = secondary.total.closed
    return Section(
        translate("Report", "Secondary"),
        (translate("Report", "Figure"), translate("Report", "Count")),
        (
            (translate("Report", "Closed"), count_words(closed)),
            (
                translate("Report", "Closed with findings recorded"),
                share_words(secondary.recorded, closed),
            ),
            (
                translate("Report", "“None” after a partial examination"),
                count_words(secondary.none_after_partial),
            ),
            (translate("Report", "Adverse actions"), count_words(secondary.adverse)),
            (
                translate("Report", "Travelers with advance information"),
                share_words(measures.ahead.announced, measures.whole.travelers),
            ),
            (
                translate("Report", "Mitigating actions before arrival"),
                count_words(measures.ahead.mitigating),
            ),
            (translate("Report", "Radiographs decided"), count_words(measures.images.decided)),
            (translate("Report", "Radiographs suspect"), count_words(measures.images.suspect)),
            (
                translate("Report", "Radiographs unable to read"),
                count_words(measures.images.unreadable),
            ),
        ),
    )


def _badges(overview: ShiftOverview) -> Table:
    unknown = translate("Report", "not known here")
    named = (
        (overview.badges.get(officer, unknown) if officer else unknown, tally)
        for officer, tally in overview.measures.officers.items()
    )
    ordered = sorted(named, key=lambda one: one[0])
    return tuple((badge, *figures_of(tally)) for badge, tally in ordered)


def _concerns(concerns: tuple[Concern, ...], now: datetime) -> Section:
    return Section(
        translate("Report", "What needs the supervisor"),
        (
            translate("Report", "What"),
            translate("Report", "Where"),
            translate("Report", "Since"),
            translate("Report", "For"),
        ),
        tuple(
            (
                concern_title(one, now),
                one.lane,
                _moment(one.since),
                span_words((now - one.since).total_seconds()),
            )
            for one in concerns
        ),
        wide=2,
        empty=translate("Report", "Nothing, when the report was made."),
    )


def _figure_headings() -> tuple[str, ...]:
    return (
        translate("Report", "Lane"),
        translate("Report", "Travelers"),
        translate("Report", "Unread"),
        translate("Report", "Referred"),
        translate("Report", "Median"),
    )


def _span(since: datetime, until: datetime) -> str:
    words = translate("Report", "{since} to {until}")
    same_day = since.astimezone().date() == until.astimezone().date()
    return words.format(
        since=_moment(since), until=clock_words(until) if same_day else _moment(until)
    )


def _moment(moment: datetime) -> str:
    return f"{iso_date_words(moment.isoformat())} {clock_words(moment)}"


def _zone(now: datetime) -> str:
    local = now.astimezone()
    offset = local.strftime("%z")
    return translate("Report", "local, UTC{offset}").format(offset=f"{offset[:3]}:{offset[3:]}")

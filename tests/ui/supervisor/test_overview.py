"""The shift at a glance: figures, what needs the supervisor, and the keys that open it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.duty.officers import Role
from app.review.events import RecordReviewed, RecordsViewed
from app.review.exceptions import ConcernKind
from app.review.facts import RuleTrial
from app.ui.shortcuts import Key
from app.ui.supervisor.action_bar import Place
from app.ui.supervisor.concern_lines import concern_line
from app.ui.supervisor.overview_lines import (
    freshness,
    lane_table,
    officer_table,
    share_words,
    tile_lines,
    trial_table,
)
from app.ui.supervisor.period import Period
from app.ui.widgets.mark import Mark
from tests.ui.supervisor.shifts import (
    NOW,
    VEGA,
    everything,
    facts,
    minutes_ago,
    overview,
    record,
    row,
)
from tests.ui.supervisor.world import World


def _digits(world: World) -> None:
    """Let the records that the concerns name be known."""
    numbers = (0x701, 1, 2, 3, 4, 5, 8, 10)
    world.port.add(*(record(number, row=row(number)) for number in numbers))


# --- the page -------------------------------------------------------------------------------------


def test_the_shift_is_counted_when_the_supervisor_begins(world: World) -> None:
    world.port.known = facts()
    world.refresh()
    view = world.page.overview
    assert view.where == "San Lorenzo · 04:00 to 12:00 · 9 lanes"
    assert view.fresh == "Other desks as of 11:59"
    assert view.tiles.words[0] == "480 travelers · 479 read · 1 unread attention"
    assert view.tiles.words[1].startswith("32 s median at primary · machine 0.5 s")
    assert view.tiles.words[3] == "1 referrals open · 1 not arrived refer"
    assert world.needs[-1] == 5
    assert world.port.recorded == [], "to count is no question about people"


def test_without_travelers_the_page_says_so(world: World) -> None:
    view = world.page.overview
    assert view.tiles.words[0] == "0 travelers"
    assert view.tiles.words[1] == "– median at primary"
    assert view.concerns.titles == ()
    assert world.needs == [0]


def test_the_gravest_stands_first_with_its_digit(world: World) -> None:
    world.port.known = facts()
    world.refresh()
    assert world.page.overview.concerns.titles == (
        "Traveler has not arrived at secondary",
        "One person unread",
        "Decision recalled after admit",
        "3 decided in under 2 s from card to key",
        "212 records unsent for 3 h",
    )


def test_a_digit_opens_the_record_behind_a_concern(world: World) -> None:
    world.port.known = facts()
    _digits(world)
    world.refresh()
    world.press(Key.EVIDENCE_2)
    assert world.page.place is Place.RECORD
    (viewed,) = [draft for draft in world.port.recorded if isinstance(draft.body, RecordsViewed)]
    assert viewed.subject_id == UUID(int=1)
    world.press(Key.BACK)
    assert world.page.place is Place.OVERVIEW


def test_a_digit_lists_what_several_records_tell(world: World) -> None:
    world.port.known = facts()
    _digits(world)
    world.refresh()
    world.press(Key.EVIDENCE_4)
    assert world.page.place is Place.LIST
    ((wanted, _),) = world.port.asked
    assert wanted.only == (UUID(int=3), UUID(int=4), UUID(int=5))
    assert world.page.records.table.records.total == 3
    world.press("Return")
    assert world.page.place is Place.RECORD
    world.press(Key.BACK)
    assert world.page.place is Place.LIST
    world.press(Key.BACK)
    assert world.page.place is Place.OVERVIEW


def test_where_there_is_no_record_no_digit_is_wasted(world: World) -> None:
    world.port.known = everything()
    _digits(world)
    world.refresh()
    titles = world.page.overview.concerns.titles
    assert titles[2] == "Traveler left undecided at this booth"
    world.press(Key.EVIDENCE_3)  # the third that can be opened
    assert world.page.place is Place.RECORD
    opened = world.port.recorded[-1]
    assert opened.subject_id == UUID(int=1)


def test_arrow_keys_and_enter_open_what_has_no_digit(world: World) -> None:
    world.port.known = everything()
    _digits(world)
    world.refresh()
    world.page.overview.concerns.setFocus()
    world.settle()
    for _ in range(20):
        world.press("Down")
    world.press("Return")
    assert world.port.recorded[-1].subject_id == UUID(int=10)


def test_news_keep_the_row_in_use(world: World) -> None:
    world.port.known = facts()
    world.refresh()
    world.page.overview.concerns.setFocus()
    world.settle()
    world.press("Down")
    before = world.focus().accessibleName()
    world.clock.pass_time(timedelta(minutes=1))
    world.refresh()
    after = world.focus().accessibleName()
    assert before != after, "the ages run on"
    assert after.startswith(before[:20])


def test_a_review_ends_the_concern_at_once(world: World) -> None:
    world.port.known = facts()
    _digits(world)
    world.refresh()
    world.press(Key.EVIDENCE_2)
    world.port.known = facts(unread=())
    world.press(Key.LET_GO)
    assert len(world.port.bodies(RecordReviewed)) == 1
    assert "One person unread" not in world.page.overview.concerns.titles
    assert world.needs[-1] == 4


def test_another_period_is_counted_by_the_arrow_keys(world: World) -> None:
    period = world.page.overview.findChild(QWidget, "period")
    assert period is not None
    period.setFocus()
    world.press("Right")
    world.press("Right")
    now = world.clock.now()
    assert world.port.counted[-2:] == [Period.TODAY.since(now), now - timedelta(hours=72)]


def test_nobody_but_a_supervisor_starts_it(world: World) -> None:
    world.presenter.stop()
    world.needs.clear()
    world.presenter.start(replace(world.duty, role=Role.PRIMARY))
    world.refresh()
    assert world.needs == []


def test_a_locked_desk_asks_nothing(world: World) -> None:
    world.presenter.stop()
    world.needs.clear()
    world.refresh()
    assert world.needs == []


# --- its words ------------------------------------------------------------------------------------


def test_a_share_is_hundred_percent_only_if_it_is_all() -> None:
    assert (share_words(199, 200), share_words(200, 200), share_words(0, 0)) == (
        "99 %",
        "100 %",
        "–",
    )


def test_a_desk_says_how_far_it_knows_its_port() -> None:
    assert freshness(overview(alone=True), NOW).words == "This station only: it has no hub"
    late = freshness(overview(as_of=minutes_ago(30)), NOW)
    assert (late.mark, late.words) == (Mark.ATTENTION, "Other desks as of 11:30")
    assert freshness(overview(as_of=None), NOW).mark is Mark.ATTENTION


def test_none_after_a_partial_examination_stands_beside_the_share() -> None:
    tile = tile_lines(overview().measures)[4]
    assert tile.value == "100 %"
    assert "0 “none” after a partial examination" in tile.words


def test_lanes_are_ordered_as_people_count_and_officers_by_badge() -> None:
    lanes = [line[0] for line in lane_table(overview(facts(crossings=_lanes(11))).measures)]
    assert lanes[:2] == ["Lane 1", "Lane 2"]
    assert lanes[-1] == "Lane 11"
    assert [line[0] for line in officer_table(overview())] == [
        "4412 R. Vega",
        "4420 S. Lindqvist-Abara",
        "not known here",
    ]


def _lanes(count: int) -> tuple[object, ...]:
    (line, *_) = facts().crossings
    return tuple(line._replace(lane=f"Lane {number}") for number in range(1, count + 1))


def test_each_concern_says_who_where_since_when_and_the_next_step() -> None:
    lines = {
        concern.kind: concern_line(concern, NOW) for concern in overview(everything()).concerns
    }
    assert set(lines) == set(ConcernKind)
    missing = lines[ConcernKind.NOT_ARRIVED]
    assert (missing.mark, missing.button) == (Mark.REFER, "Open")
    assert missing.detail.splitlines() == [
        "DORN, Pavel · UTO 7KX204 · sent from Lane 2",
        "Find the traveler. F11 says on every desk that you are looking.",
    ]
    assert missing.aside.splitlines() == ["11 min", "since 11:49"]
    recalled = lines[ConcernKind.RECALLED]
    assert recalled.detail.splitlines()[0].endswith("referred instead, 20 s later")
    fast = lines[ConcernKind.TOO_FAST]
    assert (fast.button, len(fast.records)) == ("List", 3)
    assert "officer 4412 R. Vega · usually" in fast.detail
    assert lines[ConcernKind.UNSENT].button == ""
    assert lines[ConcernKind.UNANSWERED].aside.splitlines()[0] == "2 days"
    for line in lines.values():
        assert line.detail.splitlines()[-1].endswith("."), "the last line is the next step"


def test_who_looks_for_a_traveler_is_named() -> None:
    (lost,) = [line for line in facts().referrals if not line.closed]
    taken = facts(referrals=(replace(lost, alarm_taken_by="2087 M. Osei"),))
    line = concern_line(overview(taken).concerns[0], NOW)
    assert line.detail.endswith("2087 M. Osei is looking for them.")


def test_no_name_stands_where_no_officer_is_known() -> None:
    (line,) = [
        concern_line(concern, NOW)
        for concern in overview(facts(unread=(replace(facts().unread[0], officer=""),))).concerns
        if concern.kind is ConcernKind.UNREAD
    ]
    assert "officer" not in line.detail
    assert VEGA.hex not in line.detail


def test_rules_on_trial_stand_with_what_they_would_have_done_those_that_fire_most_first() -> None:
    assert trial_table(overview().measures) == (
        ("UTO-902 · utopia 2026.11", "31", "480"),
        ("UTO-901 · utopia 2026.11", "0", "474"),
    )
    older = overview(facts(trials=(RuleTrial("utopia", "", "UTO-901", 9, 0),)))
    assert trial_table(older.measures) == (("UTO-901 · utopia", "0", "9"),)
    assert trial_table(overview(facts(trials=())).measures) == (("No rule was on trial", "–", "–"),)

"""Deciding at the booth: how many keys, what counts, what is dropped, what is kept."""

from datetime import timedelta

import pytest

from app.encounters.encounter import NotYet
from app.encounters.events import (
    MatchCleared,
    PrintConfirmed,
)
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.encounters.referral_events import (
    Referred,
)
from app.problems import Problem, ProblemCode
from app.screening.answers import ListedDocument, Lookout
from app.ui.primary.actions import View, why_not
from app.ui.shortcuts import Key
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.text import ElidedText
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World

LOST = ListedDocument("UTO", "L898902C3", "lost", "2026-11-03")
NAMESAKE = Lookout(
    id="5521",
    version=2,
    lookout_class=3,
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    birth_date="1974-12-08",
    nationality="UTO",
    reason="invented",
    listed_on="2026-05-01",
)


def test_routine_traveler_costs_one_key_after_the_scan(world: World) -> None:
    world.read(reading_of(document()))
    world.keys = 0
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]
    assert world.keys == 1


def test_routine_referral_costs_at_most_four_keys(world: World) -> None:
    world.read(reading_of(document()))
    world.keys = 0
    world.press(Key.HOLD_BACK)
    world.press("2")
    world.press(Key.HOLD_BACK)
    assert world.keys <= 4
    (sent,) = world.station.bodies(Referred)
    assert isinstance(sent, Referred)
    assert sent.referral_class is ReferralClass.OFFICER
    assert sent.reasons == ("O-STM",)
    assert world.link.announced == 1


def test_suggested_referral_is_filled_in_already(world: World) -> None:
    world.lookouts.documents = (LOST,)
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)
    (sent,) = world.station.bodies(Referred)
    assert isinstance(sent, Referred)
    assert (sent.referral_class, sent.reasons) == (ReferralClass.MANDATORY, ("M-DOC",))
    assert sent.instruction is Instruction.ESCORT


@pytest.mark.parametrize("key", [Key.LET_GO, Key.HOLD_BACK])
def test_a_key_before_the_card_is_painted_is_dropped_not_queued(world: World, key: Key) -> None:
    world.arrive("page.png", reading_of(document()))
    world.page.setUpdatesEnabled(False)  # the card is there, but no eye has seen it
    world.press(Key.READ, settle=False)
    world.work_off(lambda: world.tasks.idle and world.page.view is View.CARD)
    world.press(key, settle=False)
    assert "not shown yet" in world.page.keys.notice
    world.page.setUpdatesEnabled(True)
    world.settle()
    assert world.station.decisions == []
    assert world.page.view is View.CARD


def test_the_key_that_sends_counts_only_once_the_form_is_painted(world: World) -> None:
    world.lookouts.documents = (LOST,)
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK, settle=False)
    world.press(Key.HOLD_BACK, settle=False)
    world.settle()
    assert world.station.decisions == []
    assert world.page.view is View.REFERRAL


def test_a_mandatory_fact_leaves_only_the_referral(world: World) -> None:
    world.lookouts.documents = (LOST,)
    world.read(reading_of(document()))
    world.press(Key.LET_GO)
    assert world.station.decisions == []
    assert "only secondary resolves this" in world.page.keys.notice


def test_why_a_key_does_nothing_is_said_whole_on_the_least_desk(world: World) -> None:
    world.page.resize(1280, 708)
    world.read(reading_of(document(), wrong_number_digit="7"))
    line = world.page.keys.findChild(NoticeLine)
    assert line is not None
    text = line.findChild(ElidedText)
    assert text is not None
    for reason in NotYet:
        world.page.say(why_not(reason))
        world.settle()
        assert not text.elided, text.text()


def test_nobody_is_admitted_whom_nobody_could_read(world: World) -> None:
    world.read(UNREADABLE)
    world.press(Key.LET_GO)
    assert world.station.decisions == []
    assert "Not readable." in world.page.keys.notice
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)
    assert world.station.decisions == [Decision.REFER]


def test_a_wrong_check_digit_waits_for_the_officer_and_then_refers(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.LET_GO)
    assert "check digit is open" in world.page.keys.notice
    world.press(Key.ADD)
    world.press(Key.CLOSE_FORM)
    assert len(world.station.bodies(PrintConfirmed)) == 1
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)
    (sent,) = world.station.bodies(Referred)
    assert isinstance(sent, Referred)
    assert sent.reasons == ("M-MRZ",)


def test_a_misread_character_is_corrected_instead_of_confirmed(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    lines = reading_of(document()).mrz
    assert lines is not None
    world.press(Key.BACK)  # looks at the card once more
    world.press(Key.ADD)
    world.press("Tab")
    world.replace_with(lines.lines[1])
    world.press(Key.CLOSE_FORM)
    assert world.station.bodies(PrintConfirmed) == []
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_clearing_a_false_match_is_as_quick_as_referring(world: World) -> None:
    world.lookouts.people = (NAMESAKE,)
    world.read(reading_of(document()))
    world.keys = 0
    world.press(Key.EVIDENCE_1)
    world.press(Key.ADD)
    assert world.keys == 2
    (cleared,) = world.station.bodies(MatchCleared)
    assert isinstance(cleared, MatchCleared)
    assert cleared.listing == "5521@2"
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_what_was_entered_survives_going_back_and_the_lock(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press("3")
    world.press("Alt+N")
    world.type("talks about a friend")
    before = world.page.referral.form
    world.press(Key.BACK)
    assert world.page.view is View.CARD
    world.presenter.stop()
    world.presenter.start(world.duty)
    world.settle()
    world.press(Key.HOLD_BACK)
    assert world.page.referral.form == before
    assert before.note == "talks about a friend"


def test_a_full_disk_keeps_everything_and_can_be_tried_again(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press("5")
    world.station.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.HOLD_BACK)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.referral.form.reasons == ("O-BAG",)
    assert "Recorded" not in world.page.keys.notice
    world.station.refusal = None
    world.press(Key.HOLD_BACK)
    assert world.station.decisions == [Decision.REFER]
    assert world.page.banner.code is None
    assert "Recorded" in world.page.keys.notice


def test_a_referral_without_reason_says_so_and_stays(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)
    assert world.station.decisions == []
    assert world.page.referral.complaint == "Choose a reason."


def test_admit_is_not_pressed_by_accident_over_an_open_referral(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    world.press(Key.LET_GO)
    assert world.station.decisions == []
    assert "referral is open" in world.page.keys.notice


def test_recorded_is_said_with_the_time_of_the_commit(world: World) -> None:
    world.read(reading_of(document()))
    world.clock.pass_time(timedelta(seconds=12))
    world.press(Key.LET_GO)
    local = world.clock.now().astimezone()
    assert world.page.keys.notice == f"Recorded {local:%H:%M:%S}"
    assert world.page.view is View.EMPTY


def test_one_press_decides_one_traveler_only(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.LET_GO)
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_f7_does_nothing(world: World) -> None:
    world.read(reading_of(document()))
    recorded = len(world.station.recorded)
    world.press("F7")
    assert len(world.station.recorded) == recorded
    assert world.page.view is View.CARD

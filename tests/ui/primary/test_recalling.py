"""F9: what was just decided is taken back, as long as nobody new is there."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.duty.officers import Mode, Officer, Role
from app.encounters.events import Decided, Recalled
from app.encounters.referral import Decision, ReferralState
from app.encounters.referral_events import ReferralWithdrawn
from app.problems import Problem, ProblemCode
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import person
from tests.ui.primary.world import World


def admit_one(world: World) -> None:
    """Read and admit a routine traveler."""
    world.read(reading_of(document()))
    world.press(Key.LET_GO)


def offered(world: World) -> bool:
    """Say whether a button in sight offers to take the last decision back."""
    button = world.page.keys._recall
    return button.isVisible() and button.isEnabled()


def refer_one(world: World) -> None:
    """Read a traveler and send them to secondary."""
    world.read(reading_of(document()))
    for key in (Key.HOLD_BACK, "1", Key.HOLD_BACK):
        world.press(key)


def test_one_key_brings_the_card_back_and_the_next_decision_amends(world: World) -> None:
    admit_one(world)
    world.keys = 0
    world.press(Key.RECALL)
    assert world.keys == 1
    assert world.on_card == "ERIKSSON"
    assert world.page.document._photo.picture is not None, "the page is still there"
    assert "Taken back: ERIKSSON, Anna Maria: admitted" in world.page.keys.notice
    (recalled,) = world.station.bodies(Recalled)
    assert isinstance(recalled, Recalled)
    assert recalled.decision is Decision.ADMIT
    for key in (Key.HOLD_BACK, "1", Key.HOLD_BACK):
        world.press(key)
    assert world.station.decisions == [Decision.ADMIT, Decision.REFER]
    again = [draft for draft in world.station.recorded if isinstance(draft.body, Decided)][-1]
    assert again.amends_id is not None


def test_the_card_must_be_seen_again_before_it_is_decided_again(world: World) -> None:
    admit_one(world)
    world.page.setUpdatesEnabled(False)
    world.press(Key.RECALL, settle=False)
    world.work_off(lambda: world.tasks.idle and world.page.view is View.CARD)
    world.press(Key.LET_GO, settle=False)
    assert "not shown yet" in world.page.keys.notice
    world.page.setUpdatesEnabled(True)
    world.settle()
    assert world.station.decisions == [Decision.ADMIT]


def test_a_referral_is_withdrawn(world: World) -> None:
    refer_one(world)
    world.press(Key.RECALL)
    assert len(world.station.bodies(ReferralWithdrawn)) == 1
    assert world.on_card == "ERIKSSON"
    assert world.results() == []


def test_what_secondary_has_received_stays(world: World) -> None:
    refer_one(world)
    world.station.rows = [
        replace(row, state=ReferralState.RECEIVED, received_by_id=UUID(int=2))
        for row in world.station.rows
    ]
    world.press(Key.RECALL)
    assert world.page.banner.code is ProblemCode.RECALL_RECEIVED
    assert world.page.view is View.EMPTY
    assert world.station.bodies(Recalled) == []


def test_after_a_minute_it_is_too_late_and_said_so(world: World) -> None:
    admit_one(world)
    world.clock.pass_time(timedelta(seconds=61))
    world.press(Key.RECALL)
    assert world.page.banner.code is ProblemCode.RECALL_TOO_LATE
    assert world.station.bodies(Recalled) == []


def test_there_is_nothing_to_recall_at_first(world: World) -> None:
    world.press(Key.RECALL)
    assert world.page.banner.code is ProblemCode.RECALL_TOO_LATE


def test_nothing_is_recalled_behind_somebody_new(world: World) -> None:
    admit_one(world)
    world.read(reading_of(person(1)))
    world.press(Key.RECALL)
    assert "Somebody else is here already" in world.page.keys.notice
    assert world.on_card == "VANTONGEREN"
    assert world.station.bodies(Recalled) == []


def test_in_a_vehicle_the_one_just_decided_comes_back(world: World) -> None:
    for number in range(2):
        world.read(reading_of(person(number)), f"{number}.png")
        world.look()
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.press(Key.LET_GO)
    assert [state for _, _, state in world.strip] == ["read", "admitted", "scan, or mark"]
    world.press(Key.RECALL)
    assert [state for _, _, state in world.strip] == ["read", "read", "scan, or mark"]
    assert len(world.station.bodies(Recalled)) == 1


def test_everybody_whom_one_key_let_go_comes_back(world: World) -> None:
    for number in range(3):
        world.read(reading_of(person(number)), f"{number}.png")
        world.look()
    world.press(Key.LET_GO)
    world.press(Key.RECALL)
    assert len(world.station.bodies(Recalled)) == 3
    assert len(world.strip) == 3
    world.look()
    assert world.page.keys.admit_words == "Admit all 3"


def test_a_recall_over_an_open_form_asks_to_go_back_first(world: World) -> None:
    world.at(Mode.LAND)
    admit_one(world)
    world.press(Key.PEOPLE)
    world.press(Key.RECALL)
    assert "Go back with Esc first" in world.page.keys.notice
    assert world.station.bodies(Recalled) == []


def test_a_full_disk_recalls_nothing_and_can_be_tried_again(world: World) -> None:
    admit_one(world)
    world.station.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.RECALL)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.view is View.EMPTY
    world.station.refusal = None
    world.press(Key.RECALL)
    assert world.on_card == "ERIKSSON"


def test_another_officers_decisions_are_not_recalled(world: World) -> None:
    admit_one(world)
    world.presenter.stop()
    relief = Officer(UUID(int=2), "2087", "M. Osei", (Role.PRIMARY,))
    world.presenter.start(replace(world.duty, officer=relief))
    world.settle()
    world.press(Key.RECALL)
    assert world.station.bodies(Recalled) == []


@pytest.mark.parametrize("key", [Key.RECALL, Key.LET_GO])
def test_one_press_recalls_or_decides_once(world: World, key: Key) -> None:
    admit_one(world)
    world.press(Key.RECALL, settle=False)
    world.press(key, settle=False)
    world.settle()
    assert len(world.station.bodies(Recalled)) == 1
    assert world.station.decisions == [Decision.ADMIT]


def test_after_a_restart_it_is_offered_for_what_is_left_of_the_minute(world: World) -> None:
    admit_one(world)
    world.station.just_decided = world.presenter._recalling._last
    world.clock.pass_time(timedelta(seconds=30))
    world.restart()
    assert offered(world)
    world.press(Key.RECALL)
    assert world.on_card == "ERIKSSON"
    assert "Taken back: ERIKSSON, Anna Maria: admitted" in world.page.keys.notice


def test_after_a_restart_it_ends_with_the_minute(world: World) -> None:
    admit_one(world)
    world.station.just_decided = world.presenter._recalling._last
    world.clock.pass_time(timedelta(seconds=30))
    world.restart()
    world.clock.pass_time(timedelta(seconds=31))
    world.work_off(lambda: not offered(world))
    world.press(Key.RECALL)
    assert world.page.banner.code is ProblemCode.RECALL_TOO_LATE

"""Deciding about several people: whom a key decides, and what is never decided by accident."""

from app.duty.officers import Mode
from app.encounters.events import Decided
from app.encounters.referral import Decision
from app.encounters.referral_events import Referred
from app.screening.identity import Identity
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from app.ui.widgets.key_button import KeyButton
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import LOST, person
from tests.ui.primary.vehicles import LISTED, only_this_person, vehicle, with_listed
from tests.ui.primary.world import World


def test_one_key_admits_everybody_once_all_are_read_and_routine(world: World) -> None:
    vehicle(world, 3)
    assert world.page.keys.admit_words == "Admit all 3"
    world.keys = 0
    world.press(Key.LET_GO)
    assert world.keys == 1
    assert world.station.decisions == [Decision.ADMIT] * 3
    assert world.page.view is View.EMPTY
    assert world.strip == []
    assert world.page.prompt_words.startswith("3 people: admitted Recorded")


def test_a_place_that_is_unread_keeps_the_vehicle(world: World) -> None:
    vehicle(world, 2)
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    assert world.page.keys.admit_words == "Admit"
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]
    assert world.page.prompt_words.startswith("Person 3 of 3 is unread")
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]
    assert "Unread. Read a document" in world.page.keys.notice


def test_the_next_one_is_shown_after_each_decision_until_all_are_decided(world: World) -> None:
    with_listed(world)
    world.look()
    world.press(Key.HOLD_BACK)
    only_this_person(world)
    world.press(Key.HOLD_BACK)
    assert world.on_card == "OESTERGAARD"
    assert world.strip[1] == ("Vantongeren J.", "refer", "to secondary")
    assert "VANTONGEREN, Jonas B: to secondary" in world.page.keys.notice
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.REFER, Decision.ADMIT]
    assert world.page.view is View.EMPTY
    assert world.page.prompt_words.startswith(
        "OESTERGAARD, Ingrid A: admitted · VANTONGEREN, Jonas B: to secondary"
    )


def test_everyone_goes_along_unless_the_officer_says_otherwise(world: World) -> None:
    with_listed(world)
    world.look()
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.keys = 0
    world.press(Key.HOLD_BACK)
    assert world.page.referral.form.together
    assert "Send all 3" in {button.label for button in _buttons(world)}
    world.press(Key.HOLD_BACK)
    assert world.keys == 2
    (sent,) = world.station.bodies(Referred)
    assert isinstance(sent, Referred)
    assert [each.identity for each in sent.companions] == [Identity.READ, Identity.UNREAD]
    assert world.station.decisions == [Decision.REFER, Decision.REFER]
    assert world.page.view is View.EMPTY


def _buttons(world: World) -> list[KeyButton]:
    return [button for button in world.page.findChildren(KeyButton) if button.isVisible()]


def test_in_the_air_nobody_goes_along_unless_the_officer_says_so(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(person(0)), "a.png")
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.read(reading_of(person(1)), "b.png")
    world.look()
    world.press(Key.HOLD_BACK)
    assert not world.page.referral.form.together


def test_who_is_alone_is_not_asked_who_goes_along(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.HOLD_BACK)
    assert not world.page.referral.form.together
    assert not world.page.referral._together.isVisible()


def test_nobody_goes_along_whose_own_card_has_to_be_looked_at(world: World) -> None:
    world.lookouts.documents = (LOST,)
    world.read(reading_of(LISTED), "a.png")
    world.press(Key.PEOPLE)
    world.press(Key.LEAVE_UNREAD)
    assert world.on_card == "VANTONGEREN"
    world.look()
    world.press(Key.HOLD_BACK)
    world.press(Key.HOLD_BACK)
    assert world.station.decisions == []
    assert "First look at the card of Unread" in world.page.referral.complaint


def test_half_filled_referrals_stay_with_their_travelers(world: World) -> None:
    vehicle(world, 2)
    world.press(Key.HOLD_BACK)
    world.press("5")
    world.press(Key.PEOPLE)
    world.press("Home")
    world.press(Key.CONFIRM)
    assert world.on_card == "OESTERGAARD"
    world.press(Key.HOLD_BACK)
    assert world.page.referral.form.reasons == ()
    world.press(Key.BACK)
    world.press(Key.PEOPLE)
    for key in ("Home", "Down", Key.CONFIRM, Key.HOLD_BACK):
        world.press(key)
    assert world.page.referral.form.reasons == ("O-BAG",)


# --- decision safety ------------------------------------------------------------------------------


def test_a_key_meant_for_the_card_before_does_not_decide_the_one_that_just_came(
    world: World,
) -> None:
    world.lookouts.documents = (LOST,)
    world.read(reading_of(person(0)), "a.png")
    world.read(reading_of(LISTED), "b.png")
    world.press(Key.HOLD_BACK)
    assert world.page.view is View.CARD
    assert "another card has just come" in world.page.keys.notice
    world.look()
    world.press(Key.HOLD_BACK)
    assert world.page.view is View.REFERRAL


def test_a_key_pressed_while_its_words_still_meant_others_is_dropped(world: World) -> None:
    vehicle(world, 1)
    world.arrive("b.png", reading_of(person(1)))
    world.page.setUpdatesEnabled(False)  # "Admit all 2" is there, but no eye has seen it
    world.press(Key.READ, settle=False)
    world.work_off(lambda: world.tasks.idle and len(world.strip) == 2)
    world.let_settle()
    world.press(Key.LET_GO, settle=False)
    assert "Too early" in world.page.keys.notice
    world.page.setUpdatesEnabled(True)
    world.settle()
    assert world.station.decisions == []
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * 2


def test_whoever_needs_attention_is_not_admitted_from_the_strip_alone(world: World) -> None:
    world.read(reading_of(person(0)), "a.png")
    world.press(Key.PEOPLE)
    world.press(Key.LEAVE_UNREAD)
    world.look()
    assert world.page.keys.admit_words == "Admit"
    seen = {each.identity: bool(each.painted_ns) for each in world.party.people}
    assert seen == {Identity.READ: True, Identity.UNREAD: True}, "its own card was shown"


def test_a_routine_persons_verdict_in_the_strip_counts_as_seen(world: World) -> None:
    with_listed(world)
    world.look()
    seen = {each.id: bool(each.painted_ns) for each in world.party.people}
    assert all(seen.values())
    decided = world.station.bodies(Decided)
    assert decided == []


def test_f7_does_nothing_to_a_vehicle(world: World) -> None:
    vehicle(world, 2)
    recorded = len(world.station.recorded)
    world.press("F7")
    assert len(world.station.recorded) == recorded

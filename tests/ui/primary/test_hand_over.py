"""People left at the booth: through the lock, to another officer, over a restart."""

from dataclasses import replace
from uuid import UUID

from app.duty.officers import Officer, Role
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import reading_of
from tests.ui.primary.people_states import enter, enter_plate, person
from tests.ui.primary.world import World

OSEI = Officer(UUID(int=2), "2087", "M. Osei", (Role.PRIMARY,))


def vehicle(world: World) -> None:
    """Three people in a vehicle, of whom one is unread."""
    enter_plate(world)
    for number in range(2):
        world.read(reading_of(person(number)), f"{number}.png")
        world.look()
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)


def hand_over(world: World) -> None:
    """Lock; another officer takes over."""
    world.presenter.stop()
    world.presenter.start(replace(world.duty, officer=OSEI))
    world.settle()


def test_the_next_officer_finds_the_people_and_reads_who_left_them(world: World) -> None:
    vehicle(world)
    hand_over(world)
    assert "Left open by R. Vega: 3 people · Vehicle UTO 7KX204" in world.page.keys.notice
    assert len(world.strip) == 3
    assert world.page.view is View.CARD


def test_the_same_officer_finds_everything_as_it_was(world: World) -> None:
    vehicle(world)
    world.press(Key.HOLD_BACK)
    world.press("3")
    world.presenter.stop()
    world.presenter.start(world.duty)
    world.settle()
    assert world.page.view is View.REFERRAL
    assert world.page.referral.form.reasons == ("O-DOC",)
    assert "Left open" not in world.page.keys.notice


def test_a_half_filled_form_of_another_officer_is_gone(world: World) -> None:
    vehicle(world)
    world.press(Key.HOLD_BACK)
    world.press("3")
    world.press("Alt+N")
    world.type("nervous")
    hand_over(world)
    assert world.page.view is View.CARD
    world.press(Key.HOLD_BACK)
    assert world.page.referral.form.reasons == ()
    assert world.page.referral.form.note == ""


def test_what_another_officer_typed_is_gone_from_every_form(world: World) -> None:
    vehicle(world)
    enter(world, Key.EVIDENCE_1)
    world.press("Y")
    world.press(Key.BACK)
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_1, "Alt+U"):
        world.press(key)
    world.type("Smith")
    hand_over(world)
    enter(world, Key.EVIDENCE_1)
    assert world.page.declaration.entered.answers == {}
    world.press(Key.BACK)
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_1):
        world.press(key)
    assert world.page.paper.entered.surname == ""


def test_people_of_an_empty_booth_are_not_left_by_anybody(world: World) -> None:
    hand_over(world)
    assert world.page.keys.notice == ""
    assert world.page.view is View.EMPTY


def test_a_restart_brings_everybody_back_with_a_sentence(world: World) -> None:
    vehicle(world)
    party = world.party
    world.station.before = Party(
        party.id,
        tuple(
            Encounter(one.id, party.id, reading=one.reading, summary=one.summary)
            for one in party.people
            if one.summary
        ),
        party.conveyance,
    )
    world.restart()
    said = "Not decided when Gatehouse closed: 2 people · Vehicle UTO 7KX204"
    assert said in world.page.keys.notice
    assert len(world.strip) == 2
    world.look()
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * 2


def test_who_was_left_is_offered_once_those_who_came_first_are_decided(world: World) -> None:
    world.read(reading_of(person(0)))
    left = world.party
    world.station.before = left
    world.close()
    world._build()
    path = world.image("new.png", reading_of(person(1)))
    world.page.show()
    world.page.activateWindow()
    world.presenter.start(world.duty)
    world.presenter.open_file(path)
    world.settle()
    assert world.on_card == "VANTONGEREN"
    world.press(Key.LET_GO)
    assert world.on_card == "OESTERGAARD"
    assert "Not decided when Gatehouse closed" in world.page.keys.notice


def test_nothing_happens_while_nobody_works_here(world: World) -> None:
    vehicle(world)
    world.presenter.stop()
    recorded = len(world.station.recorded)
    for key in (Key.LET_GO, Key.HOLD_BACK, Key.RECALL, Key.ADD, Key.PEOPLE):
        world.press(key)
    assert len(world.station.recorded) == recorded
    assert world.page.view is not View.PEOPLE

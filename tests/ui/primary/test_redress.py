"""F5, 6: the redress number that a traveler states."""

from app.encounters.events import RedressStated
from app.screening.redress_facts import RedressTie
from app.screening.summary_types import Fact, FactKind
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import enter
from tests.ui.primary.world import World


def _facts(world: World) -> tuple[Fact, ...]:
    """What stands on the card of the one person."""
    (one,) = world.party.people
    assert one.summary is not None
    return one.summary.facts


def test_a_redress_number_is_on_record_and_on_the_card_by_two_keys_and_the_number(
    world: World,
) -> None:
    world.read(reading_of(document()))
    enter(world, Key.CHOICE_6)
    world.type("r-4471")
    world.press(Key.CONFIRM)
    assert world.page.view is View.CARD
    assert world.station.bodies(RedressStated) == [RedressStated("R4471")]
    (fact,) = (each for each in _facts(world) if each.kind is FactKind.REDRESS)
    assert fact.values["tie"] == RedressTie.BIRTH_DATE
    world.press(Key.ADD)
    assert "R4471 stated" in world.page.entry.titles[-1]


def test_what_is_no_redress_number_is_said_beside_the_field(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.CHOICE_6)
    world.type("ask my lawyer!")
    world.press(Key.CONFIRM)
    assert "letters and digits only" in world.page.redress.error
    assert world.station.bodies(RedressStated) == []
    world.press(Key.BACK)
    assert world.page.view is View.CARD
    enter(world, Key.CHOICE_6)
    assert world.page.redress.text == "ask my lawyer!", "nothing that was typed is lost"


def test_a_redress_number_needs_a_passport_first(world: World) -> None:
    enter(world, Key.CHOICE_6)
    assert world.page.view is View.EMPTY
    assert "Read the passport first" in world.page.keys.notice

"""Vehicles at the booth, and what officers do to those in them."""

from tests.ui.primary.fakes import reading_of
from tests.ui.primary.people_states import LOST, person
from tests.ui.primary.world import World

LISTED = person(1, document_number=LOST.number)


def vehicle(world: World, count: int = 2) -> None:
    """Read so many routine people of one vehicle, and look at them."""
    for number in range(count):
        world.read(reading_of(person(number)), f"{number}.png")
        world.look()


def with_listed(world: World) -> None:
    """Read a routine person, then one whose document is lost."""
    world.lookouts.documents = (LOST,)
    world.read(reading_of(person(0)), "a.png")
    world.read(reading_of(LISTED), "b.png")


def only_this_person(world: World) -> None:
    """In the open referral: the others stay."""
    for key in ("Tab", "Tab", "Right"):
        world.press(key)

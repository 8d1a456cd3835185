"""States of the booth with several people, by name: what the audits walk through."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.documents.reading import PartialDate, TravelDocument
from app.duty.officers import Direction, Mode
from app.screening.answers import ListedDocument, Lookout
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World

PASS = f"M1{'ERIKSSON/ANNA MARIA':20}EABC123 FRAJFKUT 0412 328Y014C0025 100"
LOST = ListedDocument("UTO", "U4K7P2063", "lost", "2026-11-03")


def person(number: int, **changed: Any) -> TravelDocument:
    """Somebody else with every number, sound and routine."""
    names = ("OESTERGAARD", "VANTONGEREN", "LINDQVIST", "ABARA", "HAUGEN", "MOREAU")
    given = ("INGRID", "JONAS", "MIRA", "TOMAS", "ELIN", "PAULE")
    invented = document(
        document_number=f"U{number:08d}",
        surname=names[number % len(names)],
        given_names=f"{given[number % len(given)]} {chr(ord('A') + number % 26)}",
        birth_date=PartialDate(1960 + number % 40, 1 + number % 12, 1 + number % 28),
    )
    return replace(invented, **changed)


def enter(world: World, digit: Key) -> None:
    """Press F5 and choose what to enter."""
    world.press(Key.ADD)
    world.press(digit)


def enter_plate(world: World, plate: str = "7kx-204", state: str = "UTO") -> None:
    """Enter the vehicle's plate."""
    enter(world, Key.EVIDENCE_2)
    world.replace_with(plate)
    world.press("Tab")
    world.replace_with(state)
    world.press(Key.CONFIRM)


def _vehicle(world: World) -> None:
    """A vehicle with three people, of whom one has a lost document and one is unread."""
    world.lookouts.documents = (LOST,)
    enter_plate(world)
    world.read(reading_of(person(1, document_number="U4K7P2063")), "a.png")
    world.look()
    world.read(reading_of(person(2)), "b.png")
    world.look()
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press(Key.BACK)
    world.look()


def _plate_alone(world: World) -> None:
    enter_plate(world)


def _all_routine(world: World) -> None:
    enter_plate(world)
    for number in range(3):
        world.read(reading_of(person(number)), f"{number}.png")
        world.look()


def _awaited(world: World) -> None:
    world.read(reading_of(person(1)), "a.png")
    world.press(Key.PEOPLE)
    world.press(Key.ADD_PLACE)
    world.press("Return")


def _people(world: World) -> None:
    _vehicle(world)
    world.press(Key.PEOPLE)


def _people_empty(world: World) -> None:
    world.press(Key.PEOPLE)


def _coach(world: World, count: int = 80) -> None:
    """A coach: many people, few of whom need attention."""
    world.lookouts.documents = (LOST,)
    listed = person(11, document_number="U4K7P2063")
    world.bring(*(listed if number == 11 else person(number) for number in range(count - 4)))
    world.press(Key.PEOPLE)
    for key in (Key.ADD_PLACE, "Down", Key.INFANT, "Down", Key.CITIZEN, "Down"):
        world.press(key)
    world.press(Key.LEAVE_UNREAD)
    world.press(Key.BACK)
    world.look()


def _coach_list(world: World) -> None:
    _coach(world, 40)
    world.press(Key.PEOPLE)


def _mixed(world: World) -> None:
    """Read, by declaration, an infant, left unread, decided already."""
    enter_plate(world)
    world.read(reading_of(person(0)), "a.png")
    world.press(Key.LET_GO)
    world.read(reading_of(person(3, surname="VENKATARAMANAN SUBRAHMANYAM")), "b.png")
    world.look()
    for key in (Key.CITIZEN, Key.INFANT, Key.LEAVE_UNREAD):
        world.press(Key.PEOPLE)
        world.press(key)
        world.look()


def _together(world: World) -> None:
    _vehicle(world)
    world.press(Key.HOLD_BACK)


def _chooser(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.ADD)


def _chooser_air(world: World) -> None:
    world.at(Mode.AIR)
    _chooser(world)


def _declaration(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)


def _declaration_wrong(world: World) -> None:
    _declaration(world)
    world.press("N")
    world.press("N")
    world.press("Y")
    world.press(Key.CLOSE_FORM)


def _declaration_outbound(world: World) -> None:
    world.at(Mode.AIR, Direction.OUTBOUND)
    _declaration(world)
    world.press("Y")
    world.type("25 000")


def _plate(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_2)
    world.type("7KX?204")


def _container(world: World) -> None:
    world.at(Mode.CARGO)
    enter(world, Key.EVIDENCE_2)
    world.type("7KX204")
    world.press("Tab")
    world.type("UT0")
    world.press("Tab")
    world.type("CSQU3054384")
    world.press(Key.CLOSE_FORM)


def _flight(world: World) -> None:
    world.at(Mode.AIR)
    enter(world, Key.EVIDENCE_2)
    world.type("Utopia 412")


def _reasons(world: World) -> None:
    world.read(UNREADABLE)
    enter(world, Key.EVIDENCE_3)


def _paper(world: World) -> None:
    _reasons(world)
    world.press(Key.EVIDENCE_1)
    for text in ("", "ERIKSSON", "NILS", "2024-02-30"):
        world.press("Tab")
        world.type(text)
    world.press(Key.CLOSE_FORM)


def _paper_understood(world: World) -> None:
    world.press(Key.ADD)
    world.press(Key.EVIDENCE_3)
    world.press(Key.EVIDENCE_1)
    for text in ("", "ERIKSSON", "NILS", "2024-02-28"):
        world.press("Tab")
        world.type(text)
    world.press("Alt+N")
    world.type("UTO")


def _pass_wrong(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_4)
    world.type("UT412 SEAT 14C")
    world.press(Key.CONFIRM)


def _redress_wrong(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.CHOICE_6)
    world.type("ask my lawyer!")
    world.press(Key.CONFIRM)


def _redress_stated(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.CHOICE_6)
    world.type("R4471")
    world.press(Key.CONFIRM)


def _pass_compared(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document(given_names="BRITTA")))
    world.send(PASS)


def _line(world: World) -> None:
    for number, plate in enumerate(("7kx-204", "AB 12 CDE", "99 TRK 001")):
        enter_plate(world, plate)
        for each in range(number + 1):
            world.read(reading_of(person(10 * number + each)), f"{number}-{each}.png")
            world.look()
        enter(world, Key.EVIDENCE_5)


def _long_line(world: World) -> None:
    world.lookouts.people = (
        Lookout("5521", 1, 3, "ERIKSSON", "ANNA MARIA", "1974-12-08", "UTO", "x", "2026-05-01"),
    )
    for number in range(7):
        enter_plate(world, f"K {number}77 LX", "US-TX")
        shown = document() if number == 2 else person(number)
        world.read(reading_of(shown), f"{number}.png")
        enter(world, Key.EVIDENCE_5)


def _decided_some(world: World) -> None:
    _vehicle(world)
    world.press(Key.HOLD_BACK)
    world.press("Alt+N")
    world.page.referral._together.set_value(False)
    world.press(Key.HOLD_BACK)


def _recallable(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.LET_GO)


def _recalled(world: World) -> None:
    _recallable(world)
    world.press(Key.RECALL)


def _recall_late(world: World) -> None:
    _recallable(world)
    world.clock.pass_time(timedelta(seconds=61))
    world.press(Key.RECALL)


def _here_already(world: World) -> None:
    _all_routine(world)
    world.read(reading_of(person(0)), "again.png")


PEOPLE_STATES: dict[str, Callable[[World], None]] = {
    "vehicle": _vehicle,
    "plate alone": _plate_alone,
    "all routine": _all_routine,
    "awaited": _awaited,
    "people": _people,
    "people empty": _people_empty,
    "coach": _coach,
    "coach list": _coach_list,
    "mixed": _mixed,
    "together": _together,
    "entry": _chooser,
    "entry air": _chooser_air,
    "declaration": _declaration,
    "declaration wrong": _declaration_wrong,
    "declaration outbound": _declaration_outbound,
    "plate wrong": _plate,
    "container wrong": _container,
    "flight": _flight,
    "reasons": _reasons,
    "paper wrong": _paper,
    "paper understood": _paper_understood,
    "redress wrong": _redress_wrong,
    "redress stated": _redress_stated,
    "pass wrong": _pass_wrong,
    "pass compared": _pass_compared,
    "line": _line,
    "long line": _long_line,
    "decided some": _decided_some,
    "recallable": _recallable,
    "recalled": _recalled,
    "recall late": _recall_late,
    "here already": _here_already,
}

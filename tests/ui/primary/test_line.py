"""Reading in line: people wait under their plate, and a digit takes them up."""

from datetime import timedelta

from app.encounters.events import DocumentRead, SetAside, TakenUp, WaitLapsed
from app.encounters.referral import Decision
from app.problems import ProblemCode
from app.ui.primary.actions import View
from app.ui.primary.waiting_lines import waiting_rows
from app.ui.shortcuts import Key
from app.ui.widgets.mark import Mark
from tests.ui.primary.fakes import reading_of
from tests.ui.primary.people_states import enter, enter_plate, person
from tests.ui.primary.world import World


def let_wait(world: World, plate: str, *numbers: int) -> None:
    """Read these people in line, and let them wait under their plate."""
    enter_plate(world, plate)
    for number in numbers:
        world.read(reading_of(person(number)), f"{plate}-{number}.png")
        world.look()
    enter(world, Key.EVIDENCE_5)


def test_nobody_waits_and_nothing_is_said_of_it(world: World) -> None:
    assert not world.page.waiting.isVisible()


def test_people_wait_under_their_plate(world: World) -> None:
    let_wait(world, "7KX-204", 0, 1, 2)
    (aside,) = world.station.bodies(SetAside)
    assert isinstance(aside, SetAside)
    assert len(aside.people) == 3
    assert world.page.view is View.EMPTY
    assert world.page.prompt_words.startswith("Vehicle UTO 7KX204 waits: 3 people")
    (row,) = world.page.waiting.rows
    assert "UTO 7KX204. 3 people" in row
    assert world.station.decisions == []


def test_yesterdays_line_is_gone_when_somebody_begins_to_work(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    world.clock.pass_time(timedelta(hours=13))
    world.restart()
    assert not world.page.waiting.isVisible()
    assert len(world.station.bodies(WaitLapsed)) == 1


def test_without_a_plate_it_is_asked_for_first(world: World) -> None:
    world.read(reading_of(person(0)))
    enter(world, Key.EVIDENCE_5)
    assert world.page.view is View.CONVEYANCE
    assert "plate" in world.page.conveyance.complaint.lower()
    world.type("7KX204")
    world.press(Key.CONFIRM)
    enter(world, Key.EVIDENCE_5)
    assert len(world.page.waiting.rows) == 1


def test_nobody_is_there_who_could_wait(world: World) -> None:
    enter(world, Key.EVIDENCE_5)
    assert world.page.view is View.EMPTY
    assert "Nobody is here who could wait" in world.page.keys.notice


def test_one_digit_takes_them_up_and_the_others_wait_on(world: World) -> None:
    let_wait(world, "7KX-204", 0, 1)
    let_wait(world, "AB 12 CDE", 2)
    world.keys = 0
    world.press(Key.EVIDENCE_1)
    assert world.keys == 1
    assert len(world.station.bodies(TakenUp)) == 1
    assert [name for name, _, _ in world.strip] == ["Oestergaard I.", "Vantongeren J."]
    assert world.page.document.people.header == "Vehicle UTO 7KX204 · 2 people"
    assert not world.page.waiting.isVisible()
    world.look()
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT] * 2
    assert len(world.page.waiting.rows) == 1


def test_their_pictures_come_from_the_store(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    world.press(Key.EVIDENCE_1)
    read = [body for body in world.station.bodies(DocumentRead) if isinstance(body, DocumentRead)]
    assert read[0].page_photo == read[1].page_photo
    assert world.page.document._photo.picture is not None


def test_whom_another_booth_took_is_said_and_gone(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    world.station.line.clear()
    world.press(Key.EVIDENCE_1)
    assert world.page.banner.code is ProblemCode.WAITING_TAKEN
    assert world.page.waiting.rows == ()
    assert world.page.view is View.EMPTY


def test_what_others_set_aside_appears_by_itself(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    kept = list(world.station.line)
    world.station.line.clear()
    world.presenter.refresh()
    world.settle()
    assert world.page.waiting.rows == ()
    world.station.line.extend(kept)
    world.presenter.refresh()
    world.settle()
    assert len(world.page.waiting.rows) == 1


def test_digits_open_evidence_and_take_nobody_up_while_somebody_is_here(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    world.read(reading_of(person(1)))
    world.press(Key.EVIDENCE_1)
    assert world.station.bodies(TakenUp) == []


def test_five_have_a_key_and_the_others_are_counted(world: World) -> None:
    for number in range(7):
        let_wait(world, f"K{number}77LX", number)
    rows, more = waiting_rows(tuple(world.station.line), world.clock.now())
    assert [row.key for row in rows] == [
        Key.EVIDENCE_1,
        Key.EVIDENCE_2,
        Key.EVIDENCE_3,
        Key.EVIDENCE_4,
        Key.EVIDENCE_5,
    ]
    assert more == "2 more behind them"


def test_how_long_they_wait_is_said(world: World) -> None:
    let_wait(world, "7KX-204", 0)
    world.clock.pass_time(timedelta(minutes=18))
    (row,), more = waiting_rows(tuple(world.station.line), world.clock.now())
    assert row.since.endswith("18 min ago")
    assert more == ""
    assert row.mark is Mark.CLEAR

"""F5 and what it leads to: declaration, plate, container, flight, boarding pass."""

from dataclasses import replace

import pytest

from app.documents.reading import Barcode, BarcodeKind, DocumentReading, Status
from app.duty.officers import Direction, Mode
from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.events import (
    BoardingPassRead,
    ConveyanceEntered,
    Decided,
    Declared,
)
from app.encounters.referral import Decision
from app.problems import Problem, ProblemCode
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.people_states import PASS, enter, enter_plate, person
from tests.ui.primary.world import World


def declared(world: World) -> Declaration:
    """The one declaration that was recorded."""
    (said,) = world.station.bodies(Declared)
    assert isinstance(said, Declared)
    return said.declaration


def conveyances(world: World) -> list[Conveyance]:
    """What people came in, as recorded."""
    said = world.station.bodies(ConveyanceEntered)
    return [body.conveyance for body in said if isinstance(body, ConveyanceEntered)]


R = "Redress number"

# --- what is offered ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "offered"),
    [
        (Mode.AIR, ["Declaration", "Flight and seat", "Document by hand", "Boarding pass", R]),
        (Mode.LAND, ["Declaration", "Plate", "Document by hand", "Let them wait in line", R]),
        (Mode.PEDESTRIAN, ["Declaration", "Document by hand", R]),
        (Mode.SEA, ["Declaration", "Vessel and cabin", "Document by hand", R]),
        (Mode.RAIL, ["Declaration", "Train and coach", "Document by hand", R]),
        (
            Mode.CARGO,
            [
                "Declaration",
                "Plate, container and seal",
                "Document by hand",
                "Let them wait in line",
                R,
            ],
        ),
    ],
)
def test_each_mode_offers_what_it_has(world: World, mode: Mode, offered: list[str]) -> None:
    world.at(mode)
    world.press(Key.ADD)
    titles = [title.split(". ")[1] for title in world.page.entry.titles]
    assert titles == offered


def test_what_a_mode_does_not_have_has_no_key(world: World) -> None:
    world.at(Mode.PEDESTRIAN)
    for digit in (Key.EVIDENCE_2, Key.EVIDENCE_4, Key.EVIDENCE_5):
        enter(world, digit)
        assert world.page.view is View.ENTRY
        world.press(Key.BACK)


def test_esc_leads_back_to_the_card(world: World) -> None:
    world.read(reading_of(document()))
    world.press(Key.ADD)
    world.press(Key.BACK)
    assert world.page.view is View.CARD


def test_an_open_check_digit_is_confirmed_first(world: World) -> None:
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    assert world.page.view is View.ZONE


def test_nothing_is_decided_while_a_form_is_in_sight(world: World) -> None:
    world.read(reading_of(document()))
    for digit in (None, Key.EVIDENCE_1, Key.EVIDENCE_2, Key.EVIDENCE_3):
        world.press(Key.ADD)
        if digit is not None:
            world.press(digit)
        world.press(Key.LET_GO)
        world.press(Key.HOLD_BACK)
        assert "Not in sight of the card" in world.page.keys.notice
        world.press(Key.BACK)
    assert world.station.decisions == []


# --- declaration ----------------------------------------------------------------------------------


def test_nothing_to_declare_costs_six_keys(world: World) -> None:
    world.read(reading_of(document()))
    world.keys = 0
    enter(world, Key.EVIDENCE_1)
    for key in ("N", "N", "N", Key.CONFIRM):
        world.press(key)
    assert world.keys == 6
    assert declared(world).answers == {
        Question.GOODS: Answer.NO,
        Question.FOOD: Answer.NO,
        Question.CURRENCY: Answer.NO,
    }
    assert world.page.view is View.CARD
    assert "Recorded" in world.page.keys.notice


def test_a_question_that_was_not_asked_stays_so(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)
    world.press("Tab")
    world.press("Y")
    world.press(Key.CLOSE_FORM)
    said = declared(world)
    assert said.answer(Question.GOODS) is Answer.NOT_ASKED
    assert said.answer(Question.FOOD) is Answer.YES


def test_money_is_declared_with_amount_and_currency(world: World) -> None:
    world.at(Mode.AIR, Direction.OUTBOUND)
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)
    world.press("Y")
    world.type("25 000")
    world.press(Key.CONFIRM)
    assert world.page.declaration.errors == ("Three letters, such as EUR.",)
    world.type("eur")
    world.press(Key.CONFIRM)
    said = declared(world)
    assert (said.amount, said.currency) == ("25000", "EUR")
    world.press(Key.LET_GO)
    (decided,) = world.station.bodies(Decided)
    assert isinstance(decided, Decided)
    assert decided.declaration == said


def test_money_without_amount_is_said_beside_the_field(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)
    for key in ("N", "N", "Y", Key.CLOSE_FORM):
        world.press(key)
    assert world.page.declaration.errors == ("How much? Enter the amount.",)
    world.type("about ten")
    assert not world.page.declaration.errors
    world.press(Key.CLOSE_FORM)
    assert "in figures" in world.page.declaration.errors[0]
    assert world.station.bodies(Declared) == []


def test_a_half_filled_declaration_survives_going_back_and_the_lock(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)
    world.press("Y")
    world.press(Key.BACK)
    world.presenter.stop()
    world.presenter.start(world.duty)
    world.settle()
    enter(world, Key.EVIDENCE_1)
    assert world.page.declaration.entered.answer(Question.GOODS) is Answer.YES


def test_the_next_travelers_declaration_begins_empty(world: World) -> None:
    world.read(reading_of(person(0)))
    enter(world, Key.EVIDENCE_1)
    world.press("Y")
    world.press(Key.BACK)
    world.press(Key.LET_GO)
    world.read(reading_of(person(1)))
    enter(world, Key.EVIDENCE_1)
    assert world.page.declaration.entered == Declaration()


def test_what_was_declared_stands_there_to_be_changed(world: World) -> None:
    world.read(reading_of(document()))
    for _ in range(2):
        enter(world, Key.EVIDENCE_1)
        world.press("Y")
        world.press(Key.CLOSE_FORM)
    said = world.station.bodies(Declared)
    assert len(said) == 2
    assert said[0] == said[1]


def test_nobody_declares_before_somebody_is_here(world: World) -> None:
    enter(world, Key.EVIDENCE_1)
    assert world.page.view is View.EMPTY
    assert "Who declares it?" in world.page.keys.notice


def test_a_full_disk_keeps_the_declaration(world: World) -> None:
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_1)
    world.press("Y")
    world.station.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.CLOSE_FORM)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.view is View.DECLARATION
    world.station.refusal = None
    world.press(Key.CLOSE_FORM)
    assert declared(world).answer(Question.GOODS) is Answer.YES


# --- conveyance -----------------------------------------------------------------------------------


def test_the_plate_comes_before_the_first_document(world: World) -> None:
    enter_plate(world)
    assert conveyances(world) == [Conveyance(plate="7KX204", plate_state="UTO")]
    assert world.page.document.people.header == "Vehicle UTO 7KX204 · nobody read yet"
    world.read(reading_of(person(0)))
    assert world.page.document.people.header == "Vehicle UTO 7KX204 · one person"
    world.press(Key.LET_GO)
    (decided,) = world.station.bodies(Decided)
    assert isinstance(decided, Decided)
    assert decided.conveyance.plate == "7KX204"


def test_a_plate_typed_wrong_is_said_while_typing_and_not_recorded(world: World) -> None:
    enter(world, Key.EVIDENCE_2)
    world.type("7")
    assert world.page.conveyance.errors == (), "it may yet become a plate"
    world.type("KX?")
    assert world.page.conveyance.errors == ("Letters A to Z and figures only.",)
    world.press(Key.CONFIRM)
    assert conveyances(world) == []
    assert world.page.view is View.CONVEYANCE
    world.replace_with("7KX204")
    assert world.page.conveyance.errors == ()
    world.press(Key.CONFIRM)
    assert [each.plate for each in conveyances(world)] == ["7KX204"]


def test_a_container_number_is_checked_by_its_digit(world: World) -> None:
    world.at(Mode.CARGO)
    enter(world, Key.EVIDENCE_2)
    world.press("Tab")
    world.press("Tab")
    world.type("csqu305438")
    assert not world.page.conveyance.errors
    world.type("4")
    assert "does not fit the number" in world.page.conveyance.errors[0]
    world.press("Backspace")
    world.type("3")
    assert world.page.conveyance.errors == ()
    world.press(Key.CONFIRM)
    assert [each.container for each in conveyances(world)] == ["CSQU3054383"]


def test_half_a_container_number_is_said_only_when_it_is_recorded(world: World) -> None:
    world.at(Mode.CARGO)
    enter(world, Key.EVIDENCE_2)
    for key in ("Tab", "Tab"):
        world.press(key)
    world.type("CSQU30")
    assert world.page.conveyance.errors == ()
    world.press(Key.CONFIRM)
    assert "then seven figures" in " ".join(world.page.conveyance.errors)
    assert conveyances(world) == []


@pytest.mark.parametrize(
    ("mode", "typed", "header"),
    [
        (Mode.AIR, "ut 0412", "Flight UT412"),
        (Mode.SEA, "Utopia Star 12", "Vessel UTOPIA STAR 12"),
        (Mode.RAIL, "ic 512", "Train IC512"),
        (Mode.CARGO, "99 TRK", "Truck 99TRK"),
    ],
)
def test_every_mode_names_what_carries_people(
    world: World, mode: Mode, typed: str, header: str
) -> None:
    world.at(mode)
    enter(world, Key.EVIDENCE_2)
    world.type(typed)
    world.press(Key.CONFIRM)
    assert world.page.document.people.header.startswith(header)


def test_another_plate_takes_the_place_of_the_wrong_one(world: World) -> None:
    enter_plate(world, "7KX204")
    enter_plate(world, "7KX205")
    assert world.page.document.people.header.startswith("Vehicle UTO 7KX205")
    assert len({draft.subject_id for draft in world.station.recorded}) == 1


# --- boarding pass --------------------------------------------------------------------------------


def test_a_boarding_pass_that_does_not_fit_asks_for_attention(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document(given_names="BRITTA")))
    enter(world, Key.EVIDENCE_4)
    world.type(PASS)
    world.press(Key.CONFIRM)
    assert world.page.view is View.CARD
    assert len(world.station.bodies(BoardingPassRead)) == 1
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT], "attention is the officer's to judge"


def test_what_is_no_boarding_pass_is_said_beside_the_field(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document()))
    enter(world, Key.EVIDENCE_4)
    world.type("seat 14C")
    world.press(Key.CONFIRM)
    assert "not the text of a boarding pass" in world.page.boarding_pass.error
    assert world.page.view is View.BOARDING_PASS
    assert world.station.bodies(BoardingPassRead) == []


def test_a_boarding_pass_needs_a_passport_first(world: World) -> None:
    world.at(Mode.AIR)
    enter(world, Key.EVIDENCE_4)
    assert world.page.view is View.EMPTY
    assert "Read the passport first" in world.page.keys.notice


def _pass_alone() -> DocumentReading:
    fields = {"surname": "LINDQVIST", "given_names": "OSKAR"}
    shown = Barcode("PDF417", BarcodeKind.BCBP, PASS, fields)
    return DocumentReading(Status.PARTIAL, barcodes=(shown,))


def test_a_picture_of_a_boarding_pass_joins_the_traveler_on_the_card(world: World) -> None:
    world.at(Mode.AIR)
    world.read(reading_of(document(given_names="BRITTA")))
    world.read(_pass_alone(), "pass.png")
    assert world.page.view is View.CARD
    assert [one.boarding_pass for one in world.party.people] == [PASS]
    assert len(world.station.bodies(BoardingPassRead)) == 1


def test_a_picture_of_a_boarding_pass_waits_for_its_passport(world: World) -> None:
    world.at(Mode.AIR)
    world.read(_pass_alone(), "pass.png")
    assert world.page.view is View.EMPTY
    assert "Now read the passport" in world.page.keys.notice
    world.read(reading_of(document(given_names="BRITTA")))
    assert [one.boarding_pass for one in world.party.people] == [PASS]


def test_a_boarding_pass_beside_the_passport_is_its_holders(world: World) -> None:
    world.at(Mode.AIR)
    alone = _pass_alone()
    other = replace(alone.barcodes[0], text="of somebody else", fields={"surname": "OTHER"})
    document_read = reading_of(document(surname="LINDQVIST", given_names="OSKAR"))
    world.read(replace(document_read, barcodes=(other, *alone.barcodes)))
    assert [one.boarding_pass for one in world.party.people] == [PASS]
    assert len(world.station.bodies(BoardingPassRead)) == 1

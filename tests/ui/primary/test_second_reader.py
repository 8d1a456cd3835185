"""The second reader: asked by a key, shown beside the first, and never in the way."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.documents.reading import MrzText
from app.encounters.events import (
    PrintConfirmed,
)
from app.problems import Problem, ProblemCode
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World


def shown(world: World) -> str:
    """Every word of the form that is in sight."""
    labels = world.page.zone.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def zone(*, wrong_number_digit: str = "") -> MrzText:
    mrz = reading_of(document(), wrong_number_digit=wrong_number_digit).mrz
    assert mrz is not None
    return replace(mrz, engine="second")


def test_agreement_is_said_and_the_officer_still_confirms(world: World) -> None:
    world.second_reader.zone = zone(wrong_number_digit="7")
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    world.press(Key.ADD)
    assert "sees the same text" in shown(world)
    assert world.station.bodies(PrintConfirmed) == []
    world.press(Key.CLOSE_FORM)
    assert len(world.station.bodies(PrintConfirmed)) == 1


def test_another_text_is_shown_and_changes_nothing(world: World) -> None:
    world.second_reader.zone = zone()
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    before = world.page.zone.lines
    world.press(Key.ADD)
    assert "sees another text" in shown(world)
    assert world.page.zone.lines == before


def test_empty_form_is_filled_with_what_the_second_reader_sees(world: World) -> None:
    world.second_reader.zone = zone()
    world.read(UNREADABLE)
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_3, Key.ADD):
        world.press(key)
    assert world.page.zone.lines == zone().lines
    world.press(Key.CLOSE_FORM)
    assert world.page.view is View.CARD


def test_missing_program_is_said_with_the_next_step(world: World) -> None:
    world.second_reader.refusal = Problem(ProblemCode.READER_MISSING, "tesseract")
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    world.press(Key.ADD)
    assert "not installed" in shown(world)


def test_without_a_picture_there_is_nobody_to_ask(world: World) -> None:
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_3):
        world.press(key)
    assert "Second reader" not in shown(world)

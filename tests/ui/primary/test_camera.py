"""The camera at the booth: from F2 to the card, and the ways out of it."""

from pathlib import Path

import pytest

from app.documents.reading import PartialDate
from app.duty.officers import Mode
from app.encounters.events import (
    DocumentRead,
)
from app.encounters.referral import Decision
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from tests.desk_videos import desk, passport, still, write_video
from tests.ui.primary.fakes import UNREADABLE, document, reading_of
from tests.ui.primary.world import World


@pytest.fixture
def filmed(world: World, tmp_path: Path) -> World:
    """A booth whose camera shows a passport on the desk, again and again."""
    path = tmp_path / "desk.avi"
    write_video(path, [desk(1), desk(2), desk(3), *still(range(25), passport())])
    world.reader.answers[path.name] = reading_of(document())
    world.camera = str(path)
    world.restart()
    return world


def _captured(world: World) -> None:
    world.work_off(lambda: world.page.view is View.CARD)
    world.settle()


def test_one_key_opens_the_camera_and_the_document_comes_by_itself(filmed: World) -> None:
    filmed.keys = 0
    filmed.press(Key.READ, settle=False)
    _captured(filmed)
    (read,) = filmed.station.bodies(DocumentRead)
    assert isinstance(read, DocumentRead)
    assert len(read.reading.image_sha256) == 64
    assert filmed.attachments.kept[read.page_photo].startswith(b"\xff\xd8")
    filmed.press(Key.LET_GO)
    assert filmed.station.decisions == [Decision.ADMIT]
    assert filmed.keys == 2


def test_an_image_that_waits_is_read_first(filmed: World) -> None:
    filmed.arrive("page.png", reading_of(document()))
    filmed.press(Key.READ)
    assert filmed.page.view is View.CARD


def test_back_lets_the_camera_go(world: World, tmp_path: Path) -> None:
    world.camera = str(tmp_path / "unplugged.avi")
    world.restart()
    world.press(Key.READ)
    assert world.page.view is View.CAMERA
    world.work_off(lambda: "does not answer" in world.page.camera.empty_words)
    world.press(Key.BACK)
    assert world.page.view is View.EMPTY
    assert not world.page.camera.isVisible()


def test_a_file_can_be_chosen_and_text_entered_without_a_camera(
    world: World, tmp_path: Path
) -> None:
    world.camera = str(tmp_path / "unplugged.avi")
    world.restart()
    world.image("page.png", reading_of(document()))
    world.press(Key.READ)
    for key in (Key.ADD, Key.EVIDENCE_3, Key.EVIDENCE_2):
        world.press(key)
    assert world.page.view is View.ZONE
    world.press(Key.BACK)
    world.press(Key.READ)
    world.press(Key.FIND)
    assert world.page.view is View.CHOOSER
    world.press(Key.CONFIRM)
    assert world.page.view is View.CARD


def test_nobody_is_decided_behind_the_camera(world: World, tmp_path: Path) -> None:
    world.camera = str(tmp_path / "unplugged.avi")
    world.restart()
    world.read(reading_of(document()))
    world.press(Key.READ)
    assert world.page.view is View.CAMERA
    world.press(Key.LET_GO)
    assert world.station.decisions == []
    assert "Not in sight" in world.page.keys.notice
    world.press(Key.BACK)
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_a_camera_runs_only_while_somebody_works_in_sight_of_it(
    world: World, tmp_path: Path
) -> None:
    world.camera = str(tmp_path / "unplugged.avi")
    world.restart()
    world.press(Key.READ)
    camera = world.presenter._reading._camera
    assert camera is not None
    assert camera.running
    world.page.hide()
    assert not camera.running
    world.page.show()
    assert camera.running
    world.presenter.stop()
    assert not camera.running
    world.presenter.start(world.duty)
    world.settle()
    assert world.page.view is View.EMPTY, "the next officer opens the camera himself"


def test_a_camera_unplugged_in_mid_scan_is_said_and_nobody_is_lost(
    world: World, tmp_path: Path
) -> None:
    path = tmp_path / "cut.avi"
    write_video(path, [desk(1), desk(2), *still(range(3), passport())])
    world.reader.answers[path.name] = UNREADABLE
    world.camera = str(path)
    world.restart()
    world.read(reading_of(document()), "first.png")
    world.press(Key.READ, settle=False)
    world.work_off(lambda: "unplugged" in world.page.camera.empty_words)
    assert world.page.camera.view is None, "no picture of a document stays behind"
    assert len(world.station.bodies(DocumentRead)) == 1
    world.press(Key.BACK)
    assert world.on_card == "ERIKSSON"
    world.press(Key.LET_GO)
    assert world.station.decisions == [Decision.ADMIT]


def test_what_the_camera_captures_while_somebody_is_undecided_waits(filmed: World) -> None:
    filmed.at(Mode.AIR)
    other = document(
        document_number="U4K7P2063",
        surname="OESTERGAARD",
        given_names="INGRID NOOR",
        birth_date=PartialDate(1991, 6, 17),
    )
    filmed.read(reading_of(other), "first.png")
    filmed.press(Key.READ, settle=False)
    filmed.work_off(lambda: "First decide about OESTERGAARD" in filmed.page.keys.notice)
    filmed.settle()
    assert filmed.on_card == "OESTERGAARD"
    filmed.press(Key.LET_GO)
    assert filmed.on_card == "ERIKSSON"

"""Opening radiographs for a referral: which, whose, and nothing sticks to the next one."""

import hashlib
import os
import threading
from dataclasses import replace
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.duty.officers import Duty, Role
from app.problems import Problem, ProblemCode
from app.radiographs.events import RadiographOpened
from app.services.views import MarkView
from app.ui.problem_texts import problem_words
from app.ui.radiograph.page import Middle
from app.ui.radiograph.tool import Tool
from app.ui.shortcuts import Key
from tests.radiographs.files import ramp
from tests.ui.radiograph.referrals import LINDQVIST
from tests.ui.radiograph.world import World


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


def test_a_scan_of_the_watched_folder_is_opened_by_three_keys(world: World) -> None:
    world.scan()
    row = world.mine()
    world.show(row)
    world.keys = 0
    world.press(Key.FIND)
    world.press(Key.CONFIRM)
    assert world.keys <= 3
    (opened,) = world.port.bodies(RadiographOpened)
    assert (opened.referral_id, opened.file_name) == (row.id, "truck.tif")
    assert world.told == [("opened", (row.id, world.port.recorded[0].subject_id))]
    assert world.page.middle is Middle.IMAGE
    assert world.page.exam.name == "ERIKSSON, Anna Maria"
    assert world.link.announced == 2, "it was taken in, and opened"


def test_only_scans_are_offered_the_newest_first(world: World) -> None:
    for name, seed in (("first.tif", 1), ("second.TIFF", 2)):
        world.scan(name, seed, 300)
    Image.new("L", (8, 8)).save(world.folder / "page.png")
    os.utime(world.folder / "first.tif", (1, 1))
    world.show(world.mine())
    world.press(Key.FIND)
    offered = [world.page.chooser._files.item(row).text() for row in range(2)]
    assert offered == ["second.TIFF", "first.tif"]
    assert world.page.chooser._files.count() == 2


def test_escape_leaves_the_chooser_and_then_the_viewer(world: World) -> None:
    row = world.mine()
    world.show(row)
    world.press(Key.FIND)
    assert world.page.middle is Middle.CHOOSER
    world.press(Key.BACK)
    assert (world.page.middle, world.told) == (Middle.EMPTY, [])
    world.press(Key.BACK)
    assert world.told == [("closed", row.id)]


def test_nothing_sticks_to_the_next_image(looking: World) -> None:
    for key in ("+", "+", "I", "Ctrl+Left", Key.ADD, Key.BACK):
        looking.press(key)
    looking.scan("next.tif", seed=8)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    view = looking.page.view
    assert view.radiograph is not None
    assert view.radiograph.file_name == "next.tif"
    assert view.at_home
    assert view.tool is Tool.MOVE
    assert looking.page.marks.rows == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ProblemCode.RADIOGRAPH_TRUNCATED),
        (b"II*\0" + b"\0" * 40, ProblemCode.RADIOGRAPH_TRUNCATED),
        (b"no picture at all", ProblemCode.NOT_A_RADIOGRAPH),
    ],
)
def test_a_bad_file_is_a_sentence_and_the_image_before_stays(
    looking: World, content: bytes, code: ProblemCode
) -> None:
    (looking.folder / "bad.tif").write_bytes(content)
    looking.presenter.open_file(looking.folder / "bad.tif")
    looking.settle()
    assert looking.page.banner.code is code
    assert looking.page.middle is Middle.IMAGE
    assert len(looking.port.bodies(RadiographOpened)) == 1
    looking.press("+")
    assert not looking.page.view.viewport.fits


def test_an_opening_that_is_not_recorded_shows_nothing(world: World) -> None:
    world.scan()
    world.show(world.mine())
    world.port.refusal = Problem(ProblemCode.DISK_FULL)
    world.press(Key.FIND)
    world.press(Key.CONFIRM)
    assert world.page.banner.code is ProblemCode.DISK_FULL
    assert world.page.view.radiograph is None
    assert world.page.middle is Middle.EMPTY


def test_a_file_that_is_overwritten_while_it_is_open_is_not_shown_any_more(looking: World) -> None:
    (looking.folder / "truck.tif").write_bytes(b"something else")
    looking.press("Z")
    assert looking.page.banner.code is ProblemCode.RADIOGRAPH_CHANGED
    assert looking.page.middle is Middle.EMPTY
    looking.press("+")
    looking.scan("truck.tif", seed=9)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    assert looking.page.middle is Middle.IMAGE


def test_another_referral_begins_without_an_image_and_the_first_comes_back(
    looking: World,
) -> None:
    first = looking.page.view.radiograph
    assert first is not None
    looking.show(looking.mine(9))
    assert looking.page.middle is Middle.EMPTY
    assert looking.page.view.radiograph is None
    looking.show(looking.mine(1))
    again = looking.page.view.radiograph
    assert again is not None
    assert again.sha256 == first.sha256
    assert looking.page.view.at_home
    assert len(looking.port.bodies(RadiographOpened)) == 1  # the same file goes on


def test_switching_while_a_file_is_being_read_shows_nothing_of_it(world: World) -> None:
    path = world.scan()
    world.show(world.mine(1))
    world.presenter.open_file(path)
    world.presenter.open_for(world.duty, world.mine(2))
    world.settle()
    assert world.page.view.radiograph is None
    assert world.page.middle is Middle.EMPTY
    assert world.port.bodies(RadiographOpened) == []


def test_switching_while_the_opening_is_being_recorded_records_it_once(
    world: World, qtbot: QtBot
) -> None:
    path, row = world.scan(), world.mine(1)
    world.port.may_answer = threading.Event()
    world.show(row)
    world.presenter.open_file(path)
    qtbot.waitUntil(world.port.asked.is_set)
    world.presenter.open_for(world.duty, world.mine(2))
    world.port.may_answer.set()
    world.settle()
    assert world.page.view.radiograph is None
    world.show(row)
    world.presenter.open_file(path)
    world.settle()
    assert world.page.view.radiograph is not None
    assert len(world.port.bodies(RadiographOpened)) == 1


def _open_large(world: World, qtbot: QtBot) -> None:
    """Open a scan that takes a while, and hold its record back."""
    path = world.write("large.tif", ramp(2_200, 2_000))
    world.port.asked.clear()
    world.port.may_answer = threading.Event()
    world.presenter.open_file(path)
    qtbot.waitUntil(world.port.asked.is_set)
    qtbot.waitUntil(lambda: _shown(world) == "large.tif")


def _shown(world: World) -> str:
    radiograph = world.page.view.radiograph
    return radiograph.file_name if radiograph else ""


def _let_go_on(world: World) -> None:
    assert world.port.may_answer is not None
    world.port.may_answer.set()
    world.settle()


def test_a_large_scan_is_a_preview_until_all_of_it_is_read_and_recorded(
    world: World, qtbot: QtBot
) -> None:
    world.show(world.mine())
    _open_large(world, qtbot)
    page, view = world.page, world.page.view
    assert page.middle is Middle.IMAGE
    assert "preview" in view.badges
    assert "what you see is a preview" in page.bar.working
    assert page.bar.pixel == ""
    assert page.deciding.isHidden()
    assert "SHA-256" not in page.exam.captions
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.presentation.standard
    assert "must wait" in page.keys.notice
    for key in (Qt.Key.Key_C, Qt.Key.Key_H, Qt.Key.Key_R, Qt.Key.Key_I, Qt.Key.Key_Plus):
        QTest.keyClick(view, key)
    assert (page.adjusting, page.pair.second.isHidden()) == (False, True)
    assert view.tool is Tool.MOVE
    _let_go_on(world)
    assert view.radiograph is not None
    assert view.radiograph.complete
    assert view.presentation.inverted, "it stays as it was looked at"
    assert not view.viewport.fits
    assert ("preview" in view.badges, page.bar.working) == (False, "")
    assert not page.deciding.isHidden()
    assert len(world.port.bodies(RadiographOpened)) == 1
    assert not page.deciding.ready, "the whole image was not seen yet"
    world.press("0")
    assert page.deciding.ready


def test_a_preview_that_nobody_waits_for_is_recorded_all_the_same(
    looking: World, qtbot: QtBot
) -> None:
    _open_large(looking, qtbot)
    QTest.keySequence(looking.focus(), Key.BACK.sequences[0])
    assert _shown(looking) == "truck.tif"
    _let_go_on(looking)
    names = [opened.file_name for opened in looking.port.bodies(RadiographOpened)]
    assert names == ["truck.tif", "large.tif"]
    assert _shown(looking) == "truck.tif"
    assert looking.page.deciding.ready


def test_a_preview_that_cannot_be_recorded_gives_way_to_the_image_before(
    looking: World, qtbot: QtBot
) -> None:
    _open_large(looking, qtbot)
    looking.port.refusal = Problem(ProblemCode.DISK_FULL)
    _let_go_on(looking)
    assert looking.page.banner.code is ProblemCode.DISK_FULL
    assert _shown(looking) == "truck.tif"
    looking.port.refusal = None
    looking.press(Key.ADD)
    assert looking.page.view.tool is Tool.RECTANGLE


def test_a_preview_that_was_left_and_is_not_recorded_is_named_and_disturbs_nobody(
    looking: World, qtbot: QtBot
) -> None:
    _open_large(looking, qtbot)
    QTest.keySequence(looking.focus(), Key.BACK.sequences[0])
    QTest.keySequence(looking.focus(), Key.ADD.sequences[0])
    drawing = looking.focus()
    assert drawing is looking.page.view
    looking.port.refusal = Problem(ProblemCode.DISK_FULL)
    _let_go_on(looking)
    assert "large.tif" in looking.page.banner.words
    assert "not on record" in looking.page.banner.words
    assert problem_words(ProblemCode.DISK_FULL) in looking.page.banner.words
    assert looking.focus() is drawing
    assert looking.page.view.tool is Tool.RECTANGLE
    assert _shown(looking) == "truck.tif"


def test_a_preview_whose_file_is_another_by_now_does_not_close_the_image_before(
    looking: World, qtbot: QtBot
) -> None:
    _open_large(looking, qtbot)
    (looking.folder / "large.tif").write_bytes(b"something else")
    QTest.keyClick(looking.page.view, Qt.Key.Key_Z)
    looking.page.repaint()
    qtbot.waitUntil(lambda: looking.page.banner.code is ProblemCode.RADIOGRAPH_CHANGED)
    assert _shown(looking) == "truck.tif"
    _let_go_on(looking)
    looking.press("0")
    assert looking.page.deciding.ready
    looking.press(Key.ADD)
    assert looking.page.view.tool is Tool.RECTANGLE


def test_another_referral_while_a_preview_is_shown_begins_without_it(
    world: World, qtbot: QtBot
) -> None:
    world.show(world.mine(1))
    _open_large(world, qtbot)
    world.presenter.open_for(world.duty, world.mine(2))
    assert world.page.view.radiograph is None
    _let_go_on(world)
    assert world.page.view.radiograph is None
    assert world.page.middle is Middle.EMPTY
    assert len(world.port.bodies(RadiographOpened)) == 1


@pytest.mark.parametrize("which", ["waiting", "theirs", "closed"])
def test_only_an_own_open_referral_gets_a_radiograph(world: World, which: str) -> None:
    world.scan()
    world.show(getattr(world, which)())
    world.press(Key.FIND)
    world.presenter.open_file(world.folder / "truck.tif")
    world.settle()
    assert world.page.middle is Middle.EMPTY
    assert world.port.recorded == []


def test_the_next_officer_at_the_desk_does_not_see_it(looking: World) -> None:
    duty = looking.duty
    looking.presenter.stop()
    looking.presenter.start(Duty(duty.id, LINDQVIST, Role.SECONDARY, duty.post, duty.since))
    looking.settle()
    assert looking.page.middle is Middle.EMPTY
    looking.presenter.start(duty)
    looking.settle()
    assert looking.page.middle is Middle.IMAGE


def test_a_file_dropped_where_no_referral_is_open_says_what_to_do_first(world: World) -> None:
    world.page.dropped.emit(world.scan())
    world.settle()
    assert "First choose a referral" in world.page.banner.words
    assert world.port.recorded == []


def test_a_dropped_file_is_opened(world: World) -> None:
    world.show(world.mine())
    world.page.dropped.emit(world.scan())
    world.settle()
    assert world.page.view.radiograph is not None


def test_marks_from_before_a_restart_are_where_they_were(world: World) -> None:
    row, path = world.mine(), world.scan()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    region = (300, 40, 60, 50)
    mark = MarkView(UUID(int=7), UUID(int=70), path.name, "round, dense", "", digest, region)
    world.port.files[row.id] = replace(world.port.files[row.id], marks=(mark,))
    world.show(row)
    world.presenter.open_file(path)
    world.settle()
    (shown,) = world.page.marks.rows
    assert "round, dense" in shown.accessibleName()
    assert mark.radiograph_id in {each.subject_id for each in world.port.recorded}
    shown.opened.emit()
    world.settle()
    assert world.page.form_open, "it has no finding yet"
    assert world.page.form.draft.label == "round, dense"

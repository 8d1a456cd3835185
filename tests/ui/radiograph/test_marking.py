"""From the image to the mark to the finding; every edit is on record, and nothing is lost."""

import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.examinations.examination import Completeness
from app.problems import Problem, ProblemCode
from app.radiographs.events import RadiographMarked
from app.radiographs.region import Region
from app.services.secondary_inspection import SecondaryInspection
from app.ui.radiograph.recording_finding import RecordFinding
from app.ui.radiograph.tool import Tool
from app.ui.shortcuts import Key
from tests.ui.radiograph.recorded import drawn_in, marks_of
from tests.ui.radiograph.world import World, drawn


@pytest.fixture
def looking(world: World) -> World:
    """A viewer with one scanned truck."""
    world.look()
    return world


def conforms(service: SecondaryInspection) -> RecordFinding:
    """The second desk's service is what the viewer wants (said to the type checker)."""
    return service.record_finding


def _choose(world: World, steps: int = 3) -> None:
    """From the label to the finding, and so many words down."""
    world.press("Tab")
    for _ in range(steps):
        world.press("Down")


def _record(world: World, label: str = "round, dense") -> None:
    world.type(label)
    _choose(world)
    world.press(Key.CLOSE_FORM)


def test_the_whole_chain_by_keys_alone(looking: World) -> None:
    view = looking.page.view
    looking.press("+")
    looking.press(Key.ADD)
    begun = drawn_in(looking)
    assert begun is not None
    looking.press("Right")
    looking.press("Down")
    looking.press("Shift+Left")
    looking.press("Shift+Up")
    region = drawn_in(looking)
    assert region is not None
    assert f"{region.width} × {region.height} at" in view.accessibleDescription()
    assert (region.left > begun.left, region.top > begun.top) == (True, True)
    assert (region.width < begun.width, region.height < begun.height) == (True, True)
    looking.press(Key.CONFIRM)
    assert looking.page.form_open
    assert [mark.label for mark in marks_of(looking)] == [""], "it is on record before its words"
    _record(looking)
    marked = looking.port.bodies(RadiographMarked)[-1]
    (mark,) = marks_of(looking)
    assert Region(mark.left, mark.top, mark.width, mark.height) == region
    assert mark.label == "round, dense"
    assert (marked.window_low, marked.window_high) == (
        view.tone.window.low,
        view.tone.window.high,
    )
    assert looking.attachments.get(marked.preview).startswith(b"\xff\xd8\xff")
    (found,) = looking.port.found
    assert found == {
        "finding": "undeclared goods",
        "exam_type": "NII: X-ray",
        "completeness": Completeness.COMPLETE,
        "place": "",
        "note": "",
        "mark_id": mark.id,
    }
    assert [kind for kind, _ in looking.told] == ["opened", "finding"]
    assert looking.page.keys.notice.startswith("Recorded ")
    assert not looking.page.form_open
    assert view.hasFocus()
    (row,) = looking.page.marks.rows
    assert "1 · round, dense" in row.accessibleName()


def test_the_planted_thing_is_marked_with_the_mouse(looking: World) -> None:
    left, top, width, height = drawn(7, 1200).planted
    wanted = Region(left - 4, top - 4, width + 8, height + 8)
    looking.press(Key.ADD)
    looking.drag(*looking.place(wanted))
    looking.press(Key.CONFIRM)
    _record(looking)
    (mark,) = marks_of(looking)
    for got, asked in zip(
        mark.box, (wanted.left, wanted.top, wanted.width, wanted.height), strict=True
    ):
        assert abs(got - asked) <= 2  # a pixel of the screen is wider than one of the image


def test_a_click_leaves_the_region_and_another_drag_replaces_it(looking: World) -> None:
    view = looking.page.view
    looking.press(Key.ADD)
    before = drawn_in(looking)
    looking.drag((300, 300), (301, 301))
    assert drawn_in(looking) == before
    looking.drag((200, 300), (260, 360))
    assert drawn_in(looking) != before
    assert view.tool is Tool.RECTANGLE


def test_a_region_that_is_moved_out_of_sight_is_followed(looking: World) -> None:
    view = looking.page.view
    for _ in range(6):
        looking.press("+")
    looking.press(Key.ADD)
    for _ in range(80):
        looking.press("Right")
    region = drawn_in(looking)
    assert region is not None
    right = view.viewport.to_view(region.left + region.width, region.top)[0]
    assert right <= view.width() + 1


def test_escape_cancels_drawing_and_nothing_is_recorded(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.BACK)
    assert drawn_in(looking) is None
    assert looking.page.view.tool is Tool.MOVE
    assert looking.port.bodies(RadiographMarked) == []
    assert [kind for kind, _ in looking.told] == ["opened"]


def test_a_partial_look_needs_its_reason(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    _choose(looking)
    looking.press("Tab")
    looking.press("Down")
    looking.press(Key.CLOSE_FORM)
    assert looking.port.found == []
    looking.press("Alt+N")
    looking.type("engine hides the rest")
    looking.press(Key.CLOSE_FORM)
    (found,) = looking.port.found
    assert found["completeness"] is Completeness.PARTIAL
    assert found["note"] == "engine hides the rest"


def test_an_untied_mark_is_tied_from_the_list(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.port.finding_refusal = Problem(ProblemCode.DISK_FULL)
    _record(looking)
    looking.press(Key.BACK)
    (row,) = looking.page.marks.rows
    assert "No finding recorded yet" in row.accessibleName()
    looking.port.finding_refusal = None
    row.setFocus()
    looking.press("Space")
    assert looking.page.form_open
    assert looking.page.form.draft.finding == "undeclared goods"
    looking.press(Key.CLOSE_FORM)
    assert len(looking.port.found) == 1
    assert len(marks_of(looking)) == 1


def test_a_tied_mark_of_the_list_is_brought_into_sight(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    _record(looking)
    view = looking.page.view
    for _ in range(8):
        looking.press("+")
    for _ in range(40):
        looking.press("Left")
    looking.page.marks.rows[0].opened.emit()
    (mark,) = marks_of(looking)
    left, top = view.viewport.to_view(mark.left, mark.top)
    assert -1 <= left < view.width()
    assert -1 <= top < view.height()
    assert not looking.page.form_open


def test_marks_are_there_again_when_the_same_file_is_opened(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    _record(looking)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    assert len(looking.page.marks.rows) == 1


def test_a_finding_for_a_closed_referral_is_said_not_lost(looking: World, tmp_path: Path) -> None:
    del tmp_path
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.closed(1)
    _record(looking)
    assert looking.page.banner.code is ProblemCode.ALREADY_DECIDED
    assert looking.page.form.draft.label == "round, dense"


def test_leaving_the_form_records_the_words_and_keeps_the_rest(looking: World) -> None:
    window = looking.page.view.tone.window
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    _choose(looking)
    looking.press(Key.BACK)
    assert not looking.page.form_open
    assert [mark.label for mark in marks_of(looking)] == ["round"]
    first = looking.port.bodies(RadiographMarked)[0]
    assert (first.window_low, first.window_high) == (window.low, window.high)
    looking.page.marks.rows[0].opened.emit()
    draft = looking.page.form.draft
    assert (draft.label, draft.finding) == ("round", "undeclared goods")
    looking.press(Key.CLOSE_FORM)
    assert len(looking.port.found) == 1
    assert len(marks_of(looking)) == 1


def test_drawing_it_again_changes_the_same_mark(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    looking.page.form._redraw.click()
    looking.settle()
    (before,) = marks_of(looking)
    looking.press("Right")
    looking.press(Key.CONFIRM)
    (after,) = marks_of(looking)
    assert after.id == before.id
    assert after.left > before.left
    assert looking.page.form_open
    looking.page.form._redraw.click()
    looking.settle()
    looking.press("Down")
    looking.press(Key.BACK)  # from drawing: the mark stays as it is
    assert marks_of(looking) == [after]
    assert looking.page.form_open


def test_every_step_is_undone_and_redone_on_record(looking: World) -> None:
    looking.press("O")
    looking.press(Key.CONFIRM)
    looking.press(Key.BACK)
    (first,) = marks_of(looking)
    looking.press("A")
    looking.press(Key.CONFIRM)
    looking.press(Key.BACK)
    looking.press("Del")
    assert marks_of(looking) == [first]
    looking.press("Ctrl+Z")
    assert len(marks_of(looking)) == 2
    looking.press("Ctrl+Z")
    looking.press("Ctrl+Z")
    assert marks_of(looking) == []
    assert looking.page.marks.rows == ()
    looking.press("Ctrl+Y")
    assert marks_of(looking) == [first]


def test_a_mark_that_is_tied_to_a_finding_stays(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    _record(looking)
    for key in ("Del", "Ctrl+Z"):
        looking.press(key)
        assert len(marks_of(looking)) == 1
        assert "tied to a finding" in looking.page.keys.notice


def test_a_finding_is_never_preselected(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.press(Key.CLOSE_FORM)
    assert looking.page.form.errors == ("Choose what was found, or “Nothing found”.",)
    assert looking.port.found == []


def test_a_full_disk_keeps_what_was_drawn_and_can_be_tried_again(looking: World) -> None:
    looking.press(Key.ADD)
    drawn = drawn_in(looking)
    looking.port.refusal = Problem(ProblemCode.DISK_FULL)
    looking.press(Key.CONFIRM)
    assert looking.page.banner.code is ProblemCode.DISK_FULL
    assert drawn_in(looking) == drawn
    looking.port.refusal = None
    looking.press(Key.CONFIRM)
    looking.port.refusal = Problem(ProblemCode.DISK_FULL)
    _record(looking)
    assert looking.page.form_open
    assert looking.page.form.draft.label == "round, dense"
    looking.port.refusal = None
    looking.press(Key.CLOSE_FORM)
    assert [mark.label for mark in marks_of(looking)] == ["round, dense"]
    assert len(looking.port.found) == 1
    assert looking.page.banner.code is None


def test_a_mark_whose_finding_failed_is_not_recorded_twice(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.port.finding_refusal = Problem(ProblemCode.DISK_FULL)
    _record(looking)
    assert looking.page.form_open
    said = len(looking.port.bodies(RadiographMarked))
    looking.port.finding_refusal = None
    looking.press(Key.CLOSE_FORM)
    assert len(looking.port.bodies(RadiographMarked)) == said
    (mark,), (found,) = marks_of(looking), looking.port.found
    assert found["mark_id"] == mark.id


def test_marks_stay_with_their_referral_and_image(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("behind the engine")
    looking.press(Key.BACK)
    looking.show(looking.mine(9))
    assert not looking.page.form_open
    looking.scan("other.tif", seed=8)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    assert not looking.page.marks.rows
    looking.show(looking.mine(1))
    looking.page.marks.rows[0].opened.emit()
    assert looking.page.form.draft.label == "behind the engine"


def test_a_text_that_is_being_recorded_is_not_recorded_again_by_leaving_its_form(
    looking: World, qtbot: QtBot
) -> None:
    looking.press("T")
    looking.press(Key.CONFIRM)
    looking.type("engine")
    _choose(looking)
    looking.port.asked.clear()
    looking.port.may_answer = threading.Event()
    QTest.keySequence(looking.focus(), Key.CLOSE_FORM.sequences[0])
    qtbot.waitUntil(looking.port.asked.is_set)
    QTest.keySequence(looking.focus(), Key.BACK.sequences[0])
    looking.port.may_answer.set()
    looking.settle()
    assert [mark.label for mark in marks_of(looking)] == ["engine"]
    assert len(looking.page.marks.rows) == 1
    assert len(looking.port.found) == 1
    assert not looking.page.form_open


def test_the_lock_records_what_was_typed_and_keeps_the_form(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    looking.presenter.stop()
    looking.settle()
    assert [mark.label for mark in marks_of(looking)] == ["round"]
    looking.presenter.start(looking.duty)
    looking.settle()
    assert looking.page.form_open
    assert looking.page.form.draft.label == "round"

"""From the image to the region to the finding; nothing entered is ever lost or recorded twice."""

from pathlib import Path

import pytest

from app.examinations.examination import Completeness
from app.problems import Problem, ProblemCode
from app.radiographs.events import RadiographMarked
from app.radiographs.region import Region
from app.services.secondary_inspection import SecondaryInspection
from app.specimens.radiograph import draw_radiograph
from app.ui.radiograph.marking import RecordFinding
from app.ui.radiograph.tool import Tool
from app.ui.shortcuts import Key
from tests.ui.radiograph.world import World


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
    begun = view.region
    assert begun is not None
    looking.press("Right")
    looking.press("Down")
    looking.press("Shift+Left")
    looking.press("Shift+Up")
    region = view.region
    assert region is not None
    assert view.accessibleDescription().startswith(f"{region.width} × {region.height} pixels")
    assert region is not None
    assert (region.left > begun.left, region.top > begun.top) == (True, True)
    assert (region.width < begun.width, region.height < begun.height) == (True, True)
    looking.press(Key.CONFIRM)
    assert looking.page.form_open
    _record(looking)
    (marked,) = looking.port.bodies(RadiographMarked)
    mark = marked.mark
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
    left, top, width, height = draw_radiograph(7, 1200).planted
    wanted = Region(left - 4, top - 4, width + 8, height + 8)
    looking.press(Key.ADD)
    looking.drag(*looking.place(wanted))
    looking.press(Key.CONFIRM)
    _record(looking)
    (marked,) = looking.port.bodies(RadiographMarked)
    for got, asked in (
        (marked.mark.left, wanted.left),
        (marked.mark.top, wanted.top),
        (marked.mark.width, wanted.width),
        (marked.mark.height, wanted.height),
    ):
        assert abs(got - asked) <= 2  # a pixel of the screen is wider than one of the image


def test_a_click_leaves_the_region_and_another_drag_replaces_it(looking: World) -> None:
    view = looking.page.view
    looking.press(Key.ADD)
    before = view.region
    looking.drag((300, 300), (301, 301))
    assert view.region == before
    looking.drag((200, 300), (260, 360))
    assert view.region != before
    assert view.tool is Tool.MARK


def test_a_region_that_is_moved_out_of_sight_is_followed(looking: World) -> None:
    view = looking.page.view
    for _ in range(6):
        looking.press("+")
    looking.press(Key.ADD)
    for _ in range(80):
        looking.press("Right")
    region = view.region
    assert region is not None
    right = view.viewport.to_view(region.left + region.width, region.top)[0]
    assert right <= view.width() + 1


def test_escape_cancels_drawing_and_nothing_is_recorded(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.BACK)
    assert looking.page.view.region is None
    assert looking.page.view.tool is Tool.MOVE
    assert looking.port.bodies(RadiographMarked) == []
    assert [kind for kind, _ in looking.told] == ["opened"]


def test_escape_from_the_form_keeps_everything(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    _choose(looking)
    looking.press(Key.BACK)
    assert not looking.page.form_open
    assert looking.page.view.region is not None
    looking.press("+")
    looking.press(Key.ADD)
    draft = looking.page.form.draft
    assert (draft.label, draft.finding) == ("round", "undeclared goods")
    looking.press(Key.CLOSE_FORM)
    assert len(looking.port.bodies(RadiographMarked)) == 1


def test_a_mark_keeps_the_window_it_was_taken_in(looking: World) -> None:
    window = looking.page.view.tone.window
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.press(Key.BACK)
    looking.press("Ctrl+Left")
    looking.press(Key.ADD)
    _record(looking)
    (marked,) = looking.port.bodies(RadiographMarked)
    assert (marked.window_low, marked.window_high) == (window.low, window.high)


def test_drawing_it_again_keeps_what_was_typed(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    before = looking.page.view.region
    looking.page.form._redraw.click()
    looking.settle()
    looking.press("Right")
    looking.press(Key.CONFIRM)
    assert looking.page.form.draft.label == "round"
    assert looking.page.view.region != before
    after = looking.page.view.region
    looking.page.form._redraw.click()
    looking.settle()
    looking.press("Down")
    looking.press(Key.BACK)  # from drawing: the region as it was taken
    assert looking.page.view.region == after
    assert looking.page.form_open


def test_a_begun_mark_can_be_discarded_and_keeps_other_images_out(looking: World) -> None:
    other = looking.scan("other.tif", seed=8)
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.press(Key.BACK)
    looking.presenter.open_file(other)
    looking.settle()
    assert "First record the mark" in looking.page.keys.notice
    assert looking.page.view.region is not None
    looking.page.keys.discard_requested.emit()
    looking.presenter.open_file(other)
    looking.settle()
    radiograph = looking.page.view.radiograph
    assert radiograph is not None
    assert radiograph.file_name == "other.tif"


def test_a_finding_is_never_preselected(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.press(Key.CLOSE_FORM)
    assert looking.page.form.errors == ("Choose what was found, or “Nothing found”.",)
    assert looking.port.bodies(RadiographMarked) == []


def test_a_partial_look_needs_its_reason(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    _choose(looking)
    looking.press("Tab")
    looking.press("Down")
    looking.press(Key.CLOSE_FORM)
    assert looking.port.bodies(RadiographMarked) == []
    looking.press("Alt+N")
    looking.type("engine hides the rest")
    looking.press(Key.CLOSE_FORM)
    (found,) = looking.port.found
    assert found["completeness"] is Completeness.PARTIAL
    assert found["note"] == "engine hides the rest"


def test_a_full_disk_keeps_the_form_and_can_be_tried_again(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.port.refusal = Problem(ProblemCode.DISK_FULL)
    _record(looking)
    assert looking.page.banner.code is ProblemCode.DISK_FULL
    assert looking.page.form_open
    assert looking.page.form.draft.label == "round, dense"
    looking.port.refusal = None
    looking.press(Key.CLOSE_FORM)
    assert len(looking.port.bodies(RadiographMarked)) == 1
    assert len(looking.port.found) == 1
    assert looking.page.banner.code is None


def test_a_mark_whose_finding_failed_is_not_recorded_twice(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.port.finding_refusal = Problem(ProblemCode.DISK_FULL)
    _record(looking)
    assert looking.page.form_open
    assert len(looking.port.bodies(RadiographMarked)) == 1
    looking.port.finding_refusal = None
    looking.press(Key.CLOSE_FORM)
    (marked,) = looking.port.bodies(RadiographMarked)
    (found,) = looking.port.found
    assert found["mark_id"] == marked.mark.id


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
    assert len(looking.port.bodies(RadiographMarked)) == 1


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
    (marked,) = looking.port.bodies(RadiographMarked)
    left, top = view.viewport.to_view(marked.mark.left, marked.mark.top)
    assert -1 <= left < view.width()
    assert -1 <= top < view.height()
    assert not looking.page.form_open


def test_drafts_stay_with_their_referral_and_image(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("behind the engine")
    region = looking.page.view.region
    looking.show(looking.mine(9))
    assert not looking.page.form_open
    assert looking.page.view.region is None
    looking.scan("other.tif", seed=8)
    looking.press(Key.FIND)
    looking.press(Key.CONFIRM)
    assert looking.page.view.region is None
    looking.show(looking.mine(1))
    assert looking.page.view.region == region
    looking.press(Key.ADD)
    assert looking.page.form.draft.label == "behind the engine"


def test_the_lock_keeps_the_form_and_what_stands_in_it(looking: World) -> None:
    looking.press(Key.ADD)
    looking.press(Key.CONFIRM)
    looking.type("round")
    looking.presenter.stop()
    looking.settle()
    looking.presenter.start(looking.duty)
    looking.settle()
    assert looking.page.form_open
    assert looking.page.form.draft.label == "round"


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

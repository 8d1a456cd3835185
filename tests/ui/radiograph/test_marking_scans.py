"""Marks in scans of the list: without a referral, and of one that a colleague has."""

from dataclasses import replace
from hashlib import sha256 as sha256_of
from uuid import UUID

from app.radiographs.events import RadiographMarked
from app.radiographs.scan_events import RadiographDecided, scan_id
from app.services.radiograph_views import ScanRow
from app.services.views import MarkView, ReferralRow
from app.ui.radiograph.tool import Tool
from app.ui.shortcuts import Key
from tests.ui.radiograph.recorded import marks_of
from tests.ui.radiograph.world import World


def _open_scan(world: World, row: ReferralRow | None) -> str:
    """Open a scan of the list; return its digest."""
    path = world.scan()
    sha256 = sha256_of(path.read_bytes()).hexdigest()
    port, station = world.duty.post.port, world.duty.post.lane
    scan = ScanRow(
        scan_id(sha256), UUID(int=1), port, station, path.name, sha256, 1200, 400, 16, "2026"
    )
    world.presenter.open_scan(scan, row, path)
    world.settle()
    return sha256


def test_a_scan_of_a_colleagues_referral_is_looked_at_and_not_marked(world: World) -> None:
    row, path = world.theirs(), world.scan()
    digest = sha256_of(path.read_bytes()).hexdigest()
    mark = MarkView(UUID(int=7), UUID(int=70), path.name, "dense", "", digest, (300, 40, 60, 50))
    world.port.files[row.id] = replace(world.port.files[row.id], marks=(mark,))
    _open_scan(world, row)
    assert world.page.view.radiograph is not None
    assert "has this referral" in world.page.keys.notice
    assert world.page.exam.name != "No referral"
    assert len(world.page.marks.rows) == 1, "what they marked is seen"
    for key in (Key.ADD, "O", "Del"):
        world.press("Right")
        world.page.keys.say("")
        if key == "Del":
            world.page.marks.rows[0].opened.emit()
            assert not world.page.form_open
        world.press(key)
        assert "has this referral" in world.page.keys.notice
        assert world.page.view.tool is Tool.MOVE
    assert world.port.bodies(RadiographMarked) == []


def test_a_scan_without_a_referral_is_marked_and_only_called_something(world: World) -> None:
    _open_scan(world, None)
    world.press(Key.ADD)
    world.press(Key.CONFIRM)
    assert not world.page.form._finding.isVisible(), "a finding belongs to a referral"
    world.type("round, dense")
    world.press(Key.CLOSE_FORM)
    assert not world.page.form_open
    (mark,) = marks_of(world)
    assert mark.label == "round, dense"
    (row,) = world.page.marks.rows
    assert "finding" not in row.accessibleName()
    assert world.page.keys._back.accessibleName().startswith("Back to the list")
    assert world.port.found == []
    assert {body.referral_id for body in world.port.bodies(RadiographMarked)} == {None}
    world.press("Ctrl+Z")
    world.press("Ctrl+Z")
    assert marks_of(world) == []
    world.press("Ctrl+Y")
    assert len(world.page.marks.rows) == 1
    world.press("0")
    world.press(Key.LET_GO)
    (decided,) = world.port.bodies(RadiographDecided)
    assert (decided.referral_id, decided.marks) == (None, 1)

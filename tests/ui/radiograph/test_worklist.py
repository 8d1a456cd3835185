"""From the list of scans to the decision, by keys, over a real station."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.conveyance import Conveyance
from app.journal.codec import decode_body
from app.radiographs.decision import ImageDecision, ViewKind
from app.radiographs.scan_events import RadiographDecided, ScanReceived
from app.services.radiograph_library import RadiographLibrary
from app.ui.radiograph.page import Middle, RadiographPage
from app.ui.radiograph.presenter import RadiographPresenter
from app.ui.radiograph.worklist_panel import Listing
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs, home, new_home, sign_in_as, station, vega
from tests.services.events import events_of
from tests.services.scans import CONTAINER, leave, received, referred
from tests.ui.event_loop import work_off

__all__ = ["home", "new_home", "sign_in_as", "station", "vega"]


@dataclass
class Desk:
    """The page over a real station, and hands to work it with."""

    station: Workstation
    page: RadiographPage
    presenter: RadiographPresenter
    tasks: TaskRunner
    duty: Duty
    clock: FixedClock

    def press(self, key: Key | str) -> None:
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus, sequence)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    def settle(self) -> None:
        for _ in range(5):
            QCoreApplication.processEvents()
            work_off(lambda: self.tasks.idle)
        self.page.repaint()
        QCoreApplication.processEvents()

    @property
    def decisions(self) -> list[RadiographDecided]:

        events = events_of(self.station, RadiographDecided)
        return [decode_body(each.body or b"", RadiographDecided) for each in events]


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(
    qapp: QApplication,
    station: Workstation,
    sign_in_as: SignInAs,
    scans: Path,
    clock: FixedClock,
) -> Iterator[Desk]:
    """Two scans wait: a container, and one of which nobody knows anything."""
    del qapp
    received(station, scans, "first.tif")
    received(station, scans, "second.tif", 8, container="", taken_at="2026-11-24T11:40:00Z")
    tasks = TaskRunner(1)
    with undressed():
        page = RadiographPage()
    presenter = RadiographPresenter(
        station.radiographs,
        station.secondary.record_finding,
        tasks,
        clock,
        page,
        deciding=station.deciding,
        evidence=station.evidence,
        library=RadiographLibrary(
            station.journal, station.library.records, station.attachments, clock, scans
        ),
    )
    desk = Desk(station, page, presenter, tasks, sign_in_as("2087", Role.SECONDARY), clock)
    page.resize(1280, 740)
    page.show()
    page.activateWindow()
    presenter.start(desk.duty)
    page.setFocus()
    desk.settle()
    yield desk
    presenter.stop()
    page.close()
    tasks.shutdown()
    for owner in (presenter, tasks, page):
        owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_oldest_scan_is_opened_seen_and_decided_by_three_keys(desk: Desk) -> None:
    assert desk.page.middle is Middle.WORKLIST
    titles = [line.title for line in desk.page.worklist.list.lines]
    assert [title.strip("\u2068\u2069") for title in titles] == ["MSKU 907032-3", "second.tif"]
    assert desk.page.worklist.picture.picture is not None
    desk.press(Key.CONFIRM)
    assert desk.page.middle is Middle.IMAGE
    assert desk.page.deciding.ready
    desk.press("+")
    desk.clock.pass_time(timedelta(seconds=42))
    desk.press(Key.LET_GO)
    (decided,) = desk.decisions
    assert (decided.decision, decided.reason) == (ImageDecision.NO_ANOMALY, "")
    assert (decided.shown_ms, decided.referral_id) == (42_000, None)
    assert decided.views == (ViewKind.STANDARD, ViewKind.ZOOM)
    assert "clear" not in desk.page.deciding.said.lower()
    desk.press(Key.BACK)
    assert [line.scan.file_name for line in desk.page.worklist.list.lines] == ["second.tif"]


def test_keys_do_not_decide_before_the_whole_image_was_painted(desk: Desk) -> None:
    page = desk.page
    page.view.seen_whole.disconnect()  # as if nothing were painted
    desk.press(Key.CONFIRM)
    for key in (Key.LET_GO, Key.HOLD_BACK, Key.LEAVE_UNREAD):
        desk.press(key)
    assert desk.decisions == []
    assert not page.deciding.asking
    assert not page.deciding.ready


def test_suspect_asks_for_a_reason_and_leads_to_a_mark_of_the_referral(
    desk: Desk, vega: Duty, new_id: Callable[[], UUID]
) -> None:
    referral = referred(desk.station, vega, new_id(), Conveyance(container=CONTAINER))
    desk.station.secondary.receive(desk.duty, referral)
    desk.presenter.refresh()
    desk.settle()
    desk.press(Key.CONFIRM)
    desk.press(Key.HOLD_BACK)
    desk.press(Key.CLOSE_FORM)
    assert desk.decisions == [], "no reason yet"
    desk.type("round, dense")
    desk.press(Key.CLOSE_FORM)
    (decided,) = desk.decisions
    assert (decided.decision, decided.reason) == (ImageDecision.SUSPECT, "round, dense")
    assert decided.referral_id == referral
    assert desk.page.view.tool.draws


def test_esc_leaves_the_reason_and_then_the_image(desk: Desk) -> None:
    desk.press(Key.CONFIRM)
    desk.press(Key.LEAVE_UNREAD)
    desk.type("too dense")
    desk.press(Key.BACK)
    assert desk.page.middle is Middle.IMAGE
    assert not desk.page.deciding.asking
    desk.press(Key.BACK)
    assert desk.page.middle is Middle.WORKLIST
    assert desk.decisions == []


def test_a_scan_is_matched_by_hand_by_keys(desk: Desk) -> None:
    desk.press("Down")
    desk.press(Key.ADD)
    assert desk.page.worklist.form_open
    for _ in range(2):
        desk.press("Tab")
    desk.type("k 9 bee")
    for _ in range(2):
        desk.press("Tab")
    desk.press(Key.CLOSE_FORM)
    assert desk.page.worklist.form_open, "a reason is missing"
    desk.type("read at the gate")
    desk.press(Key.CLOSE_FORM)
    assert not desk.page.worklist.form_open
    line = desk.page.worklist.list.lines[1]
    assert line.scan.load.plate == "K9BEE"
    assert line.scan.by_hand is not None
    assert line.scan.by_hand.reason == "read at the gate"


def test_past_radiographs_are_found_by_typing(desk: Desk) -> None:
    desk.press(Key.FIND)
    assert desk.page.worklist.listing is Listing.ALL
    desk.type("tiles msku")
    desk.presenter._worklist._search()  # what typing does a moment later
    desk.settle()
    assert [line.scan.file_name for line in desk.page.worklist.list.lines] == ["first.tif"]
    desk.type("zz")
    desk.presenter._worklist._search()
    desk.settle()
    assert "No radiograph is found" in desk.page.worklist.empty_words


def test_a_scan_whose_file_is_gone_says_so_and_the_list_lives_on(desk: Desk, scans: Path) -> None:
    (scans / "first.tif").unlink()
    desk.press(Key.CONFIRM)
    assert desk.page.middle is Middle.WORKLIST
    assert "folder of scans" in desk.page.banner.words


def test_a_file_that_arrives_stands_on_the_list(desk: Desk, scans: Path) -> None:
    image, sidecar = leave(scans, "third.tif", 9, taken_at="2026-11-24T10:00:00Z")
    desk.station.intake.receive(image, sidecar)
    desk.presenter.refresh()
    desk.settle()
    assert len(events_of(desk.station, ScanReceived)) == 3
    assert desk.page.worklist.list.lines[0].scan.file_name == "third.tif"


def test_whoever_comes_back_must_see_the_image_again(desk: Desk) -> None:
    desk.press(Key.CONFIRM)
    desk.press(Key.LEAVE_UNREAD)
    desk.type("too dense")
    desk.presenter.stop()
    desk.settle()
    assert not desk.page.deciding.ready
    desk.clock.pass_time(timedelta(minutes=9))
    desk.presenter.start(desk.duty)
    desk.settle()
    assert desk.page.deciding.ready
    desk.clock.pass_time(timedelta(seconds=5))
    desk.press(Key.CLOSE_FORM)
    (decided,) = desk.decisions
    assert (decided.reason, decided.shown_ms) == ("too dense", 5_000)

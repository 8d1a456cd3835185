"""The Arrivals page by keys, on a real store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.workstation import Workstation
from app.documents.payloads.paxlst_list import Journey, ListedTraveler
from app.duty.officers import Duty, Mode
from app.encounters.advance_events import AdvanceActionSet, ManifestReceived
from app.screening.advance_info import AdvanceAction
from app.specimens.passenger_list import SentList
from app.specimens.travelers import LOST
from app.ui.arrivals.page import ArrivalsPage, Place
from app.ui.arrivals.presenter import ArrivalsPresenter
from app.ui.arrivals.table import LineTable
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock
from tests.services.events import events_of
from tests.services.manifests import ANNA, FLIGHT, others, write
from tests.services.travelers import reading_of
from tests.ui.event_loop import work_off


class Arrivals:
    """The page, and hands to work it with."""

    def __init__(self, station: Workstation, clock: FixedClock) -> None:
        self.station = station
        self.tasks = TaskRunner(1)
        self.page = ArrivalsPage()
        self.presenter = ArrivalsPresenter(station.advance, self.tasks, clock, self.page)

    def settle(self) -> None:
        """Let everything be answered and painted."""
        work_off(lambda: self.tasks.idle)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key)
            self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        QTest.keyClicks(focused, text)
        self.settle()


@pytest.fixture
def arrivals(
    station: Workstation, clock: FixedClock, vega: Duty, qtbot: QtBot
) -> Iterator[Arrivals]:
    """An officer at the page."""
    made = Arrivals(station, clock)
    made.page.resize(1280, 720)
    made.page.show()
    made.page.activateWindow()
    made.presenter.start(vega)
    made.settle()
    made.page.setFocus()
    yield made
    made.presenter.stop()
    made.tasks.shutdown()
    made.page.close()
    made.page.deleteLater()
    assert qtbot is not None


def _words(table: LineTable) -> list[str]:
    model = table.lines
    lines = (model.line(row) for row in range(model.rowCount()))
    return [line.spoken for line in lines if line is not None]


def _with_lost(station: Workstation) -> tuple[ListedTraveler, ...]:
    shown = reading_of(station, LOST).document
    assert shown is not None
    document = replace(
        ANNA.documents[0],
        number=shown.document_number,
        issuing_state=shown.issuing_state,
        expiry_date=shown.expiry_date,
    )
    lost = replace(
        ANNA,
        surname=shown.surname,
        given_names=shown.given_names,
        birth_date=shown.birth_date,
        documents=(document,),
    )
    return (*others(5), lost)


def test_a_list_is_taken_in_screened_and_acted_on_by_keys(
    arrivals: Arrivals, tmp_path: Path
) -> None:
    page = arrivals.page
    path = write(tmp_path, SentList(FLIGHT, _with_lost(arrivals.station)))
    arrivals.press(Qt.Key.Key_F5)
    assert page.place is Place.FILE
    arrivals.type(str(path))
    arrivals.press(Qt.Key.Key_Return)
    arrivals.settle()
    assert len(events_of(arrivals.station, ManifestReceived)) == 1
    (line,) = _words(page.journeys)
    assert "UT412" in line
    arrivals.press(Qt.Key.Key_Return)
    assert page.place is Place.TRAVELERS
    assert "reported" in _words(page.travelers)[0]
    arrivals.press(Qt.Key.Key_F8)
    arrivals.type("meet at the gate")
    arrivals.press(Qt.Key.Key_Return)
    (event,) = events_of(arrivals.station, AdvanceActionSet)
    assert event.officer_id is not None
    assert "Meet" in _words(page.travelers)[0]
    arrivals.press(Qt.Key.Key_F3)
    arrivals.type("WANDERERB")
    assert len(_words(page.travelers)) == 1
    arrivals.press(Qt.Key.Key_Escape)
    assert page.place is Place.JOURNEYS


def test_an_action_needs_a_reason(arrivals: Arrivals, tmp_path: Path) -> None:
    arrivals.station.advance.receive(write(tmp_path, SentList(FLIGHT, others(2))))
    arrivals.presenter.refresh()
    arrivals.settle()
    arrivals.page.journeys.setFocus()
    arrivals.press(Qt.Key.Key_Return, Qt.Key.Key_F6)
    assert arrivals.page.form.action is AdvanceAction.CLEARED
    arrivals.press(Qt.Key.Key_Return)
    assert arrivals.page.form_open
    assert not events_of(arrivals.station, AdvanceActionSet)


def test_what_is_no_list_says_so_and_keeps_the_path(arrivals: Arrivals, tmp_path: Path) -> None:
    odd = tmp_path / "odd.edi"
    odd.write_bytes(b"no list at all")
    arrivals.press(Qt.Key.Key_F5)
    arrivals.type(str(odd))
    arrivals.press(Qt.Key.Key_Return)
    assert arrivals.page.banner.isVisible()
    assert arrivals.page.place is Place.FILE


def test_the_folder_brings_lists_while_nobody_works_here(
    arrivals: Arrivals, tmp_path: Path
) -> None:
    arrivals.presenter.stop()
    ship = Journey(Mode.SEA, "0412", "STELLA", "", "PTA", "SLO", "", "2026-11-24T18:00")
    arrivals.presenter.file_arrived(write(tmp_path, SentList(ship, others(2))))
    arrivals.settle()
    (event,) = events_of(arrivals.station, ManifestReceived)
    assert event.officer_id is None
    assert not arrivals.station.advance.not_screened()
    assert not _words(arrivals.page.journeys)

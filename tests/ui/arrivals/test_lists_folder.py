"""The folder in which carriers' lists arrive: what lay there and what comes are both taken in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from os import utime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bootstrap.desk_arrivals import DeskArrivals
from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty
from app.encounters.advance_events import ManifestReceived
from app.problems import Problem, ProblemCode
from app.specimens.passenger_list import SentList
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock
from tests.services.events import events_of
from tests.services.manifests import FLIGHT, others, write
from tests.ui.event_loop import work_off


class FolderDesk:
    """A desk whose lists arrive in a folder."""

    def __init__(self, station: Workstation, folder: Path) -> None:
        self.station = replace(station, settings=replace(station.settings, lists_folder=folder))
        self.tasks, self.owner = TaskRunner(1), QObject()
        self.arrivals = DeskArrivals(self.station, self.tasks, self.owner)
        self.problems: list[object] = []
        self.arrivals.failed.connect(self.problems.append)

    def received(self, count: int) -> None:
        """Work until so many lists were recorded, and no more."""
        work_off(lambda: len(events_of(self.station, ManifestReceived)) >= count)
        work_off(lambda: self.tasks.idle)
        assert len(events_of(self.station, ManifestReceived)) == count

    def close(self) -> None:
        """End."""
        self.arrivals.close()
        self.tasks.shutdown()
        self.arrivals.page.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lists"
    made.mkdir()
    return made


@pytest.fixture
def desk(station: Workstation, folder: Path, qtbot: QtBot) -> Iterator[FolderDesk]:
    made = FolderDesk(station, folder)
    yield made
    made.close()
    assert qtbot is not None


def test_what_came_while_the_station_was_off_and_what_comes_later_is_taken_in(
    desk: FolderDesk, folder: Path, vega: Duty, clock: FixedClock
) -> None:
    now = clock.now()
    for name, age in (("recent.edi", timedelta(hours=20)), ("old.edi", timedelta(days=9))):
        path = write(folder, SentList(FLIGHT, others(2 if age.days else 1)), name=name)
        utime(path, 2 * ((now - age).timestamp(),))
    desk.arrivals.start(vega)
    desk.received(1)
    desk.arrivals.stop()  # locked: lists come all the same
    write(folder, SentList(FLIGHT, others(3)), name="later.edi")
    desk.received(2)
    assert not desk.problems


def test_a_folder_that_is_missing_is_said_and_the_page_works(
    desk: FolderDesk, folder: Path, vega: Duty
) -> None:
    folder.rmdir()
    desk.arrivals.start(vega)
    work_off(lambda: desk.tasks.idle)
    (problem,) = desk.problems
    assert isinstance(problem, Problem)
    assert problem.code is ProblemCode.FOLDER_MISSING

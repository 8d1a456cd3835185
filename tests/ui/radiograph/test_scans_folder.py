"""The folder in which a scanner leaves its images, on the real file system."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.bootstrap.desk_scans import DeskScans
from app.bootstrap.workstation import Workstation, open_workstation
from app.problems import Problem, ProblemCode
from app.radiographs.scan_events import IntakeDoubt
from app.records.vaults import FileVault
from app.services.radiograph_views import ScanRow
from app.settings import read_station, write_station
from app.ui.tasks import TaskRunner
from tests.fixed import FixedClock
from tests.services.conftest import home, new_home
from tests.services.scans import CONTAINER, leave
from tests.ui.event_loop import work_off

__all__ = ["home", "new_home"]


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    return folder


@pytest.fixture
def station(
    home: Path, scans: Path, clock: FixedClock, new_id: Callable[[], UUID]
) -> Iterator[Workstation]:
    """A station whose settings name the folder."""
    write_station(home, replace(read_station(home), scans_folder=scans))
    opened = open_workstation(home, FileVault(home), clock=clock, make_id=new_id)
    yield opened
    opened.close()


@pytest.fixture
def problems() -> list[ProblemCode]:
    return []


@pytest.fixture
def folder(
    qapp: QApplication, station: Workstation, problems: list[ProblemCode]
) -> Iterator[DeskScans]:
    """The folder, watched, with one image that came while the station was off."""
    del qapp
    tasks, owner = TaskRunner(1), QObject()
    scans = DeskScans(station, tasks, owner)

    def note(problem: Problem) -> None:
        problems.append(problem.code)

    scans.failed.connect(note)
    yield scans
    scans.close()
    tasks.shutdown()
    for each in (owner, tasks):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def known(station: Workstation) -> tuple[ScanRow, ...]:
    return tuple(station.library.records.open_scans("San Lorenzo", 10))


def test_what_lies_there_and_what_arrives_is_taken_in_once(
    station: Workstation, folder: DeskScans, scans: Path, tmp_path: Path
) -> None:
    early, _ = leave(scans, "early.tif")
    at = station.clock.now().timestamp()
    os.utime(early, (at, at))
    folder.start()
    work_off(lambda: len(known(station)) == 1)
    image, sidecar = leave(tmp_path, "late.tif", seed=8)
    shutil.copy(image.with_suffix(".csv"), scans)
    with (scans / "late.tif").open("wb") as slow:
        content = image.read_bytes()
        slow.write(content[:1000])
        slow.flush()
        assert len(known(station)) == 1
        slow.write(content[1000:])
    shutil.copy(sidecar, scans)
    work_off(lambda: len(known(station)) == 2)
    folder.start()
    late = next(row for row in known(station) if row.file_name == "late.tif")
    assert late.load.container == CONTAINER
    assert late.doubts == ()
    assert station.library.path(late) == scans / "late.tif"


def test_what_is_no_image_is_said_and_the_next_one_comes_all_the_same(
    station: Workstation, folder: DeskScans, scans: Path, problems: list[ProblemCode]
) -> None:
    folder.start()
    (scans / "notes.tif").write_bytes(b"no image")
    (scans / "notes.tif.scan.json").write_text("{}")
    work_off(lambda: ProblemCode.NOT_A_RADIOGRAPH in problems)
    (scans / "values.raw").write_bytes(b"values without a header")
    (scans / "values.raw.scan.json").write_text("{")
    work_off(lambda: ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID in problems)
    image, sidecar = leave(scans, "first.tif")
    sidecar.write_text("{")
    work_off(lambda: bool(known(station)))
    assert IntakeDoubt.SIDECAR_UNREADABLE in known(station)[0].doubts
    assert image.is_file()

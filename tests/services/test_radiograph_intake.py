"""Scans come in whole, once, with what is said of them, and never keep each other back."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap.workstation import Workstation
from app.problems import Problem, ProblemCode
from app.radiographs.manifest import GoodsLine
from app.radiographs.scan_events import IntakeDoubt, ScanReceived
from app.services.radiograph_folder import Arrival, ScanFolder, lying_there
from tests.fixed import FixedClock
from tests.services.events import events_of
from tests.services.scans import CONTAINER, leave, received


def test_a_scan_is_kept_with_its_sidecar_manifest_and_digest(
    station: Workstation, tmp_path: Path
) -> None:
    image, sidecar = leave(tmp_path, "portal 2.tif")
    before = image.read_bytes()
    row = station.deciding.scan(station.intake.receive(image, sidecar))
    assert row is not None
    assert row.sha256 == hashlib.sha256(before).hexdigest()
    assert image.read_bytes() == before
    assert (row.taken_at, row.scanner, row.energies) == (
        "2026-11-24T11:31:00.000Z",
        "Portal 2",
        ("6 MeV",),
    )
    assert row.load.container == CONTAINER
    assert row.manifest.lines[0] == GoodsLine(
        "Ceramic tiles, glazed", "690721", 22, "pallet", 18_400_000
    )
    assert row.doubts == ()
    assert (station.library.thumbnail(row) or b"")[:2] == b"\xff\xd8"


def test_a_scan_that_comes_twice_is_one_scan(station: Workstation, tmp_path: Path) -> None:
    image, sidecar = leave(tmp_path, "portal 2.tif")
    first = station.intake.receive(image, sidecar)
    again = image.rename(tmp_path / "again.tif")
    assert station.intake.receive(again, sidecar) == first
    assert station.intake.receive(again, None) == first
    assert len(events_of(station, ScanReceived)) == 1


def test_a_late_sidecar_amends_what_was_taken_in_without(
    station: Workstation, tmp_path: Path
) -> None:
    image, sidecar = leave(tmp_path, "portal 2.tif")
    bare = station.deciding.scan(station.intake.receive(image, None))
    assert bare is not None
    assert bare.doubts == (IntakeDoubt.NO_SIDECAR, IntakeDoubt.TIME_NOT_SAID)
    whole = station.deciding.scan(station.intake.receive(image, sidecar))
    assert whole is not None
    assert (whole.id, whole.load.container, whole.doubts) == (bare.id, CONTAINER, ())
    _, second = events_of(station, ScanReceived)
    assert second.amends_id == bare.received_event


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ({"manifest": "missing.csv"}, IntakeDoubt.MANIFEST_MISSING),
        ({"manifest": "portal 2.tif"}, IntakeDoubt.MANIFEST_UNREADABLE),
        ({"taken_at": None}, IntakeDoubt.TIME_NOT_SAID),
        ({"pixel_um": "large"}, IntakeDoubt.SIDECAR_UNREADABLE),
    ],
)
def test_what_is_wrong_beside_the_image_does_not_keep_it_back(
    station: Workstation, tmp_path: Path, said: dict[str, Any], doubt: IntakeDoubt
) -> None:
    assert doubt in received(station, tmp_path, "portal 2.tif", **said).doubts


def test_an_image_that_is_not_what_its_sidecar_speaks_of_is_not_taken_in(
    station: Workstation, tmp_path: Path
) -> None:
    with pytest.raises(Problem) as caught:
        received(station, tmp_path, "portal 2.tif", sha256="0" * 64)
    assert caught.value.code is ProblemCode.RADIOGRAPH_TRUNCATED
    assert events_of(station, ScanReceived) == []


def test_images_and_sidecars_find_each_other_in_any_order(
    tmp_path: Path, clock: FixedClock
) -> None:
    image, sidecar = leave(tmp_path, "a.tif")
    folder = ScanFolder(clock)
    assert folder.arrived(image.with_suffix(".csv")) is None
    assert folder.arrived(image) == folder.arrived(sidecar) == Arrival(image, sidecar)
    sidecar.unlink()
    assert folder.arrived(image) is None
    clock.pass_time(timedelta(seconds=59))
    assert folder.overdue() == ()
    clock.pass_time(timedelta(seconds=1))
    assert folder.overdue() == (Arrival(image, None),)
    assert folder.waiting == ()


def test_what_came_while_the_station_was_off_is_found_once(
    station: Workstation, tmp_path: Path
) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    received(station, scans, "known.tif")
    new, _ = leave(scans, "new.tif", seed=8)
    (scans / ".hidden.tif").write_bytes(b"x")
    assert list(lying_there(scans, station.intake.is_known, 0.0)) == [new]
    assert list(lying_there(scans, station.intake.is_known, 9e12)) == []

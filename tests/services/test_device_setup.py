"""Choosing the devices of a desk: who may, what is recorded, and what the file keeps."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event as Flag
from uuid import UUID

import pytest

from app.capture.devices import Access, Device
from app.duty.events import DevicesChosen
from app.duty.officers import Direction, Duty, Mode, Officer, Post, Role
from app.journal.event import Draft, Event
from app.problems import Problem, ProblemCode
from app.services.device_setup import DeviceKind, DeviceSetup, camera_path
from app.settings import ReadFrom, StationSettings, read_station, write_station
from tests.fixed import FixedClock
from tests.sane import DEVICE

_OFFICER = Officer(UUID(int=1), "0311", "T. Ahlgren", tuple(Role))
_POST = Post("San Lorenzo", "Lane 4", Mode.LAND, Direction.INBOUND)
_BEFORE = StationSettings(station="L4", port="San Lorenzo", camera="2", idle_lock_minutes=7)


class Journal:
    """Remembers what was recorded; refuses when told to."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.refusal: Problem | None = None

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        if self.refusal is not None:
            raise self.refusal
        self.drafts.extend(drafts)
        return ()


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def setup(tmp_path: Path, journal: Journal) -> DeviceSetup:
    write_station(tmp_path, _BEFORE)
    return DeviceSetup(journal, partial(read_station, tmp_path), partial(write_station, tmp_path))


@pytest.fixture
def duty(clock: FixedClock) -> Callable[[Role], Duty]:
    return lambda role: Duty(UUID(int=7), _OFFICER, role, _POST, clock.now())


def test_a_supervisor_chooses_on_record_and_the_rest_of_the_file_stays(
    setup: DeviceSetup, journal: Journal, duty: Callable[[Role], Duty]
) -> None:
    chosen = {"scanner": DEVICE, "read_from": ReadFrom.SCANNER, "camera": "2"}
    kept = setup.keep(duty(Role.SUPERVISOR), **chosen)
    assert kept == replace(_BEFORE, scanner=DEVICE, read_from=ReadFrom.SCANNER)
    assert setup.settings() == kept
    (draft,) = journal.drafts
    assert draft.body == DevicesChosen({"scanner": DEVICE, "read_from": "scanner"})
    setup.keep(duty(Role.SUPERVISOR), **chosen)
    assert len(journal.drafts) == 1, "nothing changed"


@pytest.mark.parametrize("role", [Role.PRIMARY, Role.SECONDARY])
def test_officers_do_not_choose(
    setup: DeviceSetup, journal: Journal, duty: Callable[[Role], Duty], role: Role
) -> None:
    with pytest.raises(Problem) as caught:
        setup.keep(duty(role), camera="")
    assert caught.value.code is ProblemCode.NOT_ALLOWED
    assert setup.settings() == _BEFORE
    assert journal.drafts == []


def test_what_is_not_recorded_is_not_chosen(
    setup: DeviceSetup, journal: Journal, duty: Callable[[Role], Duty]
) -> None:
    journal.refusal = Problem(ProblemCode.DISK_FULL)
    with pytest.raises(Problem):
        setup.keep(duty(Role.SUPERVISOR), camera="")
    assert setup.settings() == _BEFORE


def test_a_value_that_cannot_be_used_changes_nothing(
    setup: DeviceSetup, journal: Journal, duty: Callable[[Role], Duty]
) -> None:
    with pytest.raises(Problem) as caught:
        setup.keep(duty(Role.SUPERVISOR), serial_port="ttyUSB0")
    assert caught.value.code is ProblemCode.SETTINGS_INVALID
    assert setup.settings() == _BEFORE
    assert journal.drafts == []


@pytest.mark.usefixtures("scanner")
def test_the_survey_has_what_is_connected_and_what_is_chosen(
    setup: DeviceSetup, tmp_path: Path
) -> None:
    settings = replace(
        _BEFORE,
        scanner="gone:0",
        camera=str(tmp_path / "video"),
        serial_port=str(tmp_path / "ttyUSB0"),
        watched_folder=tmp_path,
    )
    survey = setup.survey(settings, Flag())
    scanner = survey.device(DeviceKind.SCANNER, DEVICE)
    assert scanner == Device(DEVICE, "Noname frontend-tester")
    assert survey.device(DeviceKind.SCANNER, "gone:0").access is Access.MISSING
    assert survey.device(DeviceKind.CAMERA, settings.camera).access is Access.MISSING
    assert survey.device(DeviceKind.SERIAL, settings.serial_port).access is Access.MISSING
    assert survey.device(DeviceKind.FOLDER, str(tmp_path)).access is Access.READY
    assert survey.scanner_problem is None


def test_without_scanimage_the_others_are_still_found(
    setup: DeviceSetup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    survey = setup.survey(replace(_BEFORE, watched_folder=tmp_path), Flag())
    assert survey.scanner_problem is not None
    assert survey.scanner_problem.code is ProblemCode.SCANNER_PROGRAM_MISSING
    assert survey.found[DeviceKind.FOLDER]


def test_a_camera_by_number_is_a_device() -> None:
    assert camera_path("2") == "/dev/video2"
    assert camera_path("/dev/video4") == "/dev/video4"

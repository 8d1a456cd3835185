"""The devices of this desk: what is connected, what is chosen, and who may choose."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Any

from app.capture.devices import (
    Access,
    Device,
    list_cameras,
    list_scanners,
    list_serial_ports,
    look_at_path,
    with_chosen,
)
from app.duty.events import DevicesChosen
from app.duty.officers import Duty, Role
from app.journal.event import Draft
from app.problems import Problem
from app.services.access import authorship, require
from app.services.ports import Journal
from app.settings import Authority, StationSettings, check_station, declared


class DeviceKind(StrEnum):
    """Ways for a document to come in."""

    SCANNER = "scanner"
    CAMERA = "camera"
    FOLDER = "folder"
    SERIAL = "serial"
    WEDGE = "wedge"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        found: The devices of each kind, and the chosen one also where it is not connected.
        scanner_problem: Why no scanner could be looked for.
    """

    found: dict[DeviceKind, tuple[Device, ...]]
    scanner_problem: Problem | None = None

    def device(self, kind: DeviceKind, name: str) -> Device:
        """Return the device of that name, or at that path; MISSING where there is none."""
        for each in self.found.get(kind, ()):
            if each.name == name:
                return each
        if kind is DeviceKind.SCANNER:
            return Device(name, name, Access.MISSING)
        return look_at_path(name)


_CHANGEABLE = frozenset(
    each.key for each in declared(StationSettings) if each.authority is Authority.SUPERVISOR
)


@dataclass(frozen=True, slots=True)
class DeviceSetup:
    """What can be done about devices. Testing them needs nobody's leave and leaves no trace.

    Attributes:
        journal: Keeps who chose what.
        read: Reads `station.toml`.
        write: Writes it, durably and whole or not at all.
    """

    journal: Journal
    read: Callable[[], StationSettings]
    write: Callable[[StationSettings], None]

    def settings(self) -> StationSettings:
        """Return what is chosen.

        Raises:
            Problem: SETTINGS_INVALID.
        """
        return self.read()

    def survey(self, settings: StationSettings, stop: Event) -> Survey:
        """Look for devices. Takes seconds: for the engines pool.

        Args:
            settings: What is chosen.
            stop: Ends the search for scanners, from any thread.
        """
        problem = None
        scanners: tuple[Device, ...] = ()
        try:
            scanners = list_scanners(stop)
        except Problem as missing:
            problem = missing
        folder = str(settings.watched_folder or "")
        return Survey(
            {
                DeviceKind.SCANNER: with_chosen(scanners, settings.scanner),
                DeviceKind.CAMERA: _with_path(list_cameras(), camera_path(settings.camera)),
                DeviceKind.SERIAL: _with_path(list_serial_ports(), settings.serial_port),
                DeviceKind.FOLDER: (look_at_path(folder),) if folder else (),
            },
            problem,
        )

    def keep(self, duty: Duty, **chosen: Any) -> StationSettings:
        """Choose devices: on record first, then in `station.toml`; the rest of it stays.

        Raises:
            Problem: NOT_ALLOWED; DISK_FULL and the like; SETTINGS_INVALID.
        """
        require(duty, Role.SUPERVISOR)
        assert chosen.keys() <= _CHANGEABLE
        before = self.read()  # as it is now: support may have changed it with an editor
        after = replace(before, **chosen)
        check_station(after)
        changed = {
            field.name: str(getattr(after, field.name) or "")
            for field in fields(after)
            if getattr(after, field.name) != getattr(before, field.name)
        }
        if changed:
            body = DevicesChosen(changed)
            self.journal.append(Draft(body, duty.id, authorship(duty, "set up the desk")))
            self.write(after)
        return after


def is_usable(kind: DeviceKind, name: str) -> bool:
    """Say whether a name that was typed can be kept: a path must be whole."""
    return not name or kind is DeviceKind.SCANNER or Path(name).is_absolute()


def camera_path(camera: str) -> str:
    """Return the path of a camera that may be given by its number."""
    return f"/dev/video{camera}" if camera.isdecimal() else camera


def _with_path(found: tuple[Device, ...], path: str) -> tuple[Device, ...]:
    if not path or any(device.name == path for device in found):
        return found
    return (*found, look_at_path(path, Path(path).name))

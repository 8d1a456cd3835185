"""What is connected to this desk: page scanners, cameras, serial ports, and who may use them."""

import grp
import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event

from app.capture.scanner_sane import PROGRAM, run_scanimage

_DEV = Path("/dev")
_VIDEO = Path("/sys/class/video4linux")
_LIST_S = 30.0  # drivers ask the network too
_LIST_BYTES = 1_000_000
_MOST_DEVICES = 32
_LONGEST_NAME = 200
_SCANNER_LINE = "%d\t%v %m\n"  # of `scanimage --formatted-device-list`


class Access(StrEnum):
    """Whether this account can use a device."""

    READY = "ready"
    DENIED = "denied"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Device:
    """A device that is connected.

    Attributes:
        name: What the setting holds: SANE's name, or a path.
        label: What it calls itself, for the officer.
        access: Whether this account can use it.
        group: The group that may use it, where this account may not.
    """

    name: str
    label: str
    access: Access = Access.READY
    group: str = ""


def list_scanners(stop: Event, *, program: str = PROGRAM) -> tuple[Device, ...]:
    """Return the scanners that SANE finds. Takes seconds: for the engines pool.

    Args:
        stop: Ends the search, from any thread.
        program: `scanimage`, or another in its place.

    Raises:
        Problem: SCANNER_PROGRAM_MISSING, SCANNER_STOPPED.
    """
    asked = run_scanimage(
        (program, f"--formatted-device-list={_SCANNER_LINE}"), _LIST_S, _LIST_BYTES, stop
    )
    found = []
    for line in asked.output.decode("utf-8", "replace").splitlines():
        name, tab, label = line.partition("\t")
        if tab and is_device_name(name):
            found.append(Device(name, _tidy(label) or name))
    return tuple(found[:_MOST_DEVICES])


def list_cameras(dev: Path = _DEV, video: Path = _VIDEO) -> tuple[Device, ...]:
    """Return the cameras; a UVC camera's second node, which has no pictures, is left out.

    Args:
        dev: Where the nodes are.
        video: Where the kernel describes them.
    """
    nodes = sorted(dev.glob("video[0-9]*"), key=lambda node: (len(node.name), node.name))
    return tuple(
        look_at_path(str(node), _said(video / node.name / "name") or node.name)
        for node in nodes
        if _said(video / node.name / "index") in ("", "0")
    )[:_MOST_DEVICES]


def list_serial_ports(dev: Path = _DEV) -> tuple[Device, ...]:
    """Return the serial ports with something behind them, by the names that outlast a replug."""
    from serial.tools.list_ports import comports

    by_id = {link.resolve(): link for link in sorted((dev / "serial" / "by-id").glob("*"))}
    plain = (Path(port.device) for port in comports()) if dev == _DEV else ()
    found = {path.resolve(): path for path in plain} | by_id
    return tuple(look_at_path(str(path), path.name) for _, path in sorted(found.items()))[
        :_MOST_DEVICES
    ]


def look_at_path(path: str, label: str = "") -> Device:
    """Return what is known of the device or file at `path`."""
    label = _tidy(label) or Path(path).name
    try:
        group = Path(path).stat().st_gid
    except (OSError, ValueError):  # ValueError: a name no file system has
        return Device(path, label, Access.MISSING)
    if os.access(path, os.R_OK):
        return Device(path, label)
    return Device(path, label, Access.DENIED, _group_name(group))


def is_device_name(name: str) -> bool:
    """Say whether SANE may have a device of that name: no controls, and not endless."""
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable() and not name.isspace()


def with_chosen(found: Sequence[Device], chosen: str) -> tuple[Device, ...]:
    """Return what was found, and the chosen one with it, also where it is not connected."""
    if not chosen or any(device.name == chosen for device in found):
        return tuple(found)
    return (*found, Device(chosen, Path(chosen).name or chosen, Access.MISSING))


def _group_name(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _said(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _tidy(label: str) -> str:
    """Return a name from outside in a form that fits a line."""
    return "".join(filter(str.isprintable, label)).strip()[:_LONGEST_NAME]

"""What is said about devices and about what they bring. Pure."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.capture.devices import Access, Device
from app.capture.frame_quality import Defect
from app.capture.text_frames import Garbled
from app.documents.live_reading import Cue
from app.documents.sent_text import SentKind, SentText
from app.problems import Problem
from app.services.device_setup import DeviceKind
from app.ui.camera.cues import cue_mark, cue_words
from app.ui.problem_texts import problem_words
from app.ui.widgets.mark import Mark
from app.ui.words.sentences import apart, dotted

translate = QCoreApplication.translate
_LONGEST_NAME = 36  # characters of a name in a list: its beginning and its end tell it apart


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its shape.

    Attributes:
        brief: What is said where there is little room; empty says the same.
    """

    mark: Mark
    words: str
    brief: str = ""


def kind_words(kind: DeviceKind) -> str:
    """Return the name of a kind of device."""
    return {
        DeviceKind.SCANNER: translate("Devices", "Page scanner"),
        DeviceKind.CAMERA: translate("Devices", "Camera"),
        DeviceKind.FOLDER: translate("Devices", "Watched folder"),
        DeviceKind.SERIAL: translate("Devices", "Reader on a serial port"),
        DeviceKind.WEDGE: translate("Devices", "Reader that types"),
    }[kind]


def device_words(device: Device) -> str:
    """Return one short line for the list of devices; a path says no more than its last part."""
    is_path = device.name.startswith("/") and device.label in device.name
    name = "" if is_path or device.name == device.label else _shortened(device.name)
    missing = translate("Devices", "not connected") if device.access is Access.MISSING else ""
    return dotted(_shortened(device.label), name, missing)


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME // 2]}…{name[-_LONGEST_NAME // 2 + 1 :]}"


def looking() -> Said:
    """Say that devices are being looked for."""
    return Said(Mark.OPEN, translate("Devices", "Looking …"))


def full_path_wanted() -> Said:
    """Say that a path is no whole path."""
    words = translate("Devices", "Write the full path, beginning with /.")
    return Said(Mark.ATTENTION, words)


def state_words(kind: DeviceKind, device: Device | None, problem: Problem | None = None) -> Said:
    """Say how a chosen device stands, and the next step.

    Args:
        kind: What it is.
        device: The chosen one; None where none is chosen.
        problem: Why devices of this kind could not be looked for.
    """
    if kind is DeviceKind.WEDGE:
        return Said(Mark.CLEAR, translate("Devices", "Works like a keyboard: nothing to choose."))
    if problem is not None:
        mark = Mark.NOT_DONE if device is None else Mark.ATTENTION
        return Said(mark, problem_words(problem))
    if device is None:
        return Said(Mark.NOT_DONE, translate("Devices", "Not used."))
    if device.access is Access.READY:
        if kind is DeviceKind.FOLDER:
            return Said(Mark.PASSED, translate("Devices", "The folder is there."))
        return Said(Mark.PASSED, translate("Devices", "Connected."))
    if device.access is Access.DENIED:
        words = translate(
            "Devices",
            "No permission for {path}: ask support to add this account to the group {group}.",
        )
        said = words.format(path=apart(device.name), group=device.group)
        return Said(Mark.ATTENTION, said, translate("Devices", "No permission: ask support."))
    if kind is DeviceKind.FOLDER:
        words = translate("Devices", "The folder is not there. Make it, or choose another one.")
    else:
        words = translate("Devices", "Not connected. Plug it in, switch it on, look again: F3.")
    return Said(Mark.ATTENTION, words)


def with_lists(scans: Said, lists: Device | None) -> Said:
    """Say how both folders stand: that of the passenger lists where it is the one to speak of.

    Args:
        scans: How the folder of the scans stands.
        lists: That of the lists; None where none is chosen.
    """
    settled = scans.mark is Mark.PASSED and lists is not None and lists.access is Access.READY
    if lists is None or settled or scans.mark is Mark.ATTENTION:
        return scans
    said = state_words(DeviceKind.FOLDER, lists)
    words = translate("Devices", "Passenger lists: {state}")
    return Said(said.mark, words.format(state=said.words))


def cue_said(cue: Cue) -> Said:
    """Say what a live picture is like: what helps, or that it is good."""
    if cue is Cue.READING:
        return quality_said(None)
    return Said(cue_mark(cue), cue_words(cue))


def quality_said(defect: Defect | None) -> Said:
    """Say what a picture is like."""
    words = {
        None: translate("Devices", "Sharp and without glare: good to read."),
        Defect.ABSENT: translate("Devices", "The picture came. No document is in it."),
        Defect.TOO_FAR: translate("Devices", "The document is too small in the picture."),
        Defect.MOVING: translate("Devices", "The picture is smeared: hold the document still."),
        Defect.GLARE: translate("Devices", "Glare on the document: turn it, or the lamp."),
        Defect.BLURRED: translate("Devices", "Out of focus: lay the document flat."),
    }
    mark = {None: Mark.PASSED, Defect.ABSENT: Mark.OPEN}.get(defect, Mark.ATTENTION)
    return Said(mark, words[defect])


def size_words(width: int, height: int) -> str:
    """Return the size of a picture."""
    words = translate("Devices", "{width} × {height} pixels")
    return words.format(width=width, height=height)


def sent_said(sent: SentText) -> Said:
    """Say what kind of text came."""
    if sent.kind is SentKind.ZONE and sent.failed:
        words = translate(
            "Devices",
            "Zone {format}, but check digits do not fit: clean the reader's window, read again.",
        )
        return Said(Mark.ATTENTION, words.format(format=sent.format))
    words = {
        SentKind.ZONE: translate("Devices", "Zone {format}: every check digit fits."),
        SentKind.BOARDING_PASS: translate("Devices", "Boarding pass (IATA BCBP)."),
        SentKind.LICENCE: translate("Devices", "Driving licence (AAMVA)."),
        SentKind.SEAL: translate("Devices", "Digital seal (ICAO)."),
        SentKind.UNKNOWN: translate("Devices", "A text came, of no known format."),
    }[sent.kind]
    mark = Mark.ATTENTION if sent.kind is SentKind.UNKNOWN else Mark.PASSED
    return Said(mark, words.format(format=sent.format))


def garbled_said(garbled: Garbled) -> Said:
    """Say that something came that is no text."""
    if garbled.too_long:
        words = translate("Devices", "A text without end came: check the speed and the end sign.")
    else:
        words = translate("Devices", "Only noise came: check the speed and the cable.")
    return Said(Mark.ATTENTION, words)

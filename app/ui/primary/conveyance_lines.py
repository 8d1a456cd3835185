"""The fields of the conveyance in words, and what is wrong with what stands in one."""

import re

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Mode
from app.encounters.conveyance import Conveyance, ConveyanceField, Doubt, doubts, normalized
from app.problems import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TITLES = {
    Mode.AIR: QT_TRANSLATE_NOOP("Conveyance", "Flight"),
    Mode.LAND: QT_TRANSLATE_NOOP("Conveyance", "Vehicle"),
    Mode.PEDESTRIAN: QT_TRANSLATE_NOOP("Conveyance", "Vehicle"),
    Mode.SEA: QT_TRANSLATE_NOOP("Conveyance", "Vessel"),
    Mode.RAIL: QT_TRANSLATE_NOOP("Conveyance", "Train"),
    Mode.CARGO: QT_TRANSLATE_NOOP("Conveyance", "Truck and container"),
}
_LABELS = {
    ConveyanceField.PLATE: QT_TRANSLATE_NOOP("Conveyance", "&Plate"),
    ConveyanceField.PLATE_STATE: QT_TRANSLATE_NOOP("Conveyance", "&Issued by"),
    ConveyanceField.CARRIER: QT_TRANSLATE_NOOP("Conveyance", "&Flight"),
    ConveyanceField.PLACE: QT_TRANSLATE_NOOP("Conveyance", "&Seat"),
    ConveyanceField.CONTAINER: QT_TRANSLATE_NOOP("Conveyance", "&Container"),
    ConveyanceField.SEAL: QT_TRANSLATE_NOOP("Conveyance", "Sea&l"),
}
_LABELS_OF_MODE = {
    (Mode.SEA, ConveyanceField.CARRIER): QT_TRANSLATE_NOOP("Conveyance", "&Vessel and voyage"),
    (Mode.SEA, ConveyanceField.PLACE): QT_TRANSLATE_NOOP("Conveyance", "&Cabin"),
    (Mode.RAIL, ConveyanceField.CARRIER): QT_TRANSLATE_NOOP("Conveyance", "&Train"),
    (Mode.RAIL, ConveyanceField.PLACE): QT_TRANSLATE_NOOP("Conveyance", "&Coach and seat"),
}
_HINTS = {
    ConveyanceField.PLATE: QT_TRANSLATE_NOOP("Conveyance", "As on the plate, blanks do not matter"),
    ConveyanceField.PLATE_STATE: QT_TRANSLATE_NOOP("Conveyance", "Country, or country and state"),
    ConveyanceField.CONTAINER: QT_TRANSLATE_NOOP(
        "Conveyance", "Four letters, six figures, the figure in the box"
    ),
    ConveyanceField.SEAL: QT_TRANSLATE_NOOP("Conveyance", "As printed on the seal"),
}
_DOUBTS = {
    Doubt.PLATE_CHARACTERS: QT_TRANSLATE_NOOP("Conveyance", "Letters A to Z and figures only."),
    Doubt.PLATE_LENGTH: QT_TRANSLATE_NOOP("Conveyance", "A plate has at most 10 characters."),
    Doubt.PLATE_STATE_FORM: QT_TRANSLATE_NOOP("Conveyance", "Write a code, such as UTO or US-TX."),
    Doubt.FLIGHT_FORM: QT_TRANSLATE_NOOP("Conveyance", "Write it as UT412: airline, number."),
    Doubt.CONTAINER_FORM: QT_TRANSLATE_NOOP(
        "Conveyance", "Four letters, the last U, J or Z, then seven figures."
    ),
    Doubt.CONTAINER_DIGIT: QT_TRANSLATE_NOOP(
        "Conveyance", "The last figure does not fit the number. Compare with the container."
    ),
}
_CONTAINER_SO_FAR = re.compile(r"[A-Z]{0,3}|[A-Z]{3}[UJZ][0-9]{0,6}")
_FLIGHT_SO_FAR = re.compile(r"[A-Z0-9]{0,2}")
_STATE_SO_FAR = re.compile(r"[A-Z]{1,3}-")


def conveyance_title(mode: Mode) -> str:
    """Return what the mode calls what carries people."""
    return translate("Conveyance", _TITLES[mode])


def field_label(field: ConveyanceField, mode: Mode) -> str:
    """Return the label of a field, with its mnemonic."""
    return translate("Conveyance", _LABELS_OF_MODE.get((mode, field), _LABELS[field]))


def field_hint(field: ConveyanceField) -> str:
    """Return what helps to enter a field right."""
    return translate("Conveyance", _HINTS[field]) if field in _HINTS else ""


def doubt_words(doubt: Doubt) -> str:
    """Return what is wrong with a field, and how it is written."""
    return translate("Conveyance", _DOUBTS[doubt])


def flaws(
    entered: Conveyance, mode: Mode, typing: ConveyanceField | None = None
) -> dict[ConveyanceField, str]:
    """Return what is wrong with each field, in words.

    Args:
        entered: As it stands in the form.
        mode: Flights have a form of their own.
        typing: Where the officer still types: what may yet become right is not called wrong there.
    """
    conveyance = normalized(entered)
    return {
        field: doubt_words(doubt)
        for field, doubt in doubts(conveyance, mode).items()
        if field is not typing or not _may_become_right(doubt, str(getattr(conveyance, field)))
    }


def _may_become_right(doubt: Doubt, text: str) -> bool:
    match doubt:
        case Doubt.CONTAINER_FORM:
            return _CONTAINER_SO_FAR.fullmatch(text) is not None
        case Doubt.FLIGHT_FORM:
            return _FLIGHT_SO_FAR.fullmatch(text) is not None
        case Doubt.PLATE_STATE_FORM:
            return _STATE_SO_FAR.fullmatch(text) is not None
        case _:
            return False

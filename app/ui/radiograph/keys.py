"""The viewer's own keys. They work while the image has the focus, so that they can be typed too."""

from enum import StrEnum

from PySide6.QtCore import Qt

from app.ui.radiograph.tool import Tool


class ViewWish(StrEnum):
    """What one key asks of the view; the value is the key, as its cap shows it."""

    ZOOM_IN = "+"
    ZOOM_OUT = "-"
    ACTUAL_SIZE = "Z"
    FIT = "F"
    INVERT = "I"
    LIGHTER = "G"
    DARKER = "Shift+G"
    LOGARITHM = "L"
    PRESET = "P"
    WINDOW_HERE = "Shift+P"
    COLORS = "V"
    SLICE = "D"
    LOCAL_CONTRAST = "K"
    SHARPEN = "S"
    ENERGY = "E"
    ADJUST = "H"
    COMPARE = "C"
    BLINK = "B"
    UNDO = "Ctrl+Z"
    REDO = "Ctrl+Y"
    REMOVE = "Del"
    EXPORT = "Ctrl+E"


TOOL_KEYS = {
    Tool.MOVE: "M",
    Tool.WINDOW: "W",
    Tool.RECTANGLE: "R",
    Tool.ELLIPSE: "O",
    Tool.POLYGON: "N",
    Tool.ARROW: "A",
    Tool.TEXT: "T",
    Tool.DISTANCE: "X",
}
"""Which letter takes which tool."""

STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Arrow keys as steps to the right and down."""

CORNER, TAKE_BACK = Qt.Key.Key_Space, Qt.Key.Key_Backspace
"""While a polygon is drawn: the next corner, and one corner less."""

_TWINS = {"=": "+", "_": "-", "Ctrl+Shift+Z": "Ctrl+Y"}
_WISHES = {wish.value: wish for wish in ViewWish}
_TOOLS = {key: tool for tool, key in TOOL_KEYS.items()}
_NAMED = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Equal: "+"} | {
    Qt.Key.Key_Minus: "-",
    Qt.Key.Key_Underscore: "-",
}


def asked(key: int, modifiers: Qt.KeyboardModifier) -> ViewWish | Tool | None:
    """Return what a key asks for; None: nothing here."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    if key in _NAMED:  # which of them needs Shift is up to the keyboard
        name = "" if modifiers & Qt.KeyboardModifier.ControlModifier else _NAMED[Qt.Key(key)]
    elif key == Qt.Key.Key_Delete:
        name = ViewWish.REMOVE.value
    elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        control = "Ctrl+" if modifiers & Qt.KeyboardModifier.ControlModifier else ""
        shift = "Shift+" if modifiers & Qt.KeyboardModifier.ShiftModifier else ""
        name = f"{control}{shift}{chr(key)}"
    else:
        return None
    name = _TWINS.get(name, name)
    return _WISHES.get(name) or _TOOLS.get(name)

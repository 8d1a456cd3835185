"""The viewer's own keys. They work while the image has the focus, so that they can be typed too."""

from enum import StrEnum

from PySide6.QtCore import Qt

ZOOM_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
ZOOM_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
INVERT = (Qt.Key.Key_I,)
ACTUAL_SIZE = (Qt.Key.Key_Z,)

STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Arrow keys as steps to the right and down."""


class ViewCap(StrEnum):
    """What the caps of these keys show."""

    ZOOM_IN = "+"
    ZOOM_OUT = "-"
    INVERT = "I"
    ACTUAL_SIZE = "Z"

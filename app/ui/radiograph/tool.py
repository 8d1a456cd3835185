"""What dragging over the image does."""

from enum import StrEnum

from PySide6.QtCore import Qt


class Tool(StrEnum):
    """What dragging with the left button does."""

    MOVE = "move"
    WINDOW = "window"
    MARK = "mark"


CURSORS = {
    Tool.MOVE: Qt.CursorShape.OpenHandCursor,
    Tool.WINDOW: Qt.CursorShape.SizeAllCursor,
    Tool.MARK: Qt.CursorShape.CrossCursor,
}
"""What the pointer looks like with each of them."""

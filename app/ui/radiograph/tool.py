"""What dragging over the image does."""

from enum import StrEnum

from PySide6.QtCore import Qt

from app.radiographs.marks import MarkKind


class Tool(StrEnum):
    """What dragging with the left button does."""

    MOVE = "move"
    WINDOW = "window"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    ARROW = "arrow"
    TEXT = "text"
    DISTANCE = "distance"

    @property
    def kind(self) -> MarkKind | None:
        """The kind of mark that it draws, or None."""
        return MarkKind(self.value) if self in MARKING else None

    @property
    def draws(self) -> bool:
        """Say whether it draws something into the image."""
        return self in MARKING or self is Tool.DISTANCE


MARKING = (Tool.RECTANGLE, Tool.ELLIPSE, Tool.POLYGON, Tool.ARROW, Tool.TEXT)
"""The tools that draw marks."""

CURSORS = {
    Tool.MOVE: Qt.CursorShape.OpenHandCursor,
    Tool.WINDOW: Qt.CursorShape.SizeAllCursor,
}
"""What the pointer looks like with them; with all others it is a cross."""

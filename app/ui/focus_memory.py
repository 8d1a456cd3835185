"""Remembers where the officer was, so that work goes on in the same field."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget


class FocusMemory(QObject):
    """Holds at most one widget, and lets it go when it is destroyed meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None

    def remember(self, widget: QWidget | None) -> None:
        """Keep in mind where the focus is; None forgets."""
        if self._widget is not None:
            self._widget.destroyed.disconnect(self._forget)
        self._widget = widget
        if widget is not None:
            widget.destroyed.connect(self._forget)

    def restore(self) -> bool:
        """Give the focus back, once; say whether there was anything to give it to."""
        widget = self._widget
        self.remember(None)
        if widget is None:
            return False
        widget.setFocus()
        return True

    @Slot()
    def _forget(self) -> None:
        self._widget = None

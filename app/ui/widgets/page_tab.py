"""The tabs of the pages, in the top bar."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.shortcuts import Key
from app.ui.widgets.dressing import room_for_bold


class PageTab(QPushButton):
    """Leads to one page; shows how many things wait there."""

    def __init__(self, title: str, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(key.cap)
        self.setAccessibleDescription(self.tr("Key {key}").format(key=key.cap))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many things wait; 0 shows no number."""
        if not count:
            self.setText(self._title)
            self.setAccessibleName(self._title)
            return
        self.setText(self.tr("{page} · {count}").format(page=self._title, count=count))
        waiting = self.tr("{page}, {count} waiting")
        self.setAccessibleName(waiting.format(page=self._title, count=count))

    def sizeHint(self) -> QSize:
        """Room for the words as they look when this is the current page: bolder."""
        return super().sizeHint() + room_for_bold(self)

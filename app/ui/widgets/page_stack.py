"""Pages in one place, one of them in sight."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class PageStack(QWidget):
    """Gives the page in sight all of its room.

    Unlike Qt's stacked widget it asks no page how large it would like to be: the window's size is
    given. So a line that appears within a page lays out that page, not the whole window, with
    every key and every card.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: QWidget | None = None

    @property
    def current(self) -> QWidget | None:
        """The page in sight: the first, unless another was shown."""
        return self._current

    def add(self, page: QWidget) -> None:
        """Take in a page."""
        page.hide()
        page.setParent(self)
        if self._current is None:
            self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Put another page in sight."""
        if page is self._current:
            return
        before, self._current = self._current, page
        page.setGeometry(self.rect())
        page.show()
        page.raise_()
        if before is not None:
            before.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page in sight what there is."""
        super().resizeEvent(event)
        if self._current is not None:
            self._current.setGeometry(self.rect())

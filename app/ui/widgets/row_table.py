"""A table of rows: arrow keys move, Enter opens; thousands stay quick, for none has a widget."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.mark_delegate import MarkDelegate

MARK_ROLE = Qt.ItemDataRole.UserRole
"""By which a model gives the `Mark` of a cell."""
_WIDE = 52
"""Steps that the wide column wants."""


class RowTable(QTableView):
    """One row is chosen at a time, by arrow keys or pointer.

    Signals:
        opened (object): Key of the row that the officer wants to open.
    """

    opened = Signal(object)

    def __init__(
        self,
        name: str,
        model: QAbstractTableModel,
        *,
        wide: int,
        yielding: Sequence[int],
        least: int,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make the table.

        Args:
            name: What it holds, for those who do not see it.
            model: The rows; it belongs to the table.
            wide: The column that takes the room that is left.
            yielding: The columns that give way where the window is narrow, in this order.
            least, most: Steps that each other column keeps, and that none goes beyond.
            parent: Qt's owner.
        """
        super().__init__(parent)
        model.setParent(self)
        self._wide, self._yielding = wide, tuple(yielding)
        self._least, self._most = least, most
        self.setModel(model)
        self.setItemDelegate(MarkDelegate(self, MARK_ROLE))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(space(8))
        columns.setHighlightSections(False)
        columns.setResizeContentsPrecision(200)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(10))
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._fit)

    @property
    def chosen(self) -> object:
        """Key of the chosen row, or None."""
        raise NotImplementedError

    def choose_first(self) -> None:
        """Choose the first row, if there is one."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row."""
        super().focusInEvent(event)
        if self.chosen is None:
            self.choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _fit(self) -> None:
        """Give each column what it needs; where that is too much, some give way."""
        columns = [each for each in range(self.model().columnCount()) if each != self._wide]
        widths = {column: self._needed(column) for column in columns}
        lacking = sum(widths.values()) + space(_WIDE) - self.viewport().width()
        for column in self._yielding:
            given = min(max(lacking, 0), max(widths[column] - space(self._least), 0))
            widths[column] -= given
            lacking -= given
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _needed(self, column: int) -> int:
        heading = self.horizontalHeader().sectionSizeHint(column)
        return min(max(self.sizeHintForColumn(column), heading) + space(2), space(self._most))

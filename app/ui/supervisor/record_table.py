"""The list of records: arrow keys move, Enter opens, more rows come as it is scrolled."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.supervisor.record_rows import HEADINGS, TRAVELER, YIELDING, Cell, RecordLine
from app.ui.theme.fonts import space
from app.ui.widgets.mark_delegate import MarkDelegate

MARK_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAMES, _LEAST = 52, 22
"""Steps that the column of names wants, and that every other keeps."""


class RecordModel(QAbstractTableModel):
    """As many lines as were fetched of as many as there are.

    Signals:
        more_wanted (int): The view has reached the end of what was fetched; from which place on.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[RecordLine] = []
        self._total = 0
        self._asked = 0

    @property
    def total(self) -> int:
        """How many lines there are in all."""
        return self._total

    def line(self, row: int) -> RecordLine | None:
        """Return the line in this row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, record_id: UUID) -> int:
        """Return in which row a record stands; -1 where it does not."""
        return next((at for at, line in enumerate(self._lines) if line.id == record_id), -1)

    def show_lines(self, lines: Sequence[RecordLine], total: int) -> None:
        """Show the first lines of another list."""
        self.beginResetModel()
        self._lines, self._total, self._asked = list(lines), total, len(lines)
        self.endResetModel()

    def add_lines(self, lines: Sequence[RecordLine], first: int) -> None:
        """Show further lines; those that do not follow on what is there are left out."""
        if first != len(self._lines) or not lines:
            return
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines.extend(lines)
        self.endInsertRows()

    def change_line(self, line: RecordLine) -> None:
        """Show what became of a record, where it stands."""
        row = self.row_of(line.id)
        if row >= 0:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines were fetched."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def canFetchMore(self, parent: _Index) -> bool:
        """Say whether there are more lines that nobody has asked for yet."""
        fetched = len(self._lines)
        return not parent.isValid() and self._asked <= fetched < self._total

    def fetchMore(self, parent: _Index) -> None:
        """Ask for more lines; they come by `add_lines`."""
        if not parent.isValid():
            self._asked = len(self._lines) + 1
            self.more_wanted.emit(len(self._lines))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; the first one speaks for the whole row."""
        line = self._lines[index.row()]
        cell: Cell = line.cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.words if index.column() else line.spoken
        if role == MARK_ROLE:
            return cell.mark.value if cell.mark else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Records", HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class RecordTable(QTableView):
    """One row is chosen at a time, by arrow keys or pointer.

    Signals:
        opened (UUID): The supervisor wants to see this record.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordModel(self)
        self.setModel(self.records)
        self.setItemDelegate(MarkDelegate(self, MARK_ROLE))
        self.setAccessibleName(self.tr("Records"))
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
        columns.setSectionResizeMode(TRAVELER, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(10))
        self.doubleClicked.connect(self._open)
        self.records.modelReset.connect(self._fit)

    @property
    def chosen(self) -> UUID | None:
        """The record in the chosen row, or None."""
        line = self.records.line(self.currentIndex().row())
        return line.id if line else None

    def choose(self, row: int) -> UUID | None:
        """Choose a row, or the nearest there is; return its record."""
        count = self.records.rowCount()
        if count:
            self.setCurrentIndex(self.records.index(min(max(row, 0), count - 1), 0))
        return self.chosen

    def step(self, by: int) -> UUID | None:
        """Choose the row `by` further down; return its record, None at the ends."""
        before = self.chosen
        after = self.choose(self.currentIndex().row() + by)
        return None if after == before else after

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
            self.choose(0)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column what it needs; where that is too much, names are the last to suffer."""
        columns = [column for column in range(len(HEADINGS)) if column != TRAVELER]
        widths = {column: self._needed(column) for column in columns}
        lacking = sum(widths.values()) + space(_NAMES) - self.viewport().width()
        for column in YIELDING:
            given = min(max(lacking, 0), max(widths[column] - space(_LEAST), 0))
            widths[column] -= given
            lacking -= given
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _needed(self, column: int) -> int:
        heading = self.horizontalHeader().sectionSizeHint(column)
        return min(max(self.sizeHintForColumn(column), heading) + space(2), space(48))

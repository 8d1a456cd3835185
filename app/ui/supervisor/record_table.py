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
from PySide6.QtWidgets import QWidget

from app.ui.supervisor.record_rows import HEADINGS, TRAVELER, YIELDING, Cell, RecordLine
from app.ui.widgets.row_table import MARK_ROLE, RowTable

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAST, _MOST = 22, 48


class RecordModel(QAbstractTableModel):
    """As many lines as were fetched of as many as there are.

    Signals:
        more_wanted (int): The view has reached the end of what was fetched; from which place on.
    """

    more_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
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


class RecordTable(RowTable):
    """The records as rows; Enter opens one.

    Signals:
        opened (UUID): The supervisor wants to see this record.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.records = RecordModel()
        super().__init__(
            "",
            self.records,
            wide=TRAVELER,
            yielding=YIELDING,
            least=_LEAST,
            most=_MOST,
            parent=parent,
        )
        self.setAccessibleName(self.tr("Records"))

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

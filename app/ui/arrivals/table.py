"""A table of lines: arrow keys move, Enter opens. Six thousand stay quick: no widget each."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from app.ui.arrivals.lines import Line
from app.ui.widgets.row_table import MARK_ROLE, RowTable

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEAST, _MOST = 20, 56


class LineModel(QAbstractTableModel):
    """The lines that are found, of all there are."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._all: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._wanted: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many lines there are, found or not."""
        return len(self._all)

    def line(self, row: int) -> Line | None:
        """Return the line in this row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: object) -> int:
        """Return in which row something stands; -1 where it does not."""
        return next((at for at, line in enumerate(self._lines) if line.key == key), -1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, as far as they are found."""
        self.beginResetModel()
        self._all = tuple(lines)
        self._lines = self._found()
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show only the lines that have every one of these words."""
        self.beginResetModel()
        self._wanted = tuple(text.upper().split())
        self._lines = self._found()
        self.endResetModel()

    def _found(self) -> tuple[Line, ...]:
        if not self._wanted:
            return self._all
        return tuple(
            line for line in self._all if all(word in line.found_by for word in self._wanted)
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines were found."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; the first one speaks for the whole row."""
        line = self._lines[index.row()]
        cell = line.cells[index.column()]
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
            return QCoreApplication.translate("Arrivals", self._headings[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class LineTable(RowTable):
    """Lines of which one is chosen, and of which some words find some.

    Signals:
        opened (object): Key of the line that the officer wants to open.
        chosen_changed: Another line is chosen, or none.
    """

    chosen_changed = Signal()

    def __init__(
        self, name: str, headings: Sequence[str], wide: int, parent: QWidget | None = None
    ) -> None:
        """Make the table.

        Args:
            name: What it holds, for those who do not see it.
            headings: What its columns are called.
            wide: The column that takes the room that is left.
            parent: Qt's owner.
        """
        self.lines = LineModel(headings)
        others = [column for column in reversed(range(len(headings))) if column != wide]
        super().__init__(
            name, self.lines, wide=wide, yielding=others, least=_LEAST, most=_MOST, parent=parent
        )
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def chosen(self) -> object:
        """Key of the chosen line, or None."""
        line = self.lines.line(self.currentIndex().row())
        return line.key if line else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; what was chosen stays chosen, and else the first is."""
        before = self.chosen
        self.lines.show_lines(lines)
        self._choose(max(self.lines.row_of(before), 0))

    def find_text(self, text: str) -> None:
        """Show only what has these words."""
        before = self.chosen
        self.lines.find(text)
        self._choose(max(self.lines.row_of(before), 0))

    def _choose(self, row: int) -> None:
        if self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(row, 0))
        self.chosen_changed.emit()

    def _tell(self) -> None:
        self.chosen_changed.emit()

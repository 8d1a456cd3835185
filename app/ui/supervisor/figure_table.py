"""A table of figures: names at the start, numbers at the end."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.supervisor.overview_lines import Table
from app.ui.theme.fonts import space

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 5.75  # steps
_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_NAMES = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class FigureModel(QAbstractTableModel):
    """Rows of words, as they are given."""

    def __init__(self, headings: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._headings = headings
        self._rows: Table = ()

    def show_rows(self, rows: Table) -> None:
        """Show these rows."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_headings(self, headings: tuple[str, ...]) -> None:
        """Call the columns otherwise."""
        self._headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if index.column() else _NAMES
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column is called."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _NUMBERS if section else _NAMES
        return None


class FigureTable(QTableView):
    """To be read: nothing in it is chosen; the arrow keys scroll what does not fit."""

    def __init__(self, name: str, headings: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make the table.

        Args:
            name: What it holds, for assistive technology.
            headings: Of its columns.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.figures = FigureModel(headings, self)
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(space(5))
        rows.setDefaultSectionSize(space(_ROW))
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(8))

    def show_rows(self, rows: Table) -> None:
        """Show these rows."""
        self.figures.show_rows(rows)

    def minimumSizeHint(self) -> QSize:
        """A heading and two rows."""
        return QSize(space(60), self._height(2))

    def sizeHint(self) -> QSize:
        """All rows, within reason."""
        return QSize(space(80), self._height(min(self.figures.rowCount(), 12)))

    def _height(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * space(_ROW) + space(1)

"""The shift's records: what is wanted above, the table below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.supervisor.filter_bar import FilterBar
from app.ui.supervisor.record_table import RecordTable
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Divider, Panel, Strip
from app.ui.widgets.text import ElidedText, Role
from app.ui.words.crossings import count_words


class RecordList(Panel):
    """Says how many there are, and when the list holds only what a concern is about.

    Attributes:
        filters, table: Its parts, for the presenter.

    Signals:
        all_requested: Show all records again, not only those of the concern.
    """

    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Records"), margins=False, parent=parent)
        self.filters = FilterBar()
        self.table = RecordTable()
        self._concern = ElidedText("", Role.STRONG)
        self._all = KeyButton(self.tr("All records"), variant=Variant.QUIET, compact=True)
        self._all.clicked.connect(self.all_requested)
        self._strip = Strip()
        self._strip.row.addWidget(self._concern, 1)
        self._strip.row.addWidget(self._all)
        self._empty = EmptyState(Icon.SEARCH, "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        table = QWidget()
        around = QHBoxLayout(table)
        around.setContentsMargins(space(2), 0, space(2), space(2))
        around.addWidget(self.table)
        self._stack.addWidget(table)
        self.add_band(self.filters, before_body=True)
        self.add_band(self._strip, before_body=True)
        self.add_band(Divider(), before_body=True)
        self.body.addWidget(self._stack, 1)
        self.filters.left.connect(self._enter_table)
        self.table.records.modelReset.connect(self._show_count)
        self.table.records.rowsInserted.connect(self._show_count)
        self.show_concern("")
        self.show_looking()

    @property
    def words(self) -> str:
        """What stands where the table would be; empty while there is one."""
        return self._empty.accessibleName() if self._stack.currentIndex() == 0 else ""

    def show_concern(self, words: str) -> None:
        """Say that the list holds only what this concern is about; empty for all records."""
        self._concern.setText(words)
        self._strip.setVisible(bool(words))
        self.filters.setVisible(not words)

    def show_looking(self) -> None:
        """Say that the records are being fetched; the table stays while it has any."""
        if not self.table.records.rowCount():
            self._empty.say(self.tr("Looking"))
            self._stack.setCurrentIndex(0)

    def focus_list(self) -> None:
        """Let the arrow keys move through the list."""
        self._enter_table()

    def _enter_table(self) -> None:
        if self.table.records.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        records = self.table.records
        if records.rowCount():
            self._stack.setCurrentIndex(1)
        else:
            self._empty.say(
                self.tr("No such record"),
                self.tr("Leave something out, or choose a longer period on the overview."),
            )
            self._stack.setCurrentIndex(0)
        words = self.tr("{count} found, newest first")
        self.set_aside(words.format(count=count_words(records.total)))

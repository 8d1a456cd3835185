"""Who waits in line, already read: on the empty booth, a digit takes them up."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.primary.waiting_lines import WaitingRow
from app.ui.theme.fonts import space
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.panel import Divider
from app.ui.widgets.row import Row
from app.ui.widgets.text import Role, Text, Tone


class WaitingList(LowWindow):
    """A row for each vehicle, first come first; gone while nobody waits, scrolls where it is low.

    Signals:
        chosen (UUID): Go on with these people.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self._widgets: list[QWidget] = []
        self._more = Text("", Role.SMALL, Tone.MUTED)
        self._more.setContentsMargins(space(4), space(2), space(4), space(3))
        title = Text(self.tr("Waiting in line, already read"), Role.CAPTION, Tone.SECONDARY)
        title.setContentsMargins(space(4), space(3), space(4), space(1))
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Divider())
        self._column.addWidget(title)
        self._column.addWidget(self._more)
        self.hide()

    @property
    def rows(self) -> tuple[str, ...]:
        """What each row says, from the top to the bottom."""
        return tuple(each.accessibleName() for each in self._widgets if isinstance(each, Row))

    def show_rows(self, rows: tuple[WaitingRow, ...], more: str) -> None:
        """Show these rows; `more` says how many others have no key yet."""
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for line in rows:
            if self._widgets:
                self._add(Divider())
            row = Row(line.mark, line.plate, line.people, line.since, key=line.key)
            row.opened.connect(partial(self.chosen.emit, line.id))
            self._add(row)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setVisible(bool(rows))

    def sizeHint(self) -> QSize:
        """All rows."""
        return self._column.sizeHint()

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        self._widgets.append(widget)

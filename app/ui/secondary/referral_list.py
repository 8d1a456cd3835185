"""The port's referrals at the left: arrow keys choose, longest waiting first."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.secondary.list_lines import ListLine
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Panel
from app.ui.widgets.row import Row
from app.ui.widgets.text import Role, Text, Tone

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReferralList(Panel):
    """Rows keep their place and focus while their words change.

    Signals:
        chosen (UUID): The officer looks at this referral.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Referrals"), margins=False, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rows: dict[UUID, Row] = {}
        self._titles: dict[UUID, str] = {}
        self._selected: UUID | None = None
        content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._closed = Text(self.tr("Closed"), Role.CAPTION, Tone.SECONDARY, parent=content)
        self._closed.setContentsMargins(space(4), space(4), space(4), space(1))
        self._closed.hide()
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(content)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                Icon.LIST,
                self.tr("Nobody waits"),
                self.tr("Referrals of this port appear here by themselves."),
            )
        )
        self._stack.addWidget(self._area)
        self.body.addWidget(self._stack, 1)

    @property
    def selected(self) -> UUID | None:
        """The referral that is looked at, or None."""
        return self._selected

    @property
    def focused(self) -> UUID | None:
        """The referral whose row has the focus, or None."""
        return next((each for each, row in self._rows.items() if row.hasFocus()), None)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles from the top to the bottom."""
        return tuple(self._titles[each] for each in self._shown())

    def show_lines(self, lines: tuple[ListLine, ...], port: str) -> None:
        """Show `lines` in their order, the closed ones below."""
        self.set_aside(port)
        self._titles = {line.id: line.title for line in lines}
        present = {line.id for line in lines}
        for gone in [each for each in self._rows if each not in present]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._column.removeWidget(self._closed)
        place = 0
        for line in lines:
            if line.closed and self._column.indexOf(self._closed) < 0:
                self._column.insertWidget(place, self._closed)
                place += 1
            row = self._row(line)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            place += 1
        self._closed.setVisible(any(line.closed for line in lines))
        self._stack.setCurrentIndex(1 if lines else 0)

    def select(self, referral_id: UUID | None) -> None:
        """Show which referral is looked at, without telling."""
        self._selected = referral_id
        for each, row in self._rows.items():
            row.set_selected(each == referral_id)
        if referral_id in self._rows:
            self._area.ensureWidgetVisible(self._rows[referral_id])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead the focus to the referral that is looked at, or to the first."""
        super().focusInEvent(event)
        shown = self._shown()
        if shown:
            at = self._selected if self._selected in self._rows else shown[0]
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, before the list scrolls with them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with the arrow keys."""
        if Qt.Key(event.key()) in _STEPS:
            self._move(1)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        shown = self._shown()
        if not shown:
            return
        at = shown.index(self._selected) + by if self._selected in shown else 0
        chosen = shown[min(max(at, 0), len(shown) - 1)]
        self._rows[chosen].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(chosen)

    def _shown(self) -> list[UUID]:
        """Return the referrals from the top to the bottom."""
        return sorted(self._rows, key=lambda each: self._column.indexOf(self._rows[each]))

    def _row(self, line: ListLine) -> Row:
        row = self._rows.get(line.id)
        if row is None:
            row = Row(line.mark, line.title, line.detail, line.aside, word=line.word)
            row.installEventFilter(self)
            row.opened.connect(partial(self.chosen.emit, line.id))
            row.set_selected(line.id == self._selected)
            self._rows[line.id] = row
        row.show_row(line.mark, line.title, line.detail, line.aside, word=line.word)
        row.set_highlight(Mark.ATTENTION if line.alarming else None)
        return row

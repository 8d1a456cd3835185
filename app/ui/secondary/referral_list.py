"""The port's referrals at the left: arrow keys choose, longest waiting first."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_MOST_WIDGETS = 10_000
_AT_FIRST, _AT_ONCE = 12, 4
"""Rows that are made in one go: as many as a window shows, then few: no key waits for the rest."""


class ReferralList(Panel):
    """Rows keep their place and focus while their words change.

    Tab reaches one of them, the one that is looked at; arrow keys reach the others.

    Signals:
        chosen (UUID): The officer looks at this referral.
        page_turned (int): 1 or -1: show more of the referral that is looked at, or less.
    """

    chosen = Signal(object)
    page_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Referrals"), margins=False, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rows: dict[UUID, Row] = {}
        self._lines: dict[UUID, ListLine] = {}  # from the top to the bottom
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
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._make_more)

    @property
    def selected(self) -> UUID | None:
        """The referral that is looked at, or None."""
        return self._selected

    @property
    def focused(self) -> UUID | None:
        """The referral whose row has the focus, or None."""
        return next((each for each, row in self._rows.items() if row.hasFocus()), None)

    @property
    def lines(self) -> tuple[ListLine, ...]:
        """The lines from the top to the bottom."""
        return tuple(self._lines.values())

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles from the top to the bottom."""
        return tuple(line.title for line in self._lines.values())

    def show_lines(self, lines: tuple[ListLine, ...], port: str) -> None:
        """Show `lines` in their order, the closed ones below."""
        self.set_aside(port)
        before, self._lines = self._lines, {line.id: line for line in lines}
        lost = self.focused is not None and self.focused not in self._lines
        for gone in [each for each in self._rows if each not in self._lines]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for line in lines:
            if line.id in self._rows and before.get(line.id) != line:
                _show(self._rows[line.id], line)
        if tuple(before) != tuple(self._lines):
            self._put_in_order()
        self._stack.setCurrentIndex(1 if lines else 0)
        self._make_more()
        if lost:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, referral_id: UUID | None) -> None:
        """Show which referral is looked at, without telling."""
        self._selected = referral_id
        for each, row in self._rows.items():
            row.set_selected(each == referral_id)
        if referral_id in self._lines:
            self._area.ensureWidgetVisible(self._row(referral_id))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead the focus to the referral that is looked at, or to the first."""
        super().focusInEvent(event)
        at = self._at
        if at is not None:
            self._row(at).setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Let Tab leave the list at once: rows are made later than what stands beside it."""
        widget: QWidget | None = self
        for _ in range(_MOST_WIDGETS):
            assert widget is not None  # the chain is a ring
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is self or widget is None:
                break
            tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if tabbed and widget.isVisible() and widget.isEnabled() and self._is_beside(widget):
                reason = Qt.FocusReason.TabFocusReason
                widget.setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        return super().focusNextPrevChild(forward)

    def _is_beside(self, widget: QWidget) -> bool:
        return widget.window() is self.window() and not self.isAncestorOf(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, before the list scrolls with them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._moved_by(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with the arrow keys."""
        if not self._moved_by(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @property
    def _at(self) -> UUID | None:
        """The referral that is looked at or, before one is, the first."""
        if self._selected in self._lines:
            return self._selected
        return next(iter(self._lines), None)

    def _moved_by(self, key: Qt.Key) -> bool:
        """Do what `key` means here; say whether it means anything."""
        shown = tuple(self._lines)
        if key in _PAGES:
            self.page_turned.emit(_PAGES[key])
        elif key in _ENDS and shown:
            self._go(shown[_ENDS[key]])
        elif key in _STEPS and shown:
            at = shown.index(self._selected) + _STEPS[key] if self._selected in shown else 0
            self._go(shown[min(max(at, 0), len(shown) - 1)])
        return key in _PAGES or key in _ENDS or key in _STEPS

    def _go(self, referral_id: UUID) -> None:
        self._row(referral_id).setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(referral_id)

    def _row(self, referral_id: UUID) -> Row:
        """Return the row of a referral on the list; whoever asks cannot wait for its turn."""
        if referral_id not in self._rows:
            self._make(referral_id)
            self._put_in_order()
        return self._rows[referral_id]

    def _make(self, referral_id: UUID) -> None:
        line = self._lines[referral_id]
        row = Row(line.mark, line.title, line.detail, line.aside, word=line.word)
        _show(row, line)
        row.installEventFilter(self)
        row.opened.connect(partial(self.chosen.emit, referral_id))
        row.set_selected(referral_id == self._selected)
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rows[referral_id] = row

    def _make_more(self) -> None:
        """Make the rows that are missing, from the top, a few at a time."""
        missing = [each for each in self._lines if each not in self._rows]
        count = _AT_ONCE if self._rows else _AT_FIRST
        for each in missing[:count]:
            self._make(each)
        if missing:
            self._put_in_order()
        if len(missing) > count:
            self._more.start(0)

    def _put_in_order(self) -> None:
        """Give every row its place, and the closed ones their heading."""
        place, heading = 0, False
        self._column.removeWidget(self._closed)
        for each, line in self._lines.items():
            row = self._rows.get(each)
            if row is None:
                continue
            if line.closed and not heading:
                self._column.insertWidget(place, self._closed)
                place, heading = place + 1, True
            item = self._column.itemAt(place)
            if item is None or item.widget() is not row:
                self._column.insertWidget(place, row)
            place += 1
        self._closed.setVisible(heading)


def _show(row: Row, line: ListLine) -> None:
    row.show_row(line.mark, line.title, line.detail, line.aside, word=line.word)
    row.set_highlight(Mark.ATTENTION if line.alarming else None)

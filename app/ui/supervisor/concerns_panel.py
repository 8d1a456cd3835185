"""What needs the supervisor: the gravest first, each opened by its digit."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.shortcuts import EVIDENCE, Key
from app.ui.supervisor.concern_lines import ConcernLine
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Panel
from app.ui.widgets.row import Row

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ConcernRow(Row):
    """A row with a button at its end; where there is nothing to open, only to be read.

    Attributes:
        end: The button, or the room for one.
    """

    def __init__(self, line: ConcernLine, key: Key | None, parent: QWidget | None = None) -> None:
        """Make the row; `key` is the digit that opens it."""
        super().__init__(
            line.mark, line.title, line.detail, line.aside, word=line.word, parent=parent
        )
        self.set_highlight(Mark.REFER if line.mark is Mark.REFER else None)
        self.end: QWidget = QWidget()
        if line.button:
            button = KeyButton(line.button, key, compact=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself is the stop
            button.clicked.connect(self.opened)
            self.end = button
        else:
            self.unsetCursor()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.end)
        layout.setAlignment(self.end, Qt.AlignmentFlag.AlignVCenter)


class ConcernsPanel(Panel):
    """The arrow keys move through the rows, Enter and the digits open them.

    Signals:
        chosen (object): The supervisor wants to see the records of this `ConcernLine`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs you"), margins=False, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lines: tuple[ConcernLine, ...] = ()
        self._rows: list[ConcernRow] = []
        content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(content)
        self._empty = EmptyState(Icon.LIST, "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._area)
        self.body.addWidget(self._stack, 1)
        self._empty.say(self.tr("Counting the shift"))

    @property
    def titles(self) -> tuple[str, ...]:
        """What is the matter, from the top to the bottom."""
        return tuple(line.title for line in self._lines)

    def show_lines(self, lines: tuple[ConcernLine, ...]) -> None:
        """Show these concerns in their order; the row in use keeps the focus."""
        self.set_title(self.tr("Needs you · {count}").format(count=len(lines)))
        self._empty.say(
            self.tr("Nothing needs you"),
            self.tr("What does appears here by itself, the gravest first."),
        )
        self._stack.setCurrentIndex(1 if lines else 0)
        if lines == self._lines:
            return
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._lines = lines
        keys = iter(EVIDENCE)
        self._rows = [self._row(line, next(keys, None) if line.button else None) for line in lines]
        width = max((row.end.sizeHint().width() for row in self._rows), default=0)
        for place, row in enumerate(self._rows):
            row.end.setFixedWidth(width)  # the ages stand under one another
            self._column.insertWidget(place, row)
        if focused is None and not self.hasFocus():
            return
        if self._rows:
            place = min(focused or 0, len(self._rows) - 1)
            self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead the focus to the first row."""
        super().focusInEvent(event)
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, before the list scrolls with them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None and watched in self._rows:
                at = self._rows.index(watched) + by
                self._focus(min(max(at, 0), len(self._rows) - 1))
                return True
        return super().eventFilter(watched, event)

    def _focus(self, place: int) -> None:
        row = self._rows[place]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)

    def _row(self, line: ConcernLine, key: Key | None) -> ConcernRow:
        row = ConcernRow(line, key)
        row.installEventFilter(self)
        if line.button:
            row.opened.connect(partial(self.chosen.emit, line))
        return row

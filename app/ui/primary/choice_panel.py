"""A calm list of what can be done next, each with a digit that does it at once."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.row import Row


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: a key, what it does, and what stands there already."""

    key: Key
    title: str
    detail: str = ""
    done: bool = False


class ChoicePanel(Panel):
    """Digits choose at once; Tab and Enter do as well.

    Signals:
        chosen (Key): The officer pressed this key, or opened its line.
        closed: Back.
    """

    chosen = Signal(Key)
    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make the empty panel; `title` is its caption."""
        super().__init__(title, margins=False, parent=parent)
        self._offered: dict[Key, _Line] = {}
        self._shown: tuple[_Line, ...] = ()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self.body.addWidget(LowWindow(content), 1)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(space(4), space(3), space(4), space(4))
        row.addStretch(1)
        row.addWidget(back)
        self.add_band(foot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def titles(self) -> tuple[str, ...]:
        """What each line says, from the top to the bottom."""
        return tuple(line.row.accessibleName() for line in self._shown)

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer `choices`, in this order; a line once made stays for the next time."""
        for line in self._shown:
            line.hide()
        self._shown = tuple(self._line(choice.key) for choice in choices)
        for place, (line, choice) in enumerate(zip(self._shown, choices, strict=True)):
            self._lines.insertWidget(place, line)
            line.show_choice(choice, parted=place > 0)

    def _line(self, key: Key) -> "_Line":
        if key not in self._offered:
            line = self._offered[key] = _Line(key)
            line.row.opened.connect(partial(self.chosen.emit, key))
        return self._offered[key]


class _Line(QWidget):
    """One choice, parted from the one above by a hairline."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.row = Row(Mark.OPEN, "", key=key)
        self._hairline = Divider()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hairline)
        column.addWidget(self.row)

    def show_choice(self, choice: Choice, *, parted: bool) -> None:
        self.row.show_row(Mark.PASSED if choice.done else Mark.OPEN, choice.title, choice.detail)
        self._hairline.setVisible(parted)
        self.show()

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
        self._widgets: list[QWidget] = []
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
        return tuple(each.accessibleName() for each in self._widgets if isinstance(each, Row))

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer `choices`, in this order."""
        for widget in self._widgets:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for choice in choices:
            if self._widgets:
                self._add(Divider())
            mark = Mark.PASSED if choice.done else Mark.OPEN
            row = Row(mark, choice.title, choice.detail, key=choice.key)
            row.opened.connect(partial(self.chosen.emit, choice.key))
            self._add(row)

    def _add(self, widget: QWidget) -> None:
        self._lines.insertWidget(self._lines.count() - 1, widget)
        self._widgets.append(widget)

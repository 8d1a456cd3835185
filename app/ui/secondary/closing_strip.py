"""What is missing before a referral closes, always in sight, and the button that closes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Strip
from app.ui.widgets.text import ElidedText, Role, Text

_MOST = 4


class ClosingStrip(Strip):
    """At the foot of the case.

    Signals:
        close_requested: Everything is there; close the referral.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Text(self.tr("Before closing"), Role.STRONG)
        self._ended = ElidedText("", Role.STRONG)
        self._ready = MarkedText(Mark.PASSED, self.tr("everything is there"))
        self._missing = [MarkedText(Mark.ATTENTION, elided=True) for _ in range(_MOST)]
        self._close = KeyButton(self.tr("Close"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._close.clicked.connect(self.close_requested)
        things = QWidget()
        inside = QHBoxLayout(things)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(3))
        for part in (self._ready, *self._missing):
            inside.addWidget(part)
        inside.addStretch(1)
        self._things = things
        self.row.addWidget(self._caption)
        self.row.addWidget(things, 1)
        self.row.addWidget(self._ended, 1)
        self.row.addWidget(self._close)
        self.show_missing((), may_close=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is said to be missing."""
        return tuple(part.text for part in self._missing if not part.isHidden())

    @property
    def ended(self) -> str:
        """How it ended or who has it; empty while this officer may still work on it."""
        return "" if self._ended.isHidden() else self._ended.text()

    def show_missing(self, missing: tuple[str, ...], *, may_close: bool) -> None:
        """Say what is missing; `may_close` lets the button close."""
        for index, part in enumerate(self._missing):
            words = missing[index] if index < len(missing) else ""
            part.show_mark(Mark.ATTENTION, words)
            part.setVisible(bool(words))
        self._ready.setVisible(not missing)
        self._close.setEnabled(may_close and not missing)
        self._show_open(is_open=True)

    def show_ended(self, words: str) -> None:
        """Say how it ended."""
        self._ended.setText(words)
        self._show_open(is_open=False)

    def _show_open(self, *, is_open: bool) -> None:
        for part in (self._caption, self._things, self._close):
            part.setVisible(is_open)
        self._ended.setVisible(not is_open)

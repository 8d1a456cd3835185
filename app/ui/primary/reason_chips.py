"""The reasons of a referral, each with the key that chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.words.codes import reason_words
from app.ui.words.sentences import capital

_KEYS = "123456789BCDE"
"""One key a place in the list: digits first, then letters near them that name no class."""
_COLUMNS = 3


class ReasonChips(QWidget):
    """Any number of reasons may be chosen.

    Signals:
        chosen: The choice changed.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, ReasonChip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(2))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Codes of the chosen reasons, in the list's order."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def offer(self, codes: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        """Offer these reasons, of which some are chosen already."""
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for index, code in enumerate(codes):
            chip = ReasonChip(capital(reason_words(code)), _KEYS[index])
            chip.setChecked(code in chosen)
            chip.toggled.connect(self.chosen)
            self._grid.addWidget(chip, index // _COLUMNS, index % _COLUMNS)
            self._chips[code] = chip
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))


class ReasonChip(KeyButton):
    """A reason that is chosen or not; a chosen one carries a check mark."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(words, compact=True, parent=parent)
        self.setCheckable(True)
        self._sign = MarkSign(Mark.PASSED, size=0.9)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self._sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._sign.setSizePolicy(policy)
        self._sign.hide()
        self._row.takeAt(0)  # the words stand under one another, not in the middle
        self._row.insertWidget(0, KeyCap(key))
        self._row.addWidget(self._sign)
        self.toggled.connect(self._show_choice)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        self.setAccessibleDescription(self.tr("Key {key}").format(key=key))

    def _show_choice(self, chosen: bool) -> None:  # noqa: FBT001 - follows Qt's signal
        self._sign.setVisible(chosen)
        dress(self, chosen=chosen)

"""The reasons of a referral, each with the key that chooses it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
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
_MOST_COLUMNS = 4


class ReasonChips(QWidget):
    """Any number of reasons may be chosen. As many stand side by side as the width allows.

    Signals:
        chosen: The choice changed.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, ReasonChip] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(1.5))

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
        for code, key in zip(codes, _KEYS, strict=False):
            chip = ReasonChip(capital(reason_words(code)), key, self)
            chip.setChecked(code in chosen)
            chip.toggled.connect(self.chosen)
            chip.show()
            self._chips[code] = chip
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One chip is the least."""
        return QSize(self._widest, self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _widest(self) -> int:
        return max((chip.sizeHint().width() for chip in self._chips.values()), default=0)

    def _arrange(self) -> None:
        fitting = (self.width() + self._grid.spacing()) // max(
            1, self._widest + self._grid.spacing()
        )
        columns = min(max(1, fitting), _MOST_COLUMNS)
        if columns == self._columns:
            return
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, self._widest if column < columns else 0)
        self._columns = columns
        for index, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, index // columns, index % columns)
        self.updateGeometry()


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

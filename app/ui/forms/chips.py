"""A handful of answers, each with the key that chooses it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.mark import Mark, MarkSign

_KEYS = "123456789BCDEFGH"
"""One key a place: digits first, then letters in their order."""
_MOST_COLUMNS = 4


class Chips(QWidget):
    """As many answers stand side by side as the width allows; their keys work while they are seen.

    Signals:
        chosen: The choice changed.
    """

    chosen = Signal()

    def __init__(self, *, several: bool, parent: QWidget | None = None) -> None:
        """Make the choice; `several` lets more than one answer be chosen."""
        super().__init__(parent)
        self._several = several
        self._chips: dict[str, Chip] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(1.5))

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the chosen answers, in the order in which they are offered."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def offer(self, options: Sequence[tuple[str, str]], chosen: tuple[str, ...] = ()) -> None:
        """Offer these (code, words), of which some are chosen already."""
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for (code, words), key in zip(options, _KEYS, strict=False):
            chip = Chip(words, key, self)
            chip.setChecked(code in chosen)
            chip.toggled.connect(partial(self._change, chip))
            chip.show()
            self._chips[code] = chip
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One answer is the least."""
        return QSize(self._widest, self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _widest(self) -> int:
        return max((chip.sizeHint().width() for chip in self._chips.values()), default=0)

    def _arrange(self) -> None:
        gap = self._grid.spacing()
        fitting = (self.width() + gap) // max(1, self._widest + gap)
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

    def _change(self, changed: "Chip", chosen: bool) -> None:  # noqa: FBT001 - follows Qt's signal
        if chosen and not self._several:
            for chip in self._chips.values():
                chip.setChecked(chip is changed)
        self.chosen.emit()


class Chip(KeyButton):
    """An answer that is chosen or not; a chosen one carries a check mark.

    Attributes:
        letter: The key that chooses it.
    """

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        """Make the answer.

        Args:
            words: What it says.
            key: Its place among the answers, as a key.
            parent: Qt's owner.
        """
        super().__init__(words, compact=True, parent=parent)
        self.letter = key
        self.setCheckable(True)
        self._sign = MarkSign(Mark.PASSED, size=0.9)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self._sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._sign.setSizePolicy(policy)
        self._sign.hide()
        self._row.takeAt(0)  # the words stand under one another, not in the middle
        self._row.insertWidget(0, KeyCap(key))
        self._row.setContentsMargins(space(2), space(1.25), space(2), space(1.25))
        self._row.addWidget(self._sign)
        self.toggled.connect(self._show_choice)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        self.setAccessibleDescription(self.tr("Key {key}").format(key=key))

    def _show_choice(self, chosen: bool) -> None:  # noqa: FBT001 - follows Qt's signal
        self._sign.setVisible(chosen)
        dress(self, chosen=chosen)

"""Choosing one of a few: all in sight as segments, or in a drop-down list."""

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.ui.widgets.dressing import room_for_bold

V = TypeVar("V", bound=Hashable)


class Segments(QFrame, Generic[V]):
    """Two to six answers side by side; one press or arrow key chooses.

    Only the chosen segment is in the tab order, as with radio buttons.

    Signals:
        chosen (object): The officer chose this value.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[V, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Make the choice from (value, words); nothing is chosen yet."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Never reached by Tab itself; but the letter that a label underlines leads nowhere without.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._values: list[V] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._chose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[V, str]]) -> None:
        """Offer other answers; the chosen one stays chosen if it is still among them."""
        before = self.value()
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._values = [value for value, _ in options]
        for index, (_, words) in enumerate(options):
            button = _Segment(words, self)
            self._group.addButton(button, index)
            self._row.addWidget(button, 1)
        if self._group.buttons():
            self.setFocusProxy(self._group.buttons()[0])
        if before is not None:
            self.set_value(before)

    def value(self) -> V | None:
        """Return what is chosen, or None."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: V) -> None:
        """Choose `value` without telling; an unknown one is left out."""
        if value in self._values:
            button = self._group.button(self._values.index(value))
            button.setChecked(True)
            self.setFocusProxy(button)

    def setAccessibleName(self, name: str) -> None:
        """Name the choice; each segment says it before its own words."""
        super().setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _chose(self, index: int) -> None:
        self.setFocusProxy(self._group.button(index))
        self.chosen.emit(self._values[index])

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) answer, in reading order, and stop at the ends."""
        index = min(max(self._group.checkedId() + by, 0), len(self._values) - 1)
        button = self._group.button(index)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()


class _Segment(QPushButton):
    def __init__(self, words: str, choice: Segments[Any]) -> None:
        super().__init__(words, choice)
        self._choice = choice
        self.setCheckable(True)
        self.setAutoDefault(False)
        name = choice.accessibleName()
        self.setAccessibleName(f"{name}: {words}" if name else words)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + room_for_bold(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        steps: dict[int, int] = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        by = steps.get(event.key())
        if by is None:
            super().keyPressEvent(event)
            return
        self._choice.step(by)


class DropDown(QComboBox, Generic[V]):
    """One of many answers, found by typing its first letters.

    Signals:
        chosen (object): The officer chose this value.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[V, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Make the list from (value, words); the first is chosen."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[V] = []
        self.set_options(options)
        self.activated.connect(self._chose)

    def set_options(self, options: Sequence[tuple[V, str]]) -> None:
        """Offer other answers; the chosen one stays chosen if it is still among them."""
        before = self.value()
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        if before is not None:
            self.set_value(before)

    def value(self) -> V | None:
        """Return what is chosen, or None when there is nothing to choose from."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: V) -> None:
        """Choose `value` without telling; an unknown one is left out."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def _chose(self, index: int) -> None:
        self.chosen.emit(self._values[index])

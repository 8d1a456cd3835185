"""A window in numbers: black and white, or middle and width."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from app.radiographs.tone import Window

_TENS, _HUNDREDS = 10, 100


class ValueBox(QSpinBox):
    """One whole value: arrows step by 1, with Shift by 10, page keys by 100."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setKeyboardTracking(False)  # half a number is no window
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.setMaximum(65_535)

    def show_value(self, value: int, least: int, most: int) -> None:
        """Show a value and its bounds without telling."""
        quiet = QSignalBlocker(self)
        self.setRange(least, most)
        self.setValue(value)
        del quiet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step."""
        ways = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: _HUNDREDS,
            Qt.Key.Key_PageDown: -_HUNDREDS,
        }
        by = ways.get(Qt.Key(event.key()), 0)
        if not by:
            super().keyPressEvent(event)
            return
        if abs(by) == 1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            by *= _TENS
        self.stepBy(by)


class GammaBox(ValueBox):
    """A gamma: its value is in hundredths, as it is written it has a decimal point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSingleStep(_TENS)

    def textFromValue(self, value: int) -> str:
        """Write hundredths as a decimal."""
        return self.locale().toString(value / 100, "f", 2)

    def valueFromText(self, text: str) -> int:
        """Read a decimal."""
        number, right = self.locale().toDouble(text)
        return round(100 * number) if right else self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let decimals be typed."""
        number, right = self.locale().toDouble(text)
        fits = right and self.minimum() <= round(100 * number) <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, place


class WindowEnds(QObject):
    """A window by its ends.

    Attributes:
        low, high: Black up to this value, white from this one on.

    Signals:
        entered (Window): Somebody entered another window.
    """

    entered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.low = ValueBox(self.tr("Window: black up to this value"))
        self.high = ValueBox(self.tr("Window: white from this value on"))
        for box in (self.low, self.high):
            box.valueChanged.connect(lambda _: self.entered.emit(self.window))

    @property
    def window(self) -> Window:
        """The window that is shown."""
        return Window(self.low.value(), self.high.value())

    def show_window(self, window: Window, most: int) -> None:
        """Show a window; values reach up to `most`."""
        self.low.show_value(window.low, 0, window.high - 1)
        self.high.show_value(window.high, window.low + 1, most)


class WindowMiddle(QObject):
    """A window by its middle and width.

    Attributes:
        center, width: The middle between black and white, and how far these are apart.

    Signals:
        entered (Window): Somebody entered another window.
    """

    entered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.center = ValueBox(self.tr("Window: value in the middle"))
        self.width = ValueBox(self.tr("Window: how many values wide"))
        self._most = 1
        for box in (self.center, self.width):
            box.valueChanged.connect(lambda _: self.entered.emit(self._window()))

    def show_window(self, window: Window, most: int) -> None:
        """Show a window; values reach up to `most`."""
        self._most = most
        self.center.show_value((window.low + window.high) // 2, 0, most)
        self.width.show_value(window.high - window.low, 1, most)

    def _window(self) -> Window:
        width = self.width.value()
        low = min(max(self.center.value() - width // 2, 0), self._most - 1)
        return Window(low, min(low + width, self._most))

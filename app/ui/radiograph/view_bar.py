"""Below the image: how it is shown now, and the way back to the standard view."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from app.radiographs.tone import Window
from app.ui.forms.flow import FlowLayout
from app.ui.radiograph.exam_lines import ViewLines
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Strip
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import Role, Text, Tone

_MOST_BADGES = 2


class ViewBar(Strip):
    """Standard view, window in numbers, size, and what is not as it was measured.

    Signals:
        home_requested: Back to the standard view.
        window_entered (Window): Show the values between these two.
        automatic_requested, full_requested: One of the windows that follow from the values.
    """

    home_requested = Signal()
    window_entered = Signal(object)
    automatic_requested = Signal()
    full_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        home = KeyButton(self.tr("Standard view"), Key.HOME, compact=True)
        home.clicked.connect(self.home_requested)
        self._low = _value(self.tr("Window: black up to this value"))
        self._high = _value(self.tr("Window: white from this value on"))
        for box in (self._low, self._high):
            box.valueChanged.connect(self._enter)
        automatic = KeyButton(self.tr("Automatic"), compact=True)
        automatic.setToolTip(self.tr("Leaves out half a percent of the pixels at either end"))
        automatic.clicked.connect(self.automatic_requested)
        full = KeyButton(self.tr("All values"), compact=True)
        full.setToolTip(self.tr("From the least value to the greatest"))
        full.clicked.connect(self.full_requested)
        self._badges = [Pill(Mark.ATTENTION, "") for _ in range(_MOST_BADGES)]
        self._zoom = Text("", Role.SMALL, Tone.SECONDARY)
        for pill in self._badges:  # in one line with the buttons
            pill.setMinimumHeight(home.sizeHint().height())
        content = QWidget()
        flow = FlowLayout(space(2.5), content)
        for part in (home, self._window(), automatic, full, *self._badges):
            flow.addWidget(part)
        self.row.setContentsMargins(space(3), space(2), space(3), space(2))
        self.row.addWidget(content, 1)
        self.row.addWidget(self._zoom)

    @property
    def badges(self) -> tuple[str, ...]:
        """What is said to be otherwise than measured, or than first shown."""
        return tuple(pill.text() for pill in self._badges if not pill.isHidden())

    @property
    def window_values(self) -> Window:
        """The window in numbers."""
        return Window(self._low.value(), self._high.value())

    def show_lines(self, lines: ViewLines) -> None:
        """Show how the image is shown."""
        quiet = [QSignalBlocker(box) for box in (self._low, self._high)]
        self._low.setRange(0, lines.window.high - 1)
        self._high.setRange(lines.window.low + 1, lines.most)
        self._low.setValue(lines.window.low)
        self._high.setValue(lines.window.high)
        del quiet
        self._zoom.setText(lines.zoom)
        for index, pill in enumerate(self._badges):
            words = lines.badges[index] if index < len(lines.badges) else ""
            if pill.text() != words:
                pill.setText(words)
            pill.setVisible(bool(words))

    def _enter(self) -> None:
        self.window_entered.emit(self.window_values)

    def _window(self) -> QWidget:
        words = Text(self.tr("&Window"), Role.SMALL, Tone.SECONDARY)
        words.setTextFormat(Qt.TextFormat.AutoText)  # for the mnemonic
        words.setBuddy(self._low)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        for part in (words, self._low, Text("–", Role.SMALL, Tone.SECONDARY), self._high):
            row.addWidget(part)
        return both


def _value(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setKeyboardTracking(False)  # half a number is no window
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    box.setGroupSeparatorShown(True)
    box.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    box.setMaximum(65_535)
    return box

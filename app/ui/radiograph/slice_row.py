"""One density slice: values that are shown in one color, whatever the window."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.radiographs.presentation import DensitySlice
from app.ui.radiograph.window_boxes import ValueBox
from app.ui.theme.fonts import space
from app.ui.widgets.text import Role, Text, Tone
from app.ui.widgets.tick import Tick

_FIRST_LOW, _FIRST_HIGH = 0.10, 0.14  # of all values, where nobody has chosen any


class SliceRow(QWidget):
    """On or off, from one value to another.

    Signals:
        changed: It should be shown otherwise.
    """

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = Tick()
        self._on.setAccessibleName(self.tr("Density slice {number}").format(number=number))
        self._low = ValueBox(self.tr("Density slice {number}: from").format(number=number))
        self._high = ValueBox(self.tr("Density slice {number}: to").format(number=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        row.addWidget(self._on)
        row.addWidget(self._low, 1)
        row.addWidget(Text("–", Role.SMALL, Tone.SECONDARY))
        row.addWidget(self._high, 1)
        self._on.toggled.connect(lambda _: self.changed.emit())
        for box in (self._low, self._high):
            box.valueChanged.connect(self._enter)

    @property
    def density(self) -> DensitySlice | None:
        """The slice that is entered, or None."""
        if not self._on.isChecked():
            return None
        low, high = sorted((self._low.value(), self._high.value()))
        return DensitySlice(low, high)

    def show_slice(self, density: DensitySlice | None, most: int) -> None:
        """Show a slice, or that there is none; what was entered before stays to be taken again."""
        quiet = QSignalBlocker(self._on)
        self._on.setChecked(density is not None)
        del quiet
        if density is not None:
            self._low.show_value(density.low, 0, most)
            self._high.show_value(density.high, 0, most)
        elif not self._high.value():
            self._low.show_value(round(_FIRST_LOW * most), 0, most)
            self._high.show_value(round(_FIRST_HIGH * most), 0, most)

    def _enter(self) -> None:
        if self._on.isChecked():
            self.changed.emit()

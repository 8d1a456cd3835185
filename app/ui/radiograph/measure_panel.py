"""What was measured in a region, and how often each of its values occurs."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.radiograph.histogram_view import HistogramView
from app.ui.theme.fonts import space
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class MeasurePanel(Panel):
    """Area or length, and the statistics of the values as they were measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Measured"), parent=parent)
        self._histogram = HistogramView(self.tr("How often each value of the region occurs"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(1, 1)
        self._parts: list[tuple[Text, ElidedText]] = []
        self.body.addLayout(self._grid)
        self.body.addWidget(self._histogram)
        self.hide()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is shown, as (label, value)."""
        return tuple(
            (label.text(), value.text()) for label, value in self._parts if not value.isHidden()
        )

    def show_pairs(
        self, pairs: tuple[tuple[str, str], ...], counts: NDArray[np.int64] | None
    ) -> None:
        """Show values, and their counts if there are any; nothing at all hides the card."""
        while len(self._parts) < len(pairs):
            self._add()
        for index, (label, value) in enumerate(self._parts):
            shown = index < len(pairs)
            words = pairs[index] if shown else ("", "")
            label.setText(words[0])
            value.setText(words[1])
            value.setAccessibleName(": ".join(words))
            label.setVisible(shown)
            value.setVisible(shown)
        if counts is not None:
            self._histogram.show_counts(counts)
        self._histogram.setVisible(counts is not None)
        self.setVisible(bool(pairs))

    def _add(self) -> None:
        label = Text("", Role.SMALL, Tone.SECONDARY)
        value = ElidedText("", Role.SMALL)
        value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        line = len(self._parts)
        self._grid.addWidget(label, line, 0)
        self._grid.addWidget(value, line, 1)
        self._parts.append((label, value))

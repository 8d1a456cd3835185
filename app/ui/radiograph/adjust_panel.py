"""Everything that can be chosen about how the image is shown, and what the image cannot show."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.radiographs.color_maps import ColorMap
from app.radiographs.presentation import (
    MOST_SLICES,
    EnergyView,
    Enhancement,
    Presentation,
)
from app.radiographs.presets import Preset
from app.radiographs.tone import LEAST_GAMMA, MOST_GAMMA, Tone
from app.ui.radiograph.cap_button import CapButton
from app.ui.radiograph.changing import PRESETS, enhanced, of_energy
from app.ui.radiograph.histogram_view import HistogramView
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.slice_row import SliceRow
from app.ui.radiograph.view_lines import (
    color_words,
    energy_words,
    enhancement_words,
    preset_words,
)
from app.ui.radiograph.window_boxes import GammaBox, WindowEnds, WindowMiddle
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text
from app.ui.widgets.text import Tone as Loudness
from app.ui.widgets.tick import Tick

_LEAST_LETTERS = 8
_LEAST_LABEL = 16
_LABELS_WIDTH = 21  # steps of the layout: long labels wrap


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """How the image is shown, for the panel.

    Attributes:
        presentation: What was chosen.
        tone: The curve that follows from it.
        preset: Which preset the window is; None: the officer's own.
        energies: What can be shown of its energies.
        why_not: Why no more of them can be shown; empty where all can.
        histogram: The counts of the image that is shown: 2 ** bits.
    """

    presentation: Presentation
    tone: Tone
    preset: Preset | None
    energies: tuple[EnergyView, ...]
    why_not: str
    histogram: NDArray[np.int64]


class AdjustPanel(Panel):
    """Window, curve, colors, enhancement, energies, density slices; each with its key.

    Signals:
        chosen (Presentation): Show the values so.
        window_entered (Window): Show them between these two values.
        preset_chosen (Preset): Show them through the window of a preset.
        window_here_requested: Show them through the automatic window of what is drawn or seen.
        closed: Back to the image.
    """

    chosen = Signal(object)
    window_entered = Signal(object)
    preset_chosen = Signal(object)
    window_here_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it is shown"), margins=False, parent=parent)
        self._now = Presentation()
        self._histogram = HistogramView(self.tr("How often each value occurs"))
        self._preset: DropDown[Preset | None] = DropDown()
        self._here = CapButton(self.tr("From what is seen"), ViewWish.WINDOW_HERE)
        self._ends, self._middle = WindowEnds(self), WindowMiddle(self)
        self._inverted = Tick(self.tr("&Inverted"))
        self._logarithm = Tick(self.tr("&Logarithmic"))
        self._gamma = GammaBox()
        self._colors: DropDown[ColorMap] = DropDown(
            [(each, color_words(each)) for each in ColorMap]
        )
        self._enhancement: DropDown[Enhancement] = DropDown(
            [(each, enhancement_words(each)) for each in Enhancement]
        )
        self._energy: DropDown[EnergyView] = DropDown()
        for list_ in (self._preset, self._colors, self._enhancement, self._energy):
            list_.setSizeAdjustPolicy(
                DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            list_.setMinimumContentsLength(_LEAST_LETTERS)
        self._why_not = Text("", Role.SMALL, Loudness.MUTED, wrap=True)
        self._cannot = Text("", Role.SMALL, Loudness.ATTENTION, wrap=True)
        self._slices = [SliceRow(number) for number in range(1, MOST_SLICES + 1)]
        self._grid = QGridLayout()
        self._lay_out()
        self._join()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._preset

    @property
    def energies_offered(self) -> bool:
        """Say whether there is more than one energy to choose."""
        return self._energy.isEnabled()

    @property
    def why_not(self) -> str:
        """Why there is not."""
        return self._why_not.text()

    def show_shown(self, shown: Shown) -> None:
        """Show how the image is shown now."""
        now = self._now = shown.presentation
        most = len(shown.histogram) - 1
        self._histogram.show_counts(shown.histogram)
        self._histogram.show_window(shown.tone.window)
        own = [] if shown.preset else [(None, self.tr("Own window"))]
        self._preset.set_options([*own, *((each, preset_words(each)) for each in PRESETS)])
        self._preset.set_value(shown.preset)
        for boxes in (self._ends, self._middle):
            boxes.show_window(shown.tone.window, most)
        for tick, on in ((self._inverted, now.inverted), (self._logarithm, now.logarithmic)):
            quiet = QSignalBlocker(tick)
            tick.setChecked(on)
            del quiet
        self._gamma.show_value(now.gamma, LEAST_GAMMA, MOST_GAMMA)
        self._colors.set_value(now.colors)
        self._enhancement.set_value(now.enhancement)
        self._energy.set_options([(each, energy_words(each)) for each in shown.energies])
        self._energy.set_value(now.energy)
        self._energy.setEnabled(len(shown.energies) > 1)
        self._energy.setAccessibleDescription(shown.why_not)
        self._why_not.setText(shown.why_not)
        self._why_not.setVisible(bool(shown.why_not))
        for index, row in enumerate(self._slices):
            row.show_slice(now.slices[index] if index < len(now.slices) else None, most)
            row.setEnabled(index <= len(now.slices))

    def show_quality(self, sentences: tuple[str, ...]) -> None:
        """Say everything that the image cannot show."""
        self._cannot.setText("\n".join(sentences))
        self._cannot.setVisible(bool(sentences))

    def _choose_slices(self) -> None:
        slices = tuple(row.density for row in self._slices if row.density is not None)
        self.chosen.emit(replace(self._now, slices=slices))

    def _choose_preset(self, preset: Preset | None) -> None:
        if preset is not None:
            self.preset_chosen.emit(preset)

    def _join(self) -> None:
        self._preset.chosen.connect(self._choose_preset)
        self._here.clicked.connect(self.window_here_requested)
        for boxes in (self._ends, self._middle):
            boxes.entered.connect(self.window_entered)
        self._inverted.toggled.connect(lambda on: self.chosen.emit(replace(self._now, inverted=on)))
        self._logarithm.toggled.connect(
            lambda on: self.chosen.emit(replace(self._now, logarithmic=on))
        )
        self._gamma.valueChanged.connect(
            lambda gamma: self.chosen.emit(replace(self._now, gamma=gamma))
        )
        self._colors.chosen.connect(lambda each: self.chosen.emit(replace(self._now, colors=each)))
        self._enhancement.chosen.connect(lambda each: self.chosen.emit(enhanced(self._now, each)))
        self._energy.chosen.connect(lambda each: self.chosen.emit(of_energy(self._now, each)))
        for row in self._slices:
            row.changed.connect(self._choose_slices)

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), 0, space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(self._histogram)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1.5))
        self._grid.setColumnMinimumWidth(0, space(_LEAST_LABEL))
        self._grid.setColumnStretch(1, 1)
        self._line(self.tr("Window"), self._preset, ViewWish.PRESET)
        self._grid.addWidget(self._here, self._grid.rowCount(), 0, 1, 3)
        self._line(self.tr("&Black to"), self._ends.low)
        self._line(self.tr("Whi&te from"), self._ends.high)
        self._line(self.tr("&Middle"), self._middle.center)
        self._line(self.tr("Wi&dth"), self._middle.width)
        self._line("", self._inverted, ViewWish.INVERT)
        self._line("", self._logarithm, ViewWish.LOGARITHM)
        self._line(self.tr("&Gamma"), self._gamma, ViewWish.LIGHTER)
        self._line(self.tr("&Colors"), self._colors, ViewWish.COLORS)
        self._line(self.tr("Whole im&age"), self._enhancement, ViewWish.LOCAL_CONTRAST)
        self._line(self.tr("&Energies"), self._energy, ViewWish.ENERGY)
        self._grid.addWidget(self._why_not, self._grid.rowCount(), 0, 1, 3)
        column.addLayout(self._grid)
        head = Text(self.tr("Values shown in one color"), Role.SMALL, Loudness.SECONDARY)
        head_row = QGridLayout()
        head_row.setColumnStretch(0, 1)
        head_row.addWidget(head, 0, 0)
        head_row.addWidget(KeyCap(ViewWish.SLICE.value), 0, 1)
        column.addLayout(head_row)
        for row in self._slices:
            column.addWidget(row)
        column.addWidget(self._cannot)
        column.addStretch(1)
        back = KeyButton(self.tr("Back to the image"), Key.BACK)
        back.clicked.connect(self.closed)
        below = QVBoxLayout()
        below.setContentsMargins(space(4), space(3), space(4), space(4))
        below.addWidget(back)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(LowWindow(content), 1)
        self.body.addLayout(below)

    def _line(self, words: str, editor: QWidget, wish: ViewWish | None = None) -> None:
        line = self._grid.rowCount()
        if words:
            label = Text(words, Role.SMALL, Loudness.SECONDARY, wrap=True)
            label.setMaximumWidth(space(_LABELS_WIDTH))
            label.setTextFormat(Qt.TextFormat.AutoText)  # for the mnemonic
            label.setBuddy(editor)
            self._grid.addWidget(label, line, 0)
            if not editor.accessibleName():
                editor.setAccessibleName(words.replace("&", ""))
        self._grid.addWidget(editor, line, 1)
        if wish is not None:
            self._grid.addWidget(KeyCap(wish.value), line, 2)

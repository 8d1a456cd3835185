"""Below the image: its window, what the pixel says, and the way back to the standard view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.radiographs.tone import Window
from app.ui.forms.flow import FlowLayout
from app.ui.radiograph.cap_button import CapButton
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.view_lines import ViewLines
from app.ui.radiograph.window_boxes import WindowEnds
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Strip
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_PROGRESS_WIDTH = 24


class ViewBar(Strip):
    """Standard view, window in numbers, size; below, the pixel and what cannot be judged.

    It is always equally high: an image that jumps while it is looked at is looked at in vain.

    Signals:
        home_requested: Back to the standard view.
        adjust_requested: Show everything that can be chosen about how the image is shown.
        compare_requested: Show an earlier image beside this one.
        window_entered (Window): Show the values between these two.
        cancel_requested: Give up what is being computed.
    """

    home_requested = Signal()
    adjust_requested = Signal()
    compare_requested = Signal()
    window_entered = Signal(object)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        home = KeyButton(self.tr("Standard view"), Key.HOME, compact=True)
        home.clicked.connect(self.home_requested)
        self._boxes = WindowEnds(self)
        self._boxes.entered.connect(self.window_entered)
        adjust = CapButton(self.tr("Adjust"), ViewWish.ADJUST)
        adjust.clicked.connect(self.adjust_requested)
        compare = CapButton(self.tr("Compare"), ViewWish.COMPARE)
        compare.clicked.connect(self.compare_requested)
        self._zoom = Text("", Role.SMALL, Tone.SECONDARY)
        content = QWidget()
        flow = FlowLayout(space(2.5), content)
        for part in (home, self._window(), adjust, compare):
            flow.addWidget(part)
        upper = QHBoxLayout()
        upper.setSpacing(space(3))
        upper.addWidget(content, 1)
        upper.addWidget(self._zoom)
        self._pixel = ElidedText("", Role.SMALL, Tone.SECONDARY)
        self._quality = MarkedText(Mark.ATTENTION, "", Role.SMALL, elided=True)
        self._quality.hide()
        plain = QWidget()
        lower = QHBoxLayout(plain)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(space(4))
        lower.addWidget(self._pixel, 2)
        lower.addWidget(self._quality, 3, Qt.AlignmentFlag.AlignTrailing)
        self._working = self._progress()
        self._lower = QStackedWidget()
        for part in (plain, self._working):
            self._lower.addWidget(part)
        self._lower.setFixedHeight(self._working.sizeHint().height())
        column = QVBoxLayout()
        column.setSpacing(space(1))
        column.addLayout(upper)
        column.addWidget(self._lower)
        self.row.setContentsMargins(space(3), space(2), space(3), space(2))
        self.row.addLayout(column, 1)

    @property
    def window_values(self) -> Window:
        """The window in numbers."""
        return self._boxes.window

    @property
    def pixel(self) -> str:
        """What the pixel says."""
        return self._pixel.text()

    @property
    def quality(self) -> str:
        """What is said to be beyond judging."""
        return "" if self._quality.isHidden() else self._quality.text

    @property
    def working(self) -> str:
        """What is said to be computed now, or nothing."""
        return self._work_words.text() if self._lower.currentIndex() else ""

    def show_lines(self, lines: ViewLines) -> None:
        """Show how the image is shown."""
        self._boxes.show_window(lines.window, lines.most)
        self._zoom.setText(lines.zoom)

    def show_pixel(self, words: str) -> None:
        """Show what the pixel that is pointed at says."""
        self._pixel.setText(words)

    def show_quality(self, sentences: tuple[str, ...]) -> None:
        """Show what cannot be judged: the gravest in words, all of them on asking."""
        worst = sentences[0] if sentences else ""
        if len(sentences) > 1:
            more = self.tr("{sentence} · {count} more").format(
                sentence=worst, count=len(sentences) - 1
            )
        else:
            more = worst
        self._quality.show_mark(Mark.ATTENTION, more)
        self._quality.setToolTip("\n".join(sentences))
        self._quality.setVisible(bool(sentences))

    def show_work(self, words: str, share: float = 0.0) -> None:
        """Show how far a worker is; empty words: none works."""
        self._work_words.setText(words)
        self._bar.setValue(round(100 * share))
        self._lower.setCurrentIndex(1 if words else 0)

    def _progress(self) -> QWidget:
        working = QWidget()
        row = QHBoxLayout(working)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        self._work_words = ElidedText("", Role.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(_PROGRESS_WIDTH))
        self._bar.setAccessibleName(self.tr("How far it is"))
        # The page's own Esc ends it: two shortcuts on one key would cancel each other.
        cancel = KeyButton(self.tr("Stop"), Key.BACK, compact=True, wired=False)
        cancel.clicked.connect(self.cancel_requested)
        row.addWidget(self._work_words, 1)
        row.addWidget(self._bar)
        row.addWidget(cancel)
        return working

    def _window(self) -> QWidget:
        words = Text(self.tr("&Window"), Role.SMALL, Tone.SECONDARY)
        words.setTextFormat(Qt.TextFormat.AutoText)  # for the mnemonic
        words.setBuddy(self._boxes.low)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        dash = Text("–", Role.SMALL, Tone.SECONDARY)
        for part in (words, self._boxes.low, dash, self._boxes.high):
            row.addWidget(part)
        return both

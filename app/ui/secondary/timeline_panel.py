"""The life of the referral, at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.secondary.timeline_lines import TimelineLine
from app.ui.theme.fonts import space
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.sentences import dotted

_RING = 2  # pixels of the focus ring, which the stylesheet draws around the steps


class TimelinePanel(Panel):
    """Oldest first; the times stand under one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Timeline"), parent=parent)
        self._content = QWidget()
        self._parts: list[QWidget] = []
        self._lines: tuple[TimelineLine, ...] = ()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(2.5))
        self._grid.setColumnStretch(1, 1)
        window = LowWindow(self._content)
        window.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # then the arrow keys move through it
        window.setAccessibleName(self.tr("Timeline"))
        bar = window.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, end: bar.setValue(end))  # the last step is in sight
        across = space(4) - _RING
        self.body.setContentsMargins(across, 0, across, across)
        self.body.addWidget(window)

    @property
    def words(self) -> tuple[str, ...]:
        """What the steps say, from the top to the bottom."""
        return tuple(line.words for line in self._lines)

    def show_lines(self, lines: tuple[TimelineLine, ...]) -> None:
        """Show these steps."""
        if lines == self._lines:
            return
        self._lines = lines
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for index, line in enumerate(lines):
            self._add(index, line)
        for index in range(self._grid.rowCount()):
            self._grid.setRowStretch(index, 0)
        self._grid.setRowStretch(len(lines), 1)

    def _add(self, index: int, line: TimelineLine) -> None:
        time = Text(line.time, Role.SMALL, Tone.SECONDARY)
        step = _Step(line)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(time, index, 0, top)
        self._grid.addWidget(step, index, 1, top)
        self._parts += [time, step]


class _Step(QWidget):
    def __init__(self, line: TimelineLine) -> None:
        super().__init__()
        column = QGridLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setVerticalSpacing(0)
        tone = Tone.ATTENTION if line.stands_out else Tone.NORMAL
        column.addWidget(Text(line.words, Role.SMALL, tone, wrap=True), 0, 0)
        if line.aside:
            column.addWidget(Text(line.aside, Role.SMALL, Tone.SECONDARY, wrap=True), 1, 0)
        self.setAccessibleName(dotted(line.time, line.words, line.aside))

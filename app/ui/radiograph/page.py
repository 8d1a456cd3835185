"""The viewer's page: tools, the image, whose it is, what can be done."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.intake.chooser import Chooser
from app.ui.intake.drops import dropped_files
from app.ui.problem_banner import ProblemBanner
from app.ui.radiograph.action_panel import ActionPanel
from app.ui.radiograph.adjust_panel import AdjustPanel
from app.ui.radiograph.deciding_panel import DecidingPanel
from app.ui.radiograph.exam_panel import ExamPanel
from app.ui.radiograph.mark_form import MarkForm
from app.ui.radiograph.mark_list import MarkList
from app.ui.radiograph.measure_panel import MeasurePanel
from app.ui.radiograph.scan_values import ScanValues
from app.ui.radiograph.tool_column import ToolColumn
from app.ui.radiograph.view_bar import ViewBar
from app.ui.radiograph.view_pair import ViewPair
from app.ui.radiograph.wall import Wall
from app.ui.radiograph.worklist_panel import WorklistPanel
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.panel import Panel

_SIDE_WIDTH = 73
_LEAST_KNOWN = 12
_DESIGNED_HIGH = 852  # pixels: the page in the window as it first opens


class Middle(StrEnum):
    """What stands in the middle of the page."""

    EMPTY = "empty"
    IMAGE = "image"
    CHOOSER = "chooser"
    WORKLIST = "worklist"


class RadiographPage(QWidget):
    """Tools at one side, the image in the middle, words and keys at the other side.

    Attributes:
        banner, tools, pair, view, bar, chooser, exam, measured, marks, keys, form, adjust: Its
            parts, for the presenter.
        worklist, wall, scan, deciding: The same, of the scans that wait.

    Signals:
        dropped (Path): A file was dropped on the page.
    """

    dropped = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Radiographs"))
        self.banner = ProblemBanner()
        self.tools = ToolColumn()
        self.pair = ViewPair()
        self.view = self.pair.first
        self.bar = ViewBar()
        self.chooser = Chooser()
        self.exam = ExamPanel()
        self.measured = MeasurePanel()
        self.marks = MarkList()
        self.keys = ActionPanel()
        self.form = MarkForm()
        self.adjust = AdjustPanel()
        self.wall = Wall()
        self.worklist = WorklistPanel(self.wall.picture)
        self.scan, self.deciding = ScanValues(), DecidingPanel()
        self.exam.body.insertWidget(1, self.scan)  # what it shows, before whose and which file
        self._empty = EmptyState(Icon.RADIOGRAPH, "")
        empty, image = Panel(), Panel(margins=False)
        self._middles: dict[Middle, QWidget] = {
            Middle.EMPTY: empty,
            Middle.IMAGE: image,
            Middle.CHOOSER: self.chooser,
            Middle.WORKLIST: self.worklist,
        }
        empty.body.addWidget(self._empty)
        edge = space(1.5)  # the card's corners are round, an image has none to give
        image.body.setContentsMargins(edge, edge, edge, edge)
        image.body.addWidget(self.pair)
        image.add_band(self.bar)
        self._middle = QStackedWidget()
        for widget in self._middles.values():
            self._middle.addWidget(widget)
        self._looking = QWidget()
        looking = _column(self._looking)
        # Marks stay in sight, however much is known of the load: both give way alike, so neither
        # may have a stretch.
        looking.addWidget(self._known())
        looking.addWidget(self.marks)
        for each in (self.deciding, self.keys):  # what is left over goes to what is known
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            looking.addWidget(each)
        self._below = QStackedWidget()
        self._below.addWidget(self._looking)
        self._below.addWidget(self.form)
        self._below.addWidget(self.adjust)
        self._lay_out()
        self.setFocusProxy(self.view)

    @property
    def middle(self) -> Middle:
        """What stands in the middle."""
        shown = self._middle.currentWidget()
        return next(name for name, widget in self._middles.items() if widget is shown)

    @property
    def adjusting(self) -> bool:
        """Say whether everything about how the image is shown can be chosen now."""
        return self._below.currentWidget() is self.adjust

    @property
    def form_open(self) -> bool:
        """Say whether a mark is being described."""
        return self._below.currentWidget() is self.form

    def show_empty(self, sentence: str, hint: str) -> None:
        """Show no image, and what to do."""
        self._empty.say(sentence, hint)
        self._show_middle(Middle.EMPTY)

    def show_image(self) -> None:
        """Show the image."""
        self._show_middle(Middle.IMAGE)

    def show_worklist(self) -> None:
        """Show what waits to be looked at."""
        self._show_middle(Middle.WORKLIST)

    def show_chooser(self) -> None:
        """Offer files."""
        self._show_middle(Middle.CHOOSER)

    def show_side(self, *, whose: bool, image: bool) -> None:
        """Show what belongs to a referral, and to an image, only where there is one."""
        self._side.setVisible(whose)
        self.marks.setVisible(image)
        self.deciding.setVisible(image)
        if not image:
            self._show_below(self._looking)

    def show_form(self, *, is_open: bool) -> None:
        """Open or close the form of a mark; what stands in it stays."""
        self._show_below(self.form if is_open else self._looking)

    def show_adjusting(self, *, is_open: bool) -> None:
        """Open or close what can be chosen about how the image is shown."""
        self._show_below(self.adjust if is_open else self._looking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the marks have what a high window has to give."""
        super().resizeEvent(event)
        self.marks.give_room(self.height() - _DESIGNED_HIGH)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the dropped file."""
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event)[0])

    def _show_below(self, widget: QWidget) -> None:
        self._below.setCurrentWidget(widget)

    def _show_middle(self, middle: Middle) -> None:
        self._tool_place.setVisible(middle is Middle.IMAGE)
        # Both have an Esc of their own: only one may listen.
        self.keys.setVisible(middle not in (Middle.CHOOSER, Middle.WORKLIST))
        self._middle.setCurrentWidget(self._middles[middle])
        focus = {Middle.IMAGE: self.view, Middle.WORKLIST: self.worklist}
        self.setFocusProxy(focus.get(middle, self.keys.first))

    def _known(self) -> QWidget:
        """Return what is known of the image; it scrolls, so that keys keep their place."""
        content = QWidget()
        column = _column(content)
        for part in (self.measured, self.exam):
            column.addWidget(part)
        column.addStretch(1)
        known = LowWindow(content)
        known.setMinimumHeight(space(_LEAST_KNOWN))
        return known

    def _lay_out(self) -> None:
        self._side = QWidget()
        self._side.setFixedWidth(space(_SIDE_WIDTH))
        _column(self._side).addWidget(self._below)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        self._tool_place = LowWindow(self.tools)
        self._tool_place.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(self._tool_place)
        row.addWidget(self._middle, 1)
        row.addWidget(self._side)
        grid = QGridLayout(self)
        grid.setContentsMargins(space(5), space(4), space(5), space(4))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self.banner, 0, 0)
        grid.addLayout(row, 1, 0)
        grid.setRowStretch(1, 1)


def _column(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(4))
    return column

"""The Arrivals page: journeys by time due, and the travelers of the one that was opened."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.ui.arrivals.action_form import ActionForm
from app.ui.arrivals.file_form import FileForm
from app.ui.arrivals.lines import JOURNEY_HEADINGS, TRAVELER_HEADINGS
from app.ui.arrivals.table import LineTable
from app.ui.arrivals.traveler_panel import TravelerPanel
from app.ui.problem_banner import ProblemBanner
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.panel import Divider, Panel

_SIDE = 84
"""Steps that the traveler beside the table is wide."""


class Place(Enum):
    """What is in sight."""

    JOURNEYS = auto()
    TRAVELERS = auto()
    FILE = auto()


class ArrivalsPage(QWidget):
    """Two tables, one at a time; the open journey has its traveler and the form beside it.

    Attributes:
        journeys, travelers, traveler, form, file, banner, notice: Its parts, for the presenter.

    Signals:
        open_file_requested, back_requested, find_requested: F5, Esc and F3.
        action_requested, clear_requested: F8 and F6, for the chosen traveler.
    """

    open_file_requested = Signal()
    back_requested = Signal()
    action_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Arrivals"))
        self._place = Place.JOURNEYS
        self.banner, self.notice = ProblemBanner(), NoticeLine()
        self.journeys = LineTable(self.tr("Journeys"), JOURNEY_HEADINGS, 1)
        self.travelers = LineTable(self.tr("Travelers"), TRAVELER_HEADINGS, 1)
        self.traveler, self.form, self.file = TravelerPanel(), ActionForm(), FileForm()
        self._journeys = _TablePanel(self.tr("Arrivals"), self.journeys, self.tr("Flight, place"))
        self._travelers = _TablePanel(
            self.tr("Travelers"), self.travelers, self.tr("Name, number, reservation, seat")
        )
        self._side = QStackedWidget()
        self._side.addWidget(self.traveler)
        self._side.addWidget(self.form)
        self._side.setFixedWidth(space(_SIDE))
        opened = QWidget()
        row = QHBoxLayout(opened)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._travelers, 1)
        row.addWidget(self._side)
        self._stack = QStackedWidget()
        self._places: dict[Place, QWidget] = {
            Place.JOURNEYS: self._journeys,
            Place.TRAVELERS: opened,
            Place.FILE: self.file,
        }
        for widget in self._places.values():
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(3), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addLayout(self._keys())
        self.file.closed.connect(self.back_requested)
        self.form.closed.connect(self.close_form)
        self.travelers.chosen_changed.connect(self._show_keys)
        self.show_journeys()

    def _keys(self) -> QHBoxLayout:
        self._back = KeyButton(self.tr("Arrivals"), Key.BACK)
        self._find = KeyButton(self.tr("Find"), Key.FIND)
        self._open = KeyButton(self.tr("Open a list"), Key.ADD)
        self._clear = KeyButton(self.tr("Cleared"), Key.LET_GO)
        self._act = KeyButton(self.tr("Meet or refer"), Key.HOLD_BACK)
        self._back.clicked.connect(self.back_requested)
        self._find.clicked.connect(self._focus_search)
        self._open.clicked.connect(self.open_file_requested)
        self._clear.clicked.connect(self.clear_requested)
        self._act.clicked.connect(self.action_requested)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        for button in (self._back, self._find, self._open):
            row.addWidget(button)
        row.addWidget(self.notice, 1)
        for button in (self._clear, self._act):
            row.addWidget(button)
        return row

    @property
    def place(self) -> Place:
        """What is in sight."""
        return self._place

    @property
    def form_open(self) -> bool:
        """Say whether an action is being entered."""
        return self._side.currentWidget() is self.form

    def say_empty(self, sentence: str, hint: str = "") -> None:
        """Say what stands where no journey is yet."""
        self._journeys.say_empty(sentence, hint)

    def show_title(self, title: str, notes: str) -> None:
        """Say whose travelers stand in the table, and what is odd about their list."""
        self._travelers.set_aside(" · ".join(part for part in (title, notes) if part))

    def show_journeys(self) -> None:
        """Show the journeys."""
        self._show(Place.JOURNEYS, self._journeys)

    def show_travelers(self) -> None:
        """Show the travelers of the opened journey."""
        self._side.setCurrentWidget(self.traveler)
        self._show(Place.TRAVELERS, self._travelers)

    def show_file_form(self) -> None:
        """Let the officer name a file."""
        self._show(Place.FILE, self.file)

    def open_form(self) -> None:
        """Let the officer say what is to be done."""
        self._side.setCurrentWidget(self.form)
        self._show_keys()

    def close_form(self) -> None:
        """Go back to the traveler; what was written stays."""
        self._side.setCurrentWidget(self.traveler)
        self._show_keys()
        self._lead_to(self.travelers)

    def _lead_to(self, widget: QWidget) -> None:
        """Put the focus there; out of sight it would be taken from the lock over the page."""
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: Place, focus: QWidget) -> None:
        self._place = place
        self._stack.setCurrentWidget(self._places[place])
        self.setFocusProxy(focus)
        self._lead_to(focus)
        self._show_keys()

    def _show_keys(self) -> None:
        at_travelers = self._place is Place.TRAVELERS
        free = at_travelers and not self.form_open
        self._back.setVisible(at_travelers)
        self._back.setEnabled(free)
        self._find.setVisible(self._place is not Place.FILE)
        self._open.setVisible(self._place is Place.JOURNEYS)
        for button in (self._clear, self._act):
            button.setVisible(at_travelers)
            button.setEnabled(free and self.travelers.chosen is not None)

    def _focus_search(self) -> None:
        panel = self._journeys if self._place is Place.JOURNEYS else self._travelers
        panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        panel.search.selectAll()


class _TablePanel(Panel):
    """A table below the field that finds in it."""

    def __init__(self, title: str, table: LineTable, placeholder: str) -> None:
        super().__init__(title, margins=False)
        self._table = table
        self.search = _Search()
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(self.tr("Find"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(table.find_text)
        self.search.left.connect(self._enter)
        self.search.returnPressed.connect(self._enter)
        self._empty = EmptyState(Icon.LIST, "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        held, around = QWidget(), QHBoxLayout()
        held.setLayout(around)
        around.setContentsMargins(space(2), 0, space(2), space(2))
        around.addWidget(table)
        self._stack.addWidget(held)
        bar, row = QWidget(), QHBoxLayout()
        bar.setLayout(row)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.addWidget(self.search)
        self.add_band(bar, before_body=True)
        self.add_band(Divider(), before_body=True)
        self.body.addWidget(self._stack, 1)
        table.lines.modelReset.connect(self._show)
        self._sentence = ("", "")
        self.setFocusProxy(table)
        self._show()

    def say_empty(self, sentence: str, hint: str = "") -> None:
        """Say what stands where nothing is."""
        self._sentence = (sentence, hint)
        self._show()

    def _enter(self) -> None:
        if self._table.lines.rowCount():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self._table.lines.rowCount():
            self._stack.setCurrentIndex(1)
            return
        if self._table.lines.total:
            hint = self.tr("Leave something out of what you typed.")
            self._empty.say(self.tr("Nobody is found"), hint)
        else:
            self._empty.say(*self._sentence)
        self._stack.setCurrentIndex(0)


class _Search(QLineEdit):
    """A field from which Down leads into the table.

    Signals:
        left: On to the table.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Down."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)

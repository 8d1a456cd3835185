"""The supervisor's page: the shift, its records, one record, and the keys below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.problem_banner import ProblemBanner
from app.ui.supervisor.action_bar import ActionBar, Place
from app.ui.supervisor.overview import Overview
from app.ui.supervisor.record_list import RecordList
from app.ui.supervisor.record_view import RecordView
from app.ui.theme.fonts import space


class SupervisorPage(QWidget):
    """One of three is in sight; each stays as it was left.

    Attributes:
        overview, records, record, keys, banner: Its parts, for the presenter.

    Signals:
        place_changed: Something else is in sight.
    """

    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Shift"))
        self.banner = ProblemBanner()
        self.overview = Overview()
        self.records = RecordList()
        self.record = RecordView()
        self.keys = ActionBar()
        self._place = Place.OVERVIEW
        self._places: dict[Place, QWidget] = {
            Place.OVERVIEW: self.overview,
            Place.LIST: self.records,
            Place.RECORD: self.record,
        }
        self._stack = QStackedWidget()
        for widget in self._places.values():
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(3), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.keys)
        self.setFocusProxy(self.overview)

    @property
    def place(self) -> Place:
        """What is in sight."""
        return self._place

    def show_overview(self) -> None:
        """Show the shift."""
        self._show(Place.OVERVIEW)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_records(self, *, typing: bool = False) -> None:
        """Show the list; `typing` lets the supervisor type what to find."""
        self._show(Place.LIST)
        if typing:
            self.records.filters.focus_text()
        else:
            self.records.focus_list()

    def show_record(self) -> None:
        """Show one record."""
        self._show(Place.RECORD)
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: Place) -> None:
        self._place = place
        self._stack.setCurrentWidget(self._places[place])
        self.setFocusProxy(self._places[place])
        self.place_changed.emit()

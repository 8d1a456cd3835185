"""The keys of the supervisor's page, always in the same place."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine


class Place(Enum):
    """What is in sight."""

    OVERVIEW = auto()
    LIST = auto()
    RECORD = auto()


@dataclass(frozen=True, slots=True)
class PageActions:
    """What the keys do now.

    Attributes:
        from_list: The record in sight was chosen in the list: Esc leads back there.
        may_review: The record in sight may be reviewed by this supervisor.
        at_home: No evidence and no form is open: Esc belongs to the page.
        free: Nothing is being recorded.
        reporting: A report is being made.
    """

    place: Place = Place.OVERVIEW
    from_list: bool = False
    may_review: bool = False
    at_home: bool = True
    free: bool = True
    reporting: bool = False


class ActionBar(QWidget):
    """F3 and F5 on the overview, Esc back, F6 and F8 on a record.

    Signals:
        find_requested: Look for records.
        report_requested: Make the shift report.
        back_requested: From the record to the list, from the list to the overview.
        review_requested: The record is reviewed.
        return_requested: The record goes back to its officer.
    """

    find_requested = Signal()
    report_requested = Signal()
    back_requested = Signal()
    review_requested = Signal()
    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = KeyButton(self.tr("Overview"), Key.BACK)
        self._find = KeyButton(self.tr("Records"), Key.FIND)
        self._report = KeyButton(self.tr("Shift report"), Key.ADD)
        self._review = KeyButton(self.tr("Reviewed"), Key.LET_GO)
        self._return = KeyButton(self.tr("Return"), Key.HOLD_BACK)
        self._notice = NoticeLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        for button in (self._back, self._find, self._report):
            row.addWidget(button)
        row.addWidget(self._notice, 1)
        for button in (self._review, self._return):
            row.addWidget(button)
        self._back.clicked.connect(self.back_requested)
        self._find.clicked.connect(self.find_requested)
        self._report.clicked.connect(self.report_requested)
        self._review.clicked.connect(self.review_requested)
        self._return.clicked.connect(self.return_requested)
        self.show_actions(PageActions())

    @property
    def notice(self) -> str:
        """What the line says now."""
        return self._notice.text

    def show_actions(self, actions: PageActions) -> None:
        """Say what the keys do now."""
        place = actions.place
        self._back.setVisible(place is not Place.OVERVIEW)
        self._back.setEnabled(actions.at_home)
        self._back.set_label(self.tr("List") if actions.from_list else self.tr("Overview"))
        self._find.setVisible(place is not Place.RECORD)
        self._find.set_label(self.tr("Find") if place is Place.LIST else self.tr("Records"))
        self._report.setVisible(place is Place.OVERVIEW)
        self._report.setEnabled(actions.free and not actions.reporting)
        for button in (self._review, self._return):
            button.setVisible(place is Place.RECORD)
            button.setEnabled(actions.may_review and actions.at_home and actions.free)

    def say(self, sentence: str, mark: Mark = Mark.PASSED) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

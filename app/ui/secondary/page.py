"""The second desk's page: the list, the referral, its timeline, the keys."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.ui.card.summary_card import SummaryCard
from app.ui.intake.chooser import Chooser
from app.ui.intake.drops import dropped_files
from app.ui.problem_banner import ProblemBanner
from app.ui.secondary.action_bar import ActionBar
from app.ui.secondary.case_panel import CasePanel, Sheet
from app.ui.secondary.picture_viewer import PictureViewer
from app.ui.secondary.referral_list import ReferralList
from app.ui.secondary.timeline_panel import TimelinePanel
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.panel import Panel

_SHARES = (28, 50, 22)


class SecondaryPage(QWidget):
    """List at the left, referral in the middle, timeline at the right, keys below.

    Attributes:
        referrals, case, card, chooser, viewer, timeline, keys, banner: Its parts, for the
            presenter.

    Signals:
        dropped (Path): An image was dropped on the page.
    """

    dropped = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Secondary"))
        self.banner = ProblemBanner()
        self.referrals = ReferralList()
        self.case = CasePanel()
        self.card = SummaryCard(at_booth=False, may_clear=True)
        self.chooser = Chooser()
        self.viewer = PictureViewer()
        self.timeline = TimelinePanel()
        self.keys = ActionBar()
        self._empty = Panel()
        self._empty.body.addWidget(
            EmptyState(
                Icon.LIST,
                self.tr("Choose a referral"),
                self.tr("Arrow keys move through the list. Those waiting longest stand first."),
            )
        )
        self._middle = QStackedWidget()
        middle = (self._empty, self.case, self.card, self.chooser, self.viewer)
        for widget in middle:
            self._middle.addWidget(widget)
        self._chosen_from: QWidget = self._empty
        self._viewed: QWidget | None = None
        self._leaving = [key.shortcut(self.card, self._leave_card) for key in (Key.HOME, Key.BACK)]
        self.card.evidence_opened.connect(self._let_evidence_have_its_keys)
        self.card.came_home.connect(self._let_evidence_have_its_keys)
        self.card.show_aside(self.tr("Back: 0 or Esc"))
        self.case.card_requested.connect(self.show_card)
        self.chooser.closed.connect(self.leave_chooser)
        self.viewer.closed.connect(self.leave_viewer)
        self.referrals.page_turned.connect(self.case.home.scroll_by)
        self.case.sheet_changed.connect(self.lead_focus)
        grid = QGridLayout(self)
        grid.setContentsMargins(space(5), space(4), space(5), space(4))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self.banner, 0, 0, 1, 3)
        parts: tuple[QWidget, ...] = (self.referrals, self._middle, self.timeline)
        for column, part in enumerate(parts):
            grid.addWidget(part, 1, column)
            grid.setColumnStretch(column, _SHARES[column])
        grid.addWidget(self.keys, 2, 0, 1, 3)
        grid.setRowStretch(1, 1)
        self.setFocusProxy(self.referrals)

    @property
    def at_case(self) -> bool:
        """Say whether the referral itself is in sight."""
        return self._middle.currentWidget() is self.case

    @property
    def at_chooser(self) -> bool:
        """Say whether images are offered."""
        return self._middle.currentWidget() is self.chooser

    def show_nothing(self) -> None:
        """Show that no referral is chosen."""
        self._middle.setCurrentWidget(self._empty)
        self.timeline.show_lines(())

    def show_case(self) -> None:
        """Show the referral."""
        self._middle.setCurrentWidget(self.case)

    def show_card(self) -> None:
        """Show the card as primary saw it."""
        self.card.go_home()
        self._middle.setCurrentWidget(self.card)

    def show_chooser(self) -> None:
        """Offer images to read."""
        if not self.at_chooser:
            self._chosen_from = self._middle.currentWidget() or self._empty
        self._middle.setCurrentWidget(self.chooser)

    def leave_chooser(self) -> None:
        """Show again what stood there before; what was entered stands there still."""
        self._middle.setCurrentWidget(self._chosen_from)
        self.case.show_sheet(self.case.sheet)

    def show_viewer(self) -> None:
        """Show one picture large."""
        self._viewed = self.focusWidget()
        self._middle.setCurrentWidget(self.viewer)
        self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_viewer(self) -> None:
        """Go back to the small picture."""
        self.show_case()
        back = self._viewed if self._viewed is not None else self.referrals
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the dropped image: a referral has one document."""
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event)[0])

    def lead_focus(self) -> None:
        """A form has the focus while it is open; else the arrow keys move through the list."""
        if self.case.sheet is Sheet.HOME:
            self.referrals.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_evidence_have_its_keys(self) -> None:
        """The same keys lead from the evidence to the facts, and from the facts to the referral."""
        for shortcut in self._leaving:
            shortcut.setEnabled(self.card.at_home)

    def _leave_card(self) -> None:
        self.show_case()
        self.referrals.setFocus(Qt.FocusReason.OtherFocusReason)

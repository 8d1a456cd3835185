"""The booth's page: layout and signals. What they mean is the presenter's business."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.ui.camera.panel import LivePanel
from app.ui.card.summary_card import SummaryCard
from app.ui.intake.chooser import Chooser
from app.ui.intake.drops import dropped_files
from app.ui.intake.scan_panel import ScanPanel
from app.ui.primary.action_bar import ActionBar
from app.ui.primary.actions import Actions, View
from app.ui.primary.choice_panel import ChoicePanel
from app.ui.primary.conveyance_form import ConveyanceForm
from app.ui.primary.declaration_form import DeclarationForm
from app.ui.primary.document_form import DocumentForm
from app.ui.primary.document_panel import DocumentPanel
from app.ui.primary.people_panel import PeoplePanel
from app.ui.primary.referral_sheet import ReferralSheet
from app.ui.primary.stated_form import StatedForm
from app.ui.primary.waiting_list import WaitingList
from app.ui.primary.zone_form import ZoneForm
from app.ui.problem_banner import ProblemBanner
from app.ui.theme.fonts import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.icon import Icon
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Panel

_DOCUMENT_SHARE, _CARD_SHARE = 30, 70


class PrimaryPage(QWidget):
    """Document and people at the left, card at the right, keys below.

    Attributes:
        banner, document, card, keys: What is always there.
        referral, zone, people, entry, by_hand, declaration, conveyance, paper, boarding_pass,
            redress: What can stand in the card's place, or in it.
        chooser, camera, scanner, waiting: Where documents and people come from.

    Signals:
        dropped (Path): An image was dropped on the page.
        view_changed: Something else stands at the right.
    """

    dropped = Signal(Path)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Primary"))
        self.banner = ProblemBanner()
        self.document = DocumentPanel()
        self.card = SummaryCard(at_booth=True, may_clear=True)
        self.referral = ReferralSheet()
        self.card.add_form(self.referral)
        self.card.evidence_opened.connect(self._looked_behind)
        self.card.came_home.connect(self._came_home)
        self.referral.closed.connect(self.card.go_home)
        self.zone = ZoneForm()
        self.chooser = Chooser()
        self.camera = LivePanel()
        self.scanner = ScanPanel()
        self.people = PeoplePanel()
        self.entry = ChoicePanel(self.tr("Declare or add"))
        self.by_hand = ChoicePanel(self.tr("Why by hand?"))
        self.declaration = DeclarationForm()
        self.conveyance = ConveyanceForm()
        self.paper = DocumentForm()
        self.boarding_pass = StatedForm(
            self.tr("Boarding pass"),
            self.tr("Compare"),
            self.tr("&Text of the pass"),
            self.tr("As the barcode gives it. It begins with M1."),
        )
        self.redress = StatedForm(
            self.tr("Redress number"),
            self.tr("Look it up"),
            self.tr("&Number"),
            self.tr("Letters and digits, as on the letter that the traveler was sent."),
        )
        self.waiting = WaitingList()
        self.keys = ActionBar()
        self._prompt = EmptyState(Icon.DOCUMENT, "")
        prompt = Panel(margins=False)
        prompt.body.setSpacing(0)
        prompt.body.addWidget(self._prompt, 1)
        prompt.body.addWidget(self.waiting)
        self._right = QStackedWidget()
        self._places: dict[View, QWidget] = {
            View.EMPTY: prompt,
            View.READING: prompt,
            View.CARD: self.card,
            View.EVIDENCE: self.card,
            View.REFERRAL: self.card,
            View.ZONE: self.zone,
            View.CHOOSER: self.chooser,
            View.CAMERA: self.camera,
            View.SCANNER: self.scanner,
            View.PEOPLE: self.people,
            View.ENTRY: self.entry,
            View.DECLARATION: self.declaration,
            View.CONVEYANCE: self.conveyance,
            View.BY_HAND: self.by_hand,
            View.DOCUMENT: self.paper,
            View.BOARDING_PASS: self.boarding_pass,
            View.REDRESS: self.redress,
        }
        for widget in dict.fromkeys(self._places.values()):
            self._right.addWidget(widget)
        self._view = View.EMPTY
        grid = QGridLayout(self)
        grid.setContentsMargins(space(5), space(4), space(5), space(4))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self.banner, 0, 0, 1, 2)
        grid.addWidget(self.document, 1, 0)
        grid.addWidget(self._right, 1, 1)
        grid.addWidget(self.keys, 2, 0, 1, 2)
        grid.setColumnStretch(0, _DOCUMENT_SHARE)
        grid.setColumnStretch(1, _CARD_SHARE)
        grid.setRowStretch(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def view(self) -> View:
        """What stands at the right."""
        return self._view

    @property
    def prompt_words(self) -> str:
        """What the empty right side says."""
        return self._prompt.accessibleName()

    def show_view(self, view: View) -> None:
        """Put something else at the right, and lead the focus there."""
        self._view = view
        self._right.setCurrentWidget(self._places[view])
        match view:
            case View.REFERRAL:
                self.referral.open()
                self.card.open_form(self.referral)
            case View.DECLARATION:
                self.declaration.open()
            case View.CONVEYANCE:
                self.conveyance.open()
            case View.DOCUMENT:
                self.paper.open()
            case View.BOARDING_PASS:
                self.boarding_pass.open()
            case View.REDRESS:
                self.redress.open()
            case View.PEOPLE:
                self.people.setFocus(Qt.FocusReason.OtherFocusReason)
            case View.EMPTY | View.READING | View.CARD | View.ENTRY | View.BY_HAND:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            case View.CAMERA | View.SCANNER:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit()

    def prompt(self, sentence: str, hint: str = "") -> None:
        """Say what the empty right side waits for."""
        self._prompt.say(sentence, hint)

    def show_actions(self, actions: Actions) -> None:
        """Say what the keys do now."""
        self.keys.show_actions(actions)

    def say(self, sentence: str, mark: Mark = Mark.ATTENTION) -> None:
        """Say one sentence beside the keys; empty clears it."""
        self.keys.say(sentence, mark)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keys. Nothing looks different then, and Qt would paint the whole page anew."""
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the keys go to a form, without painting either."""
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of every dropped image."""
        event.acceptProposedAction()
        for path in dropped_files(event):
            self.dropped.emit(path)

    def _looked_behind(self) -> None:
        self._view = View.EVIDENCE
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit()

    def _came_home(self) -> None:
        if self._view in (View.EVIDENCE, View.REFERRAL):
            self._view = View.CARD
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view_changed.emit()

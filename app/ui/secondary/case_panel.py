"""One referral: who, why, what primary saw, what was found, what is missing."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.secondary.case_home import CaseHome
from app.ui.secondary.case_lines import CaseLines
from app.ui.secondary.closing_form import ClosingForm
from app.ui.secondary.closing_strip import ClosingStrip
from app.ui.secondary.entry_chooser import EntryChooser
from app.ui.secondary.finding_form import FindingForm
from app.ui.secondary.note_form import NoteForm
from app.ui.secondary.photo_form import PhotoForm
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class Sheet(StrEnum):
    """What stands under the name."""

    HOME = "home"
    ENTRY = "entry"
    FINDING = "finding"
    NOTE = "note"
    PHOTO = "photo"
    CLOSING = "closing"


class CasePanel(Panel):
    """Name and reason stay in sight whatever is filled in below them.

    Attributes:
        home, entry, finding, note, photo, closing, strip: Its parts, for the presenter.

    Signals:
        card_requested: Show the card as primary saw it.
        sheet_changed: Something else stands under the name.
    """

    card_requested = Signal()
    sheet_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=False, parent=parent)
        self._name = Text("", Role.HEADLINE, wrap=True)
        self._person = ElidedText("", Role.BODY)
        self._document = Text("", Role.BODY)
        self._number = Text("", Role.NUMBER)
        self._issuer = ElidedText("", Role.BODY)
        self._sent = Text("", Role.BODY, Tone.SECONDARY, wrap=True)
        self.home = CaseHome()
        self.entry = EntryChooser()
        self.finding = FindingForm()
        self.note = NoteForm()
        self.photo = PhotoForm()
        self.closing = ClosingForm()
        self.strip = ClosingStrip()
        self._sheet = Sheet.HOME
        self._sheets: dict[Sheet, QWidget] = {
            Sheet.HOME: self.home,
            Sheet.ENTRY: self.entry,
            Sheet.FINDING: self.finding,
            Sheet.NOTE: self.note,
            Sheet.PHOTO: self.photo,
            Sheet.CLOSING: self.closing,
        }
        self._stack = QStackedWidget()
        for sheet in self._sheets.values():
            self._stack.addWidget(sheet)
        for form in (self.entry, self.finding, self.note, self.photo, self.closing):
            form.closed.connect(self.go_home)
        self._lay_out()

    @property
    def sheet(self) -> Sheet:
        """What stands under the name."""
        return self._sheet

    def show_case(self, lines: CaseLines, page_photo: str) -> None:
        """Show the words of one referral; `page_photo` names its picture."""
        self._name.setText(lines.name)
        self._person.setText(lines.person)
        self._document.setText(lines.document)
        self._number.setText(lines.number)
        self._issuer.setText(f"· {lines.issuer}" if lines.issuer else "")
        for text in (self._document, self._number, self._issuer):
            text.setVisible(bool(text.text()))
        self._sent.setText(lines.sent)
        self.home.show_case(lines, page_photo)

    def show_sheet(self, sheet: Sheet) -> None:
        """Put another sheet under the name."""
        self._sheet = sheet
        self._stack.setCurrentWidget(self._sheets[sheet])
        if sheet is not Sheet.HOME:
            self._sheets[sheet].setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet_changed.emit()

    def go_home(self) -> None:
        """Show what is known; what stands in a form stays there."""
        self.show_sheet(Sheet.HOME)

    def _lay_out(self) -> None:
        document = QHBoxLayout()
        document.setSpacing(space(1.5))
        document.addWidget(self._document)
        document.addWidget(self._number)
        document.addWidget(self._issuer, 1)
        card = KeyButton(self.tr("Primary's card"), Key.HOME, compact=True)
        card.clicked.connect(self.card_requested)
        first = QHBoxLayout()
        first.setSpacing(space(4))
        first.addWidget(self._name, 1)
        first.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(space(5), space(4), space(5), space(4))
        lines.setSpacing(space(1))
        lines.addLayout(first)
        lines.addWidget(self._person)
        lines.addLayout(document)
        lines.addWidget(self._sent)
        self.add_band(head, before_body=True)
        self.add_band(Divider(), before_body=True)
        self.body.addWidget(self._stack)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.add_band(self.strip)

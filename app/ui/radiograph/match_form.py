"""Saying by hand whose scan it is, and how one knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.radiographs.decision import LONGEST_REASON
from app.services.radiograph_views import ScanRow
from app.services.views import ReferralRow
from app.ui.radiograph.scan_lines import load_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text
from app.ui.words.referrals import party_words
from app.ui.words.sentences import apart, dotted


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, of the scan that was asked about: the list may show another by now."""

    scan_id: UUID
    container: str
    plate: str
    plate_state: str
    referral_id: UUID | None
    reason: str


class MatchForm(Panel):
    """Referral, container, plate, and the reason; what was entered stays until it is recorded.

    Signals:
        entered (Entered): Record it.
        closed: Back to the list.
    """

    entered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Match by hand"), parent=parent)
        self._scan_id: UUID | None = None
        self._whose = Text("", Role.STRONG, wrap=True)
        self._referral: DropDown[UUID | None] = DropDown()
        self._container, self._plate, self._state = QLineEdit(), QLineEdit(), QLineEdit()
        self._reason = QLineEdit()
        self._reason.setMaxLength(LONGEST_REASON)
        self._reason.returnPressed.connect(self._enter)
        self._reason_field = FormField(
            self.tr("&How you know it"),
            self._reason,
            self.tr("For example: the container stands at portal 2, its number was read there."),
        )
        self._record = KeyButton(self.tr("Record"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._record.clicked.connect(self._enter)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        plate = QHBoxLayout()
        plate.setSpacing(space(2))
        plate.addWidget(FormField(self.tr("&Plate"), self._plate), 2)
        plate.addWidget(FormField(self.tr("&Issued by"), self._state), 1)
        keys = QHBoxLayout()
        keys.setSpacing(space(2))
        keys.addWidget(back)
        keys.addStretch(1)
        keys.addWidget(self._record)
        self.body.addWidget(self._whose)
        self.body.addWidget(FormField(self.tr("&Referral"), self._referral))
        self.body.addWidget(FormField(self.tr("&Container"), self._container))
        self.body.addLayout(plate)
        self.body.addWidget(self._reason_field)
        self.body.addStretch(1)
        self.body.addLayout(keys)
        self.setFocusProxy(self._referral)

    def show_scan(
        self, scan: ScanRow, referrals: Sequence[ReferralRow], proposed: UUID | None
    ) -> None:
        """Ask about a scan; what was entered for it before is still there.

        Args:
            scan: Whose load it is, is asked.
            referrals: Those that it may belong to.
            proposed: The one that it is matched to now.
        """
        names = [(row.id, apart(dotted(party_words(row), row.lane))) for row in referrals]
        self._referral.set_options([(None, self.tr("No referral")), *names])
        if scan.id == self._scan_id:
            return
        self._scan_id = scan.id
        self._whose.setText(load_words(scan))
        self._referral.set_value(proposed)
        self._container.setText(scan.load.container)
        self._plate.setText(scan.load.plate)
        self._state.setText(scan.load.plate_state)
        self._reason.clear()
        self._reason_field.set_error("")

    def complain(self, sentence: str) -> None:
        """Say what is missing, at the field where it is entered."""
        self._reason_field.set_error(sentence)

    def forget(self) -> None:
        """What was entered is recorded: the next time, begin anew."""
        self._scan_id = None

    def set_free(self, *, free: bool) -> None:
        """Let it be recorded, or not while something is."""
        self._record.setEnabled(free)

    def _enter(self) -> None:
        if not self._record.isEnabled() or self._scan_id is None:
            return
        self._reason_field.set_error("")
        self.entered.emit(
            Entered(
                self._scan_id,
                self._container.text(),
                self._plate.text(),
                self._state.text(),
                self._referral.value(),
                self._reason.text(),
            )
        )

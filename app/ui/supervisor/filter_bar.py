"""Which records the list holds: typed words, and what can be chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.encounters.referral import Decision, ReferralClass
from app.screening.summary_types import Verdict
from app.services.shift_views import RecordFilter, ReviewState
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.form_field import FormField
from app.ui.words.codes import class_words
from app.ui.words.crossings import decision_words, state_words, verdict_words
from app.ui.words.sentences import capital

_REST_MS = 400
"""How long the typing must rest: each question about people goes on record."""
_LONGEST_TEXT = 100


class FilterBar(QWidget):
    """Says which records are wanted, at Enter, at a choice, and when the typing rests.

    Signals:
        changed: Other records are wanted.
        left: Down was pressed: on to the list.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self._text = _Search()
        self._text.setMaxLength(_LONGEST_TEXT)
        self._text.setPlaceholderText(self.tr("Name, number, plate"))
        self._officer: DropDown[UUID | None] = DropDown([(None, self.tr("Everybody"))])
        self._lane: DropDown[str] = DropDown([("", self.tr("All"))])
        self._decision: DropDown[Decision | None] = DropDown(
            [
                (None, self.tr("All")),
                *((each, capital(decision_words(each))) for each in Decision),
            ]
        )
        self._verdict: DropDown[Verdict | None] = DropDown(
            [
                (None, self.tr("All")),
                *((each, capital(verdict_words(each)[1])) for each in Verdict),
            ]
        )
        self._class: DropDown[ReferralClass | None] = DropDown(
            [
                (None, self.tr("All")),
                *((each, capital(class_words(each))) for each in ReferralClass),
            ]
        )
        self._state: DropDown[ReviewState | None] = DropDown(
            [
                (None, self.tr("All")),
                *((each, capital(state_words(each)[1])) for each in ReviewState),
            ]
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._search)
        self._text.textEdited.connect(self._rest.start)
        self._text.returnPressed.connect(self._search)
        self._text.down_pressed.connect(self.left)
        self._lay_out()

    @property
    def resting(self) -> bool:
        """Say whether what is typed was asked for."""
        return not self._rest.isActive()

    def wanted(self, period: RecordFilter) -> RecordFilter:
        """Return what is chosen here, within `period`."""
        return replace(
            period,
            text=self._text.text().strip(),
            officer=self._officer.value(),
            lane=self._lane.value() or "",
            decision=self._decision.value(),
            verdict=self._verdict.value(),
            referral_class=self._class.value(),
            state=self._state.value(),
        )

    def offer(self, officers: Sequence[tuple[UUID, str]], lanes: Sequence[str]) -> None:
        """Offer who worked and where; what is chosen stays chosen."""
        chosen, lane = self._officer.value(), self._lane.value()
        if chosen is not None and chosen not in dict(officers):
            officers = [*officers, (chosen, self._officer.currentText())]
        if lane and lane not in lanes:
            lanes = [*lanes, lane]
        self._officer.set_options([(None, self.tr("Everybody")), *officers])
        self._lane.set_options([("", self.tr("All")), *((each, each) for each in lanes)])

    def clear(self) -> None:
        """Want all records again, without saying so."""
        self._rest.stop()
        self._text.clear()
        self._asked = ""
        for choice in self._choices():
            choice.setCurrentIndex(0)

    def stop(self) -> None:
        """Ask nothing more by itself."""
        self._rest.stop()

    def focus_text(self) -> None:
        """Let the supervisor type; what was typed before is replaced by the next letter."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def _search(self) -> None:
        self._rest.stop()
        typed = self._text.text().strip()
        if typed != self._asked:
            self._asked = typed
            self.changed.emit()

    def _choices(self) -> tuple[DropDown[Any], ...]:
        return (
            self._officer,
            self._lane,
            self._decision,
            self._verdict,
            self._class,
            self._state,
        )

    def _lay_out(self) -> None:
        fields = (
            FormField(self.tr("&Officer"), self._officer),
            FormField(self.tr("&Lane"), self._lane),
            FormField(self.tr("&Decision"), self._decision),
            FormField(self.tr("&Card"), self._verdict),
            FormField(self.tr("Cl&ass"), self._class),
            FormField(self.tr("&Review"), self._state),
        )
        for choice in self._choices():
            choice.chosen.connect(self.changed)
            choice.setSizeAdjustPolicy(
                choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(8)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(FormField(self.tr("&Find"), self._text), 3)
        for field in fields:
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(2))
        column.addLayout(row)
        self.setFocusProxy(self._text)


class _Search(QLineEdit):
    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads on to the list, as in every search field."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        super().keyPressEvent(event)

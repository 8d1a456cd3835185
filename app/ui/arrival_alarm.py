"""Somebody who was sent to secondary has not arrived: one calm line on every page of every desk."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.clock import parse_timestamp
from app.services.views import ReferralRow
from app.ui.accessibility import announce
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone
from app.ui.words.codes import class_words
from app.ui.words.referrals import party_words
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import moment_words, waiting_words

translate = QCoreApplication.translate


def missing_words(row: ReferralRow) -> str:
    """Say who has not arrived."""
    words = translate("Alarm", "{name} has not arrived at secondary")
    return words.format(name=apart(party_words(row)))


def way_words(row: ReferralRow, now: datetime) -> str:
    """Say for how long, from where, when and why somebody was sent: what is cut off comes last."""
    sent = translate("Alarm", "sent at {time} from {lane}").format(
        time=moment_words(row.sent_at, now), lane=apart(row.lane)
    )
    age = waiting_words((now - parse_timestamp(row.sent_at)).total_seconds())
    return dotted(age, sent, class_words(row.referral_class))


def looking_words(row: ReferralRow) -> str:
    """Say that this officer looks for the traveler now."""
    words = translate("Alarm", "You are looking for {name}. Recorded; every other desk knows.")
    return words.format(name=apart(party_words(row)))


class ArrivalAlarm(QFrame):
    """Names one traveler at a time; never modal, never loud, gone by itself once somebody arrives.

    Signals:
        take_requested (UUID): The officer looks for the traveler of this referral.
    """

    take_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._referral: UUID | None = None
        self._sign = MarkSign(Mark.ATTENTION, self.tr("not arrived"))
        self._who = ElidedText("", Role.STRONG)
        self._way = ElidedText("", Role.BODY, Tone.SECONDARY)
        self._more = Text("", Role.BODY, Tone.SECONDARY)
        self._take = KeyButton(self.tr("I am looking"), Key.TAKE_ALARM, compact=True)
        self._take.clicked.connect(self._ask)
        place = self._take.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the page below must not move under the pointer
        self._take.setSizePolicy(place)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(1), space(5), space(1))
        row.setSpacing(space(3))
        row.addWidget(self._sign)
        row.addWidget(self._who)
        row.addWidget(self._way, 1)
        row.addWidget(self._more)
        row.addWidget(self._take)
        self.hide()

    @property
    def referral(self) -> UUID | None:
        """Whose alarm is shown, or None."""
        return self._referral

    @property
    def words(self) -> str:
        """What the line says now; empty while it is hidden."""
        return "" if self.isHidden() else self.accessibleName()

    def show_alarm(self, row: ReferralRow, now: datetime, *, others: int, free: bool) -> None:
        """Name somebody who has not arrived.

        Args:
            row: The referral.
            now: For its age.
            others: How many more have not arrived.
            free: The key may take it.
        """
        new = row.id != self._referral
        self._referral = row.id
        self._take.setVisible(True)
        self._take.setEnabled(free)
        more = self.tr("and {count} more").format(count=others) if others else ""
        self._say(Mark.ATTENTION, missing_words(row), way_words(row, now), more)
        if new:
            announce(self, self.accessibleName())

    def show_looking(self, row: ReferralRow) -> None:
        """Say that this desk's officer has taken it."""
        self._referral = None
        self._take.setVisible(False)
        self._say(Mark.PASSED, looking_words(row), "", "")
        announce(self, self.accessibleName())

    def clear(self) -> None:
        """Everybody has arrived, or is looked for."""
        self._referral = None
        self.hide()

    def _say(self, mark: Mark, who: str, way: str, more: str) -> None:
        dress(self, taken=mark is Mark.PASSED)
        self._sign.set_mark(mark, self.tr("not arrived") if mark is Mark.ATTENTION else "")
        for text, words in ((self._who, who), (self._way, way), (self._more, more)):
            text.setText(words)
        self._more.setVisible(bool(more))
        self.setAccessibleName(dotted(who, way, more))
        self.show()

    def _ask(self) -> None:
        if self._referral is not None:
            self.take_requested.emit(self._referral)

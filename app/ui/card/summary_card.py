"""The summary card: verdict, who, facts, what is not known, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.ui.card.card import Card
from app.ui.card.evidence_view import EvidenceView
from app.ui.card.facts_list import MARKS, FactsList
from app.ui.card.who_block import WhoBlock
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.panel import Divider, Panel, Strip
from app.ui.widgets.text import ElidedText, Role, Text, Tone
from app.ui.widgets.verdict_band import VerdictBand


class SummaryCard(Panel):
    """Replaces pages of records: one traveler at one glance.

    Evidence and forms open where the facts are, so that verdict and name never leave the eye.

    Signals:
        painted (int): The card with this serial number is on the screen. Decisions wait for it.
        evidence_opened (int): The officer looks behind this fact.
        not_this_person (int, str): The match behind this fact is not this person, and why.
        came_home: The facts are in sight again.
    """

    painted = Signal(int)
    evidence_opened = Signal(int)
    not_this_person = Signal(int, str)
    came_home = Signal()

    def __init__(self, *, at_booth: bool, may_clear: bool, parent: QWidget | None = None) -> None:
        """Make the card.

        Args:
            at_booth: True shows the portrait; elsewhere the card is what primary saw, to be read.
            may_clear: Offers "not this person" behind the matches that may be cleared here.
            parent: Qt's owner.
        """
        super().__init__(margins=False, parent=parent)
        self._card: Card | None = None
        self._open_fact = 0
        self._serial = 0
        self._unpainted = False
        self._band = VerdictBand()
        self._quiet = MarkSign(
            Mark.OPEN, self.tr("Quiet: call the supervisor without the traveler noticing"), size=1.0
        )
        self._quiet.setToolTip(self._quiet.accessibleName())
        band = self._band.layout()
        assert band is not None
        band.addWidget(self._quiet)
        self._who = WhoBlock(portrait=at_booth)
        self._facts = FactsList()
        self._facts.opened.connect(self.open_evidence)
        self._evidence = EvidenceView(may_clear=may_clear)
        self._evidence.opened.connect(self.open_evidence)
        self._evidence.not_this_person.connect(self._say_not_this_person)
        self._evidence.closed.connect(self.go_home)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._facts)
        self._middle.addWidget(self._evidence)
        self._not_known = Text("", Role.SMALL, wrap=True)
        self._unknown_strip = Strip()
        self._step = ElidedText("", Role.STEP)
        self._rule = ElidedText("", Role.SMALL, Tone.MUTED)
        # The rule gives way first: what to do is never cut for the sake of why.
        self._rule.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._aside_words = Text("", Role.SMALL, Tone.SECONDARY)
        self._lay_out()

    @property
    def at_home(self) -> bool:
        """Say whether the facts are in sight."""
        return self._middle.currentWidget() is self._facts

    @property
    def open_fact(self) -> int:
        """Number of the fact whose evidence is open; 0 for none."""
        return self._open_fact

    @property
    def company(self) -> str:
        """With whom the traveler came, as it is said; empty for alone."""
        return self._who.company

    @property
    def offers_clearing(self) -> bool:
        """Say whether the open evidence offers "not this person"."""
        return bool(self._open_fact) and self._evidence.offers_clearing

    def show_card(self, card: Card, serial: int, portrait: QImage | None = None) -> None:
        """Show `card`; `painted` tells its serial number once it really is on the screen."""
        self._card = card
        self._serial = serial
        self._unpainted = True
        band = card.band
        self._band.show_verdict(
            MARKS[band.severity],
            band.word,
            f"{band.reason} {band.rule}".strip(),
            spoken=not band.quiet,
        )
        self._quiet.setVisible(band.quiet)
        self._who.show_who(card.who, portrait)
        self._facts.show_facts(card.facts, card.more_facts)
        self._not_known.setText(card.not_known)
        self._step.setText(card.step.words)
        self._rule.setText(card.step.rule)
        self.go_home()
        self.update()

    def show_portrait(self, portrait: QImage | None) -> None:
        """Show the portrait, when it comes later than the card."""
        if self._card is not None:
            self._who.show_who(self._card.who, portrait)

    def show_company(self, words: str) -> None:
        """Say with whom the traveler came; empty for alone."""
        self._who.show_company(words)

    def show_aside(self, words: str) -> None:
        """Show the small words at the end of the last line: where the time went, how to go back."""
        self._aside_words.setText(words)

    def add_form(self, form: QWidget) -> None:
        """Give the card a form that can stand where the facts are."""
        self._middle.addWidget(form)

    def open_form(self, form: QWidget) -> None:
        """Put `form` where the facts are."""
        self._open_fact = 0
        self._show(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_evidence(self, number: int) -> None:
        """Look behind the fact with this number; a number without a fact does nothing."""
        if self._card is None or not 0 < number <= len(self._card.facts):
            return
        self._open_fact = number
        self._evidence.show_fact(self._card.facts[number - 1])
        self._show(self._evidence)
        self.evidence_opened.emit(number)

    def show_again(self, card: Card) -> None:
        """Show `card` in the place of the one that is here, the same fact open."""
        number = self._open_fact
        self.show_card(card, self._serial)
        self.open_evidence(number)

    def go_home(self) -> None:
        """Show the facts again; what stands in a form stays there."""
        self._open_fact = 0
        self._show(self._facts)
        self.came_home.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note that this card is on the screen now."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.painted.emit(self._serial)

    def _show(self, widget: QWidget) -> None:
        """Evidence and forms take the room of what is not known, which belongs to the facts."""
        self._middle.setCurrentWidget(widget)
        self._unknown_strip.setVisible(widget is self._facts and bool(self._not_known.text()))

    def _lay_out(self) -> None:
        self.add_band(self._band, before_body=True)
        self.body.setSpacing(0)
        self.body.addWidget(self._who)
        self.body.addWidget(Divider())
        self.body.addWidget(self._middle, 1)
        unknown = self._unknown_strip.row
        unknown.addWidget(
            Text(self.tr("Not known"), Role.SMALL, Tone.SECONDARY), 0, Qt.AlignmentFlag.AlignTop
        )
        unknown.addWidget(self._not_known, 1)
        self.add_band(self._unknown_strip)
        self.add_band(Divider())
        step = QWidget()
        row = QHBoxLayout(step)
        row.setContentsMargins(space(5), space(3), space(5), space(3))
        row.setSpacing(space(3))
        row.addWidget(Text(self.tr("Suggested"), Role.SMALL, Tone.SECONDARY))
        row.addWidget(self._step)
        row.addWidget(self._rule, 1)
        row.addWidget(self._aside_words)
        self.add_band(step)

    def _say_not_this_person(self, reason: str) -> None:
        self.not_this_person.emit(self._open_fact, reason)

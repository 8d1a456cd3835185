"""Puts people on the page: the card of one, the strip of all, and what belongs to each."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.courtesy import begin_answer
from app.duty.officers import Mode
from app.encounters.conveyance import TOGETHER
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.screening.summary_types import RiskSummary
from app.ui.card.card import make_card, time_words
from app.ui.primary.page import PrimaryPage
from app.ui.primary.pages import ReadPages
from app.ui.primary.people_lines import company_words, people_strip
from app.ui.primary.pictures import PagePicture
from app.ui.primary.referral_drafts import ReferralDrafts


class Stage(QObject):
    """Shows what it is given, and tells when that is really on the screen.

    Attributes:
        pages: What was read of those who are here.
        drafts: Their half-filled referrals.

    Signals:
        card_painted: The card that was shown last is on the screen.
        strip_painted: The verdicts of everybody, as shown last, are on the screen.
        picture_wanted (UUID): The picture of this person's page must come from the store.
    """

    card_painted = Signal()
    strip_painted = Signal()
    picture_wanted = Signal(object)

    def __init__(self, page: PrimaryPage, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.pages = ReadPages()
        self.drafts = ReferralDrafts(page.referral)
        self._page = page
        self._clock = clock
        self._shown: tuple[UUID, RiskSummary] | None = None
        self._take_up: Callable[[], None] | None = None  # the card is painted before its forms
        self._card_serial = 0
        self._strip_serial = 0
        # Queued: a key pressed before the card is painted is handled, and dropped, before this is.
        queued = Qt.ConnectionType.QueuedConnection
        page.card.painted.connect(self._note_card, queued)
        page.document.people.painted.connect(self._note_strip, queued)

    def is_shown(self, person: Encounter | None) -> bool:
        """Say whether exactly this card is shown."""
        if person is None or self._shown is None:
            return False
        return self._shown[0] == person.id and self._shown[1] is person.summary

    def show_strip(self, party: Party | None, selected: UUID | None, mode: Mode) -> None:
        """Show everybody under the document."""
        self._strip_serial += 1
        strip = people_strip(party, selected, mode)
        self._page.document.people.show_strip(strip, self._strip_serial)
        self._page.card.show_company(company_words(party, selected, mode))

    def show_person(self, party: Party, person: Encounter, mode: Mode) -> None:
        """Show the card of `person`, and take up what was begun about them."""
        summary, reading = person.summary, person.reading
        assert summary is not None
        assert reading is not None
        others = len([each for each in party.open if each.id != person.id])
        take_up = partial(
            self.drafts.open, person.id, summary, others=others, together=mode in TOGETHER
        )
        if self.is_shown(person) and person.painted_ns:
            self._page.card.go_home()
            take_up()
        else:
            begin_answer()  # the card goes first, too: others look at what was recorded after it
            self._take_up = take_up
            self._shown = person.id, summary
            self._card_serial += 1
            picture = self.pages.picture_of(person.id)
            card = make_card(summary, self._clock.now())
            portrait = picture.portrait if picture else None
            self._page.card.show_card(card, self._card_serial, portrait)
            self._page.document.show_reading(reading, card.checks, person.identity)
            self._page.document.show_picture(picture)
            if picture is None and person.page_photo:
                self.picture_wanted.emit(person.id)
        self.show_times(person)

    def show_more_checks(self, person: Encounter) -> None:
        """Show the checks that came after the card, which stays as it is; else do nothing."""
        if self._shown is None or self._shown[0] != person.id or person.summary is None:
            return
        self._shown = person.id, person.summary
        assert person.reading is not None
        checks = make_card(person.summary, self._clock.now()).checks
        self._page.document.show_reading(person.reading, checks, person.identity)

    def show_nobody(self) -> None:
        """Show that no card is there."""
        self._shown = self._take_up = None
        self._page.document.clear()

    def show_picture(self, person: UUID, picture: PagePicture | None) -> None:
        """Show the picture, when it comes later than the card."""
        if picture is not None:
            self.pages.keep_picture(person, picture)
        if self._shown is not None and self._shown[0] == person:
            self._page.document.show_picture(picture)
            if picture is not None:
                self._page.card.show_portrait(picture.portrait)

    def show_times(self, person: Encounter) -> None:
        """Show where the time went so far."""
        seen = person.painted_ns
        officer_s = (self._clock.monotonic_ns() - seen) // 1_000_000_000 if seen else 0
        self._page.card.show_aside(time_words(person.machine_ms, officer_s))

    def _note_card(self, serial: int) -> None:
        if serial == self._card_serial:
            if self._take_up is not None:
                self._take_up()
                self._take_up = None
            self.card_painted.emit()

    def _note_strip(self, serial: int) -> None:
        if serial == self._strip_serial:
            self.strip_painted.emit()

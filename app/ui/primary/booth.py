"""The state of the booth: who works, who is there, what is under way, what is in sight."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.problems import Problem
from app.screening.summary_types import RiskSummary
from app.services.deciding import ReferralForm
from app.ui.card.card import make_card, time_words
from app.ui.primary.actions import View, actions
from app.ui.primary.page import PrimaryPage
from app.ui.primary.pages import ReadPages
from app.ui.primary.pictures import PagePicture
from app.ui.primary.referral_choices import kept_form, offered_classes, proposed_form
from app.ui.primary.scanner import ReadPage
from app.ui.tasks import Task

_TICK_MS = 1000


class Booth(QObject):
    """Puts the people on the page, and lets one thing be recorded at a time.

    Attributes:
        page: What is shown.
        duty: Who works here; None while locked or signed out.

    Signals:
        settled: Nothing is being recorded any more.
        picture_wanted (UUID): The picture of this person's page must come from the store.
    """

    settled = Signal()
    picture_wanted = Signal(object)

    def __init__(self, page: PrimaryPage, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.duty: Duty | None = None
        self._clock = clock
        self._party: Party | None = None
        self._selected: UUID | None = None
        self._pages = ReadPages()
        self._forms_for: UUID | None = None
        self._proposed: ReferralForm | None = None
        self._serial = 0
        self._recording = False
        self._reading = False
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._show_times)
        # Queued: a key pressed before the card is painted is handled, and dropped, before this is.
        page.card.painted.connect(self._note_painted, Qt.ConnectionType.QueuedConnection)
        page.view_changed.connect(self.show_actions)
        self.show_actions()

    @property
    def party(self) -> Party | None:
        """Who is at the booth together; None for nobody."""
        return self._party

    @property
    def encounter(self) -> Encounter | None:
        """Whose card is shown, or who is looked for next; None for nobody."""
        return self._party.person(self._selected) if self._party else None

    @property
    def read(self) -> ReadPage | None:
        """The reading that is on the card; None after a restart."""
        return self._pages.read_of(self._selected) if self._selected else None

    @property
    def picture(self) -> PagePicture | None:
        """The picture of the page, if there is one."""
        return self._pages.picture_of(self._selected) if self._selected else None

    @property
    def recording(self) -> bool:
        """Say whether something is being recorded."""
        return self._recording

    @property
    def busy(self) -> bool:
        """Say whether decisions must wait: something is being recorded or read."""
        return self._recording or self._reading

    def set_reading(self, reading: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Note whether a document is being read."""
        self._reading = reading
        self.show_actions()

    def record(
        self,
        task: Task,
        done: Callable[[object], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Wait for `task`; nothing else is recorded meanwhile.

        Args:
            task: What was asked of the store.
            done: Gets its answer.
            failed: Gets a known problem; without it the banner shows the problem.
        """
        self._recording = True
        self.page.banner.clear()
        self.show_actions()

        def finish(answer: object) -> None:
            self._recording = False
            done(answer)
            self.show_actions()
            self.settled.emit()

        def give_up(error: Exception) -> None:
            self._recording = False
            if isinstance(error, Problem):
                (failed or self.page.banner.show_problem)(error)
            self.show_actions()
            self.settled.emit()

        task.result.connect(finish)
        task.failed.connect(give_up)

    def keep_read(self, person: UUID, read: ReadPage) -> None:
        """Note what was read of somebody."""
        self._pages.keep(person, read)

    def show(self, party: Party, person: UUID | None) -> None:
        """Put the card of `person` on the page. A half-filled form stays with its traveler."""
        if self._party is None or self._party.id != party.id:
            self._forms_for = None
        self._party, self._selected = party, person
        encounter = party.person(person)
        assert encounter is not None
        summary, reading = encounter.summary, encounter.reading
        assert summary is not None
        assert reading is not None
        self._serial += 1
        picture = self.picture
        card = make_card(summary, self._clock.now())
        self.page.card.show_card(card, self._serial, picture.portrait if picture else None)
        self.page.document.show_picture(picture)
        self.page.document.show_reading(reading, card.checks)
        self._fill_forms(encounter.id, summary)
        self._show_times()
        self._ticking.start()
        self.page.show_view(View.CARD)
        if picture is None and encounter.page_photo:
            self.picture_wanted.emit(encounter.id)

    def show_picture(self, person: UUID, picture: PagePicture | None) -> None:
        """Show the picture, when it comes later than the card."""
        if picture is not None:
            self._pages.keep_picture(person, picture)
        if person == self._selected:
            self.page.document.show_picture(picture)

    def leave(self) -> None:
        """Nobody is at the booth any more."""
        self._party = self._selected = None
        self._pages.forget()
        self._ticking.stop()
        self.page.document.clear()
        self.page.show_view(View.EMPTY)

    def go_back(self) -> None:
        """Leave a form: to the card, or to the empty booth."""
        if self.encounter is not None:
            self.page.show_view(View.CARD)
        else:
            self.page.show_view(View.READING if self._reading else View.EMPTY)

    def show_actions(self) -> None:
        """Say what the keys do now."""
        self.page.show_actions(actions(self.encounter, self.page.view, busy=self.busy))

    def _fill_forms(self, encounter_id: UUID, summary: RiskSummary) -> None:
        sheet, proposed = self.page.referral, proposed_form(summary)
        form = proposed
        if self._forms_for == encounter_id and self._proposed is not None:
            form = kept_form(sheet.form, self._proposed, summary)
        else:
            self.page.zone.forget()
        self._forms_for, self._proposed = encounter_id, proposed
        sheet.begin(form, offered_classes(summary))

    def _note_painted(self, serial: int) -> None:
        encounter = self.encounter
        if self._party is not None and encounter is not None and serial == self._serial:
            seen = encounter.painted(self._clock.monotonic_ns())
            self._party = self._party.with_person(seen)
            self._show_times()
            self.show_actions()

    def _show_times(self) -> None:
        encounter = self.encounter
        if encounter is None:
            return
        seen = encounter.painted_ns
        officer_s = (self._clock.monotonic_ns() - seen) // 1_000_000_000 if seen else 0
        self.page.card.show_aside(time_words(encounter.machine_ms, officer_s))

"""The state of the booth: who works, who is there, what is under way, what is in sight."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.duty.officers import Duty, Mode
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.problems import Problem
from app.ui.primary.actions import FORMS, Situation, View, actions
from app.ui.primary.page import PrimaryPage
from app.ui.primary.pictures import PagePicture
from app.ui.primary.scanner import ReadPage
from app.ui.primary.seen_people import routine_seen, with_marks
from app.ui.primary.selection import whom_to_show
from app.ui.primary.stage import Stage
from app.ui.tasks import Task

_TICK_MS = 1000
_SETTLED_AFTER_MS = 400
"""As long as a finger on its way needs: what it was meant for must still be there."""


class Booth(QObject):
    """Knows the people of one encounter, and lets one thing be recorded at a time.

    Attributes:
        page: What is shown.
        stage: Shows it.
        duty: Who works here; None while locked or signed out.
        recallable: Says whether the last decision may still be taken back.

    Signals:
        settled: Nothing is being recorded any more.
        awaiting: Nobody's card is in sight: the prompt says who is awaited.
        changed: Somebody came, went, or became known.
    """

    settled = Signal()
    awaiting = Signal()
    changed = Signal()

    def __init__(self, page: PrimaryPage, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.stage = Stage(page, clock, self)
        self.duty: Duty | None = None
        self.recallable: Callable[[], bool] = lambda: False
        self._clock = clock
        self._mode = Mode.LAND
        self._party: Party | None = None
        self._selected: UUID | None = None
        self._chosen: UUID | None = None  # selected by hand
        self._unseen: UUID | None = None  # read while the officer was in a form
        self._offered: tuple[UUID, ...] = ()
        self._changed_ns: int | None = None
        self._recording = False
        self._reading = False
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.show_actions)
        self.stage.card_painted.connect(self._note_card)
        self.stage.strip_painted.connect(self._note_strip)
        page.keys.offer_painted.connect(self._note_offer, Qt.ConnectionType.QueuedConnection)
        page.document.people.chosen.connect(self.select)
        page.view_changed.connect(self.show_actions)
        page.referral.company_changed.connect(self.show_actions)
        self.show_actions()

    # --- what is known ----------------------------------------------------------------------------

    @property
    def party(self) -> Party | None:
        """Who is at the booth together; None for nobody."""
        return self._party

    @property
    def encounter(self) -> Encounter | None:
        """Whose card is shown, or who is awaited next; None for nobody."""
        return self._party.person(self._selected) if self._party else None

    @property
    def chosen(self) -> UUID | None:
        """Whom the officer selected by hand, if that still holds."""
        return self._chosen if self._chosen == self._selected else None

    @property
    def read(self) -> ReadPage | None:
        """The reading that is on the card; None after a restart."""
        return self.stage.pages.read_of(self._selected) if self._selected else None

    @property
    def picture(self) -> PagePicture | None:
        """The picture of the page, if there is one."""
        return self.stage.pages.picture_of(self._selected) if self._selected else None

    @property
    def situation(self) -> Situation:
        """Everything the keys depend on."""
        return Situation(
            party=self._party,
            selected=self._selected,
            view=self.page.view,
            busy=self.busy,
            recording=self._recording,
            unsettled=self._unsettled,
            offered=self._offered,
            recallable=self.recallable(),
            going=len(self._party.open) if self._party and self.page.referral.form.together else 1,
        )

    @property
    def recording(self) -> bool:
        """Say whether something is being recorded."""
        return self._recording

    @property
    def reading(self) -> bool:
        """Say whether a document is being read."""
        return self._reading

    @property
    def busy(self) -> bool:
        """Say whether decisions must wait: something is being recorded or read."""
        return self._recording or self._reading

    @property
    def mode(self) -> Mode:
        """How travelers come here."""
        if self.duty is not None:
            self._mode = self.duty.post.mode
        return self._mode

    # --- what happens -----------------------------------------------------------------------------

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

    def update(self, party: Party, fresh: UUID | None = None, *, leave_form: bool = True) -> None:
        """Take over what the party has become, and show whose card matters most.

        Args:
            party: As it was recorded.
            fresh: Who was just read or marked.
            leave_form: False for what came by itself: a form the officer is at stays in sight.
        """
        if self._party is None or party.id != self._party.id or fresh == self._chosen:
            self._chosen = None
        self._party = with_marks(party, self._party)
        self._ticking.start()
        if self.page.view in FORMS and not leave_form:
            self._unseen = fresh or self._unseen
            self.stage.show_strip(self._party, self._selected, self.mode)
        else:
            self._unseen = None
            self._put(whom_to_show(self._party, fresh, self.chosen), fresh)
        self.changed.emit()

    def add_checks(self, person: Encounter) -> None:
        """Take over checks that came after the card, which stays as it is: no key waits for it."""
        if self._party is not None and self._party.person(person.id) is not None:
            self._party = self._party.with_person(person)
            self.stage.show_more_checks(person)

    def renew(self, party: Party, person: UUID) -> None:
        """Take over a card that changed by itself, maybe under a finger: decisions wait for it."""
        self._party = with_marks(party, self._party)
        if person == self._selected:
            self._note_change()
            self._put(person, person)
        else:
            self.stage.show_strip(self._party, self._selected, self.mode)

    def select(self, person: UUID) -> None:
        """Show the card of somebody the officer chose by hand."""
        if self._party is not None and self._party.person(person) is not None:
            self._chosen = person
            self._put(person, person)

    def begin_deciding(self) -> None:
        """Note that the officer began to decide about the one on the card."""
        person = self.encounter
        if self._party is not None and person is not None:
            begun = person.deciding(self._clock.monotonic_ns())
            self._party = self._party.with_person(begun)

    def watch_time(self) -> None:
        """Say anew every second what the keys do, as long as that depends on the time."""
        self._ticking.start()

    def leave(self) -> None:
        """Nobody is at the booth any more; their pictures stay as long as a recall may come."""
        self._party = self._selected = self._chosen = self._unseen = None
        self.stage.drafts.forget()
        self._put(None, None)
        self.changed.emit()

    def go_back(self) -> None:
        """Leave a form: to the card, or to the empty booth."""
        if self._party is not None and self._party.people:
            fresh, self._unseen = self._unseen, None
            kept = self._selected if fresh is None else self.chosen
            self._put(whom_to_show(self._party, fresh, kept), fresh or self._selected)
        else:
            self._put(None, None)

    def show_actions(self) -> None:
        """Say what the keys do now."""
        self.page.show_actions(actions(self.situation))

    # --- what is shown ----------------------------------------------------------------------------

    def _put(self, selected: UUID | None, cause: UUID | None) -> None:
        """Put somebody on the page: the card, or, for a place, the prompt that awaits them."""
        before, after = self.encounter, self._party.person(selected) if self._party else None
        if before is not None and before.painted_ns and before.decision is None:
            other = before.id != selected or not self.stage.is_shown(after)
            if other and cause not in (self._chosen, before.id):
                self._note_change()
        self._selected = selected
        self.stage.show_strip(self._party, selected, self.mode)
        if self._party is None or after is None or after.summary is None:
            self.stage.show_nobody()
            self.page.show_view(View.READING if self._reading and not after else View.EMPTY)
            self.awaiting.emit()
        else:
            self.stage.show_person(self._party, after, self.mode)
            self.page.show_view(View.CARD)

    def _note_change(self) -> None:
        """Note that the card changes under the officer's finger, not by it."""
        self._changed_ns = self._clock.monotonic_ns()
        self._settling.start(_SETTLED_AFTER_MS)

    @property
    def _unsettled(self) -> bool:
        if self._changed_ns is None:
            return False
        return self._clock.monotonic_ns() - self._changed_ns < _SETTLED_AFTER_MS * 1_000_000

    def _note_card(self) -> None:
        person = self.encounter
        if self._party is not None and person is not None and self.stage.is_shown(person):
            self._party = self._party.with_person(person.painted(self._clock.monotonic_ns()))
            self.stage.show_times(person)
            self.show_actions()

    def _note_strip(self) -> None:
        if self._party is not None:
            self._party = routine_seen(self._party, self._clock.monotonic_ns())
            self.show_actions()

    def _note_offer(self, people: tuple[UUID, ...]) -> None:
        self._offered = people
        self.show_actions()

    def _tick(self) -> None:
        person = self.encounter
        if person is not None:
            self.stage.show_times(person)
        self.show_actions()
        if person is None and not self.recallable():
            self._ticking.stop()

"""F5: what can be entered beside a document, each in a form of its own."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.encounters.conveyance import NOTHING_ENTERED
from app.encounters.declaration import lacking
from app.encounters.party import Party
from app.problems import Problem, ProblemCode
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.actions import View, needs_confirmation
from app.ui.primary.booth import Booth
from app.ui.primary.by_hand import ByHand
from app.ui.primary.choice_panel import Choice
from app.ui.primary.entry_lines import ENTRY_KEYS, Entry, entry_lines
from app.ui.primary.placing import Placing
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.people import name_words
from app.ui.words.times import clock_words


class Entering(QObject):
    """Confirms a printed text where a check digit is open; else lets the officer choose.

    Signals:
        wait_wanted: Let these people wait in line.
    """

    wait_wanted = Signal()

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        booth: Booth,
        by_hand: ByHand,
        placing: Placing,
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._by_hand = by_hand
        self._page = page = booth.page
        self._drafts: dict[Entry, UUID | None] = {}  # whose a half-filled form is
        self._kept_pass = ""
        page.keys.add_requested.connect(self._add)
        page.entry.chosen.connect(self._choose)
        page.entry.closed.connect(booth.go_back)
        page.declaration.finished.connect(self._declare)
        page.declaration.closed.connect(booth.go_back)
        page.conveyance.finished.connect(self._enter_conveyance)
        page.conveyance.closed.connect(booth.go_back)
        page.boarding_pass.finished.connect(self._take_typed_pass)
        page.boarding_pass.closed.connect(booth.go_back)
        page.redress.finished.connect(self._state_redress)
        page.redress.closed.connect(booth.go_back)
        placing.placed.connect(self._use_kept_pass)
        placing.pass_read.connect(self.take_pass)
        booth.changed.connect(self._forget_of_others)

    def forget(self) -> None:
        """Another officer works here: what was half filled in is not theirs."""
        self._drafts.clear()
        self._kept_pass = ""

    def ask_plate(self) -> None:
        """Lead to the plate: without it nobody can wait under it."""
        self._open(Entry.CONVEYANCE)
        self._page.conveyance.complain(problem_words(ProblemCode.PLATE_MISSING))

    def take_pass(self, text: str) -> None:
        """Take a boarding pass, typed or out of a picture; without a traveler it waits for one."""
        booth = self._booth
        person = booth.encounter
        if booth.duty is None:
            return
        if person is None or person.summary is None or person.decision or booth.busy:
            self._kept_pass = text
            self._page.say(self.tr("Boarding pass kept. Now read the passport."))
            return
        self._record_pass(person.id, text, self._page.banner.show_problem)

    def _add(self) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy:
            return
        if needs_confirmation(booth.encounter) and self._page.view is View.CARD:
            self._by_hand.compare()
            return
        lines = entry_lines(booth.duty.post, booth.party, booth.encounter)
        self._page.entry.show_choices(
            tuple(Choice(line.key, line.title, line.detail, line.done) for line in lines)
        )
        self._page.say("")
        self._page.show_view(View.ENTRY)

    def _choose(self, key: Key) -> None:
        entry = next((entry for entry, its in ENTRY_KEYS.items() if its is key), None)
        if entry is Entry.DOCUMENT:
            self._by_hand.begin()
        elif entry is Entry.LET_WAIT:
            self.wait_wanted.emit()
        elif entry is not None:
            self._open(entry)

    def _open(self, entry: Entry) -> None:
        booth = self._booth
        if booth.duty is None:
            return
        party, post = booth.party, booth.duty.post
        kept = self._keeps(entry)
        if entry is Entry.DECLARATION:
            if party is None or not party.people:
                self._page.say(self.tr("Who declares it? Read a document first: F2, or F4."))
                booth.go_back()
                return
            if not kept:
                self._page.declaration.begin(post.direction, party.declaration if party else None)
            self._page.show_view(View.DECLARATION)
        elif entry is Entry.CONVEYANCE:
            if not kept:
                known = party.conveyance if party else NOTHING_ENTERED
                self._page.conveyance.begin(post.mode, known)
            self._page.show_view(View.CONVEYANCE)
        else:
            self._open_stated(entry, kept=kept)

    def _open_stated(self, entry: Entry, *, kept: bool) -> None:
        """Ask for what only a traveler whose document was read can show or state."""
        page, person = self._page, self._booth.encounter
        who = person.summary.who if person and person.summary else None
        if person is None or who is None:
            words = {
                Entry.BOARDING_PASS: self.tr("Read the passport first, then its boarding pass."),
                Entry.REDRESS: self.tr("Read the passport first, then enter the redress number."),
            }
            page.say(words[entry])
            self._booth.go_back()
            return
        name = name_words(who.surname, who.given_names)
        if entry is Entry.BOARDING_PASS:
            if not kept:
                lead = self.tr("The boarding pass of {name}: let the reader type it, or type it.")
                page.boarding_pass.begin(lead.format(name=name), person.boarding_pass)
            page.show_view(View.BOARDING_PASS)
        else:
            if not kept:
                lead = self.tr("The redress number that {name} states. It goes on record.")
                page.redress.begin(lead.format(name=name), person.redress)
            page.show_view(View.REDRESS)

    def _keeps(self, entry: Entry) -> bool:
        """Say whether the form holds what was begun for the same people, and note whose it is."""
        owner = self._owner(entry)
        kept = entry in self._drafts and self._drafts[entry] in (owner, None)
        self._drafts[entry] = owner
        return kept

    def _owner(self, entry: Entry) -> UUID | None:
        person, party = self._booth.encounter, self._booth.party
        if entry in (Entry.BOARDING_PASS, Entry.REDRESS):
            return person.id if person else None
        return party.id if party else None

    def _forget_of_others(self) -> None:
        """Once they are gone, nothing that was begun for them is left in a form."""
        if self._booth.party is None:
            self._drafts.clear()

    def _declare(self) -> None:
        booth, declaration = self._booth, self._page.declaration.entered
        if booth.duty is None or booth.busy:
            return
        if missing := lacking(declaration):
            self._page.declaration.show_lacking(missing)
            return
        party = booth.party or self._service.begin()
        task = self._tasks.store(self._service.declare, booth.duty, party, declaration)
        booth.record(task, self._note_recorded)

    def _enter_conveyance(self) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy or not self._page.conveyance.show_flaws():
            return
        party, entered = booth.party or self._service.begin(), self._page.conveyance.entered
        task = self._tasks.store(self._service.enter_conveyance, booth.duty, party, entered)
        booth.record(task, self._note_recorded)

    def _take_typed_pass(self) -> None:
        person, text = self._booth.encounter, self._page.boarding_pass.text
        if person is None or self._booth.busy:
            return

        def refuse(problem: Problem) -> None:
            if problem.code is ProblemCode.BOARDING_PASS_INVALID:
                self._page.boarding_pass.refuse(problem_words(problem))
            else:
                self._page.banner.show_problem(problem)

        self._record_pass(person.id, text, refuse)

    def _record_pass(self, person: UUID, text: str, refuse: Callable[[Problem], None]) -> None:
        booth = self._booth
        if booth.duty is None or booth.party is None:
            return

        def show(compared: object) -> None:
            self._note_recorded(compared, person)

        task = self._tasks.store(
            self._service.read_boarding_pass, booth.duty, booth.party, person, text
        )
        booth.record(task, show, refuse)

    def _state_redress(self) -> None:
        booth = self._booth
        party, person, text = booth.party, booth.encounter, self._page.redress.text
        if booth.duty is None or party is None or person is None or booth.busy:
            return

        def refuse(problem: Problem) -> None:
            if problem.code is ProblemCode.REDRESS_NUMBER_INVALID:
                self._page.redress.refuse(problem_words(problem))
            else:
                self._page.banner.show_problem(problem)

        def show(asked: object) -> None:
            self._note_recorded(asked, person.id)

        task = self._tasks.store(self._service.state_redress, booth.duty, party, person.id, text)
        booth.record(task, show, refuse)

    def _use_kept_pass(self, person: UUID) -> None:
        text, self._kept_pass = self._kept_pass, ""
        if text:
            self._record_pass(person, text, self._page.banner.show_problem)

    def _note_recorded(self, party: object, fresh: UUID | None = None) -> None:
        assert isinstance(party, Party)
        self._drafts.clear()
        person = self._booth.encounter
        self._booth.update(party, fresh or (person.id if person else None))
        time = clock_words(self._clock.now(), seconds=True)
        self._page.say(self.tr("Recorded {time}").format(time=time), Mark.PASSED)

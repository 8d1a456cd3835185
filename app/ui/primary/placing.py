"""Brings what was read to the person it belongs to: nobody is lost, nobody is there twice."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.documents.shown_pass import is_pass_alone, shown_pass
from app.encounters.conveyance import TOGETHER
from app.encounters.encounter import Encounter, EntryReason
from app.encounters.party import Party
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.actions import FORMS, View
from app.ui.primary.booth import Booth
from app.ui.primary.people_lines import person_words
from app.ui.primary.scanner import ReadPage
from app.ui.primary.whose import Whose, whose_document
from app.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that was read and is not recorded yet.

    Attributes:
        asked: The officer waits for its card; else a form that is open stays in sight.
        entered: Why it was typed by hand; None where a reader read it.
    """

    read: ReadPage
    asked: bool
    entered: EntryReason | None = None


class Placing(QObject):
    """Takes one document after the other; those of the next traveler wait in their order.

    Signals:
        placed (UUID): Somebody was read, and it is recorded.
        pass_read (str): A boarding pass was read by itself.
    """

    placed = Signal(object)
    pass_read = Signal(str)

    def __init__(self, service: PrimaryInspection, tasks: TaskRunner, booth: Booth) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._booth = booth
        self._page = booth.page
        self._held: list[_Waiting] = []
        self._unrecorded: tuple[_Waiting, UUID | None] | None = None
        booth.settled.connect(self.resume)

    @property
    def holds(self) -> bool:
        """Say whether a document waits for a decision."""
        return bool(self._held)

    @property
    def unrecorded(self) -> bool:
        """Say whether a document could not be recorded, and waits for another try."""
        return self._unrecorded is not None

    def take(
        self, read: ReadPage, *, asked: bool = True, entered: EntryReason | None = None
    ) -> None:
        """Take a document, and find out whose it is."""
        if is_pass_alone(read.reading):
            if self._page.view is View.READING:
                self._booth.go_back()
            self.pass_read.emit(shown_pass(read.reading))
            return
        waiting = _Waiting(read, asked, entered)
        self._held.append(waiting)
        self.resume()
        if waiting in self._held and not self._booth.recording:
            self.say_decide_first()

    def take_for(
        self, person: UUID | None, read: ReadPage, *, entered: EntryReason | None = None
    ) -> None:
        """Take the document of somebody the officer named; None is somebody new."""
        self._screen(_Waiting(read, asked=True, entered=entered), person)

    def resume(self) -> None:
        """Take up what waits, as far as it may be shown now."""
        booth = self._booth
        while self._held and booth.duty and not booth.recording and not self._unrecorded:
            if not self._place(self._held[0]):
                return
            del self._held[0]

    def try_again(self) -> None:
        """Record what could not be recorded before."""
        if self._unrecorded is not None and not self._booth.busy:
            (waiting, person), self._unrecorded = self._unrecorded, None
            party = self._booth.party
            here = party.person(person) if party else None
            if person is not None and here is not None and here.decision is None:
                self._screen(waiting, person)
            else:
                self._held.insert(0, waiting)
                self.resume()

    def say_decide_first(self) -> None:
        """Say why a document waits."""
        words = self.tr("First decide about {name}. The next document waits.")
        self._page.say(words.format(name=self._short(self._booth.encounter)))

    def _place(self, waiting: _Waiting) -> bool:
        """Bring a document to its person; return False where it must wait."""
        booth, party = self._booth, self._booth.party
        place = whose_document(
            party,
            booth.encounter.id if booth.encounter else None,
            waiting.read.reading,
            together=booth.mode in TOGETHER,
            awaited=booth.chosen is not None,
        )
        person = party.person(place.person) if party else None
        match place.whose:
            case Whose.SCREEN:
                self._screen(waiting, place.person)
            case Whose.HOLD:
                return False
            case Whose.HERE_ALREADY if person is not None:
                if waiting.asked or self._page.view not in FORMS:
                    booth.select(person.id)
                words = self.tr("{name} is here already. Nobody is added twice.")
                self._page.say(words.format(name=person_words(person)))
            case Whose.DECIDED_ALREADY if person is not None:
                words = self.tr("{name} is decided already. Nothing was added.")
                self._page.say(words.format(name=person_words(person)))
            case _ if waiting.read.reading.barcodes:
                words = self.tr("A code is there, but no document. The card stays as it was.")
                self._page.say(words)
            case _:
                self._page.say(self.tr("Nothing could be read there. The card stays as it was."))
        return True

    def _screen(self, waiting: _Waiting, person: UUID | None) -> None:
        booth, read = self._booth, waiting.read
        assert booth.duty is not None
        party = booth.party
        if party is None or not party.people:
            booth.stage.pages.forget()
        party = party or self._service.begin()
        target = person or (party.expected.id if party.expected else None)

        def show(screened: object) -> None:
            assert isinstance(screened, Party)
            fresh = target or screened.people[-1].id
            booth.stage.pages.keep(fresh, read)
            in_form = self._page.view in FORMS and not waiting.asked
            booth.update(screened, fresh, leave_form=waiting.asked)
            if in_form:
                words = self.tr("Read: {name}. Go back with Esc to see the card.")
                self._page.say(words.format(name=self._short(screened.person(fresh))))
            self.placed.emit(fresh)

        def keep(problem: Problem) -> None:
            self._unrecorded = waiting, person
            booth.go_back()
            self._page.banner.show_problem(problem)

        booth.record(
            self._tasks.store(
                self._service.screen,
                booth.duty,
                party,
                read.frame,
                read.reading,
                read_ns=read.read_ns,
                person=target,
                entered=waiting.entered,
            ),
            show,
            keep,
        )

    def _short(self, person: Encounter | None) -> str:
        who = person.summary.who if person and person.summary else None
        if who is not None:
            return who.surname or who.given_names
        return self.tr("this traveler")

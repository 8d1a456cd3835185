"""Has the printed page read once its card is on the screen; what that says comes as it comes."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject

from app.capture.frame import Frame
from app.documents.reading import DocumentReading, MrzText
from app.encounters.encounter import Encounter
from app.encounters.party import Party
from app.problems import Problem
from app.services.page_reading import PageReading, PageSeen, with_page
from app.ui.primary.actions import FORMS
from app.ui.primary.booth import Booth
from app.ui.primary.people_lines import person_words
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark

_KEPT = 16  # zones whose pages were looked at: more than there are pages at hand


@dataclass(frozen=True, slots=True)
class _Look:
    """A page that is looked at, and whose it is."""

    person: Encounter
    reading: DocumentReading
    frame: Frame


class PageDesk(QObject):
    """Reads one page at a time, and none while a document is being read: that goes first.

    Where the page agrees, or cannot be read, only the checks beside the picture grow. Where it
    differs, the card changes, which waits until the officer is back from a form, and no decision
    key counts until the new card was seen.
    """

    def __init__(self, service: PageReading, tasks: TaskRunner, booth: Booth) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._booth = booth
        self._asked: list[MrzText | None] = []
        self._looking: _Look | None = None
        self._seen: list[tuple[Encounter, PageSeen]] = []
        self._late: list[tuple[Encounter, PageSeen]] = []  # came after the decision
        booth.stage.card_painted.connect(self._go_on)
        booth.stage.strip_painted.connect(self._go_on)
        booth.settled.connect(self._go_on)
        booth.page.view_changed.connect(self._go_on)

    def stop(self) -> None:
        """Nobody works here now: give the memory back."""
        self._tasks.engine(self._service.rest)

    def _go_on(self) -> None:
        """Take over what was seen, as far as that may be now, and look at the next page."""
        booth = self._booth
        recalled = [one for one in self._late if self._open(one[0].id)]
        self._late = [one for one in self._late if one not in recalled]
        self._seen += recalled
        while self._seen and booth.duty is not None and not booth.recording:
            person, seen = self._seen[0]
            if seen.differs and booth.page.view in FORMS and self._open(person.id):
                break
            del self._seen[0]
            self._take(person, seen)
        if self._looking is None and not booth.reading and booth.duty is not None:
            self._looking = self._next()
            if self._looking is not None:
                look = self._looking
                self._asked = [*self._asked[1 - _KEPT :], look.reading.mrz]
                task = self._tasks.engine(self._service.look, look.frame, look.reading)
                task.result.connect(self._note_seen)
                task.failed.connect(self._give_up)

    def _next(self) -> _Look | None:
        """Return the next page that was not looked at: first the one whose card is shown."""
        booth, party = self._booth, self._booth.party
        if party is None:
            return None
        shown = booth.encounter
        for person in sorted(party.open, key=lambda one: shown is None or one.id != shown.id):
            read, reading = booth.stage.pages.read_of(person.id), person.reading
            if read is None or read.frame is None or reading is None or not person.painted_ns:
                continue
            mrz = reading.mrz
            if mrz is None or mrz is not read.reading.mrz:  # nothing to hold it against, or typed
                continue
            if not any(mrz is asked for asked in self._asked):
                return _Look(person, reading, read.frame)
        return None

    def _note_seen(self, seen: PageSeen) -> None:
        assert self._looking is not None
        self._seen.append((self._looking.person, seen))
        self._looking = None
        self._go_on()

    def _give_up(self, _error: Exception) -> None:
        """Go on without this page: a missing net, or a bug that was reported."""
        self._looking = None

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._booth.page.banner.show_problem(error)

    def _open(self, person: UUID) -> Encounter | None:
        """Return the person as they are now, if nothing is decided about them."""
        now = self._booth.party.person(person) if self._booth.party else None
        return now if now is not None and now.decision is None else None

    def _take(self, person: Encounter, seen: PageSeen) -> None:
        booth, now = self._booth, self._open(person.id)
        assert booth.duty is not None
        if now is None:  # gone, or decided: it is recorded all the same
            task = self._tasks.store(self._service.note, booth.duty, person, seen)
            task.failed.connect(self._show_problem)
            if seen.differs:
                self._late = [*self._late[1 - _KEPT :], (person, seen)]
                words = self.tr("{name} is decided, but the printed page differs. Recall: F9.")
                booth.page.say(words.format(name=person_words(person)), Mark.ATTENTION)
        elif now.reading is not seen.before:
            return  # another document was read since
        elif seen.differs:
            assert booth.party is not None

            def renew(asked: object) -> None:
                assert isinstance(asked, Party)
                booth.renew(asked, person.id)
                booth.page.say(self.tr("The printed page differs. Compare it."), Mark.ATTENTION)

            booth.record(
                self._tasks.store(self._service.ask, booth.duty, booth.party, person.id, seen),
                renew,
            )
        else:
            task = self._tasks.store(self._service.note, booth.duty, now, seen)
            task.failed.connect(self._show_problem)
            booth.add_checks(with_page(now, seen))

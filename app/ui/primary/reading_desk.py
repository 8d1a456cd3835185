"""Taking documents: from the inbox, from a file, by hand; one after the other."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.documents.reading import DocumentReading
from app.encounters.encounter import Encounter
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.intake.inbox import Inbox, list_images
from app.ui.primary.actions import View
from app.ui.primary.booth import Booth
from app.ui.primary.same_traveler import is_another_traveler
from app.ui.primary.scanner import ReadPage, Scanner
from app.ui.problem_texts import problem_words
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark


class ReadingDesk(QObject):
    """Reads one document at a time and brings it to the card.

    A document of the next traveler waits until the one before is decided; nobody is lost because
    somebody was quick.
    """

    _arrived = Signal(Path)

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        booth: Booth,
        folder: Path | None,
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._page = booth.page
        self._inbox = Inbox(folder)
        self._held: ReadPage | None = None
        self._unrecorded: ReadPage | None = None
        self._scanner = Scanner(service, tasks, clock, self)
        self._scanner.read.connect(self._finish)
        self._scanner.failed.connect(self._give_up)
        self._arrived.connect(self._note_arrival, Qt.ConnectionType.QueuedConnection)
        booth.settled.connect(self.resume)
        page = self._page
        page.keys.read_requested.connect(self.read)
        page.dropped.connect(self.open)
        page.chooser.chosen.connect(self._open_chosen)
        page.chooser.closed.connect(booth.go_back)
        page.zone.closed.connect(booth.go_back)
        page.zone.entered.connect(self._take_typed)
        self.show_prompt()

    def arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def read(self) -> None:
        """Read what waits, or let the officer choose."""
        waiting = self._inbox.waiting
        if self._booth.duty is None or self._page.view is View.CHOOSER:
            return
        if self._unrecorded is not None and not self._booth.busy:
            unrecorded, self._unrecorded = self._unrecorded, None
            self._take(unrecorded)
        elif self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
        elif len(waiting) == 1:
            self.open(waiting[0])
        else:
            task = self._tasks.engine(list_images, self._inbox.folder, waiting)
            task.result.connect(self._offer)

    def open(self, path: Path) -> None:
        """Read a document from an image file."""
        if self._booth.duty is None:
            return
        if self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
            return
        self._inbox.taken(path)
        self._page.banner.clear()
        self._scanner.scan(path)
        self._booth.set_reading(True)
        self._page.say(self.tr("Reading {file} …").format(file=path.name), Mark.OPEN)
        if self._booth.encounter is None:
            self.show_prompt()
            self._page.show_view(View.READING)

    def resume(self) -> None:
        """Take up the document that waited, once it may be shown."""
        if self._held is not None and self._booth.duty is not None and not self._booth.recording:
            held, self._held = self._held, None
            self._take(held)

    def show_prompt(self, sentence: str = "", hint: str = "") -> None:
        """Say what the empty booth waits for; `sentence` tells what was done last."""
        waiting = len(self._inbox.waiting)
        if self._scanner.reading is not None:
            sentence = self.tr("Reading {file} …").format(file=self._scanner.reading.name)
            hint = ""
        elif waiting:
            sentence = sentence or self.tr("A new image waits")
            hint = hint or self.tr("Press F2 to read it.")
        self._page.prompt(
            sentence or self.tr("Read a document"),
            hint or self.tr("Press F2, or drop an image of the page here."),
        )

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        self._page.show_view(View.CHOOSER)
        self._page.chooser.show_files(files, self._inbox.folder)

    def _open_chosen(self, path: Path) -> None:
        self._booth.go_back()
        self.open(path)

    def _note_arrival(self, path: Path) -> None:
        self._inbox.arrived(path)
        if self._page.view is View.EMPTY:
            self.show_prompt()

    def _finish(self, read: ReadPage) -> None:
        self._page.say("")
        self._booth.set_reading(False)
        self._take(read)

    def _give_up(self, error: Exception) -> None:
        self._page.say("")
        self._booth.set_reading(False)
        self.show_prompt()
        self._booth.go_back()
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

    def _take(self, read: ReadPage) -> None:
        booth = self._booth
        summary = booth.encounter.summary if booth.encounter else None
        if booth.duty is None or booth.recording:
            self._held = read
        elif summary is None or summary.who is None:
            self._screen(read)
        elif read.reading.document is None:
            self._page.say(self.tr("Nothing could be read there. The card stays as it was."))
        elif is_another_traveler(summary, read.reading):
            self._held = read
            words = self.tr("First decide about {name}. The next document waits.")
            self._page.say(words.format(name=summary.who.surname or summary.who.given_names))
        else:
            self._screen(read)

    def _take_typed(self, lines: tuple[str, ...]) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy:
            return
        begun = self._clock.monotonic_ns()

        def screen(reading: object) -> None:
            assert isinstance(reading, DocumentReading)
            before = booth.read or ReadPage("", reading, begun)
            self._screen(replace(before, reading=reading))

        booth.record(
            self._tasks.store(self._service.read_typed, lines),
            screen,
            lambda problem: self._page.zone.refuse(problem_words(problem)),
        )

    def _screen(self, read: ReadPage) -> None:
        booth = self._booth
        assert booth.duty is not None

        def show(encounter: object) -> None:
            assert isinstance(encounter, Encounter)
            booth.show(encounter, read, read.picture)

        def keep(problem: Problem) -> None:
            self._unrecorded = read
            booth.go_back()
            self._page.banner.show_problem(problem)

        booth.record(
            self._tasks.store(
                self._service.screen,
                booth.duty,
                read.frame,
                read.reading,
                read_ns=read.read_ns,
                again=booth.encounter,
            ),
            show,
            keep,
        )

    def _say_still_reading(self, path: Path) -> None:
        words = self.tr("Still reading {file}. Read the next one after it.")
        self._page.say(words.format(file=path.name))

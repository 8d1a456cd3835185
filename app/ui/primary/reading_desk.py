"""Taking documents: from the inbox, a file, the camera, by hand; one after the other."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.documents.live_session import Capture
from app.documents.reading import DocumentReading
from app.encounters.party import Party
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.camera.live_camera import LiveCamera
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
        camera: str,
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
        page.dropped.connect(self._take_dropped)
        page.chooser.chosen.connect(self._open_chosen)
        page.chooser.closed.connect(booth.go_back)
        page.camera.files_requested.connect(self._choose)
        page.camera.back_requested.connect(booth.go_back)
        self._camera = self._join_camera(camera) if camera else None
        page.zone.closed.connect(booth.go_back)
        page.zone.entered.connect(self._take_typed)
        self.show_prompt()

    def arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def read(self) -> None:
        """Read what waits, or what lies under the camera, or let the officer choose."""
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
        elif waiting or self._camera is None:
            self._choose()
        elif self._page.view is View.CAMERA:
            self._camera.again()
        else:
            self._page.show_view(View.CAMERA)

    def open(self, path: Path) -> None:
        """Read a document from an image file."""
        if self._booth.duty is None:
            return
        if self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
            return
        if self._held is not None:
            self._say_decide_first()
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

    def stop(self) -> None:
        """Let the camera go: nobody works here."""
        if self._page.view is View.CAMERA:
            self._booth.go_back()

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
            hint or self._hint(),
        )

    def _hint(self) -> str:
        if self._camera is not None:
            return self.tr("Press F2 for the camera, or drop an image of the page here.")
        return self.tr("Press F2, or drop an image of the page here.")

    def _join_camera(self, source: str) -> LiveCamera:
        camera = LiveCamera(
            source, self._service.read_frame, self._tasks, self._clock, self._page.camera
        )
        camera.captured.connect(self._take_captured)
        return camera

    def _choose(self) -> None:
        task = self._tasks.engine(list_images, self._inbox.folder, self._inbox.waiting)
        task.result.connect(self._offer)

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        self._page.show_view(View.CHOOSER)
        self._page.chooser.show_files(files, self._inbox.folder)

    def _open_chosen(self, path: Path) -> None:
        self._booth.go_back()
        self.open(path)

    def _take_captured(self, capture: Capture) -> None:
        if self._booth.duty is None:
            return
        if self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
            return
        self._page.banner.clear()
        self._scanner.take(capture)
        self._booth.set_reading(True)
        self.show_prompt()
        self._booth.go_back()

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
            self._say_decide_first()
        else:
            self._screen(read)

    def _take_typed(self, lines: tuple[str, ...]) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy:
            return
        self._page.say("")  # what was recorded before is not about this traveler
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

        party = booth.party or self._service.begin()
        again = booth.encounter

        def show(screened: object) -> None:
            assert isinstance(screened, Party)
            person = again.id if again else screened.people[-1].id
            booth.keep_read(person, read)
            booth.show(screened, person)

        def keep(problem: Problem) -> None:
            self._unrecorded = read
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
                person=again.id if again else None,
            ),
            show,
            keep,
        )

    def _take_dropped(self, path: Path) -> None:
        """Read one of the dropped images now; the others wait like any that arrive."""
        if self._scanner.reading is not None or self._held is not None:
            self._note_arrival(path)
        else:
            self.open(path)

    def _say_decide_first(self) -> None:
        summary = self._booth.encounter.summary if self._booth.encounter else None
        who = summary.who if summary else None
        words = self.tr("First decide about {name}. The next document waits.")
        name = who.surname or who.given_names if who else self.tr("this traveler")
        self._page.say(words.format(name=name))

    def _say_still_reading(self, path: Path) -> None:
        words = self.tr("Still reading {file}. Read the next one after it.")
        self._page.say(words.format(file=path.name))

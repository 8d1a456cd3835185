"""Taking documents: from the inbox, a file, the camera, the scanner; one after the other."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from app.capture.scanner_sane import PageScanner
from app.clock import Clock
from app.documents.live_session import Capture
from app.encounters.conveyance import NOTHING_ENTERED
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.settings import ReadFrom
from app.ui.camera.live_camera import LiveCamera
from app.ui.intake.inbox import Inbox, list_images
from app.ui.primary.actions import View
from app.ui.primary.booth import Booth
from app.ui.primary.people_lines import carried_words
from app.ui.primary.placing import Placing
from app.ui.primary.scanner import ReadPage, Scanner
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark


class ReadingDesk(QObject):
    """Reads one document at a time; whose it is, `Placing` finds out."""

    _arrived = Signal(Path)

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        booth: Booth,
        placing: Placing,
        folder: Path | None,
        camera: str,
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._placing = placing
        self._page = booth.page
        self._inbox = Inbox(folder)
        self._begun_at = View.EMPTY
        self._done_last = ("", "")
        self._scanner = Scanner(service, tasks, clock, self)
        self._scanner.read.connect(self._finish)
        self._scanner.failed.connect(self._give_up)
        self._scanner.stopped.connect(self._note_stopped)
        self._arrived.connect(self._note_arrival, Qt.ConnectionType.QueuedConnection)
        booth.awaiting.connect(self.show_prompt)
        page = self._page
        page.keys.read_requested.connect(self.read)
        page.dropped.connect(self._take_dropped)
        page.keys.find_requested.connect(self.find)
        page.keys.put_away_requested.connect(page.banner.clear)
        page.chooser.chosen.connect(self._open_chosen)
        page.chooser.closed.connect(booth.go_back)
        page.camera.files_requested.connect(self._choose)
        page.camera.back_requested.connect(booth.go_back)
        page.scanner.files_requested.connect(self._stop_and_choose)
        page.scanner.back_requested.connect(self._stop_scan)
        self._scanner.progressed.connect(page.scanner.show_progress)
        self._camera: LiveCamera | None = None
        self._camera_source = ""
        self._page_scanner: PageScanner | None = None
        self._stopping = Event()  # of the scan that began last
        self._read_from = ReadFrom.CAMERA
        self.use(camera)

    def arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def use(self, camera: str, scanner: str = "", read_from: ReadFrom = ReadFrom.CAMERA) -> None:
        """Read from these devices from now on; empty is none."""
        self._read_from = read_from
        if self._page_scanner is None or self._page_scanner.device != scanner:
            self._stop_scan()
            self._page_scanner = PageScanner(scanner) if scanner else None
        if camera != self._camera_source:
            if self._camera is not None:
                self._camera.retire()
            self._camera_source = camera
            self._camera = self._join_camera(camera) if camera else None
        self.show_prompt()

    def read(self) -> None:
        """Read what waits, or what the camera or the scanner sees, or let the officer choose."""
        waiting = self._inbox.waiting
        if self._booth.duty is None or self._page.view is View.CHOOSER:
            return
        if self._placing.unrecorded and not self._booth.busy:
            self._placing.try_again()
        elif self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
        elif len(waiting) == 1:
            self.open(waiting[0])
        elif not waiting and self._camera is not None and self._read_from is ReadFrom.CAMERA:
            if self._page.view is View.CAMERA:
                self._camera.again()
            else:
                self._page.show_view(View.CAMERA)
        elif not waiting and self._page_scanner is not None and self._may_scan:
            self._scan(self._page_scanner)
        else:
            self._choose()

    def find(self) -> None:
        """Let the officer choose among the images, whatever else documents are read from."""
        if self._booth.duty is None:
            return
        if self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
        else:
            self._choose()

    def open(self, path: Path) -> None:
        """Read a document from an image file."""
        if self._booth.duty is None:
            return
        if self._scanner.reading is not None:
            self._say_still_reading(self._scanner.reading)
            return
        if self._placing.holds:
            self._placing.say_decide_first()
            return
        self._inbox.taken(path)
        self._page.banner.clear()
        self._scanner.scan(path)
        self._begun_at = self._page.view
        self._booth.set_reading(True)
        self._page.say(self.tr("Reading {file} …").format(file=path.name), Mark.OPEN)
        if self._booth.encounter is None and self._page.view is View.EMPTY:
            self.show_prompt()
            self._page.show_view(View.READING)

    def stop(self) -> None:
        """Let camera and scanner go: nobody works here."""
        if self._page.view is View.CAMERA:
            self._booth.go_back()
        self._stop_scan()

    def show_done(self, sentence: str, hint: str) -> None:
        """Say on the empty booth what was done last; empty forgets it."""
        self._done_last = sentence, hint
        self.show_prompt()

    def show_prompt(self) -> None:
        """Say what the empty right side waits for."""
        sentence, hint = self._done_last
        party = self._booth.party
        if self._scanner.reading is not None and self._booth.encounter is None:
            sentence = self.tr("Reading {file} …").format(file=self._scanner.reading.name)
            hint = ""
        elif party is not None and party.people:
            sentence, hint = self._awaited()
        elif party is not None and party.conveyance != NOTHING_ENTERED:
            sentence = carried_words(party.conveyance, self._booth.mode) or sentence
            hint = self.tr("Read the first document: F2.")
        elif self._inbox.waiting:
            sentence = sentence or self.tr("A new image waits")
            hint = hint or self.tr("Press F2 to read it.")
        self._page.prompt(sentence or self.tr("Read a document"), hint or self._hint())

    def _awaited(self) -> tuple[str, str]:
        """Return what is said of a place whose person was not read yet."""
        party, person = self._booth.party, self._booth.encounter
        assert party is not None
        place = party.people.index(person) + 1 if person in party.people else len(party.people)
        words = self.tr("Person {place} of {count} is unread")
        return (
            words.format(place=place, count=len(party.people)),
            self.tr("Read the document: F2, or say how they are known: F4."),
        )

    def _hint(self) -> str:
        if self._camera is not None and self._read_from is ReadFrom.CAMERA:
            return self.tr("Press F2 for the camera, or drop an image of the page here.")
        if self._page_scanner is not None and self._may_scan:
            return self.tr("Lay the page on the scanner and press F2, or drop an image here.")
        return self.tr("Press F2, or drop an image of the page here.")

    def _join_camera(self, source: str) -> LiveCamera:
        camera = LiveCamera(
            source, self._service.read_frame, self._tasks, self._clock, self._page.camera
        )
        camera.captured.connect(self._take_captured)
        return camera

    @property
    def _may_scan(self) -> bool:
        return self._read_from is not ReadFrom.FILES

    def _scan(self, scanner: PageScanner) -> None:
        if self._placing.holds:
            self._placing.say_decide_first()
            return
        self._page.banner.clear()
        self._stopping = Event()
        self._scanner.scan_page(scanner, self._stopping)
        self._booth.set_reading(True)
        self._page.scanner.show_scanning()
        self._page.show_view(View.SCANNER)

    def _stop_scan(self) -> None:
        """Let the scanner end, which takes a moment, and leave its panel at once."""
        self._stopping.set()
        if self._page.view is View.SCANNER:
            self._booth.go_back()

    def _stop_and_choose(self) -> None:
        self._stop_scan()
        self._choose()

    def _note_stopped(self) -> None:
        self._booth.set_reading(False)
        if self._page.view is View.READING:
            self._booth.go_back()

    def _choose(self) -> None:
        task = self._tasks.engine(list_images, self._inbox.folder, self._inbox.waiting)
        task.result.connect(self._offer)

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        if self._booth.duty is not None:
            self._page.banner.clear()
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
        self._booth.go_back()
        self._begun_at = self._page.view

    def _note_arrival(self, path: Path) -> None:
        self._inbox.arrived(path)
        if self._page.view is View.EMPTY:
            self.show_done("", "")  # the line beside the keys still says what was recorded
        elif self._page.view is View.CARD:
            self._page.say(self.tr("A new image waits. Read it: F2."), Mark.OPEN)

    def _finish(self, read: ReadPage) -> None:
        self._page.say("")
        self._booth.set_reading(False)
        if self._page.view is View.SCANNER:
            self._booth.go_back()
            self._begun_at = self._page.view
        self._placing.take(read, asked=self._page.view is self._begun_at)

    def _give_up(self, error: Exception) -> None:
        self._page.say("")
        self._booth.set_reading(False)
        if self._page.view is View.READING:
            self._booth.go_back()
        if isinstance(error, Problem) and self._page.view is View.SCANNER:
            self._page.scanner.show_problem(error)
        elif isinstance(error, Problem):
            self._page.banner.show_problem(error)

    def _take_dropped(self, path: Path) -> None:
        """Read one of the dropped images now; the others wait like any that arrive."""
        if self._scanner.reading is not None or self._placing.holds:
            self._note_arrival(path)
        else:
            self.open(path)

    def _say_still_reading(self, path: Path) -> None:
        words = self.tr("Still reading {file}. Read the next one after it.")
        self._page.say(words.format(file=path.name))

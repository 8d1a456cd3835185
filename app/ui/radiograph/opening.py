"""Choosing the scanner's file and opening it; one at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.duty.officers import Duty
from app.problems import Problem
from app.radiographs.radiograph import Radiograph
from app.radiographs.watch import Stopped, Watch
from app.services.radiograph_viewing import RadiographViewing, TiedMark
from app.ui.intake.inbox import Inbox, list_images
from app.ui.radiograph.exam import Exam, Marked, OpenImage
from app.ui.radiograph.mark_form import MarkDraft
from app.ui.radiograph.page import RadiographPage
from app.ui.tasks import TaskRunner

_KINDS = frozenset({".tif", ".tiff", ".dcm", ".dcs"})
_TOLD_EVERY = 0.02  # of the work
_LARGE = 4_000_000  # pixels: smaller ones are read before anybody could look at a preview


@dataclass(slots=True, eq=False)
class _Attempt:
    """One file on its way to the screen.

    Attributes:
        preview: What was seen of it before all of it was read. From then on it is read to its end
            and recorded, whether somebody still waits for it or not. Where that fails it is said:
            without the digest of the whole file there is nothing to record. Only the end of the
            program leaves it without a word.
    """

    path: Path
    exam: Exam
    duty: Duty
    watch: Watch
    preview: Radiograph | None = None


class Opening(QObject):
    """Reads a file beside the screen, records that it was opened, and only then hands it over.

    Signals:
        previewed (Radiograph): Of a large one there is a picture, before all of it was read.
        opened (Exam, OpenImage): It is recorded and can be looked at.
        progressed: More of it was read.
        failed (Problem): It cannot be opened, or not recorded.
        lost (str, Problem): The same of a file of this name that nobody waits for any more, but
            a preview of it was seen.
    """

    previewed = Signal(object)
    opened = Signal(object, object)
    progressed = Signal()
    failed = Signal(object)
    lost = Signal(str, object)
    _arrived = Signal(Path)
    _came_on = Signal(object, float)
    _pictured = Signal(object, object)

    def __init__(
        self,
        service: RadiographViewing,
        tasks: TaskRunner,
        page: RadiographPage,
        folder: Path | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._page = page
        self._inbox = Inbox(folder)
        self._attempt: _Attempt | None = None
        self._done = 0.0
        self._came_on.connect(self._come_on, Qt.ConnectionType.QueuedConnection)
        self._pictured.connect(self._preview, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._note, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> str:
        """The name of the file that is being opened, or nothing."""
        return self._attempt.path.name if self._attempt else ""

    @property
    def preview(self) -> Radiograph | None:
        """What is there of it to be looked at, before all of it was read; or None."""
        return self._attempt.preview if self._attempt else None

    @property
    def done(self) -> float:
        """How far it was read, from 0 to 1."""
        return self._done

    def arrived(self, path: Path) -> None:
        """Note a new file in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def choose(self) -> None:
        """Offer the scans of the watched folder, newest first."""
        waiting = self._inbox.waiting
        task = self._tasks.engine(list_images, self._inbox.folder, waiting, _KINDS)
        task.result.connect(self._offer)

    def open(self, path: Path, exam: Exam, duty: Duty) -> None:
        """Open a file for a referral; what was being read before is dropped."""
        self.drop()
        stop = Event()
        watch = Watch(partial(self._tell, stop), stop)
        attempt = self._attempt = _Attempt(path, exam, duty, watch)
        self._done = 0.0
        self._inbox.taken(path)
        task = self._tasks.engine(
            _read, self._service, path, watch, partial(self._pictured.emit, stop)
        )
        task.result.connect(partial(self._attach, attempt))
        task.failed.connect(partial(self._give_up, attempt))

    def drop(self) -> None:
        """Do not wait any more for what is being read; one that was seen is still recorded."""
        if self._attempt is not None and self._attempt.preview is None:
            self._attempt.watch.stop.set()
        self._attempt = None

    def _tell(self, whose: Event, share: float) -> None:
        """On the worker's thread: say how far it is."""
        if share - self._done >= _TOLD_EVERY:
            self._came_on.emit(whose, share)

    def _come_on(self, whose: Event, share: float) -> None:
        if self._attempt is not None and self._attempt.watch.stop is whose:
            self._done = share
            self.progressed.emit()

    def _preview(self, whose: Event, radiograph: Radiograph) -> None:
        attempt = self._attempt
        if attempt is None or attempt.watch.stop is not whose:
            return
        if radiograph.width * radiograph.height >= _LARGE:
            attempt.preview = radiograph
            self.previewed.emit(radiograph)

    def _note(self, path: Path) -> None:
        if path.suffix.lower() in _KINDS:
            self._inbox.arrived(path)

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        self._page.show_chooser()
        self._page.chooser.show_files(files, self._inbox.folder)

    def _attach(self, attempt: _Attempt, radiograph: Radiograph | None) -> None:
        wanted = attempt is self._attempt
        if radiograph is None or not (wanted or attempt.preview):
            return
        exam = attempt.exam
        known = exam.images.get(radiograph.sha256)
        if known is not None:  # the same file again: it goes on with its marks
            if not wanted:
                return
            known.path, known.radiograph = attempt.path, radiograph
            self._finish(attempt, known)
            return
        task = self._tasks.store(self._service.attach, attempt.duty, exam.referral_id, radiograph)
        task.result.connect(partial(self._look_up, attempt, radiograph))
        task.failed.connect(partial(self._give_up, attempt))

    def _look_up(self, attempt: _Attempt, radiograph: Radiograph, radiograph_id: UUID) -> None:
        """Ask for the marks that were recorded before the program was started."""

        def finish(before: tuple[TiedMark, ...]) -> None:
            marks = [
                Marked(one.mark, one.finding, MarkDraft(label=one.mark.label)) for one in before
            ]
            self._finish(attempt, OpenImage(attempt.path, radiograph_id, radiograph, marks))

        task = self._tasks.store(self._service.marks_before, attempt.exam.marks_of, radiograph)
        task.result.connect(finish)
        task.failed.connect(partial(self._give_up, attempt))

    def _finish(self, attempt: _Attempt, image: OpenImage) -> None:
        assert image.radiograph is not None
        images, sha256 = attempt.exam.images, image.radiograph.sha256
        if attempt is self._attempt:
            self._attempt = None
            images[sha256] = image
            self.opened.emit(attempt.exam, image)
        else:
            image.radiograph = None  # recorded, but something else is looked at by now
            images.setdefault(sha256, image)

    def _give_up(self, attempt: _Attempt, error: Exception) -> None:
        wanted = attempt is self._attempt
        if wanted:
            self._attempt = None
        if not isinstance(error, Problem):
            return
        if wanted:
            self.failed.emit(error)
        elif attempt.preview is not None:
            self.lost.emit(attempt.path.name, error)


def _read(
    service: RadiographViewing, path: Path, watch: Watch, picture: Callable[[Radiograph], None]
) -> Radiograph | None:
    """Read a file; None once nobody waits for it any more."""
    try:
        return service.open_file(path, watch, picture)
    except Stopped:
        return None

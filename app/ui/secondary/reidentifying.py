"""Reading the document of a referral again: is it the one that primary read?"""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.ui.intake.inbox import Inbox, list_images
from app.ui.secondary.page import SecondaryPage
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark


class Reidentifying(QObject):
    """Takes one image at a time from the inbox, the chooser or a drop.

    Attributes:
        referral: The open referral that this officer works on, or None.

    Signals:
        read (UUID, DocumentReading): What the image gave, for the referral that was open when the
            reading began.
    """

    read = Signal(object, object)
    _arrived = Signal(Path)

    def __init__(
        self,
        service: SecondaryInspection,
        tasks: TaskRunner,
        page: SecondaryPage,
        folder: Path | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.referral: UUID | None = None
        self._service = service
        self._tasks = tasks
        self._page = page
        self._inbox = Inbox(folder)
        self._path: Path | None = None
        self._arrived.connect(self._inbox.arrived, Qt.ConnectionType.QueuedConnection)
        page.keys.read_requested.connect(self._begin)
        page.dropped.connect(self.open)
        page.chooser.chosen.connect(self._open_chosen)

    def arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def open(self, path: Path) -> None:
        """Read the document from an image file."""
        if self.referral is None:
            self._page.keys.say(self.tr("First receive the referral."))
        elif self._path is not None:
            words = self.tr("Still reading {file}. Read the next one after it.")
            self._page.keys.say(words.format(file=self._path.name))
        else:
            self._path = path
            self._inbox.taken(path)
            self._page.banner.clear()
            self._page.keys.say(self.tr("Reading {file} …").format(file=path.name), Mark.OPEN)
            task = self._tasks.engine(self._service.read_file, path)
            task.result.connect(partial(self._finish, self.referral))
            task.failed.connect(self._give_up)

    def _begin(self) -> None:
        waiting = self._inbox.waiting
        if len(waiting) == 1 or self._path is not None:
            self.open(waiting[0] if waiting else Path())
            return
        task = self._tasks.engine(list_images, self._inbox.folder, waiting)
        task.result.connect(self._offer)

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        self._page.show_chooser()
        self._page.chooser.show_files(files, self._inbox.folder)

    def _open_chosen(self, path: Path) -> None:
        self._page.show_case()
        self.open(path)

    def _finish(self, referral_id: UUID, reading: object) -> None:
        self._path = None
        self._page.keys.say("")
        self.read.emit(referral_id, reading)

    def _give_up(self, error: Exception) -> None:
        self._path = None
        self._page.keys.say("")
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

"""Choosing an image for the second desk: from the inbox, or from anywhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.ui.intake.inbox import Inbox, list_images
from app.ui.secondary.page import SecondaryPage
from app.ui.tasks import TaskRunner

Use = Callable[[Path], None]
"""What is done with the image."""


class ImagePicker(QObject):
    """One inbox and one chooser for everything that takes an image here."""

    _arrived = Signal(Path)

    def __init__(
        self, tasks: TaskRunner, page: SecondaryPage, folder: Path | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._page = page
        self._inbox = Inbox(folder)
        self._use: Use | None = None
        self._arrived.connect(self._inbox.arrived, Qt.ConnectionType.QueuedConnection)
        page.chooser.chosen.connect(self._chosen)

    def arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._arrived.emit(path)

    def taken(self, path: Path) -> None:
        """Note that an image is in use and waits no more."""
        self._inbox.taken(path)

    def pick(self, use: Use) -> None:
        """Use the one image that waits; of none or several, let the officer choose."""
        waiting = self._inbox.waiting
        if len(waiting) == 1:
            use(waiting[0])
            return
        self.choose(use)

    def choose(self, use: Use) -> None:
        """Let the officer choose an image."""
        self._use = use
        task = self._tasks.engine(list_images, self._inbox.folder, self._inbox.waiting)
        task.result.connect(self._offer)

    def _offer(self, files: object) -> None:
        assert isinstance(files, tuple)
        self._page.show_chooser()
        self._page.chooser.show_files(files, self._inbox.folder)

    def _chosen(self, path: Path) -> None:
        use, self._use = self._use, None
        self._page.leave_chooser()
        if use is not None:
            use(path)

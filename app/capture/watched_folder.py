"""A folder where a scanner or a phone drops its pictures."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from app.problems import Problem, ProblemCode

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_PARTIAL = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", "~")
_SETTLE_S = 0.3


class WatchedFolder:
    """Tells of every picture that arrives in a folder from now on, once it is completely written.

    Complete means: closed after writing, or renamed or moved into the folder. Hidden and partial
    files are ignored, and so are files that still are empty and files that lay there before.
    Both callbacks run on the watcher's threads.
    """

    def __init__(
        self,
        folder: Path,
        on_file: Callable[[Path], None],
        on_problem: Callable[[Problem], None],
    ) -> None:
        """Prepare; `start` begins to watch.

        Args:
            folder: The folder itself; folders inside it are not watched.
            on_file: Gets the path of each complete file.
            on_problem: Gets FOLDER_MISSING when the folder vanishes; then nothing more comes until
                `start` is called again.
        """
        self._folder = folder
        self._arrivals = _Arrivals(folder, on_file, on_problem)
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Begin to watch, or begin again after the folder was gone.

        Raises:
            Problem: FOLDER_MISSING.
        """
        from watchdog.observers import Observer  # starts a thread as soon as it is made

        self.stop()
        observer = Observer()
        try:
            observer.schedule(self._arrivals, str(self._folder))
            observer.start()
        except OSError as error:
            observer.stop()
            raise Problem(ProblemCode.FOLDER_MISSING, type(error).__name__) from error
        self._observer = observer

    def stop(self) -> None:
        """Stop watching; returns when no callback can come any more. Harmless to repeat.

        Not to be called from a callback: it waits for them.
        """
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None
        self._arrivals.forget()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


class _Arrivals(FileSystemEventHandler):
    """Turns events of the file system into complete files.

    A file that is moved in from elsewhere only gives *created*, and so does, at first, one that is
    about to be written. So a created file waits a moment: if nobody writes to it meanwhile and it
    is not empty, it was moved in and is complete.
    """

    def __init__(
        self, folder: Path, on_file: Callable[[Path], None], on_problem: Callable[[Problem], None]
    ) -> None:
        self._folder = folder
        self._on_file = on_file
        self._on_problem = on_problem
        self._settling: dict[str, Timer] = {}
        self._told: tuple[Path, int, int] | None = None
        self._lock = Lock()

    def on_created(self, event: FileSystemEvent) -> None:
        if event.is_directory or not _is_wanted(Path(str(event.src_path))):
            return
        path = str(event.src_path)
        timer = Timer(_SETTLE_S, self._settled, [path])
        with self._lock:
            self._settling[path] = timer
        timer.start()

    def on_modified(self, event: FileSystemEvent) -> None:
        self._disturb(str(event.src_path))

    def on_closed(self, event: FileSystemEvent) -> None:
        self._disturb(str(event.src_path))
        self._tell(Path(str(event.src_path)))

    def on_moved(self, event: FileSystemEvent) -> None:
        self._disturb(str(event.src_path))
        if not event.is_directory:
            self._tell(Path(str(event.dest_path)))

    def on_deleted(self, event: FileSystemEvent) -> None:
        if event.is_directory and Path(str(event.src_path)) == self._folder:
            self._on_problem(Problem(ProblemCode.FOLDER_MISSING))

    def forget(self) -> None:
        """Tell nothing more of files that are still settling."""
        with self._lock:
            timers, self._settling = list(self._settling.values()), {}
        for timer in timers:
            timer.cancel()
        for timer in timers:
            timer.join()

    def _disturb(self, path: str) -> None:
        with self._lock:
            timer = self._settling.pop(path, None)
        if timer is not None:
            timer.cancel()

    def _settled(self, path: str) -> None:
        with self._lock:
            undisturbed = path in self._settling
        if undisturbed:
            self._tell(Path(path))
        self._disturb(path)

    def _tell(self, path: Path) -> None:
        if not _is_wanted(path) or path.parent != self._folder:
            return
        try:
            stat = path.stat()
        except OSError:  # taken away again, or the whole folder was moved
            if not self._folder.is_dir():
                self._on_problem(Problem(ProblemCode.FOLDER_MISSING))
            return
        state = (path, stat.st_size, stat.st_mtime_ns)
        with self._lock:
            told, self._told = self._told, state
        if stat.st_size and state != told:
            self._on_file(path)


def _is_wanted(path: Path) -> bool:
    return not path.name.startswith(".") and not path.name.lower().endswith(_PARTIAL)

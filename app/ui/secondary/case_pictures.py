"""The pictures of a referral: fetched, decoded and made small off the screen's thread."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile
from app.ui.problem_texts import problem_words
from app.ui.secondary.case_home import PAGE_WIDTH
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.picture_strip import TILE_WIDTH
from app.ui.secondary.seen_lines import PictureLine
from app.ui.tasks import Task, TaskRunner
from app.ui.theme.fonts import space

_DENSEST = 2  # pixels of the screen to one of ours, at most
_LARGE = 1600  # as large as pictures are kept


class CasePictures(QObject):
    """Fills the pictures in sight; what has not come yet is asked for again with every news."""

    def __init__(
        self,
        service: SecondaryInspection,
        tasks: TaskRunner,
        page: SecondaryPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._page = page
        self._referral: UUID | None = None
        self._under_way: set[tuple[str, QWidget]] = set()
        self._large: Task | None = None
        page.case.home.opened.connect(self._open)

    def show(self, file: ReferralFile) -> None:
        """Fill the pictures of `file`; those that are shown already stay."""
        home = self._page.case.home
        if file.row.id != self._referral:
            self._referral = file.row.id
            self._under_way = set()
            home.show_photo(None)
        if file.photo_here and not home.has_photo:
            self._load(file.page_photo, PAGE_WIDTH, home.page, home.page.show_picture)
        for strip in (home.photos, home.marks):
            for line, tile in zip(strip.lines, strip.tiles, strict=True):
                if line.sha256 and tile.picture is None:
                    show = partial(strip.show_picture, line.sha256)
                    self._load(line.sha256, TILE_WIDTH, strip, show)

    def _load(self, sha256: str, steps: int, place: QWidget, show: Callable[..., None]) -> None:
        """Fetch a picture for a place, once at a time; one that is damaged is not asked again."""
        if (sha256, place) in self._under_way:
            return
        self._under_way.add((sha256, place))
        referral = self._referral
        longest = space(steps) * _DENSEST
        task = self._tasks.engine(fetch_picture, self._service.photo, sha256, longest)

        def take(picture: object) -> None:
            if referral != self._referral:
                return
            self._under_way.discard((sha256, place))
            if isinstance(picture, QImage):
                show(picture)

        def give_up(error: Exception) -> None:
            if referral == self._referral and isinstance(error, Problem):
                show(None, problem_words(error))

        task.result.connect(take)
        task.failed.connect(give_up)

    def _open(self, line: PictureLine) -> None:
        if self._large is not None:
            self._large.drop()
        viewer = self._page.viewer
        viewer.show_line(line)
        self._page.show_viewer()
        self._large = self._tasks.engine(fetch_picture, self._service.photo, line.sha256, _LARGE)
        self._large.result.connect(viewer.show_picture)
        self._large.failed.connect(self._complain)

    def _complain(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._page.viewer.show_picture(None, problem_words(error))


def fetch_picture(fetch: Callable[[str], bytes | None], sha256: str, longest: int) -> QImage | None:
    """Return a stored picture, no side of it longer than `longest` pixels; None if not here.

    For the engines pool.

    Raises:
        Problem: ATTACHMENT_DAMAGED.
    """
    content = fetch(sha256)
    if content is None:
        return None
    bytes_ = QByteArray(content)
    buffer = QBuffer(bytes_)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(
            size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
        )
    return reader.read()

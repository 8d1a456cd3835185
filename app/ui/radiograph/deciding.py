"""From the first whole picture to the decision: what was seen, for how long, in which views."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem, ProblemCode
from app.radiographs.decision import ImageDecision, Look, ViewKind
from app.radiographs.scan_events import scan_id
from app.services.radiograph_deciding import RadiographDeciding
from app.services.radiograph_evidence import RadiographEvidence
from app.services.radiograph_views import Match, ScanRow
from app.ui.problem_texts import problem_words
from app.ui.radiograph.deciding_panel import DecidingPanel
from app.ui.radiograph.exam import Exam, OpenImage
from app.ui.radiograph.exam_lines import may_work
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.scan_lines import decided_words, decision_mark, scan_values
from app.ui.radiograph.scan_values import ScanValues
from app.ui.radiograph.view import RadiographView
from app.ui.tasks import TaskRunner

_MS = 10**6
_AT_FIELD = (ProblemCode.IMAGE_REASON_MISSING, ProblemCode.TEXT_TOO_LONG)


class Deciding(QObject):
    """Watches how one image is looked at, and records what the officer says of it.

    Signals:
        decided (ScanRow): It is on disk.
        exported (Exported): Evidence was written.
        failed (Problem): It is not; what was written stays.
    """

    decided = Signal(object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        service: RadiographDeciding,
        evidence: RadiographEvidence,
        tasks: TaskRunner,
        clock: Clock,
        view: RadiographView,
        panel: DecidingPanel,
        header: ScanValues,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._evidence = evidence
        self._tasks = tasks
        self._clock = clock
        self._view = view
        self._panel = panel
        self._header = header
        self._duty: Duty | None = None
        self._exam: Exam | None = None
        self._image: OpenImage | None = None
        self._scan_id: UUID | None = None
        self._since: int | None = None
        self._views: dict[ViewKind, None] = {}
        self._recording = False
        view.seen_whole.connect(self._note_seen)
        view.changed.connect(self._note_view)
        panel.decided.connect(self._decide)
        panel.export_requested.connect(self._export)
        view.wished.connect(self._wish)

    @property
    def scan_id(self) -> UUID | None:
        """The scan that is looked at, or None."""
        return self._scan_id

    @property
    def look(self) -> Look:
        """How the image was looked at until now."""
        if self._since is None:
            return Look(views=tuple(self._views))
        shown = (self._clock.monotonic_ns() - self._since) // _MS
        return Look(seen_whole=True, shown_ms=shown, views=tuple(self._views))

    def work_as(self, duty: Duty | None) -> None:
        """Record as this officer; None: nobody works here now.

        Whoever comes back must see the whole image again: nobody decides by what another has seen,
        and the time away does not count. A reason that was begun stays.
        """
        back = duty is not None and self._duty is None
        self._duty = duty
        if duty is None or back:
            self._begin()

    def show_image(self, exam: Exam | None, image: OpenImage | None) -> None:
        """Begin with another image, as if nothing had been seen before."""
        same = image is not None and image is self._image
        self._exam, self._image = exam, image
        if same:
            return
        self._panel.clear()
        self._panel.show_decided(None, "")
        self._header.show_values(())
        self._begin()

    def _begin(self) -> None:
        """Count from the next whole picture on, and say who looks."""
        self._since, self._views, self._scan_id = None, {}, None
        self._show_ready()
        duty, exam, image = self._duty, self._exam, self._image
        if duty is None or exam is None or not may_work(exam.row, duty):
            return
        if image is None or image.radiograph is None:
            return
        scan = self._scan_id = scan_id(image.radiograph.sha256)
        self._view.update()

        def take() -> tuple[ScanRow, Match]:
            row = self._service.take(duty, scan)
            return row, self._service.match_of(duty, row)

        task = self._tasks.store(take)
        task.result.connect(self._show_scan)
        task.failed.connect(self._give_up)

    def _show_scan(self, told: tuple[ScanRow, Match]) -> None:
        scan, match = told
        if scan.id != self._scan_id:
            return
        now = self._clock.now()
        row = self._exam.row if self._exam else None
        known = row is not None and match.referral is not None and match.referral.id == row.id
        # Whose it is stands above already, where it is opened for that very referral.
        self._header.show_values(scan_values(scan, None if known else match, now))
        self._show_decided(scan)

    def _show_decided(self, scan: ScanRow) -> None:
        if scan.decided is None:
            self._panel.show_decided(None, "")
            return
        words = decided_words(scan.decided, self._clock.now())
        self._panel.show_decided(decision_mark(scan.decided.decision), words)

    def _note_seen(self) -> None:
        """Begin to count; told while the image is painted, so nothing is arranged anew here."""
        if self._scan_id is None or self._since is not None:
            return
        self._since = self._clock.monotonic_ns()
        self._views.setdefault(ViewKind.STANDARD)
        self._show_ready()

    def _note_view(self) -> None:
        if self._since is not None:
            for kind in shown_views(self._view):
                self._views.setdefault(kind)

    def note(self, kind: ViewKind) -> None:
        """Note a way of looking that the view itself cannot know of."""
        if self._scan_id is not None:
            self._views.setdefault(kind)

    def _show_ready(self) -> None:
        self._panel.show_ready(seen=self._since is not None, free=not self._recording)

    def _decide(self, decision: ImageDecision, reason: str) -> None:
        duty, exam, image, scan = self._duty, self._exam, self._image, self._scan_id
        if duty is None or exam is None or image is None or scan is None or self._recording:
            return
        self._recording = True
        self._show_ready()
        task = self._tasks.store(
            self._service.decide,
            duty,
            scan,
            decision,
            reason,
            self.look,
            referral_id=exam.referral_id,
            marks=len(image.marks),
        )
        task.result.connect(self._finish)
        task.failed.connect(self._give_up)

    def _wish(self, wish: ViewWish) -> None:
        if wish is ViewWish.EXPORT and self._image is not None:
            self._panel.choose_folder()

    def _export(self, folder: Path) -> None:
        duty, image = self._duty, self._image
        if duty is None or image is None or image.radiograph is None:
            return
        marks = tuple(each.mark for each in image.marks)
        task = self._tasks.engine(
            self._evidence.export, duty, folder, image.radiograph, self._view.presentation, marks
        )
        task.result.connect(self.exported)
        task.failed.connect(self._give_up)

    def _finish(self, scan: ScanRow) -> None:
        self._recording = False
        if scan.id == self._scan_id:
            self._panel.clear()
            self._show_decided(scan)
        self._show_ready()
        self.decided.emit(scan)

    def _give_up(self, error: Exception) -> None:
        self._recording = False
        self._show_ready()
        if isinstance(error, Problem):
            if error.code in _AT_FIELD and self._panel.asking:
                self._panel.complain(problem_words(error))
            else:
                self.failed.emit(error)


def shown_views(view: RadiographView) -> tuple[ViewKind, ...]:
    """Return every way in which the image is shown now that is not the standard one."""
    zoomed = (ViewKind.ZOOM,) if not view.viewport.fits else ()
    return (*zoomed, *view.presentation.active())

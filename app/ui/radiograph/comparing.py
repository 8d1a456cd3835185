"""Another image beside this one, or in its place: the last of this load, or of the same goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.duty.officers import Duty
from app.problems import Problem
from app.radiographs.radiograph import Radiograph
from app.radiographs.scan_events import scan_id
from app.services.radiograph_library import RadiographLibrary
from app.services.radiograph_views import ScanRow
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.linking import linked_presentation, linked_viewport
from app.ui.radiograph.scan_lines import decision_words
from app.ui.radiograph.view_pair import ViewPair
from app.ui.tasks import Task, TaskRunner
from app.ui.words.times import moment_words


@dataclass(frozen=True, slots=True)
class Candidate:
    """An image to compare with.

    Attributes:
        scan: Which one.
        same_load: It shows the same container or plate; else goods of the same code.
    """

    scan: ScanRow
    same_load: bool


class Comparing(QObject):
    """Finds what an image can be held against, and keeps both views together.

    Signals:
        compared: Another image was seen beside this one, or in its place.
        said (str): Why nothing can be compared.
        failed (Problem): The other image cannot be read.
    """

    compared = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        library: RadiographLibrary,
        tasks: TaskRunner,
        clock: Clock,
        pair: ViewPair,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._clock = clock
        self._pair = pair
        self._duty: Duty | None = None
        self._found: list[Candidate] | None = None
        self._place = -1
        self._blinks = False
        self._task: Task | None = None
        self._following = False
        pair.first.wished.connect(self._wish)
        pair.first.changed.connect(partial(self._follow, first=True))
        pair.second.changed.connect(partial(self._follow, first=False))
        pair.second.failed.connect(self._lose, Qt.ConnectionType.QueuedConnection)

    @property
    def on(self) -> bool:
        """Say whether another image is shown."""
        return self._pair.second.radiograph is not None

    def work_as(self, duty: Duty | None) -> None:
        """Ask as this officer; None: nobody works here now."""
        self._duty = duty

    def end(self) -> None:
        """Show one image again; what was found for the one before does not stick."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._found, self._place, self._blinks = None, -1, False
        self._pair.second.show_radiograph(None)
        self._pair.show_both(both=False)

    def _wish(self, wish: ViewWish) -> None:
        first = self._pair.first
        if first.radiograph is None or not first.radiograph.complete or first.tool.draws:
            return
        if wish is ViewWish.COMPARE:
            self._blinks = False
            if self.on and self._pair.blinking:
                self._show_pair()
            else:
                self._next()
        elif wish is ViewWish.BLINK:
            self._blinks = True
            if self.on:
                self._show_pair()
            else:
                self._next()

    def _next(self) -> None:
        """Take the next image to compare with; after the last one, none."""
        if self._found is None:
            self._look_up()
            return
        if not self._found:
            self.said.emit(self.tr("There is no image to compare with."))
            return
        self._place += 1
        if self._place >= len(self._found):
            self._place = -1
            self._pair.second.show_radiograph(None)
            self._pair.show_both(both=False)
            self._pair.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        candidate = self._found[self._place]
        self._begin(self._tasks.engine(self._library.open, candidate.scan))
        if self._task is not None:
            self._task.result.connect(partial(self._show, candidate))

    def _look_up(self) -> None:
        radiograph, duty = self._pair.first.radiograph, self._duty
        if radiograph is None or duty is None:
            return
        self._begin(self._tasks.store(_candidates, self._library, duty, radiograph.sha256))
        if self._task is not None:
            self._task.result.connect(self._take)

    def _begin(self, task: Task) -> None:
        if self._task is not None:
            self._task.drop()
        self._task = task
        task.failed.connect(self._give_up)

    def _take(self, found: list[Candidate]) -> None:
        self._task, self._found = None, found
        self._next()

    def _show(self, candidate: Candidate, radiograph: Radiograph) -> None:
        self._task = None
        other = self._pair.second
        other.show_radiograph(radiograph)
        other.show_badges(self._words(candidate))
        self._show_pair()
        self._follow(first=True)
        self.compared.emit()

    def _show_pair(self) -> None:
        """Show both side by side, or each in turn in the same place."""
        pair = self._pair
        if self._blinks:
            pair.blink()
        else:
            pair.show_both(both=True)
        # In turns, the one that was looked at until now leads: it may have been zoomed.
        self._follow(first=pair.first.isHidden() or not self._blinks)

    def _words(self, candidate: Candidate) -> tuple[str, ...]:
        scan, now = candidate.scan, self._clock.now()
        kind = self.tr("Same load") if candidate.same_load else self.tr("Same goods")
        decided = decision_words(scan.decided.decision) if scan.decided else self.tr("not decided")
        return kind, moment_words(scan.taken_at, now), decided

    def _follow(self, *, first: bool) -> None:
        """Have the other view show the same part in the same way."""
        if self._following or not self.on:
            return
        views = (self._pair.first, self._pair.second)
        leader, follower = views if first else reversed(views)
        self._following = True
        follower.show_viewport(linked_viewport(leader.viewport, follower.viewport))
        if first:
            follower.show_presentation(linked_presentation(leader.presentation))
        else:
            leads = leader.presentation
            if leads != linked_presentation(follower.presentation):
                follower.show_presentation(leads)
        self._following = False

    def _give_up(self, error: Exception) -> None:
        self._task = None
        self._place = -1
        if isinstance(error, Problem):
            self.failed.emit(error)

    def _lose(self, problem: Problem) -> None:
        self.end()
        self.failed.emit(problem)


def _candidates(library: RadiographLibrary, duty: Duty, sha256: str) -> list[Candidate]:
    """Return what the image with this digest can be held against; on the store's thread."""
    scan = library.look_up(scan_id(sha256))
    if scan is None:
        return []
    same: Sequence[ScanRow] = library.before(duty, scan)
    alike = library.references(duty, scan)
    known = {one.id for one in same}
    return [
        *(Candidate(one, same_load=True) for one in same),
        *(Candidate(one, same_load=False) for one in alike if one.id not in known),
    ]

"""Measures what is drawn: its size at once, its values on a worker."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.problems import Problem
from app.radiographs.marks import Mark
from app.radiographs.measuring import Statistics, area, distance, histogram, statistics
from app.radiographs.radiograph import Radiograph
from app.radiographs.watch import Stopped, Watch
from app.ui.accessibility import announce
from app.ui.radiograph.measure_lines import area_words, length_words, statistics_pairs
from app.ui.radiograph.measure_panel import MeasurePanel
from app.ui.radiograph.sketch import Sketch
from app.ui.radiograph.tool import Tool
from app.ui.radiograph.view import RadiographView
from app.ui.tasks import TaskRunner

_NOBODY = UUID(int=0)
_PAUSE_MS = 60  # while a hand still draws, nobody reads statistics
_REGIONS = (Tool.RECTANGLE, Tool.ELLIPSE, Tool.POLYGON)


class Measuring(QObject):
    """Follows the sketch; answers for one that was changed meanwhile are dropped."""

    def __init__(
        self, view: RadiographView, panel: MeasurePanel, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._panel = panel
        self._tasks = tasks
        self._watch = Watch()
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        view.drawn.connect(self._measure)
        view.changed.connect(self._follow)

    def stop(self) -> None:
        """Measure nothing any more."""
        self._pause.stop()
        self._watch.stop.set()

    def _follow(self) -> None:
        """Show nothing once there is no sketch."""
        if self._view.sketch is None:
            self.stop()
            self._panel.show_pairs((), None)

    def _measure(self) -> None:
        self.stop()
        view, sketch = self._view, self._view.sketch
        if sketch is None or view.radiograph is None:
            return
        self._pairs = self._size(sketch, view.radiograph)
        said = ": ".join(self._pairs[0]) if self._pairs else ""
        view.describe_sketch(self._pairs[0][1] if self._pairs else "")
        view.setAccessibleDescription(said)
        announce(view, said)
        self._panel.show_pairs(self._pairs, None)
        if sketch.tool in _REGIONS and sketch.whole:
            self._pause.start()

    def _size(self, sketch: Sketch, radiograph: Radiograph) -> tuple[tuple[str, str], ...]:
        calibration, box = radiograph.calibration, sketch.box
        if sketch.tool in (Tool.DISTANCE, Tool.ARROW):
            length = distance(sketch.points[0], sketch.points[-1], calibration)
            return ((self.tr("Length"), length_words(length)),)
        if sketch.tool not in _REGIONS or not sketch.whole:
            return ()
        size = self.tr("{width} × {height} at {left}, {top}").format(
            width=box.width, height=box.height, left=box.left, top=box.top
        )
        return ((self.tr("Box"), size),)

    def _count(self) -> None:
        sketch, radiograph = self._view.sketch, self._view.radiograph
        if sketch is None or radiograph is None:
            return
        watch = self._watch = Watch()
        task = self._tasks.engine(_counted, radiograph, sketch.mark(_NOBODY), watch)
        task.result.connect(partial(self._show, watch))

    def _show(self, watch: Watch, answer: object) -> None:
        if watch is not self._watch or watch.stop.is_set() or not isinstance(answer, tuple):
            return
        size, found, counts = answer
        assert isinstance(found, Statistics)
        pairs = ((self.tr("Area"), area_words(size)), *statistics_pairs(found))
        self._panel.show_pairs((*self._pairs, *pairs), counts)


def _counted(radiograph: Radiograph, mark: Mark, watch: Watch) -> object:
    """Return the area of a mark, its statistics and its histogram.

    None once nobody waits, or where the file is another by now: the view tells of that.
    """
    try:
        size = area(mark, radiograph.calibration)
        return size, statistics(radiograph, mark, watch), histogram(radiograph, mark, watch)
    except (Stopped, Problem):
        return None

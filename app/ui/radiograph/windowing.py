"""The automatic window of a place: of what was drawn, else of what is seen."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.problems import Problem
from app.radiographs.marks import Mark
from app.radiographs.measuring import histogram
from app.radiographs.radiograph import Radiograph
from app.radiographs.region import Region
from app.radiographs.tone import Window, automatic_window
from app.radiographs.watch import Stopped, Watch
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.tool import Tool
from app.ui.radiograph.view import RadiographView
from app.ui.tasks import TaskRunner

_NOBODY = UUID(int=0)
_REGIONS = (Tool.RECTANGLE, Tool.ELLIPSE, Tool.POLYGON)


class Windowing(QObject):
    """Counts every value of the place, exactly, on a worker; a later wish takes its place.

    Signals:
        failed (Problem): The file is another by now.
    """

    failed = Signal(object)

    def __init__(self, view: RadiographView, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._watch = Watch()
        view.wished.connect(self._wish)

    def _wish(self, wish: ViewWish) -> None:
        canvas, view = self._view.canvas, self._view
        if wish is not ViewWish.WINDOW_HERE or canvas is None or not canvas.radiograph.complete:
            return
        self._watch.stop.set()
        watch = self._watch = Watch()
        shown = canvas.shown(view.presentation)
        task = self._tasks.engine(_counted, shown, _place(view), watch)
        task.result.connect(partial(self._show, watch, shown))
        task.failed.connect(self._give_up)

    def _show(self, watch: Watch, counted: Radiograph, window: Window | None) -> None:
        canvas = self._view.canvas
        if window is None or watch is not self._watch or canvas is None:
            return
        if canvas.shown(self._view.presentation) is counted:
            self._view.set_window(window)

    def _give_up(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self.failed.emit(error)


def _place(view: RadiographView) -> Mark:
    """Return the pixels that count."""
    sketch = view.sketch
    if sketch is not None and sketch.whole and sketch.tool in _REGIONS:
        return sketch.mark(_NOBODY)
    seen = view.viewport
    image = seen.image_width, seen.image_height
    corners = seen.to_image(0, 0), seen.to_image(seen.width, seen.height)
    box = Region.between(*corners, image)
    return Mark(_NOBODY, box.left, box.top, box.width, box.height)


def _counted(radiograph: Radiograph, place: Mark, watch: Watch) -> Window | None:
    """Return the automatic window of a place; None: nobody waits, or no pixel lies in it."""
    try:
        counts = histogram(radiograph, place, watch)
    except Stopped:
        return None
    return automatic_window(counts) if counts.any() else None

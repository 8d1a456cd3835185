"""How the image is shown: keys and the panel change it, workers compute what takes long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.problems import Problem
from app.radiographs.deriving import derive
from app.radiographs.dual_energy import EnergyDoubt, Separation, separation_of
from app.radiographs.measuring import Probe, probe
from app.radiographs.presentation import EnergyView, Presentation
from app.radiographs.presets import Preset
from app.radiographs.quality import Quality, judge
from app.radiographs.radiograph import Radiograph
from app.radiographs.rendering import Derived
from app.radiographs.watch import Stopped, Watch
from app.ui.radiograph.changing import changed, energies, through_preset
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.view import RadiographView
from app.ui.tasks import TaskRunner

_TOLD_EVERY = 0.01  # of the work
_OF_A_PREVIEW = frozenset(
    {
        ViewWish.INVERT,
        ViewWish.LIGHTER,
        ViewWish.DARKER,
        ViewWish.LOGARITHM,
        ViewWish.COLORS,
    }
)
"""What needs neither the counts of all values nor the values of other pixels."""


@dataclass(frozen=True, slots=True)
class Study:
    """What is known about an image once it was looked through.

    Attributes:
        quality: What it cannot show.
        known: What tells its materials apart, or why nothing does.
    """

    quality: Quality
    known: Separation | EnergyDoubt


class Looking(QObject):
    """Works the view; nothing that it computes outlives the image, and old answers are dropped.

    Signals:
        studied: What the image cannot show is known, or there is another image.
        progressed: A worker began, came on, ended, or was stopped.
        refused (EnergyDoubt): A key asks for two energies; None: it is not known yet.
        too_early: A key asks for what must wait until all of the image was read.
        failed (Problem): A worker could not read the image.
    """

    studied = Signal()
    progressed = Signal()
    refused = Signal(object)
    too_early = Signal()
    failed = Signal(object)
    _came_on = Signal(object, float)

    def __init__(self, view: RadiographView, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = tasks
        self._study: Study | None = None
        self._studying = Watch()
        self._computing: tuple[Derived, Watch] | None = None
        self._done = 0.0
        view.wished.connect(self.wish)
        view.changed.connect(self._compute)
        self._came_on.connect(self._come_on, Qt.ConnectionType.QueuedConnection)

    @property
    def study(self) -> Study | None:
        """What is known about the image; None while nobody knows."""
        return self._study

    @property
    def known(self) -> Separation | EnergyDoubt | None:
        """What tells its materials apart, or why nothing does; None while nobody knows."""
        return self._study.known if self._study else None

    @property
    def computing(self) -> Derived | None:
        """What a worker computes for the view now, or None."""
        return self._computing[0] if self._computing else None

    @property
    def done(self) -> float:
        """How far it is, from 0 to 1."""
        return self._done

    @property
    def preview(self) -> bool:
        """Say whether what is seen is not yet what the whole image gives."""
        canvas = self._view.canvas
        if canvas is None:
            return False
        return not canvas.radiograph.complete or canvas.wants(self._view.presentation) is not None

    def look_at(self, radiograph: Radiograph | None) -> None:
        """Begin with another image, or with none; whatever was computed is let go.

        One that was shown before all of it was read stays as it lies.
        """
        self._studying.stop.set()
        self._stop()
        self._study = None
        before = self._view.radiograph
        if radiograph is not None and before is not None and is_preview_of(before, radiograph):
            self._view.show_whole(radiograph)
        else:
            self._view.show_radiograph(radiograph)
        if radiograph is not None and radiograph.complete:
            watch = self._studying = Watch()
            task = self._tasks.engine(_wanted(watch, partial(_study, radiograph, watch)))
            task.result.connect(partial(self._take_study, watch))
            task.failed.connect(partial(self._give_up, watch))
        self.studied.emit()

    def wish(self, wish: ViewWish) -> None:
        """Change what a key asks for."""
        canvas, view = self._view.canvas, self._view
        if canvas is None:
            return
        if not canvas.radiograph.complete and wish not in _OF_A_PREVIEW:
            self.too_early.emit()
            return
        if wish is ViewWish.ENERGY and len(energies(self.known)) == 1:
            known = self.known
            self.refused.emit(known if isinstance(known, EnergyDoubt) else None)
            return
        pointed = self.probe() if wish is ViewWish.SLICE else None
        value = None
        if pointed is not None:
            value = pointed.value + canvas.radiograph.plane.offset
        now = view.presentation
        view.show_presentation(changed(now, wish, canvas.shown(now), self.known, value))

    def choose_preset(self, preset: Preset) -> None:
        """Show the values through the window of a preset."""
        canvas, now = self._view.canvas, self._view.presentation
        if canvas is not None:
            self._view.show_presentation(through_preset(now, preset, canvas.shown(now)))

    def choose(self, presentation: Presentation) -> None:
        """Show the values as the panel says."""
        if self._view.canvas is not None:
            self._view.show_presentation(presentation)

    def cancel(self) -> None:
        """Give up what is being computed; the image is shown as it was measured again."""
        if self._computing is None:
            return
        self._stop()
        now = self._view.presentation
        energy = now.energy if now.energy is EnergyView.LOW else EnergyView.HIGH
        plain = Presentation(
            window=now.window,
            inverted=now.inverted,
            gamma=now.gamma,
            logarithmic=now.logarithmic,
            colors=now.colors,
            slices=now.slices,
            energy=energy,
        )
        self._view.show_presentation(plain)

    def probe(self) -> Probe | None:
        """Return what the pixel that is pointed at says.

        None where there is none, before all of the image was read, and where the file is another
        by now: the view tells of that.
        """
        radiograph, at = self._view.radiograph, self._view.pointed_at
        if radiograph is None or at is None or not radiograph.complete:
            return None
        try:
            return probe(radiograph, *at)
        except Problem:
            self._view.update()
            return None

    # --- workers ------------------------------------------------------------------------------

    def _compute(self) -> None:
        canvas = self._view.canvas
        wanted = canvas.wants(self._view.presentation) if canvas else None
        if canvas is None or wanted == self.computing:
            return
        self._stop()
        if wanted is None:
            return
        watch = Watch()
        watch = Watch(partial(self._tell, watch.stop), watch.stop)
        self._computing, self._done = (wanted, watch), 0.0
        work = partial(derive, canvas.radiograph, wanted, canvas.separation, watch)
        task = self._tasks.engine(_wanted(watch, work))
        task.result.connect(partial(self._take, watch))
        task.failed.connect(partial(self._give_up, watch))
        self.progressed.emit()

    def _stop(self) -> None:
        if self._computing is not None:
            self._computing[1].stop.set()
            self._computing = None
            self.progressed.emit()

    def _tell(self, whose: object, share: float) -> None:
        """On the worker's thread: say how far it is, though not at every step."""
        if share - self._done >= _TOLD_EVERY or share >= 1:
            self._came_on.emit(whose, share)

    def _come_on(self, whose: object, share: float) -> None:
        if self._computing is not None and self._computing[1].stop is whose:
            self._done = share
            self.progressed.emit()

    def _take(self, watch: Watch, computed: Radiograph | None) -> None:
        canvas = self._view.canvas
        if computed is None or canvas is None or self._computing is None:
            return
        wanted, current = self._computing
        if current is not watch:
            return
        self._computing = None
        canvas.take(wanted, computed)
        self._view.update()
        self._view.changed.emit()
        self.progressed.emit()

    def _take_study(self, watch: Watch, study: Study | None) -> None:
        canvas = self._view.canvas
        if study is None or watch is not self._studying or canvas is None:
            return
        self._study = study
        if isinstance(study.known, Separation):
            canvas.separation = study.known
        self.studied.emit()

    def _give_up(self, watch: Watch, error: Exception) -> None:
        if watch.stop.is_set():
            return
        if self._computing is not None and self._computing[1] is watch:
            self.cancel()
        if isinstance(error, Problem):
            self.failed.emit(error)


def is_preview_of(preview: Radiograph, radiograph: Radiograph) -> bool:
    """Say whether the one is what was seen of the other before all of it was read."""
    return not preview.complete and preview.source is radiograph.source


def _wanted(watch: Watch, work: Callable[[], object]) -> Callable[[], object]:
    """Return the same work, which answers None once nobody waits for it any more."""

    def run() -> object:
        try:
            return work()
        except Stopped:
            return None
        except Problem:
            if watch.stop.is_set():
                return None
            raise

    return run


def _study(radiograph: Radiograph, watch: Watch) -> Study:
    return Study(judge(radiograph, watch), separation_of(radiograph))

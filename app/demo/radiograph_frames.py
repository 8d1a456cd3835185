"""How quickly the viewer shows a radiograph: the real widget, in a process of its own. For Linux.

`python -m app.demo.radiograph_frames FILE WIDTH HEIGHT RUNS` prints one JSON object.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

import numpy as np
from PySide6.QtWidgets import QApplication

from app.radiographs.color_maps import ColorMap
from app.radiographs.presentation import STANDARD, Presentation
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport
from app.radiographs.watch import Watch
from app.ui.application import make_application
from app.ui.radiograph.view import RadiographView
from app.ui.tasks import TaskRunner
from app.ui.tidying import Tidying

_SCALES = (0.13, 0.3, 0.51, 0.75, 1.0, 2.5)  # from the worst places between two sizes
_ZOOM = 1.08
_OPENED_AGAIN = 4  # one opening alone says little: another process may have the second core


@dataclass(slots=True)
class Frames:
    """What was measured, in milliseconds; `grown` in kilobytes.

    Attributes:
        first: From opening the file to its first picture on the screen, each time.
        whole: Until it was counted and digested.
        blocked: The longest time in which the window could not answer meanwhile, less what the
            machine itself stood still: a hypervisor may take its processors away.
        stood_still: The longest time that it did.
        told: How often progress was told.
        curves: Frames after another window, gamma, inversion or color map, by name.
        floor: What it takes to read the values seen and to write a frame to the screen.
        pan, zoom: Frames after the image was moved, or enlarged.
        grown: How much memory more than before the file was opened, at its highest.
    """

    first: list[float] = field(default_factory=list)
    whole: float = 0.0
    blocked: float = 0.0
    stood_still: float = 0.0
    told: int = 0
    curves: dict[str, list[float]] = field(default_factory=dict)
    floor: list[float] = field(default_factory=list)
    pan: list[float] = field(default_factory=list)
    zoom: list[float] = field(default_factory=list)
    grown: int = 0


def measure(path: Path, width: int, height: int, runs: int) -> Frames:
    """Show the file in a view of this size and change everything `runs` times."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(sys.argv[:1])
    view = RadiographView()
    view.resize(width, height)
    view.show()
    QApplication.processEvents()
    tasks = TaskRunner()
    tidying = Tidying(tasks)
    found = Frames()
    before = _most_memory()
    radiograph = _open(path, view, tasks, found)
    fitting = Viewport.fitting(radiograph.width, radiograph.height, width, height)
    close = fitting.at_scale(1.0)
    for name, chosen in _curves(runs):
        view.show_viewport(close)
        found.curves[name] = [
            _spent(partial(view.show_presentation, each), view) for each in chosen
        ]
    found.floor = [_floor(radiograph, close) for _ in range(runs)]
    view.show_presentation(STANDARD)
    for scale in _SCALES:
        place = fitting.at_scale(max(scale, fitting.scale))
        found.pan += [
            _spent(partial(view.show_viewport, place.moved(-7 * step, -3 * step)), view)
            for step in range(1, runs // 3)
        ]
    scale = fitting.scale
    while scale < 4:
        scale *= _ZOOM
        found.zoom.append(_spent(partial(view.show_viewport, fitting.at_scale(scale)), view))
    found.grown = _most_memory() - before
    del radiograph
    for _ in range(_OPENED_AGAIN):
        _open(path, view, tasks, found)
    view.close()
    tidying.stop()
    tasks.shutdown()
    return found


def _open(path: Path, view: RadiographView, tasks: TaskRunner, found: Frames) -> Radiograph:
    """Open the file on the engines pool, as the program does; show the first picture at once."""
    open_radiograph(path)  # warm: modules and file are there
    QApplication.processEvents()  # what waited for that does not belong to this opening
    early: list[Radiograph] = []
    ended: list[Radiograph | Exception] = []
    found.told = 0
    watch = Watch(lambda _share: _count(found))
    began = answered = perf_counter()
    still = _stood_still()
    task = tasks.engine(open_radiograph, path, watch=watch, first_picture=early.append)
    task.result.connect(ended.append)
    task.failed.connect(ended.append)
    shown = False
    while not ended or not shown:
        QApplication.processEvents()
        if early and not shown:
            view.show_radiograph(early[0])
            view.repaint()
            shown = True
            found.first.append((perf_counter() - began) * 1000)
        now, still_now = perf_counter(), _stood_still()
        # A thread stands still with its processor: the one that was away longest counts.
        stood = max(after - before for before, after in zip(still, still_now, strict=True))
        found.blocked = max(found.blocked, (now - answered) * 1000 - stood)
        found.stood_still = max(found.stood_still, stood)
        answered, still = now, still_now
        sleep(0.001)
    found.whole = (perf_counter() - began) * 1000
    (whole,) = ended
    if isinstance(whole, Exception):
        raise whole
    view.show_radiograph(whole)
    return whole


def _stood_still() -> tuple[float, ...]:
    """Return for how many milliseconds each processor was taken from this machine so far.

    Linux counts it ("steal", proc_stat(5)) in steps of mostly 10 ms.
    """
    with Path("/proc/stat").open("rb", buffering=0) as file:
        lines = file.read(1 << 16).splitlines()
    ticks = os.sysconf("SC_CLK_TCK")
    return tuple(
        int(line.split()[8]) * 1000 / ticks
        for line in lines
        if line.startswith(b"cpu") and line[3:4].isdigit()
    )


def _count(found: Frames) -> None:
    found.told += 1


def _curves(runs: int) -> Iterator[tuple[str, list[Presentation]]]:
    steps = range(1, runs + 1)
    yield "window", [Presentation(window=Window(100 + step, 50_000 + step)) for step in steps]
    yield "gamma", [Presentation(gamma=100 + step) for step in steps]
    yield (
        "invert",
        [Presentation(window=Window(90, 50_000 + step), inverted=step % 2 == 0) for step in steps],
    )
    yield (
        "map",
        [Presentation(window=Window(80 + step, 50_000), colors=ColorMap.EMBER) for step in steps],
    )


def _spent(act: Callable[[], None], view: RadiographView) -> float:
    began = perf_counter()
    act()
    view.repaint()
    return (perf_counter() - began) * 1000


def _floor(radiograph: Radiograph, view: Viewport) -> float:
    """Return how long it takes to read the values seen once, and to write two frames.

    One is what the curve gives, the other what the window system shows; no value is looked at.
    """
    rows, columns = slice(0, view.height), slice(0, view.width)
    values = radiograph.part(0, rows, columns)
    frame = np.empty(values.shape, np.uint32)
    screen = np.empty(values.shape, np.uint32)
    frame[...] = screen[...] = 0  # the pages are there, as those of a window are
    began = perf_counter()
    np.copyto(frame, values)
    np.copyto(screen, frame)
    return (perf_counter() - began) * 1000


def _most_memory() -> int:
    """Return the highest memory of this process so far, in kilobytes.

    `getrusage` would begin with what the parent held when it started this process.
    """
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Measure what the command line says."""
    path, *numbers = sys.argv[1:]
    width, height, runs = map(int, numbers)
    sys.stdout.write(json.dumps(asdict(measure(Path(path), width, height, runs))) + "\n")


if __name__ == "__main__":
    main()

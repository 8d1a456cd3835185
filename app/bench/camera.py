"""The live camera: how soon the officer hears what helps, and what a frame costs.

A film stands for the camera: a page slides onto a desk, is out of focus, glares, and lies still.
It plays at its own speed while the engine reads, as it does at the booth.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic, thread_time
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.bench.figures import Figure, figure, median, percentile
from app.bootstrap.workstation import document_reader
from app.capture.frame_quality import Look, judge, look_at
from app.clock import Clock, SystemClock
from app.documents.live_session import Capture, LiveView
from app.problems import Problem
from app.specimens.render import render
from app.specimens.travelers import ROUTINE
from app.ui.application import make_application
from app.ui.camera.live_camera import LiveCamera
from app.ui.camera.panel import LivePanel
from app.ui.tasks import TaskRunner

_SIZE = (1920, 1080)
_RATE = 30.0
_PAGE_WIDTH = 1250
_GUIDANCE_MS = 200.0
_TURN_S = 0.002  # between two turns of the loop: the officer's machine has other work too
_PATIENCE_S = 60.0
_STILL_S = 5  # more than two readings take on a busy machine
Pixels = NDArray[np.uint8]


class Application(Protocol):
    """As much of Qt's as is needed here: this room may not know Qt."""

    def processEvents(self) -> None:  # noqa: N802 - Qt's name
        """Do what waits to be done, and return."""
        ...


def measure(runs: int) -> Iterator[Figure]:
    """Play the film `runs` times, after one time to warm up."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(sys.argv[:1])
    guidance: list[float] = []
    turns: list[float] = []
    captures: list[float] = []
    frames = _frames()
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        film = _film(Path(folder), frames)
        for round_ in range(runs + 1):
            played = _Screening(film, application)
            if round_:  # the first loads the nets
                guidance += played.guidance_ms
                turns += played.turn_ms
                captures += played.capture_ms
    application.quit()
    costs = _costs(frames)
    yield figure("camera.guidance.median", median(guidance), "ms")
    yield figure("camera.guidance.p95", percentile(guidance, 0.95), "ms", target=_GUIDANCE_MS)
    yield figure("camera.judging.median", median(costs), "cpu_ms")
    yield figure("camera.window_turn.p99", percentile(turns, 0.99), "ms")
    yield figure("camera.window_turn.max", max(turns), "ms")
    yield figure("camera.captured", len(captures) / runs, "documents")
    if captures:
        yield figure("camera.capture.median", median(captures), "ms")


class _Screening:
    """One time through the film, on a real panel.

    Attributes:
        guidance_ms: From the frame to the words on the panel.
        turn_ms: How long each turn of the window's loop took.
        capture_ms: From the second of the two frames that agree to the capture.
    """

    def __init__(self, film: Path, application: Application) -> None:
        clock = SystemClock()
        self.guidance_ms: list[float] = []
        self.turn_ms: list[float] = []
        self.capture_ms: list[float] = []
        ended = Event()
        panel = _StampedPanel(clock, self.guidance_ms, ended)
        tasks = TaskRunner()
        camera = LiveCamera(str(film), document_reader(clock).read, tasks, clock, panel)

        def note(capture: Capture) -> None:
            self.capture_ms.append((clock.monotonic_ns() - capture.grabbed_ns) / 1e6)
            ended.set()

        camera.captured.connect(note)
        panel.resize(960, 700)
        panel.show()
        end = monotonic() + _PATIENCE_S
        while not ended.wait(_TURN_S) and monotonic() < end:
            begun = monotonic()
            application.processEvents()
            self.turn_ms.append((monotonic() - begun) * 1000)
        panel.close()
        tasks.shutdown()
        panel.deleteLater()


class _StampedPanel(LivePanel):
    """A panel that notes when it showed what, and the end of the film."""

    def __init__(self, clock: Clock, spent_ms: list[float], ended: Event) -> None:
        super().__init__()
        self._ended = ended
        self._clock = clock
        self._spent_ms = spent_ms

    def show_view(self, view: LiveView) -> None:
        """Show a frame, and note how old it is."""
        super().show_view(view)
        self._spent_ms.append((self._clock.monotonic_ns() - view.grabbed_ns) / 1e6)

    def show_problem(self, problem: Problem) -> None:
        """Note the end of the film."""
        super().show_problem(problem)
        self._ended.set()


def _costs(frames: list[Pixels]) -> list[float]:
    """Return the processor time of judging each frame, in milliseconds, on one thread."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    costs = []
    before: Look | None = None
    for frame in frames:
        begun = thread_time()
        look = look_at(frame)
        judge(look, before)
        costs.append((thread_time() - begun) * 1000)
        before = look
    cv2.setNumThreads(threads)
    return costs


def _frames() -> list[Pixels]:
    """Return what happens over the desk, to the first frames in which the page lies still."""
    picture = render(ROUTINE).convert("RGB")
    height = round(picture.height * _PAGE_WIDTH / picture.width)
    page = np.asarray(picture.resize((_PAGE_WIDTH, height), Image.Resampling.LANCZOS))
    rng = np.random.default_rng(1)
    desk = np.full((_SIZE[1], _SIZE[0], 3), (104, 87, 70), np.float32)
    noises = [rng.normal(0, 3, (_SIZE[1], _SIZE[0], 1)).astype(np.float32) for _ in range(4)]
    middle = (_SIZE[0] - _PAGE_WIDTH) // 2
    lefts = [None] * 8 + [middle + 90 * step for step in range(9, 0, -1)] + [middle] * 32
    frames = []
    for number, left in enumerate(lefts):
        scene = desk.copy()
        if left is not None:
            top, shown = (_SIZE[1] - height) // 2, page[:, : _SIZE[0] - left]
            scene[top : top + height, left : left + shown.shape[1]] = shown
        if 20 <= number < 32:
            scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), 7), np.float32)
        elif 32 <= number < 44:
            scene = scene + _lamp()
        frames.append(np.clip(scene + noises[number % 4], 0, 255).astype(np.uint8))
    return frames


def _lamp() -> NDArray[np.float32]:
    width, height = _SIZE
    across = np.exp(-(((np.arange(width) / width - 0.5) / 0.09) ** 2) / 2)
    down = np.exp(-(((np.arange(height) / height - 0.7) / 0.12) ** 2) / 2)
    return np.asarray(190 * (down[:, None] * across[None, :])[..., None], np.float32)


def _film(folder: Path, frames: list[Pixels]) -> Path:
    path = folder / "desk.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), _RATE, _SIZE)
    still = frames[-4:] * round(_STILL_S * _RATE / 4)
    for frame in (*frames, *still):
        writer.write(cv2.cvtColor(frame, cv2.COLOR_RGB2BGR))
    writer.release()
    return path

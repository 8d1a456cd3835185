"""The live camera: how soon the officer hears what helps, and what a frame costs.

A film stands for the camera: a page slides onto a desk, is out of focus, glares, and lies still.
It plays at its own speed while the engine reads, as it does at the booth.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, thread_time

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer, Signal

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
_BEAT_MS = 10
_PATIENCE_MS = 60_000
_STILL_S = 5  # more than two readings take on a busy machine
Pixels = NDArray[np.uint8]


def measure(runs: int) -> Iterator[Figure]:
    """Play the film `runs` times, after one time to warm up."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(sys.argv[:1])
    guidance: list[float] = []
    late: list[float] = []
    captures: list[float] = []
    frames = _frames()
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        film = _film(Path(folder), frames)
        for round_ in range(runs + 1):
            played = _Screening(film)
            if round_:  # the first loads the nets
                guidance += played.guidance_ms
                late += played.late_ms
                captures += played.capture_ms
    application.quit()
    costs = _costs(frames)
    yield figure("camera.guidance.median", median(guidance), "ms")
    yield figure("camera.guidance.p95", percentile(guidance, 0.95), "ms", target=_GUIDANCE_MS)
    yield figure("camera.judging.median", median(costs), "cpu_ms")
    yield figure("camera.window_late.p95", percentile(late, 0.95), "ms")
    yield figure("camera.window_late.max", max(late), "ms")
    yield figure("camera.captured", len(captures) / runs, "documents")
    if captures:
        yield figure("camera.capture.median", median(captures), "ms")


class _Screening:
    """One time through the film, on a real panel.

    Attributes:
        guidance_ms: From the frame to the words on the panel.
        late_ms: How much later than due the window's loop came to a timer of 10 ms.
        capture_ms: From the second of the two frames that agree to the capture.
    """

    def __init__(self, film: Path) -> None:
        clock = SystemClock()
        self.guidance_ms: list[float] = []
        self.late_ms: list[float] = []
        self.capture_ms: list[float] = []
        panel = _StampedPanel(clock, self.guidance_ms)
        tasks = TaskRunner()
        camera = LiveCamera(str(film), document_reader(clock).read, tasks, clock, panel)

        def note(capture: Capture) -> None:
            self.capture_ms.append((clock.monotonic_ns() - capture.grabbed_ns) / 1e6)

        loop = QEventLoop()
        camera.captured.connect(note)
        camera.captured.connect(loop.quit)
        panel.ended.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        heart = QTimer(panel)
        heart.setInterval(_BEAT_MS)
        heart.timeout.connect(self._beat)
        panel.resize(960, 700)
        panel.show()
        self._last_beat = monotonic()
        heart.start()
        loop.exec()
        panel.close()
        tasks.shutdown()
        panel.deleteLater()

    def _beat(self) -> None:
        now = monotonic()
        self.late_ms.append(max(0.0, (now - self._last_beat) * 1000 - _BEAT_MS))
        self._last_beat = now


class _StampedPanel(LivePanel):
    """A panel that notes when it showed what.

    Signals:
        ended: The film is over.
    """

    ended = Signal()

    def __init__(self, clock: Clock, spent_ms: list[float]) -> None:
        super().__init__()
        self._clock = clock
        self._spent_ms = spent_ms

    def show_view(self, view: LiveView) -> None:
        """Show a frame, and note how old it is."""
        super().show_view(view)
        self._spent_ms.append((self._clock.monotonic_ns() - view.grabbed_ns) / 1e6)

    def show_problem(self, problem: Problem) -> None:
        """Note the end of the film."""
        super().show_problem(problem)
        self.ended.emit()


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

"""A camera, or a video file in its place: the newest frame, on a thread of its own."""

import math
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from app.problems import Problem, ProblemCode

if TYPE_CHECKING:  # cv2 and numpy load on the camera's thread, never before the sign-in page
    import cv2
    import numpy as np
    from numpy.typing import NDArray

_WIDTH, _HEIGHT = 1920, 1080  # asked of a device: 20 pixels from letter to letter on a full page
_MOST_PIXELS = 40_000_000  # a little more than 8K; what claims more is no camera
_USUAL_RATE = 30.0  # frames per second, where nothing sensible is said
_HIGHEST_RATE = 120.0
_DRIVER_BUFFERS = 4  # how many frames Video4Linux keeps when nobody takes them
_SELECT_S = 2  # without a frame for so long, a device is gone; OpenCV's own limit is ten
_FAREWELL_S = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class CameraFrame:
    """One frame.

    Attributes:
        pixels: (height, width, 3) unsigned 8-bit, RGB.
        number: Counts up from 1 as long as the camera is open, also over a broken connection.
        grabbed_ns: Monotonic time at which it came from the device.
    """

    pixels: "NDArray[np.uint8]"
    number: int
    grabbed_ns: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast things go.

    Attributes:
        frames_per_second: At which a video file plays; None takes its own, infinity plays as fast
            as the frames are taken, and then drops none.
        retry_s: Seconds between two attempts to open a camera that is not there.
    """

    frames_per_second: float | None = None
    retry_s: float = 1.0


class VideoSource(Protocol):
    """An open device or file."""

    @property
    def rate(self) -> float:
        """Frames per second."""
        ...

    @property
    def live(self) -> bool:
        """Say whether it sets the pace itself, as a device does and a file does not."""
        ...

    def read(self) -> "NDArray[np.uint8] | None":
        """Wait for the next frame, RGB; None when there will be no more."""
        ...

    def skip(self) -> bool:
        """Pass over one frame without decoding it; False when there is none."""
        ...

    def release(self) -> None:
        """Close it."""
        ...


class Camera:
    """Gives one frame after the other and never lets them pile up.

    A frame is handed over on the camera's thread; while the receiver works on it, newer ones are
    passed over, so that the next is new again. A camera that vanishes is told once and opened
    again as soon as it is back. A video file that ends is a camera that vanished.
    """

    def __init__(
        self,
        source: str,
        on_frame: Callable[[CameraFrame], None],
        on_problem: Callable[[Problem], None],
        *,
        pace: Pace | None = None,
        monotonic_ns: Callable[[], int] = time.monotonic_ns,
        open_source: Callable[[str], VideoSource] | None = None,
    ) -> None:
        """Prepare; `start` opens the device.

        Args:
            source: A device's number, its path (`/dev/video0`), or the path of a video file.
            on_frame: Gets every frame, on the camera's thread.
            on_problem: Gets CAMERA_MISSING or CAMERA_UNPLUGGED, once until frames come again.
            pace: How fast; the usual pace by default.
            monotonic_ns: The clock that stamps the frames.
            open_source: Opens `source` or raises a `Problem`; by default with OpenCV.
        """
        self._source = source
        self._on_frame = on_frame
        self._on_problem = on_problem
        self._pace = pace or Pace()
        self._monotonic_ns = monotonic_ns
        self._open = open_source or open_video
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self, after: "Camera | None" = None) -> None:
        """Open the camera on its thread; returns at once. Only once for one `Camera`.

        Args:
            after: A stopped camera that may still hold the same device: wait for it first.
        """
        assert self._thread is None
        # Not a daemon: Python would end it inside of OpenCV, and that aborts the process.
        self._thread = Thread(target=self._run, args=(after,), name="camera")
        self._thread.start()

    def stop(self) -> None:
        """End; returns at once, the thread follows when the device lets go. Harmless to repeat.

        Whoever starts a camera must stop it: until then the process does not end.
        """
        self._stopping.set()

    def join(self) -> None:
        """Wait until a stopped camera is closed; a device that hangs is left to itself."""
        if self._thread is not None:
            self._thread.join(_FAREWELL_S)

    @property
    def stopped(self) -> bool:
        """Say whether it was stopped; a frame that is still under way then counts no more."""
        return self._stopping.is_set()

    def _run(self, after: "Camera | None") -> None:
        if after is not None:
            after.join()
        number = 0
        told = False
        while not self.stopped:
            problem = Problem(ProblemCode.CAMERA_UNPLUGGED)
            before = number
            try:
                source = self._open(self._source)
            except Problem as missing:
                problem = missing
            else:
                try:
                    number = self._play(source, number)
                finally:
                    source.release()
            told = told and number == before
            if not told and not self.stopped:
                told = True
                self._on_problem(problem)
            self._stopping.wait(self._pace.retry_s)

    def _play(self, source: VideoSource, number: int) -> int:
        """Hand over frames until there are no more; return the last one's number."""
        due = time.monotonic()
        while not self.stopped and (pixels := source.read()) is not None:
            number += 1
            begun = time.monotonic()
            self._on_frame(CameraFrame(pixels, number, self._monotonic_ns()))
            if source.live:
                _pass_over_old(source, time.monotonic() - begun)
            else:
                due = self._keep_time(source, due)
        return number

    def _keep_time(self, source: VideoSource, due: float) -> float:
        """Play a file in time: wait, or pass over what is late; return when the next is due."""
        rate = self._pace.frames_per_second or source.rate
        if math.isinf(rate):
            return due
        due += 1 / rate
        late = time.monotonic() - due
        if late < 0:
            self._stopping.wait(-late)
            return due
        missed = 0
        while missed < int(late * rate) and source.skip():
            missed += 1
        return due + missed / rate


def open_video(source: str) -> VideoSource:
    """Open a device or a video file with OpenCV.

    Raises:
        Problem: CAMERA_MISSING.
    """
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(_SELECT_S))
    import cv2

    if source.isdecimal() and sys.platform == "linux":
        source = f"/dev/video{int(source)}"
    is_file = Path(source).is_file()
    capture = cv2.VideoCapture()
    capture.setExceptionMode(False)
    try:
        if is_file:  # by FFmpeg alone: other readers take a name for a pattern or a pipeline
            opened = capture.open(source, cv2.CAP_FFMPEG)
        elif source.isdecimal():
            opened = capture.open(int(source))
        else:
            opened = Path(source).exists() and capture.open(source, cv2.CAP_V4L2)
        pixels = capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    except cv2.error as error:
        raise Problem(ProblemCode.CAMERA_MISSING, "cannot be opened") from error
    if not opened or pixels > _MOST_PIXELS:
        capture.release()
        raise Problem(ProblemCode.CAMERA_MISSING, "too large" if opened else "cannot be opened")
    if not is_file:
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return _OpenVideo(capture, _rate(capture.get(cv2.CAP_PROP_FPS)), live=not is_file)


@dataclass(frozen=True, slots=True)
class _OpenVideo:
    """An open `VideoCapture`."""

    capture: "cv2.VideoCapture"
    rate: float
    live: bool

    def read(self) -> "NDArray[np.uint8] | None":
        import cv2
        import numpy as np

        try:
            there, pixels = self.capture.read()
            if not there or pixels.size == 0 or pixels.ndim != 3:
                return None
            return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)
        except cv2.error:  # a damaged stream ends here
            return None

    def skip(self) -> bool:
        return self.capture.grab()

    def release(self) -> None:
        self.capture.release()


def _pass_over_old(source: VideoSource, worked_s: float) -> None:
    """Pass over all but the newest of the frames that came while the last one was worked on."""
    for _ in range(min(int(worked_s * source.rate) - 1, _DRIVER_BUFFERS)):
        if not source.skip():
            return


def _rate(said: float) -> float:
    """Return frames per second, whatever nonsense a file says."""
    return said if 1.0 <= said <= _HIGHEST_RATE else _USUAL_RATE

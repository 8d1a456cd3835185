"""A camera at work: every frame is judged, good ones are offered to the reader."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from app.capture.camera import Camera, CameraFrame, Pace, VideoSource
from app.capture.frame import Frame
from app.capture.frame_quality import Box, Look, judge, look_at
from app.capture.still import camera_name, keep_still
from app.documents.live_reading import Cue, LiveReading
from app.documents.reading import DocumentReading
from app.problems import Problem

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class LiveView:
    """One frame for the screen.

    Attributes:
        picture: (height, width, 3) unsigned 8-bit, RGB, small enough to paint at once.
        box: Where the document lies in it: left, top, width, height; None where there is none.
        cue: What the officer is told.
        number, grabbed_ns: Of the frame it was made from.
    """

    picture: "NDArray[np.uint8]"
    box: Box | None
    cue: Cue
    number: int
    grabbed_ns: int


@dataclass(frozen=True, slots=True, eq=False)
class Capture:
    """A document that was captured.

    Attributes:
        frame: The second of the two frames that agree.
        reading: What it says; `image_sha256` names the frame's original.
        grabbed_ns: Monotonic time of that frame.
    """

    frame: Frame
    reading: DocumentReading
    grabbed_ns: int


@dataclass(frozen=True, slots=True)
class Listener:
    """Who wants to know; called on the camera's thread, and to return at once.

    Attributes:
        viewed: Gets every frame that was judged.
        offered: Gets a frame to `LiveSession.read` on a thread that may be slow.
        failed: Gets CAMERA_MISSING or CAMERA_UNPLUGGED.
    """

    viewed: Callable[[LiveView], None]
    offered: Callable[[CameraFrame], None]
    failed: Callable[[Problem], None]


class LiveSession:
    """Watches one camera from `start` to `stop`."""

    def __init__(
        self,
        source: str,
        read: Callable[[Frame], DocumentReading],
        listener: Listener,
        *,
        pace: Pace | None = None,
        monotonic_ns: Callable[[], int] = time.monotonic_ns,
        open_source: Callable[[str], VideoSource] | None = None,
    ) -> None:
        """Prepare; `start` opens the camera.

        Args:
            source: The camera, as `Camera` takes it.
            read: Reads a picture, slowly.
            listener: Who wants to know.
            pace: How fast a file plays.
            monotonic_ns: The clock that stamps the frames.
            open_source: Opens the camera; by default with OpenCV.
        """
        self._name = camera_name(source)
        self._read = read
        self._listener = listener
        self._rules = LiveReading()
        self._lock = Lock()  # the rules hear from the camera's and the reader's thread
        self._before: Look | None = None
        self._camera = Camera(
            source,
            self._arrived,
            listener.failed,
            pace=pace,
            monotonic_ns=monotonic_ns,
            open_source=open_source,
        )

    def start(self, after: "LiveSession | None" = None) -> None:
        """Open the camera, once the stopped session `after` has closed it; returns at once."""
        self._camera.start(after._camera if after else None)  # noqa: SLF001 - one of our own kind

    def stop(self) -> None:
        """Let the camera go; returns at once. Harmless to repeat."""
        self._camera.stop()

    def join(self) -> None:
        """Wait until the camera is closed."""
        self._camera.join()

    def again(self) -> None:
        """Read the document that lies there, also if it was captured before."""
        with self._lock:
            self._rules.again()

    def read(self, frame: CameraFrame) -> Capture | None:
        """Read a frame that was offered. Slow: for the engines pool.

        Returns:
            The document, if this frame captures it.

        Raises:
            Problem: READER_MISSING.
        """
        try:
            # The original is made for the one frame that is kept: it costs more than the picture.
            reading = self._read(Frame(frame.pixels, self._name, b"", ""))
        except BaseException:
            with self._lock:
                self._rules.failed()
            raise
        with self._lock:
            captured = self._rules.heard(reading)
        if not captured or self._camera.stopped:
            return None
        still = keep_still(frame, self._name)
        return Capture(still, replace(reading, image_sha256=still.sha256), frame.grabbed_ns)

    def _arrived(self, frame: CameraFrame) -> None:
        look = look_at(frame.pixels)
        quality = judge(look, self._before)
        self._before = look
        with self._lock:
            seen = self._rules.see(quality)
        if self._camera.stopped:
            return
        if seen.offer:
            self._listener.offered(frame)
        shrunk = max(look.picture.shape) / max(frame.pixels.shape)
        box = quality.box and _scaled(quality.box, shrunk)
        self._listener.viewed(LiveView(look.picture, box, seen.cue, frame.number, frame.grabbed_ns))


def _scaled(box: Box, by: float) -> Box:
    left, top, width, height = (round(value * by) for value in box)
    return left, top, width, height

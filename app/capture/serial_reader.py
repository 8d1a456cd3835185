"""A document or barcode reader on a serial port: whole texts, on a thread of its own."""

import errno
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from app.capture.text_frames import Garbled, ReadText, TextFrames
from app.problems import Problem, ProblemCode

if TYPE_CHECKING:  # loads with the first port, not before the sign-in page
    from serial import Serial

SPEEDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
"""Bits per second that readers offer."""
_RETRY_S = 1.0
_FAREWELL_S = 3.0
_PIECE = 4096
_REASONS = {
    errno.ENOENT: ProblemCode.READER_UNPLUGGED,
    errno.EACCES: ProblemCode.READER_DENIED,
    errno.EPERM: ProblemCode.READER_DENIED,
    errno.EBUSY: ProblemCode.DEVICE_BUSY,
    errno.EAGAIN: ProblemCode.DEVICE_BUSY,  # another program holds the lock
}


class SerialReader:
    """Listens from `start` to `stop`; a reader that is unplugged goes on when it is back."""

    def __init__(
        self,
        port: str,
        speed: int,
        on_text: Callable[[ReadText | Garbled], None],
        on_problem: Callable[[Problem | None], None],
        *,
        retry_s: float = _RETRY_S,
    ) -> None:
        """Prepare; `start` opens the port.

        Args:
            port: Path of the device.
            speed: Bits per second; 8 data bits, no parity, 1 stop bit.
            on_text: Gets every text, on the reader's thread.
            on_problem: Gets READER_UNPLUGGED, READER_DENIED or DEVICE_BUSY, once until the port
                opens; and None whenever it has opened.
            retry_s: Seconds between two attempts to open the port.
        """
        self._port_name = port
        self._speed = speed
        self._on_text = on_text
        self._on_problem = on_problem
        self._retry_s = retry_s
        self._stopping = Event()
        self._lock = Lock()  # `stop` wakes a port that the thread may be closing
        self._port: Serial | None = None
        self._thread: Thread | None = None

    def start(self, after: "SerialReader | None" = None) -> None:
        """Open the port on its thread; returns at once. Only once for one reader.

        Args:
            after: A stopped reader that may still hold the same port: wait for it first.
        """
        assert self._thread is None
        self._thread = Thread(target=self._run, args=(after,), name="serial")
        self._thread.start()

    def stop(self) -> None:
        """End; returns at once, and nothing is told any more. Harmless to repeat."""
        self._stopping.set()
        with self._lock:
            if self._port is not None:
                self._port.cancel_read()

    def join(self) -> None:
        """Wait until a stopped reader has closed its port."""
        if self._thread is not None:
            self._thread.join(_FAREWELL_S)

    def _run(self, after: "SerialReader | None") -> None:
        if after is not None:
            after.join()
        told: ProblemCode | None = None
        while not self._stopping.is_set():
            try:
                port = self._open()
            except Problem as problem:
                reason = problem
            else:
                told = None
                self._tell_problem(None)
                self._listen(port)
                reason = Problem(ProblemCode.READER_UNPLUGGED)
            if reason.code is not told:
                told = reason.code
                self._tell_problem(reason)
            self._stopping.wait(self._retry_s)

    def _open(self) -> "Serial":
        from serial import Serial, SerialException

        if not Path(self._port_name).exists():
            raise Problem(ProblemCode.READER_UNPLUGGED)
        try:
            # One program alone: two that read share the letters of a document between them.
            port = Serial(self._port_name, self._speed, exclusive=True)
        except (OSError, SerialException, ValueError) as error:
            raise Problem(_reason(error), type(error).__name__) from error
        with self._lock:
            self._port = port
        return port

    def _listen(self, port: "Serial") -> None:
        """Tell of texts until the port is gone, or somebody wants an end."""
        from serial import SerialException

        frames = TextFrames()
        try:
            while not self._stopping.is_set():
                if port.timeout != frames.patience_s:
                    port.timeout = frames.patience_s
                began = time.monotonic()
                piece = port.read(1)
                if piece:
                    piece += port.read(min(port.in_waiting, _PIECE))
                    found = frames.feed(piece)
                elif port.timeout is not None and time.monotonic() - began >= port.timeout:
                    found = frames.pause()
                else:
                    found = []  # woken by `stop`
                for text in found:
                    if not self._stopping.is_set():
                        self._on_text(text)
        except (OSError, SerialException):  # unplugged
            return
        finally:
            with self._lock:
                self._port = None
            with suppress(OSError, SerialException):
                port.close()

    def _tell_problem(self, problem: Problem | None) -> None:
        if not self._stopping.is_set():
            self._on_problem(problem)


def _reason(error: Exception) -> ProblemCode:
    return _REASONS.get(getattr(error, "errno", None) or 0, ProblemCode.READER_UNPLUGGED)

"""Brings what a reader on a serial port sends to the GUI thread."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from app.capture.serial_reader import SerialReader
from app.capture.text_frames import Garbled, ReadText
from app.problems import Problem


class SerialFeed(QObject):
    """Listens to one port at a time; after `stop` nothing is told that was under way.

    Signals:
        arrived (object): A text: `ReadText` or `Garbled`.
        troubled (object): The port cannot be used: a `Problem`; None as soon as it can.
    """

    arrived = Signal(object)
    troubled = Signal(object)
    _heard = Signal(object, object)
    _changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: SerialReader | None = None
        self._leaving: SerialReader | None = None
        self._token: object | None = None  # of the reader that may speak
        queued = Qt.ConnectionType.QueuedConnection
        self._heard.connect(partial(self._pass_on, self.arrived), queued)
        self._changed.connect(partial(self._pass_on, self.troubled), queued)

    @property
    def listening(self) -> bool:
        """Say whether a port is in use, or waited for."""
        return self._reader is not None

    def listen(self, port: str, speed: int, *, after: "SerialFeed | None" = None) -> None:
        """Listen to this port from now on.

        Args:
            port: Path of the device; empty listens to none.
            speed: Bits per second.
            after: A stopped feed that may still hold the same port.
        """
        self.stop()
        if not port:
            return
        token = self._token = object()

        def hear(text: ReadText | Garbled) -> None:
            self._heard.emit(token, text)

        def change(problem: Problem | None) -> None:
            self._changed.emit(token, problem)

        self._reader = SerialReader(port, speed, hear, change)
        before = after._leaving if after else self._leaving  # noqa: SLF001 - one of our own kind
        self._reader.start(before)

    def stop(self) -> None:
        """Let the port go; returns at once."""
        self._token = None
        if self._reader is not None:
            self._reader.stop()
            self._leaving, self._reader = self._reader, None

    def join(self) -> None:
        """Wait until the port is closed after `stop`."""
        if self._leaving is not None:
            self._leaving.join()

    def _pass_on(self, signal: SignalInstance, token: object, what: object) -> None:
        if token is self._token:
            signal.emit(what)

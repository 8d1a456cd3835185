"""Tests of what brings texts: a reader on a serial port, a reader that types. Nothing is kept."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.capture.text_frames import Garbled, ReadText
from app.clock import Clock
from app.documents.sent_text import recognize
from app.problems import Problem
from app.ui.devices.views import TextView
from app.ui.devices.words import garbled_said, sent_said
from app.ui.intake.serial_feed import SerialFeed
from app.ui.intake.wedge import zone_lines
from app.ui.intake.wedge_filter import WedgeFilter


class SerialTrial(QObject):
    """Takes the port from the booth as long as it lasts.

    Attributes:
        feed: What listens.

    Signals:
        given_back: The port is the booth's again.
    """

    given_back = Signal()

    def __init__(self, view: TextView, clock: Clock, booth: SerialFeed, parent: QObject) -> None:
        """Make the test.

        Args:
            view: Where it shows what arrives.
            clock: Decides the century of two-digit years.
            booth: What listens otherwise.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._view = view
        self._clock = clock
        self._booth = booth
        self.feed = SerialFeed(self)
        self.feed.arrived.connect(self._show)
        self.feed.troubled.connect(self._show_state)

    def start(self, port: str, speed: int) -> None:
        """Listen to the port."""
        self._booth.stop()
        self._view.wait(self.tr("The port is being opened …"))
        self.feed.listen(port, speed, after=self._booth)

    def stop(self) -> None:
        """Give the port back; nothing more is shown."""
        if self.feed.listening:
            self.feed.stop()
            self.given_back.emit()

    def _show(self, text: ReadText | Garbled) -> None:
        if isinstance(text, Garbled):
            self._view.show_text((), garbled_said(text), "")
        else:
            show_sent(self._view, self._clock, text.lines, text.payload)

    def _show_state(self, problem: Problem | None) -> None:
        if problem is None:
            self._view.wait(self.tr("Read something now"), self.tr("Its text appears here."))
        else:
            self._view.show_problem(problem)


class WedgeTrial(QObject):
    """Shows what a reader types while its section is in sight."""

    def __init__(self, view: TextView, page: QWidget, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._clock = clock
        self._filter = WedgeFilter(page, clock, self)
        self._filter.typed.connect(self._show)
        self._filter.garbled.connect(self._say_garbled)

    @property
    def idle(self) -> bool:
        """Say whether no key is held back."""
        return not self._filter.holding

    def use(self, prefix: str, suffix: str) -> None:
        """Listen for a reader that sends these around each line."""
        self._filter.use(prefix, suffix)

    def _show(self, lines: tuple[str, ...]) -> None:
        show_sent(self._view, self._clock, lines, "\n".join(lines).encode())

    def _say_garbled(self) -> None:
        self._view.show_text((), garbled_said(Garbled()), "")


def show_sent(view: TextView, clock: Clock, lines: tuple[str, ...], payload: bytes) -> None:
    """Show a text and what it is."""
    today = clock.now().astimezone().date()
    sent = recognize(zone_lines(lines) if lines else (), payload, today)
    size = view.tr("{lines} lines, {bytes} bytes")
    view.show_text(lines, sent_said(sent), size.format(lines=len(lines), bytes=len(payload)))

"""The devices of a desk: their page, and the booth that works with them."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.bootstrap.workstation import Workstation
from app.capture.text_frames import Garbled, ReadText
from app.duty.officers import Duty, Role
from app.problems import Problem
from app.services.device_setup import DeviceSetup
from app.settings import StationSettings, read_station, write_station
from app.ui.devices.page import DevicesPage
from app.ui.devices.presenter import DevicesPresenter
from app.ui.intake.serial_feed import SerialFeed
from app.ui.primary.presenter import PrimaryPresenter
from app.ui.tasks import TaskRunner


class DeskDevices(QObject):
    """Listens to the serial port while somebody works at the booth, and lends it to a test.

    Attributes:
        page: Where devices are chosen and tested.

    Signals:
        failed (Problem): The reader at the booth cannot be used.
    """

    failed = Signal(object)

    def __init__(
        self, station: Workstation, tasks: TaskRunner, booth: PrimaryPresenter, parent: QObject
    ) -> None:
        """Join them; `start` lets an officer work."""
        super().__init__(parent)
        self.page = DevicesPage()
        self._settings = station.settings
        self._booth = booth
        self._at_booth = False
        self._feed = SerialFeed(self)
        setup = DeviceSetup(
            station.journal,
            partial(read_station, station.home),
            partial(write_station, station.home),
        )
        self._presenter = DevicesPresenter(setup, tasks, station.clock, self.page, self._feed, self)
        self._feed.arrived.connect(self._take_text)
        self._feed.troubled.connect(self._tell)
        self._presenter.kept.connect(self._use)
        self._presenter.port_given_back.connect(self._listen)
        booth.use_devices(self._settings)

    @property
    def idle(self) -> bool:
        """Say whether no key is held back that a reader may have typed."""
        return self._presenter.idle

    def start(self, duty: Duty) -> None:
        """Let this officer work."""
        self._at_booth = duty.role is Role.PRIMARY
        self._presenter.start(duty)
        self._listen()

    def stop(self) -> None:
        """Nobody works here now."""
        self._at_booth = False
        self._presenter.stop()
        self._feed.stop()

    def close(self) -> None:
        """End, and wait until the port is closed."""
        self.stop()
        self._feed.join()

    @Slot(object)
    def _use(self, settings: StationSettings) -> None:
        self._settings = settings
        self._booth.use_devices(settings)
        self._listen()

    @Slot(object)
    def _listen(self, after: SerialFeed | None = None) -> None:
        settings = self._settings
        if self._at_booth:
            self._feed.listen(settings.serial_port, settings.serial_speed, after=after)

    @Slot(object)
    def _take_text(self, text: ReadText | Garbled) -> None:
        self._booth.text_arrived(text)

    @Slot(object)
    def _tell(self, problem: Problem | None) -> None:
        if problem is not None:
            self.failed.emit(problem)

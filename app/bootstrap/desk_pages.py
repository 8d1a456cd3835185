"""The pages of a desk's window, and the presenters behind them, joined to each other."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.bootstrap.desk_arrivals import DeskArrivals
from app.bootstrap.desk_devices import DeskDevices
from app.bootstrap.desk_scans import DeskScans
from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.services.views import ReferralRow
from app.ui import help_pages
from app.ui.arrival_alarm import ArrivalAlarm
from app.ui.arrival_alarm_presenter import ArrivalAlarmPresenter
from app.ui.primary.page import PrimaryPage
from app.ui.primary.presenter import PrimaryPresenter
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.presenter import RadiographPresenter
from app.ui.returned_notes import ReturnedNotes
from app.ui.returned_notes_presenter import ReturnedNotesPresenter
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.presenter import SecondaryPresenter
from app.ui.supervisor.page import SupervisorPage
from app.ui.supervisor.presenter import SupervisorPresenter
from app.ui.tasks import TaskRunner
from app.ui.workspace import Page

_PRIMARY, _SECONDARY, _RADIOGRAPHS, _SHIFT = "primary", "secondary", "radiographs", "shift"
_ARRIVALS, _DEVICES = "arrivals", "devices"


class DeskPages(QObject):
    """Builds every page there is; the window offers those of the officer's role.

    Attributes:
        primary, secondary, radiograph, supervisor, arrivals: The pages.
        alarm, notes: Lines that stand over every page.

    Signals:
        page_wanted (str): One page leads to another: its key.
        failed (Exception): What was answered on one of the lines could not be recorded.
    """

    page_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, station: Workstation, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        inbox = station.settings.watched_folder
        self.primary, self.secondary = PrimaryPage(), SecondaryPage()
        self.radiograph, self.supervisor = RadiographPage(), SupervisorPage()
        self.alarm, self.notes = ArrivalAlarm(), ReturnedNotes()
        self._primary = PrimaryPresenter(
            station.primary,
            station.line,
            tasks,
            station.clock,
            self.primary,
            inbox,
            self,
            camera=station.settings.camera,
            pages=station.pages,
        )
        self._secondary = SecondaryPresenter(
            station.secondary, tasks, station.clock, self.secondary, inbox, self
        )
        self._radiograph = RadiographPresenter(
            station.radiographs,
            station.secondary.record_finding,
            tasks,
            station.clock,
            self.radiograph,
            inbox,
            self,
            deciding=station.deciding,
            evidence=station.evidence,
            library=station.library,
        )
        self._scans = DeskScans(station, tasks, self)
        self._scans.failed.connect(self.failed)
        self._scans.received.connect(self._radiograph.refresh)
        self._supervisor = SupervisorPresenter(
            station.supervision, tasks, station.clock, self.supervisor, self
        )
        self._watch = ArrivalAlarmPresenter(
            station.arrivals, tasks, station.clock, self.alarm, self
        )
        self._returned = ReturnedNotesPresenter(
            station.supervision, tasks, station.clock, self.notes, self
        )
        self._devices = DeskDevices(station, tasks, self._primary, self)
        self._devices.failed.connect(self.failed)
        self._arrivals = DeskArrivals(station, tasks, self)
        self._arrivals.failed.connect(self.failed)
        self.arrivals = self._arrivals.page
        self._watch.failed.connect(self.failed)
        self._returned.failed.connect(self.failed)
        self._duty: Duty | None = None
        self._secondary.radiograph_requested.connect(self._open_radiograph)
        self._radiograph.finding_recorded.connect(self._secondary.refresh)
        self._radiograph.closed.connect(self._back_to_secondary)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as the window offers them."""
        return (
            Page(
                _PRIMARY,
                self.tr("Primary"),
                self.primary,
                frozenset({Role.PRIMARY}),
                help=help_pages.PRIMARY,
            ),
            Page(
                _SHIFT,
                self.tr("Shift"),
                self.supervisor,
                frozenset({Role.SUPERVISOR}),
                self._supervisor.needs_changed,
                help=help_pages.SHIFT,
            ),
            Page(
                _SECONDARY,
                self.tr("Secondary"),
                self.secondary,
                frozenset({Role.SECONDARY, Role.SUPERVISOR}),
                self._secondary.waiting_changed,
                help=help_pages.SECONDARY,
            ),
            Page(
                _RADIOGRAPHS,
                self.tr("Radiographs"),
                self.radiograph,
                frozenset({Role.SECONDARY}),
                self._radiograph.waiting_changed,
                help=help_pages.RADIOGRAPHS,
            ),
            Page(
                _ARRIVALS,
                self.tr("Arrivals"),
                self._arrivals.page,
                frozenset(Role),
                help=help_pages.ARRIVALS,
            ),
            Page(
                _DEVICES,
                self.tr("Devices"),
                self._devices.page,
                frozenset(Role),
                help=help_pages.DEVICES,
            ),
        )

    @property
    def idle(self) -> bool:
        """Say whether no page holds anything back that was typed."""
        return self._primary.idle and self._devices.idle

    def start(self, duty: Duty) -> None:
        """Let this officer work on the pages of the role."""
        self._duty = duty
        self._primary.start(duty)
        self._secondary.start(duty)
        self._radiograph.start(duty)
        self._supervisor.start(duty)
        self._watch.start(duty)
        self._returned.start(duty)
        self._devices.start(duty)
        self._arrivals.start(duty)
        self._scans.start()

    @Slot()
    def stop(self) -> None:
        """Nobody works here now: locked or signed out."""
        self._duty = None
        self._primary.stop()
        self._secondary.stop()
        self._radiograph.stop()
        self._supervisor.stop()
        self._watch.stop()
        self._returned.stop()
        self._devices.stop()
        self._arrivals.stop()

    def close(self) -> None:
        """End, and let every device go."""
        self.stop()
        self._devices.close()
        self._arrivals.close()
        self._scans.close()

    def refresh(self) -> None:
        """Look again at what other desks may have changed."""
        self._primary.refresh()
        self._secondary.refresh()
        self._supervisor.refresh()
        self._watch.refresh()
        self._returned.refresh()
        self._arrivals.refresh()
        self._radiograph.refresh()

    @Slot(object)
    def document_arrived(self, path: Path) -> None:
        """Note a new file in the watched folder."""
        self._primary.document_arrived(path)
        self._secondary.document_arrived(path)
        self._radiograph.document_arrived(path)

    @Slot(object)
    def _open_radiograph(self, row: ReferralRow) -> None:
        if self._duty is not None:
            self._radiograph.open_for(self._duty, row)
            self.page_wanted.emit(_RADIOGRAPHS)

    @Slot()
    def _back_to_secondary(self) -> None:
        self.page_wanted.emit(_SECONDARY)

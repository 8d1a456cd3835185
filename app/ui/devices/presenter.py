"""The work of the devices' page: look what is there, test it, keep what was chosen."""

from dataclasses import replace
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.capture.camera import Pace
from app.clock import Clock
from app.duty.officers import Duty, Role
from app.problems import Problem
from app.services.device_setup import DeviceKind, DeviceSetup, Survey, is_usable
from app.settings import StationSettings
from app.ui.devices.page import DevicesPage
from app.ui.devices.picture_trials import CameraTrial, FolderTrial, ScannerTrial
from app.ui.devices.text_trials import SerialTrial, WedgeTrial
from app.ui.devices.words import full_path_wanted, looking, state_words, with_lists
from app.ui.intake.serial_feed import SerialFeed
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark


class DevicesPresenter(QObject):
    """Connects the page with the devices of the desk.

    Signals:
        kept (StationSettings): A supervisor has chosen; this is what the station has now.
        port_given_back (SerialFeed): The test, which listened with this, is over.
    """

    kept = Signal(object)
    port_given_back = Signal(object)

    def __init__(
        self,
        setup: DeviceSetup,
        tasks: TaskRunner,
        clock: Clock,
        page: DevicesPage,
        booth: SerialFeed,
        parent: QObject | None = None,
        *,
        pace: Pace | None = None,
    ) -> None:
        """Make the presenter; officers can work after `start`.

        Args:
            setup: What can be done about devices.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            booth: What listens to the serial port while nobody tests it.
            parent: Qt's owner.
            pace: How fast a video file plays in the place of a camera.
        """
        super().__init__(parent)
        self._setup = setup
        self._tasks = tasks
        self._page = page
        self._duty: Duty | None = None
        self._officer: object | None = None  # whose draft stands in the fields
        self._settings: StationSettings | None = None
        self._survey: Survey | None = None
        self._looking: Event | None = None
        self._testing: DeviceKind | None = None
        self._saving = False
        self._scanner = ScannerTrial(page.scanned, tasks, self)
        self._camera = CameraTrial(page.filmed, clock, self, pace=pace)
        self._folder = FolderTrial(page.dropped, tasks, self)
        self._serial = SerialTrial(page.sent, clock, booth, self)
        self._wedge = WedgeTrial(page.typed, page.wedge, clock, self)
        self._scanner.ended.connect(self._note_end)
        self._folder.ended.connect(self._note_end)
        self._serial.given_back.connect(self._give_port_back)
        page.opened.connect(self._open)
        page.closed.connect(self._close)
        page.section_opened.connect(self.end_test)
        page.changed.connect(self._take_change)
        page.test_requested.connect(self._test)
        page.stop_requested.connect(self.end_test)
        page.look_requested.connect(self._look)
        page.keep_requested.connect(self._keep)
        self._say_how_to_test()

    @property
    def idle(self) -> bool:
        """Say whether no key is held back until it is clear who typed it."""
        return self._wedge.idle

    def start(self, duty: Duty) -> None:
        """Let this officer work; another one finds what the station has, not somebody's draft."""
        if self._officer != duty.officer.id:
            self._settings = None
        self._duty, self._officer = duty, duty.officer.id
        if self._page.isVisible():
            self._look()

    def stop(self) -> None:
        """Nobody works here now: every test ends."""
        self._duty = None
        self._close()

    def end_test(self) -> None:
        """End the test, if one runs; nothing of what arrived is left."""
        self._testing = None
        for trial in (self._scanner, self._camera, self._folder, self._serial):
            trial.stop()
        self._page.show_testing(testing=False)
        self._say_how_to_test()

    # --- what is there ----------------------------------------------------------------------------

    def _open(self) -> None:
        if self._duty is not None:
            self._look()

    def _close(self) -> None:
        self.end_test()
        if self._looking is not None:
            self._looking.set()
            self._looking = None

    def _look(self) -> None:
        """Read the settings where they are not known yet, and look for devices."""
        if self._looking is not None or self._duty is None:
            return
        if self._settings is None:
            try:
                self._settings = self._setup.settings()
            except Problem as problem:
                self._page.banner.show_problem(problem)
                return
            self._page.show_settings(self._settings)
            self._listen_to_wedge()
        for kind in DeviceKind:
            self._page.show_state(kind, looking())
        self._looking = stop = Event()
        task = self._tasks.engine(self._setup.survey, self._drafted(), stop)
        task.result.connect(partial(self._show_survey, stop))
        task.finished.connect(partial(self._note_looked, stop))
        self._show_keep()

    def _show_survey(self, asked: Event, survey: Survey) -> None:
        if asked is not self._looking:
            return
        self._survey = survey
        for section in (self._page.scanner, self._page.camera, self._page.serial):
            section.offer(survey.found.get(section.kind, ()))
        self._show_states()

    def _note_looked(self, asked: Event) -> None:
        if asked is self._looking:
            self._looking = None

    def _show_states(self) -> None:
        if self._survey is None:
            return
        for kind, section in self._page.sections.items():
            name = section.name
            if not all(is_usable(kind, each) for each in section.names):
                self._page.show_state(kind, full_path_wanted())
                continue
            device = self._survey.device(kind, name) if name else None
            problem = self._survey.scanner_problem if kind is DeviceKind.SCANNER else None
            said = state_words(kind, device, problem)
            if kind is DeviceKind.FOLDER:
                lists = self._page.folder.lists
                said = with_lists(said, self._survey.device(kind, lists) if lists else None)
            self._page.show_state(kind, said)

    # --- what is chosen ---------------------------------------------------------------------------

    def _take_change(self) -> None:
        self.end_test()
        self._listen_to_wedge()
        self._show_states()
        self._show_keep()

    def _listen_to_wedge(self) -> None:
        chosen = self._page.wedge.chosen()
        self._wedge.use(chosen["wedge_prefix"], chosen["wedge_suffix"])

    def _drafted(self) -> StationSettings:
        assert self._settings is not None
        return replace(self._settings, **self._changes())

    @property
    def _usable(self) -> bool:
        return all(
            is_usable(kind, name)
            for kind, part in self._page.sections.items()
            for name in part.names
        )

    def _changes(self) -> dict[str, Any]:
        """Return what stands in the fields and is not what the station has."""
        assert self._settings is not None
        chosen = self._page.chosen()
        return {
            key: value
            for key, value in chosen.items()
            if value != getattr(self._settings, key) and not self._is_same_camera(key, value)
        }

    def _is_same_camera(self, key: str, value: object) -> bool:
        """Say whether the camera is still the one that the settings give by its number."""
        before = self._settings.camera if self._settings else ""
        return key == "camera" and before.isdecimal() and value == f"/dev/video{before}"

    def _show_keep(self) -> None:
        changed = self._settings is not None and bool(self._changes())
        supervises = self._duty is not None and self._duty.role is Role.SUPERVISOR
        self._page.show_may_keep(may=changed and supervises and self._usable and not self._saving)
        if changed and not supervises:
            words = self.tr("You can test this. A supervisor keeps it for the desk.")
            self._page.say(words, Mark.OPEN)
        else:
            self._page.say("")

    def _keep(self) -> None:
        if self._duty is None or self._settings is None or self._saving:
            return
        self._saving = True
        self._page.banner.clear()
        task = self._tasks.store(self._keep_changes(self._duty, self._changes()))
        task.result.connect(self._note_kept)
        task.failed.connect(self._fail)

    def _keep_changes(self, duty: Duty, changes: dict[str, Any]) -> Any:  # noqa: ANN401 - a thunk
        return lambda: self._setup.keep(duty, **changes)

    def _note_kept(self, settings: StationSettings) -> None:
        before = self._settings
        moved = before is not None and (
            (settings.watched_folder, settings.lists_folder)
            != (before.watched_folder, before.lists_folder)
        )
        self._saving = False
        self._settings = settings
        self._show_keep()
        if moved:
            self._page.say(self.tr("Recorded. The folder is watched from the next start on."))
        else:
            self._page.say(self.tr("Recorded. The desk works with this now."))
        self.kept.emit(settings)

    def _fail(self, error: Exception) -> None:
        self._saving = False
        self._show_keep()
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

    # --- tests ------------------------------------------------------------------------------------

    def _test(self) -> None:
        page, section = self._page, self._page.section
        if self._duty is None or self._testing is not None:
            return
        kind, name = section.kind, section.name
        if kind is DeviceKind.WEDGE:
            page.open_section(kind)  # so that no field swallows what the reader types
            return
        if not name or not is_usable(kind, name):
            section.test.wait(self.tr("Choose a device first"))
            return
        self._testing = kind
        page.show_testing(testing=True)
        match kind:
            case DeviceKind.SCANNER:
                self._scanner.start(name)
            case DeviceKind.CAMERA:
                self._camera.start(name)
            case DeviceKind.FOLDER:
                self._folder.start(name)
            case DeviceKind.SERIAL:
                self._serial.start(name, page.serial.speed)

    def _note_end(self) -> None:
        """The test is over by itself; what arrived stays in sight."""
        self._testing = None
        self._page.show_testing(testing=False)

    def _give_port_back(self) -> None:
        self.port_given_back.emit(self._serial.feed)

    def _say_how_to_test(self) -> None:
        words = {
            DeviceKind.SCANNER: self.tr("Lay a page on the scanner"),
            DeviceKind.CAMERA: self.tr("Lay a document under the camera"),
            DeviceKind.FOLDER: self.tr("See what arrives in the folder"),
            DeviceKind.SERIAL: self.tr("See what the reader sends"),
            DeviceKind.WEDGE: self.tr("Read something now"),
        }
        for kind, section in self._page.sections.items():
            hint = self.tr("F2 begins. Nothing is recorded.")
            if kind is DeviceKind.WEDGE:
                hint = self.tr("Its text appears here. Nothing is recorded.")
            section.test.wait(words[kind], hint)

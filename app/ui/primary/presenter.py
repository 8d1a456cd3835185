"""The booth's work: read, look, decide. Talks to the service through the tasks, never waits."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.encounters.party import Party
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.booth import Booth
from app.ui.primary.deciding import Deciding
from app.ui.primary.page import PrimaryPage
from app.ui.primary.pictures import stored_picture
from app.ui.primary.reading_desk import ReadingDesk
from app.ui.primary.results import result_lines
from app.ui.tasks import TaskRunner


class PrimaryPresenter(QObject):
    """Connects the booth's page with the officer's actions."""

    _changed = Signal()

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        page: PrimaryPage,
        inbox: Path | None = None,
        parent: QObject | None = None,
        *,
        camera: str = "",
    ) -> None:
        """Make the presenter; officers can work after `start`.

        Args:
            service: What a primary officer may do.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            inbox: The watched folder, whose images are offered.
            parent: Qt's owner.
            camera: A device's number or path, or a video file; empty for a booth without camera.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._last_officer: UUID | None = None
        self._booth = Booth(page, clock, self)
        self._booth.picture_wanted.connect(self._fetch_picture)
        self._reading = ReadingDesk(service, tasks, clock, self._booth, inbox, camera)
        self._deciding = Deciding(service, tasks, clock, self._booth)
        self._deciding.decided.connect(self._show_decided)
        self._changed.connect(self._look_for_results, Qt.ConnectionType.QueuedConnection)

    def start(self, duty: Duty) -> None:
        """Let this officer work; what was left undecided or half entered is still there."""
        if duty.role is not Role.PRIMARY:
            return
        self._booth.duty = duty
        if duty.officer.id != self._last_officer:
            self._last_officer = duty.officer.id
            self._reading.show_prompt()
        self._look_for_results()
        self._reading.resume()
        if self._booth.encounter is None and not self._booth.busy:
            task = self._tasks.store(self._service.undecided, duty)
            task.result.connect(self._offer_undecided)

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._booth.duty = None
        self._reading.stop()

    def refresh(self) -> None:
        """Look again what became of the travelers sent to secondary. Safe on any thread."""
        self._changed.emit()

    def open_file(self, path: Path) -> None:
        """Read a document from an image file."""
        self._reading.open(path)

    def document_arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._reading.arrived(path)

    def _offer_undecided(self, party: Party | None) -> None:
        """Put those back on the card who were not decided when the station stopped."""
        booth = self._booth
        worst = party.worst if party else None
        if party is None or worst is None or booth.party or booth.busy:
            return
        booth.show(party, worst.id)
        self._page.say(self.tr("Not decided when Gatehouse closed. Decide now."))

    def _fetch_picture(self, person: UUID) -> None:
        """Show the stored page photo of somebody whose picture is not at hand."""
        encounter = self._booth.party.person(person) if self._booth.party else None
        if encounter is None:
            return
        task = self._tasks.store(self._service.photo, encounter.page_photo)
        task.result.connect(partial(self._show_photo, person))

    def _show_photo(self, person: UUID, photo: bytes | None) -> None:
        self._booth.show_picture(person, stored_picture(photo))

    def _show_decided(self, words: str, recorded: str) -> None:
        hint = self.tr("{recorded}. Next document: F2").format(recorded=recorded)
        self._reading.show_prompt(words, hint)
        self._look_for_results()

    def _look_for_results(self) -> None:
        if self._booth.duty is not None:
            task = self._tasks.store(self._service.my_referrals)
            task.result.connect(self._show_results)

    def _show_results(self, rows: object) -> None:
        assert isinstance(rows, tuple)
        status = self._service.link_status()
        self._page.document.show_results(result_lines(rows, status, self._clock.now()))

"""The booth's work: read, look, decide. Talks to the services through the tasks, never waits."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.capture.text_frames import Garbled, ReadText
from app.clock import Clock
from app.duty.officers import Duty, Officer, Role
from app.encounters.party import Party
from app.services.page_reading import PageReading
from app.services.primary_inspection import PrimaryInspection
from app.services.waiting_line import WaitingLine
from app.settings import StationSettings
from app.ui.primary.actions import FORMS
from app.ui.primary.booth import Booth
from app.ui.primary.by_hand import ByHand
from app.ui.primary.deciding import Deciding
from app.ui.primary.entering import Entering
from app.ui.primary.line_desk import LineDesk
from app.ui.primary.page import PrimaryPage
from app.ui.primary.page_desk import PageDesk
from app.ui.primary.people_desk import PeopleDesk
from app.ui.primary.people_lines import carried_words, people_words
from app.ui.primary.pictures import stored_picture
from app.ui.primary.placing import Placing
from app.ui.primary.reading_desk import ReadingDesk
from app.ui.primary.recalling import Recalling
from app.ui.primary.results import result_lines
from app.ui.primary.wedge_desk import WedgeDesk
from app.ui.tasks import TaskRunner
from app.ui.words.sentences import dotted


class PrimaryPresenter(QObject):
    """Connects the booth's page with the officer's actions."""

    _changed = Signal()

    def __init__(
        self,
        service: PrimaryInspection,
        line: WaitingLine,
        tasks: TaskRunner,
        clock: Clock,
        page: PrimaryPage,
        inbox: Path | None = None,
        parent: QObject | None = None,
        *,
        camera: str = "",
        pages: PageReading | None = None,
    ) -> None:
        """Make the presenter; officers can work after `start`.

        Args:
            service: What a primary officer may do.
            line: Who is read ahead of the booth.
            tasks: Where slow things run.
            clock: Where the time comes from.
            page: What is shown.
            inbox: The watched folder, whose images are offered.
            parent: Qt's owner.
            camera: A device's number or path, or a video file; empty for a booth without camera.
            pages: Reads the printed page after the card is shown; None leaves that out.
        """
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._page = page
        self._last_officer: Officer | None = None
        self._left_behind = False
        self._booth = booth = Booth(page, clock, self)
        booth.stage.picture_wanted.connect(self._fetch_picture)
        self._placing = Placing(service, tasks, booth)
        self._reading = ReadingDesk(service, tasks, clock, booth, self._placing, inbox, camera)
        self._deciding = Deciding(service, tasks, clock, booth)
        self._recalling = Recalling(service, tasks, clock, booth)
        self._by_hand = ByHand(service, tasks, clock, booth, self._placing)
        self._entering = Entering(service, tasks, clock, booth, self._by_hand, self._placing)
        self._people = PeopleDesk(service, tasks, booth, self._by_hand)
        self._line = LineDesk(line, tasks, clock, booth)
        self._wedge = WedgeDesk(service, tasks, clock, booth, self._placing, self._entering)
        self._pages = PageDesk(pages, tasks, booth) if pages else None
        self._deciding.decided.connect(self._note_decided)
        self._recalling.recalled.connect(self._look_around)
        self._entering.wait_wanted.connect(self._line.set_aside)
        self._line.plate_wanted.connect(self._entering.ask_plate)
        self._line.aside.connect(self._reading.show_done)
        booth.changed.connect(self._look_for_undecided)
        self._changed.connect(self._look_around, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Say whether no key is held back until it is clear who typed it."""
        return not self._wedge.listening

    def use_devices(self, settings: StationSettings) -> None:
        """Read from the devices that the station has now."""
        self._reading.use(settings.camera, settings.scanner, settings.read_from)
        self._wedge.use(settings.wedge_prefix, settings.wedge_suffix)

    def text_arrived(self, text: ReadText | Garbled) -> None:
        """Take what a reader on a serial port sent."""
        self._wedge.take_text(text)

    def start(self, duty: Duty) -> None:
        """Let this officer work; whoever was left undecided is still there."""
        if duty.role is not Role.PRIMARY:
            return
        before, self._last_officer = self._last_officer, duty.officer
        self._booth.duty = duty
        if before is None or before.id != duty.officer.id:
            self._take_over(before)
        if before is None:
            self._tasks.store(self._service.last_decided, duty).result.connect(
                self._recalling.note_earlier
            )
        self._line.begin()
        self._look_around()
        self._placing.resume()
        self._left_behind = True
        self._look_for_undecided()

    def stop(self) -> None:
        """Nobody works here now: locked or signed out. Nothing on the page is lost."""
        self._booth.duty = None
        self._reading.stop()
        if self._pages is not None:
            self._pages.stop()
        self._line.stop()

    def refresh(self) -> None:
        """Look again what became of others: referrals, who waits in line. Safe on any thread."""
        self._changed.emit()

    def open_file(self, path: Path) -> None:
        """Read a document from an image file."""
        self._reading.open(path)

    def document_arrived(self, path: Path) -> None:
        """Note a new image in the watched folder. Safe on any thread."""
        self._reading.arrived(path)

    def _take_over(self, before: Officer | None) -> None:
        """Begin for another officer: half-filled forms go, the people stay."""
        for desk in (self._by_hand, self._entering, self._recalling):
            desk.forget()
        self._booth.stage.drafts.forget()
        self._reading.show_done("", "")
        if self._page.view in FORMS or self._booth.party is not None:
            self._booth.go_back()
        party = self._booth.party
        if before is not None and party is not None:
            words = self.tr("Left open by {officer}: {people}. Decide now.")
            self._page.say(words.format(officer=before.name, people=self._left_words(party)))

    def _look_for_undecided(self) -> None:
        """Ask once who was not decided when the station stopped, as soon as nobody else is here."""
        booth = self._booth
        if self._left_behind and booth.duty and booth.party is None and not booth.busy:
            self._left_behind = False
            task = self._tasks.store(self._service.undecided, booth.duty)
            task.result.connect(self._offer_undecided)

    def _offer_undecided(self, party: Party | None) -> None:
        """Put those back on the card who were not decided; others who came meanwhile go first."""
        booth = self._booth
        if party is None or party.worst is None:
            return
        if booth.party or booth.busy or booth.duty is None:
            self._left_behind = True
            return
        booth.update(party)
        words = self.tr("Not decided when Gatehouse closed: {people}. Decide now.")
        self._page.say(words.format(people=self._left_words(party)))

    def _left_words(self, party: Party) -> str:
        carried = carried_words(party.conveyance, self._booth.mode)
        return dotted(people_words(len(party.people)), carried)

    def _fetch_picture(self, person: UUID) -> None:
        """Show the stored page photo of somebody whose picture is not at hand."""
        encounter = self._booth.party.person(person) if self._booth.party else None
        if encounter is not None:
            task = self._tasks.store(self._service.photo, encounter.page_photo)
            task.result.connect(partial(self._show_photo, person))

    def _show_photo(self, person: UUID, photo: bytes | None) -> None:
        party = self._booth.party
        encounter = party.person(person) if party else None
        reading = encounter.reading if encounter else None
        self._booth.stage.show_picture(person, stored_picture(photo, reading))

    def _note_decided(self, party: Party, words: str, recorded: str) -> None:
        self._recalling.note(party)
        hint = self.tr("{recorded}. Next document: F2").format(recorded=recorded)
        self._reading.show_done(words, hint)
        self._look_around()

    def _look_around(self) -> None:
        if self._booth.duty is not None:
            self._line.refresh()
            task = self._tasks.store(self._service.my_referrals)
            task.result.connect(self._show_results)

    def _show_results(self, rows: object) -> None:
        assert isinstance(rows, tuple)
        status = self._service.link_status()
        self._page.document.show_results(result_lines(rows, status, self._clock.now()))

"""A document at the second desk: read off the screen's thread, then seen, received or compared."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.documents.reading import DocumentReading
from app.duty.officers import Role
from app.problems import Problem
from app.services.scanning import Scan, ScanOutcome, scan
from app.services.secondary_inspection import SecondaryInspection
from app.services.views import ReferralFile
from app.ui.secondary.open_case import OpenCase
from app.ui.secondary.page import SecondaryPage
from app.ui.secondary.picking import ImagePicker
from app.ui.secondary.recording import Recorder
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.referrals import traveler_words
from app.ui.words.sentences import apart


class Scanning(QObject):
    """Takes one image at a time.

    Signals:
        found (ReferralFile): The document led to this referral.
    """

    found = Signal(object)

    def __init__(
        self,
        service: SecondaryInspection,
        tasks: TaskRunner,
        page: SecondaryPage,
        case: OpenCase,
        picker: ImagePicker,
        recorder: Recorder,
    ) -> None:
        """Make it a part of the desk whose recorder it uses."""
        super().__init__(recorder)
        self._service = service
        self._tasks = tasks
        self._page = page
        self._case = case
        self._picker = picker
        self._recorder = recorder
        self._path: Path | None = None
        page.keys.read_requested.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Say whether an image is being read."""
        return self._path is not None

    def open(self, path: Path) -> None:
        """Read the document from an image file."""
        if self._case.duty is None:
            return
        if self._path is not None:
            words = self.tr("Still reading {file}. Read the next one after it.")
            self._page.keys.say(words.format(file=self._path.name))
            return
        self._path = path
        self._picker.taken(path)
        self._page.banner.clear()
        self._page.keys.say(self.tr("Reading {file} …").format(file=path.name), Mark.OPEN)
        at = self._case.file.row.id if self._case.file else None
        task = self._tasks.engine(self._service.read_file, path)
        task.result.connect(partial(self._take, at))
        task.failed.connect(self._give_up)

    def _begin(self) -> None:
        if self._path is not None:
            self.open(self._path)
        else:
            self._picker.pick(self.open)

    def _take(self, at: UUID | None, reading: object) -> None:
        assert isinstance(reading, DocumentReading)
        self._path = None
        self._page.keys.say("")
        duty = self._case.duty
        if duty is None:
            return
        if reading.document is None:
            self._page.keys.say(self.tr("Nothing could be read. Read the document once more."))
            return
        task = self._tasks.store(scan, self._service, duty, reading, at)
        self._recorder.wait_for(task, self._tell)

    def _tell(self, answer: object) -> None:
        assert isinstance(answer, Scan)
        if answer.file is None:
            sentence = self.tr("Nobody with this document is referred here. Choose from the list.")
            self._page.keys.say(sentence)
            return
        self.found.emit(answer.file)
        self._say(answer.outcome, answer.file)

    def _say(self, outcome: ScanOutcome, file: ReferralFile) -> None:
        name = apart(traveler_words(file.row))
        match outcome:
            case ScanOutcome.ARRIVED if self._may_receive:
                words = self.tr("{name} has arrived, recorded {time}. Enter receives.")
                self._recorder.say_done(words, name=name)
            case ScanOutcome.ARRIVED:
                self._recorder.say_done(self.tr("{name} has arrived, recorded {time}"), name=name)
            case ScanOutcome.RECEIVED:
                words = self.tr("{name} is received, recorded {time}")
                self._recorder.say_done(words, name=name)
            case ScanOutcome.READ_AGAIN if file.same_document is False:
                self._page.keys.say(self.tr("Not the document that primary read."), Mark.REFER)
            case ScanOutcome.READ_AGAIN:
                self._recorder.say_done(self.tr("Read again, recorded {time}"))
            case ScanOutcome.GOES_ALONG:
                words = self.tr("This is a companion of {name}: nothing to compare, not recorded.")
                self._page.keys.say(words.format(name=name))
            case ScanOutcome.SOMEBODY_ELSES:
                words = self.tr("{officer} has this referral. Bring the document there.")
                self._page.keys.say(words.format(officer=apart(file.row.received_by)))
            case _:
                self._page.keys.say(self.tr("This is the referral of {name}.").format(name=name))

    @property
    def _may_receive(self) -> bool:
        return self._case.duty is not None and self._case.duty.role is Role.SECONDARY

    def _give_up(self, error: Exception) -> None:
        self._path = None
        self._page.keys.say("")
        if isinstance(error, Problem):
            self._page.banner.show_problem(error)

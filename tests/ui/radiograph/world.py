"""The viewer over small fakes: the real service, the real page, scanned trucks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Never
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.duty.officers import Duty, Role
from app.encounters.referral import ReferralState
from app.examinations.examination import Completeness
from app.journal.event import Body, Draft, Event
from app.problems import Problem
from app.radiographs.region import Region
from app.services.radiograph_deciding import RadiographDeciding
from app.services.radiograph_evidence import RadiographEvidence
from app.services.radiograph_intake import RadiographIntake
from app.services.radiograph_library import RadiographLibrary
from app.services.radiograph_viewing import RadiographViewing
from app.services.views import ReferralFile, ReferralRow
from app.specimens.radiograph import RadiographSpecimen, draw_radiograph, write_tiff
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.presenter import RadiographPresenter
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.ui.event_loop import work_off
from tests.ui.primary.fakes import FakeAttachments, FakeLink
from tests.ui.radiograph.referrals import LINDQVIST, OSEI, POST, received_by, referral
from tests.ui.radiograph.scans import FakeScans

_PATIENCE_S = 30.0


@cache
def drawn(seed: int, width: int) -> RadiographSpecimen:
    """Return a truck that many tests look at; drawing it takes longer than most of them."""
    specimen = draw_radiograph(seed, width)
    specimen.pixels.flags.writeable = False
    return specimen


@dataclass
class FakePort:
    """Journal and referrals of the port in memory; refuses when told to."""

    files: dict[UUID, ReferralFile] = field(default_factory=dict)
    recorded: list[Draft] = field(default_factory=list)
    scans: FakeScans = field(default_factory=FakeScans)
    found: list[dict[str, Any]] = field(default_factory=list)
    refusal: Problem | None = None
    finding_refusal: Problem | None = None
    asked: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event | None = None

    def append(self, *drafts: Draft) -> tuple[Event, ...]:
        self.asked.set()
        if self.may_answer is not None:
            assert self.may_answer.wait(_PATIENCE_S)
        if self.refusal is not None:
            raise self.refusal
        self.recorded.extend(drafts)
        self.scans.note(drafts)
        return ()

    def bodies(self, kind: type[Body]) -> list[Any]:
        """What was recorded of one kind."""
        return [draft.body for draft in self.recorded if isinstance(draft.body, kind)]

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        return self.files.get(referral_id)

    def referrals(self, _port: str) -> list[ReferralRow]:
        """Every referral there is."""
        return [file.row for file in self.files.values()]

    def record_finding(
        self,
        _duty: Duty,
        referral_id: UUID,
        *,
        finding: str,
        exam_type: str,
        completeness: Completeness,
        place: str = "",
        note: str = "",
        mark_id: UUID | None = None,
    ) -> ReferralFile:
        """Stand for the second desk's service."""
        if self.finding_refusal is not None:
            raise self.finding_refusal
        self.found.append(
            {
                "finding": finding,
                "exam_type": exam_type,
                "completeness": completeness,
                "place": place,
                "note": note,
                "mark_id": mark_id,
            }
        )
        return self.files[referral_id]

    def __getattr__(self, name: str) -> Never:
        raise AssertionError(f"the viewer does not ask for {name}")


class World:
    """The viewer, and hands to work it with."""

    def __init__(self, folder: Path, clock: FixedClock, new_id: Callable[[], UUID]) -> None:
        self.folder = folder
        self.clock = clock
        self.port = FakePort()
        self.attachments = FakeAttachments()
        self.link = FakeLink()
        self.duty = Duty(UUID(int=7), OSEI, Role.SECONDARY, POST, clock.now())
        self.told: list[tuple[str, object]] = []
        self.keys = 0
        service = RadiographViewing(
            journal=self.port,
            records=self.port,
            attachments=self.attachments,
            link=self.link,
            intake=RadiographIntake(
                self.port, self.port.scans, self.attachments, self.link, clock, POST.port
            ),
            scans=self.port.scans,
            new_id=new_id,
        )
        self.tasks = TaskRunner(1)
        with undressed():
            self.page = RadiographPage()
        self.presenter = RadiographPresenter(
            service,
            self.port.record_finding,
            self.tasks,
            clock,
            self.page,
            folder,
            deciding=RadiographDeciding(self.port, self.port, self.port.scans, self.link),
            evidence=RadiographEvidence(self.port, self.link, clock),
            library=RadiographLibrary(self.port, self.port.scans, self.attachments, clock, folder),
        )
        self.presenter.opened.connect(lambda *ids: self.told.append(("opened", ids)))
        self.presenter.closed.connect(lambda each: self.told.append(("closed", each)))
        self.presenter.finding_recorded.connect(lambda each: self.told.append(("finding", each)))

    def open(self, width: int = 1440, height: int = 856) -> None:
        """Show the page and let the officer work; no referral is chosen yet."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.presenter.start(self.duty)
        self.settle()

    def close(self) -> None:
        """End, leaving nothing behind."""
        self.presenter.stop()
        self.page.close()
        self.tasks.shutdown()
        for owner in (self.presenter, self.tasks, self.page):
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # --- referrals and scans ------------------------------------------------------------------

    def mine(self, number: int = 1, **changed: Any) -> ReferralRow:
        """A referral that this officer has received."""
        return self._add(received_by(OSEI, referral(number, **changed)))

    def theirs(self, number: int = 2) -> ReferralRow:
        """A referral that somebody else has received."""
        return self._add(received_by(LINDQVIST, referral(number)))

    def waiting(self, number: int = 3) -> ReferralRow:
        """A referral that nobody has received."""
        return self._add(referral(number))

    def closed(self, number: int = 4) -> ReferralRow:
        """A referral that ended."""
        file = received_by(OSEI, referral(number))
        return self._add(replace(file, row=replace(file.row, state=ReferralState.CLOSED)))

    def show(self, row: ReferralRow) -> None:
        """Let the officer come here from a referral."""
        self.presenter.open_for(self.duty, row)
        self.page.setFocus()
        self.settle()

    def scan(self, name: str = "truck.tif", seed: int = 7, width: int = 1200) -> Path:
        """Let the scanner leave a truck in the watched folder."""
        path = self.folder / name
        write_tiff(path, drawn(seed, width).pixels)
        self.presenter.document_arrived(path)
        self.settle()
        return path

    def write(self, name: str, values: NDArray[np.uint16]) -> Path:
        """Let the scanner leave any values."""
        write_tiff(self.folder / name, values)
        return self.folder / name

    def look(self, name: str = "truck.tif") -> None:
        """Open a scan for a referral of this officer's, by keys."""
        self.scan(name)
        self.show(self.mine())
        self.press(Key.FIND)
        self.press(Key.CONFIRM)
        assert self.page.view.radiograph is not None

    # --- hands --------------------------------------------------------------------------------

    def press(self, key: Key | str) -> None:
        """Press one key on whatever has the focus; a string is a key the key map does not name."""
        self.keys += 1
        sequence = key.sequences[0] if isinstance(key, Key) else QKeySequence(key)
        QTest.keySequence(self.focus(), sequence)
        self.settle()

    def type(self, text: str) -> None:
        """Type free text into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)

    def drag(
        self,
        start: tuple[int, int],
        end: tuple[int, int],
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """Drag over the image, between two places of the view."""
        view = self.page.view
        QTest.mousePress(view, button, pos=QPoint(*start))
        QTest.mouseMove(view, QPoint(*end))
        QTest.mouseRelease(view, button, pos=QPoint(*end))
        self.settle()

    def place(self, region: Region) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where two opposite corners of a region lie in the view."""
        viewport = self.page.view.viewport
        left, top = viewport.to_view(region.left, region.top)
        right, bottom = viewport.to_view(region.left + region.width, region.top + region.height)
        return (round(left), round(top)), (round(right), round(bottom))

    def focus(self) -> QWidget:
        """Whatever has the focus."""
        return QApplication.focusWidget() or self.page

    def settle(self) -> None:
        """Let everything that was begun come to its end, and the screen be painted."""
        for _ in range(4):
            QCoreApplication.processEvents()
            work_off(lambda: self.tasks.idle)
        self.page.repaint()
        QCoreApplication.processEvents()

    def _add(self, file: ReferralFile) -> ReferralRow:
        self.port.files[file.row.id] = file
        return file.row

"""What the officer types in a reader's place: a zone, its correction, or the fields of a paper."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from app.clock import Clock
from app.documents.entered import EnteredDocument, flaws, read_entered
from app.documents.reading import DocumentReading, MrzText
from app.encounters.encounter import EntryReason, nobody_known
from app.encounters.party import Party
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.card.checks import CheckMark, check_lines
from app.ui.primary.actions import View
from app.ui.primary.booth import Booth
from app.ui.primary.choice_panel import Choice
from app.ui.primary.placing import Placing
from app.ui.primary.scanner import ReadPage
from app.ui.primary.zone_form import ZoneDraft, ZoneToCompare
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.tasks import TaskRunner

_REASONS = {
    Key.EVIDENCE_1: EntryReason.NO_ZONE,
    Key.EVIDENCE_2: EntryReason.DAMAGED,
    Key.EVIDENCE_3: EntryReason.READER_FAILED,
}


class ByHand(QObject):
    """First the reason, by one key; then the lines, or the fields. What is typed stays theirs."""

    def __init__(
        self,
        service: PrimaryInspection,
        tasks: TaskRunner,
        clock: Clock,
        booth: Booth,
        placing: Placing,
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._placing = placing
        self._page = page = booth.page
        self._target: UUID | None = None
        self._named = False
        self._reason = EntryReason.READER_FAILED
        self._zones: dict[UUID | None, ZoneDraft] = {}
        self._papers: dict[UUID | None, EnteredDocument] = {}
        page.by_hand.chosen.connect(self._choose)
        page.by_hand.closed.connect(booth.go_back)
        page.zone.confirmed.connect(self._confirm_print)
        page.zone.second_wanted.connect(self._ask_second_reader)
        page.zone.entered.connect(self._take_zone)
        page.zone.closed.connect(self._leave_zone)
        page.paper.finished.connect(self._take_paper)
        page.paper.closed.connect(self._leave_paper)
        placing.placed.connect(self._forget)

    def begin(self, person: UUID | None = None, *, named: bool = False) -> None:
        """Ask why somebody's document is typed.

        Args:
            person: Whose it is.
            named: The officer said so in the list; else it is theirs only while nobody knows them.
        """
        here = self._booth.encounter
        if not named and here is not None and (here.summary is None or nobody_known(here)):
            person, named = here.id, True
        self._target, self._named = person, named
        self._page.by_hand.show_choices(
            (
                Choice(Key.EVIDENCE_1, self.tr("It has no zone"), self.tr("Type its fields")),
                Choice(Key.EVIDENCE_2, self.tr("The zone is damaged"), self.tr("Type its lines")),
                Choice(Key.EVIDENCE_3, self.tr("The reader failed"), self.tr("Type its lines")),
            )
        )
        self._page.say("")
        self._page.show_view(View.BY_HAND)

    def compare(self) -> None:
        """Compare what does not add up with the page."""
        person, picture = self._booth.encounter, self._booth.picture
        summary = person.summary if person else None
        mrz = person.reading.mrz if person and person.reading else None
        if person is None or summary is None or mrz is None:
            return
        self._target, self._named = person.id, True
        self._reason = EntryReason.READER_FAILED
        wrong = tuple(
            f"{line.title}: {line.detail}"
            for line in check_lines(summary.checks, summary.who)
            if line.mark is CheckMark.LOOK
        )
        strip = picture.strip if picture else None
        self._page.zone.compare(ZoneToCompare(mrz.format, mrz.lines, wrong, strip))
        self._show_zone()

    def forget(self) -> None:
        """Another officer works here: what was typed is not theirs."""
        self._zones.clear()
        self._papers.clear()
        self._page.zone.forget()

    @property
    def _of_card(self) -> bool:
        """Say whether the text is of the page that is on the card."""
        person = self._booth.encounter
        return self._named and person is not None and person.id == self._target

    def _choose(self, key: Key) -> None:
        if key not in _REASONS:
            return
        self._reason = _REASONS[key]
        if self._reason is EntryReason.NO_ZONE:
            self._page.paper.begin(self._papers.get(self._target, EnteredDocument()))
            self._page.show_view(View.DOCUMENT)
            return
        self._page.zone.show_draft(self._zones.get(self._target, ZoneDraft()))
        picture = self._booth.picture if self._of_card else None
        self._page.zone.enter(picture.strip if picture else None)
        self._show_zone()

    def _show_zone(self) -> None:
        read = self._booth.read if self._of_card else None
        self._page.zone.offer_second(offered=read is not None and read.frame is not None)
        self._page.say("")
        self._page.show_view(View.ZONE)

    def _ask_second_reader(self) -> None:
        read, zone = self._booth.read, self._page.zone
        if read is None or read.frame is None:
            return
        zone.show_second_looking()

        def show(second: object) -> None:
            if self._booth.read is read:  # else the traveler was decided meanwhile
                zone.show_second(second if isinstance(second, MrzText) else None)

        def refuse(error: Exception) -> None:
            if isinstance(error, Problem):
                zone.show_second(None)
                zone.refuse(problem_words(error))

        task = self._tasks.engine(self._service.second_opinion, read.frame)
        task.result.connect(show)
        task.failed.connect(refuse)

    def _confirm_print(self) -> None:
        booth = self._booth
        party, person = booth.party, booth.encounter
        if booth.duty is None or party is None or person is None or booth.busy:
            return

        def show(confirmed: object) -> None:
            assert isinstance(confirmed, Party)
            self._page.say("")
            booth.update(confirmed, person.id)

        task = self._tasks.store(self._service.confirm_print, booth.duty, party, person.id)
        booth.record(task, show)

    def _take_zone(self, lines: tuple[str, ...]) -> None:
        booth = self._booth
        if booth.duty is None or booth.busy:
            return
        self._page.say("")  # what was recorded before is not about this traveler
        begun = self._clock.monotonic_ns()

        def place(reading: object) -> None:
            assert isinstance(reading, DocumentReading)
            self._zones[self._target] = self._page.zone.draft
            before = booth.read if self._of_card else None
            self._place(replace(before or ReadPage("", reading, begun), reading=reading))

        booth.record(
            self._tasks.store(self._service.read_typed, lines),
            place,
            lambda problem: self._page.zone.refuse(problem_words(problem)),
        )

    def _take_paper(self) -> None:
        booth, entered = self._booth, self._page.paper.entered
        if booth.duty is None or booth.busy:
            return
        today = self._clock.now().astimezone().date()
        wrong = flaws(entered, today)
        self._page.paper.show_flaws(wrong)
        if not wrong:
            self._papers[self._target] = entered
            self._page.say("")
            reading = read_entered(entered, today)
            self._place(ReadPage("", reading, self._clock.monotonic_ns()))

    def _place(self, read: ReadPage) -> None:
        if self._named:
            self._placing.take_for(self._target, read, entered=self._reason)
        else:
            self._placing.take(read, entered=self._reason)
        if not self._booth.recording:  # it waits, or it is of somebody who is here
            self._booth.go_back()

    def _leave_zone(self) -> None:
        self._zones[self._target] = self._page.zone.draft
        self._booth.go_back()

    def _leave_paper(self) -> None:
        self._papers[self._target] = self._page.paper.entered
        self._booth.go_back()

    def _forget(self, person: UUID) -> None:
        """What was typed of somebody is recorded; so is what was typed of nobody yet."""
        for key in (person, None):
            self._zones.pop(key, None)
            self._papers.pop(key, None)
        self._page.zone.forget()

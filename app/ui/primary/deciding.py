"""What the officer answers and decides: printed so, not this person, admit, refer."""

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.documents.reading import MrzText
from app.encounters.encounter import Encounter, not_yet
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.problems import Problem
from app.services.primary_inspection import PrimaryInspection
from app.ui.card.checks import CheckMark, check_lines
from app.ui.primary.actions import View, why_not
from app.ui.primary.booth import Booth
from app.ui.primary.referral_choices import lacks_note, lacks_reason
from app.ui.primary.zone_form import ZoneToCompare
from app.ui.problem_texts import problem_words
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.people import name_words
from app.ui.words.times import clock_words


class Deciding(QObject):
    """Decisions count only for a painted card; what came too early is dropped, never kept.

    Signals:
        decided (str, str): What was decided about whom, and when it was recorded, in words.
    """

    decided = Signal(str, str)

    def __init__(
        self, service: PrimaryInspection, tasks: TaskRunner, clock: Clock, booth: Booth
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._booth = booth
        self._page = page = booth.page
        self._form_seen = False
        page.keys.add_requested.connect(self._open_zone)
        page.keys.admit_requested.connect(self._admit)
        page.keys.refer_requested.connect(self._refer)
        page.zone.confirmed.connect(self._confirm_print)
        page.zone.second_wanted.connect(self._ask_second_reader)
        page.card.not_this_person.connect(self._clear_match)
        page.referral.painted.connect(self._note_form, Qt.ConnectionType.QueuedConnection)
        page.referral.sent.connect(self._send)

    def _open_zone(self) -> None:
        """F5: compare what does not add up, or type what cannot be read."""
        encounter, booth = self._booth.encounter, self._booth
        strip = booth.picture.strip if booth.picture else None
        summary = encounter.summary if encounter else None
        mrz = encounter.reading.mrz if encounter and encounter.reading else None
        if summary is not None and summary.needs_confirmation and mrz is not None:
            wrong = [
                f"{line.title}: {line.detail}"
                for line in check_lines(summary.checks, summary.who)
                if line.mark is CheckMark.LOOK
            ]
            self._page.zone.compare(ZoneToCompare(mrz.format, mrz.lines, tuple(wrong), strip))
        else:
            self._page.zone.enter(strip)
        frame = booth.read.frame if booth.read else None
        self._page.zone.offer_second(offered=frame is not None)
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
        booth.record(
            self._tasks.store(self._service.confirm_print, booth.duty, party, person.id),
            self._show_again,
        )

    def _clear_match(self, number: int, reason: str) -> None:
        booth = self._booth
        party, person = booth.party, booth.encounter
        summary = person.summary if person else None
        if party is None or person is None or summary is None:
            return
        if booth.duty is None or booth.busy:
            return
        booth.record(
            self._tasks.store(
                self._service.clear_match,
                booth.duty,
                party,
                person.id,
                summary.facts[number - 1],
                reason,
            ),
            self._show_again,
        )

    def _show_again(self, party: object) -> None:
        assert isinstance(party, Party)
        self._page.say("")
        person = self._booth.encounter
        self._booth.show(party, person.id if person else None)

    def _admit(self) -> None:
        booth = self._booth
        if self._page.view is View.REFERRAL:
            self._page.say(self.tr("The referral is open. Go back with Esc to admit."))
        elif (person := self._ready_for(Decision.ADMIT)) and booth.duty and booth.party:
            task = self._tasks.store(self._service.admit, booth.duty, booth.party, (person.id,))
            booth.record(task, self._tell)

    def _refer(self) -> None:
        """F8: open the form; once the form is in sight, F8 sends."""
        if self._page.view is View.REFERRAL:
            if self._form_seen:
                self._send()
        elif self._ready_for(Decision.REFER):
            self._form_seen = False
            self._page.say("")
            self._page.show_view(View.REFERRAL)

    def _note_form(self) -> None:
        self._form_seen = True

    def _send(self) -> None:
        booth, form = self._booth, self._page.referral.form
        if booth.duty is None or booth.busy or not self._form_seen:
            return
        if lacks_reason(form):
            self._page.referral.complain(self.tr("Choose a reason."))
        elif lacks_note(form):
            self._page.referral.complain(self.tr("Say in the note what the other reason is."))
        elif (person := self._ready_for(Decision.REFER)) and booth.party:
            task = self._tasks.store(self._service.refer, booth.duty, booth.party, person.id, form)
            booth.record(task, self._tell)

    def _ready_for(self, decision: Decision) -> Encounter | None:
        """Return the traveler if `decision` counts now; if not, tell why and forget the key."""
        encounter = self._booth.encounter
        if self._booth.busy:
            if not self._booth.recording:
                self._page.say(self.tr("Still reading. Decide when the card is there."))
            return None
        if self._page.view in (View.ZONE, View.CHOOSER, View.CAMERA):
            self._page.say(self.tr("Not in sight of the card. Go back with Esc first."))
            return None
        reason = not_yet(encounter, decision)
        if reason is not None:
            self._page.say(why_not(reason))
            return None
        return encounter

    def _tell(self, party: object) -> None:
        """The decision is on disk: say so, and make room for the next traveler."""
        assert isinstance(party, Party)
        encounter = party.people[-1]
        who = encounter.summary.who if encounter.summary else None
        name = name_words(who.surname, who.given_names) if who else self.tr("Unknown traveler")
        words = (
            self.tr("{name}: admitted")
            if encounter.decision is Decision.ADMIT
            else self.tr("{name}: to secondary")
        )
        time = clock_words(self._clock.now(), seconds=True)
        recorded = self.tr("Recorded {time}").format(time=time)
        self._booth.leave()
        self._page.say(recorded, Mark.PASSED)
        self.decided.emit(words.format(name=name), recorded)

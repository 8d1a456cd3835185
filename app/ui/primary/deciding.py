"""What the officer decides: not this person, admit one or all, refer alone or together."""

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.encounters.encounter import Encounter, NotYet, not_yet
from app.encounters.party import Party
from app.encounters.referral import Decision
from app.screening.clearances import ClearReason
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.actions import AT_CARD, View, why_not
from app.ui.primary.booth import Booth
from app.ui.primary.decided_words import decided_words
from app.ui.primary.people_lines import person_words
from app.ui.primary.referral_choices import lacks_note, lacks_reason
from app.ui.primary.selection import admitted_by_one_key
from app.ui.tasks import TaskRunner
from app.ui.widgets.mark import Mark
from app.ui.words.times import clock_words


class Deciding(QObject):
    """Decisions count only for a painted card; what came too early is dropped, never kept.

    Signals:
        decided (object, str, str): Everybody as they are now (a `Party`); what was decided about
            whom, and when it was recorded, in words.
    """

    decided = Signal(object, str, str)

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
        page.keys.admit_requested.connect(self._admit)
        page.keys.refer_requested.connect(self._refer)
        page.card.not_this_person.connect(self._clear_match)
        page.referral.painted.connect(self._note_form, Qt.ConnectionType.QueuedConnection)
        page.referral.sent.connect(self._send)

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
                ClearReason(reason),
            ),
            self._show_cleared,
        )

    def _show_cleared(self, party: object) -> None:
        assert isinstance(party, Party)
        self._page.say("")
        person = self._booth.encounter
        self._booth.update(party, person.id if person else None)

    def _admit(self) -> None:
        booth = self._booth
        if self._page.view is View.REFERRAL:
            self._page.say(self.tr("The referral is open. Go back with Esc to admit."))
            return
        person = self._ready_for(Decision.ADMIT)
        if person is None or booth.duty is None or booth.party is None:
            return
        people = admitted_by_one_key(booth.party, person.id)
        if booth.situation.offered != people:  # its words still meant other people
            self._page.say(why_not(NotYet.NOT_PAINTED))
            return
        task = self._tasks.store(self._service.admit, booth.duty, booth.party, people)
        booth.record(task, self._tell)

    def _refer(self) -> None:
        """F8: open the form; once the form is in sight, F8 sends."""
        if self._page.view is View.REFERRAL:
            if self._form_seen:
                self._send()
        elif self._ready_for(Decision.REFER):
            self._form_seen = False
            self._booth.begin_deciding()
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
        elif form.together and (unseen := self._unseen_company()) is not None:
            words = self.tr("First look at the card of {name}, or send only this person.")
            self._page.referral.complain(words.format(name=person_words(unseen)))
        elif (person := self._ready_for(Decision.REFER)) and booth.party:
            task = self._tasks.store(self._service.refer, booth.duty, booth.party, person.id, form)
            booth.record(task, self._tell)

    def _unseen_company(self) -> Encounter | None:
        """Return somebody who would go along, but whose card still has to be looked at."""
        party, lead = self._booth.party, self._booth.encounter
        for person in party.open if party else ():
            if person != lead and person.summary and not_yet(person, Decision.REFER):
                return person
        return None

    def _ready_for(self, decision: Decision) -> Encounter | None:
        """Return the traveler if `decision` counts now; if not, tell why and forget the key."""
        now = self._booth.situation
        if now.busy:
            if not now.recording:
                self._page.say(self.tr("Still reading. Decide when the card is there."))
            return None
        in_sight = now.view in AT_CARD or now.view in (View.REFERRAL, View.EMPTY, View.READING)
        if not in_sight:
            self._page.say(self.tr("Not in sight of the card. Go back with Esc first."))
            return None
        if now.unsettled:
            self._page.say(self.tr("Not counted: another card has just come. Look, then press."))
            return None
        reason = not_yet(now.person, decision)
        if reason is not None:
            self._page.say(why_not(reason, now.person))
            return None
        return now.person

    def _tell(self, party: object) -> None:
        """The decision is on disk: say so, and make room for the next traveler."""
        assert isinstance(party, Party)
        before = self._booth.party
        time = clock_words(self._clock.now(), seconds=True)
        recorded = self.tr("Recorded {time}").format(time=time)
        if party.closed:
            words = decided_words(party)
            self._booth.leave()
            self._page.say(recorded, Mark.PASSED)
        else:
            words = decided_words(party, before)
            self._booth.update(party)
            said = self.tr("{recorded} · {decided}").format(recorded=recorded, decided=words)
            self._page.say(said, Mark.PASSED)
        self.decided.emit(party, words, recorded)

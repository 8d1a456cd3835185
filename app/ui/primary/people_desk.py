"""F4: who is here, and what the officer says of each who has no readable document."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.encounters.encounter import nobody_known
from app.encounters.party import Party
from app.problems import Problem
from app.screening.identity import Identity, SeenReason
from app.services.primary_inspection import PrimaryInspection
from app.ui.primary.actions import View
from app.ui.primary.booth import Booth
from app.ui.primary.by_hand import ByHand
from app.ui.primary.people_lines import people_lines, people_words
from app.ui.primary.selection import person_actions
from app.ui.tasks import TaskRunner


class PeopleDesk(QObject):
    """Works the list of people. One key each; whoever is marked is recorded at once."""

    def __init__(
        self, service: PrimaryInspection, tasks: TaskRunner, booth: Booth, by_hand: ByHand
    ) -> None:
        super().__init__(booth)
        self._service = service
        self._tasks = tasks
        self._booth = booth
        self._by_hand = by_hand
        self._page = booth.page
        self._panel = panel = booth.page.people
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._keep_ready)
        booth.page.keys.people_requested.connect(self._toggle)
        booth.page.view_changed.connect(self._show_actions)
        booth.changed.connect(self._refresh)
        booth.settled.connect(self._show_actions)
        panel.closed.connect(booth.go_back)
        panel.pointed.connect(self._show_actions)
        panel.chosen.connect(self._choose)
        panel.place_wanted.connect(self._add_place)
        panel.citizen_said.connect(lambda: self._mark(Identity.SEEN, SeenReason.CITIZEN))
        panel.infant_said.connect(lambda: self._mark(Identity.SEEN, SeenReason.INFANT))
        panel.unread_said.connect(lambda: self._mark(Identity.UNREAD))
        panel.entry_wanted.connect(self._enter)
        panel.removal_wanted.connect(self._remove)

    def _toggle(self) -> None:
        if self._page.view is View.PEOPLE:
            self._booth.go_back()
        elif self._booth.duty is not None:
            self._show(self._first())
            self._page.say("")
            self._page.show_view(View.PEOPLE)

    def _first(self) -> UUID | None:
        """Return the row that is marked at first: whom nobody knows yet, else one more person."""
        party, person = self._booth.party, self._booth.encounter
        if person is not None and person.decision is None and nobody_known(person):
            return person.id
        return party.expected.id if party and party.expected else None

    def _show(self, at: UUID | None) -> None:
        party, person = self._booth.party, self._booth.encounter
        lines = people_lines(party, person.id if person else None)
        self._panel.show_people(people_words(len(lines)), lines, at)
        self._show_actions()

    def _refresh(self) -> None:
        """Show what has changed; while the list is out of sight, after what the officer sees."""
        if self._page.view is View.PEOPLE:
            self._show(self._panel.at)
        else:
            self._later.start()

    def _keep_ready(self) -> None:
        """Fill the list before it is asked for: for a coach that would take too long."""
        if self._page.view is not View.PEOPLE:
            self._show(None)

    def _show_actions(self, _at: object = None) -> None:
        if self._page.view is View.PEOPLE:
            party = self._booth.party
            person = party.person(self._panel.at) if party else None
            busy = self._booth.recording
            self._panel.show_actions(person_actions(party, person), busy=busy)

    def _choose(self, person: UUID | None) -> None:
        if person is None:
            person = self._with_place()
        if person is not None:
            self._booth.select(person)

    def _add_place(self) -> None:
        person = self._with_place()
        if person is not None:
            self._show(person)

    def _with_place(self) -> UUID | None:
        """Add a place and return whose it is; None where there is no room."""
        party = self._expect()
        if party is None or self._booth.recording:
            return None
        self._booth.update(party, leave_form=False)
        return party.people[-1].id

    def _expect(self) -> Party | None:
        try:
            return self._service.expect(self._booth.party or self._service.begin())
        except Problem as problem:
            self._page.banner.show_problem(problem)
            return None

    def _mark(self, identity: Identity, reason: SeenReason | None = None) -> None:
        booth, person = self._booth, self._panel.at
        if booth.duty is None or booth.recording:
            return
        party = booth.party
        if person is None:  # one more: not the first place that waits for its document
            party = self._expect()
            person = party.people[-1].id if party else None
        if party is None or person is None:
            return
        marked = person

        def show(recorded: object) -> None:
            assert isinstance(recorded, Party)
            awaited = recorded.expected
            booth.update(recorded, marked, leave_form=awaited is None)
            if awaited is not None:
                self._show(awaited.id)

        task = self._tasks.store(
            self._service.mark, booth.duty, party, identity, reason, person=person
        )
        booth.record(task, show)

    def _enter(self) -> None:
        person = self._panel.at
        if person is None:
            person = self._with_place()
        if person is not None:
            self._by_hand.begin(person, named=True)

    def _remove(self) -> None:
        party, person = self._booth.party, self._panel.at
        if party is None or person is None or self._booth.recording:
            return
        rest = party.without(person)
        if rest.people or rest.conveyance.label or rest.declaration:
            self._booth.update(rest, leave_form=False)
            self._show(rest.expected.id if rest.expected else None)
        else:
            self._booth.leave()

"""Travelers who were sent to secondary and did not arrive: who is missing, and who is looking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.clock import parse_timestamp
from app.duty.officers import Duty, Role
from app.encounters.referral import ARRIVAL_LIMIT, ReferralState
from app.encounters.referral_events import AlarmTaken
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.services.access import authorship, require
from app.services.link_status import LinkState, LinkStatus
from app.services.ports import Journal, Link, Records
from app.services.views import ReferralRow

SETTLING = timedelta(seconds=15)
"""How long a link must stand before its silence means anything: the news of the time without it
come in first."""


def is_overdue(row: ReferralRow, now: datetime) -> bool:
    """Say whether a traveler should have been seen at secondary by now, and was not."""
    if row.state is not ReferralState.SENT:
        return False
    return now - parse_timestamp(row.sent_at) > ARRIVAL_LIMIT[row.referral_class]


def knows_arrivals(link: LinkStatus, now: datetime) -> bool:
    """Say whether this desk hears of arrivals at other desks; without a hub there are none."""
    if link.state is LinkState.NO_HUB:
        return True
    settled = link.since is None or now - link.since >= SETTLING
    return link.state is LinkState.CONNECTED and settled


@dataclass(frozen=True, slots=True)
class ArrivalWatch:
    """The alarm of every desk of the port, until one named person takes it."""

    journal: Journal
    records: Records
    link: Link

    def overdue(self, duty: Duty, now: datetime) -> Sequence[ReferralRow]:
        """Return those who have not arrived and for whom nobody is looking, longest overdue first.

        A desk that cannot know who has arrived alarms nobody.
        """
        require(duty, *Role)
        if not knows_arrivals(self.link.status(), now):
            return ()
        rows = (row for row in self.records.on_the_way(duty.post.port) if is_overdue(row, now))
        return sorted(
            (row for row in rows if not row.alarm_taken_by),
            key=lambda row: parse_timestamp(row.sent_at) + ARRIVAL_LIMIT[row.referral_class],
        )

    def take_alarm(self, duty: Duty, referral_id: UUID) -> ReferralRow:
        """Record that this officer looks for the traveler: the alarm ends on every desk.

        Raises:
            Problem: ALARM_ENDED, when the traveler was seen, taken back or is looked for already;
                REFERRAL_MISSING.
        """
        require(duty, *Role)
        row = self._row(referral_id)
        if row.alarm_taken_by or row.state is not ReferralState.SENT:
            raise Problem(ProblemCode.ALARM_ENDED)
        taken = AlarmTaken(f"{duty.officer.badge} {duty.officer.name}")
        said = Draft(taken, referral_id, authorship(duty, "look for traveler"))
        self.link.announce(self.journal.append(said))
        return self._row(referral_id)

    def _row(self, referral_id: UUID) -> ReferralRow:
        file = self.records.referral(referral_id)
        if file is None:
            raise Problem(ProblemCode.REFERRAL_MISSING)
        return file.row

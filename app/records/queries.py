"""Answers to what officers ask of the records, from the projections of station and port."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from app.clock import Clock, timestamp
from app.documents.reading import TravelDocument
from app.encounters.party import Party
from app.records.advance import announced
from app.records.attachments import AttachmentStore
from app.records.cleared import clearances_of
from app.records.draw_pauses import open_pause
from app.records.open_duties import open_duties
from app.records.open_parties import count_open, last_decided, undecided, waiting_parties
from app.records.past import history
from app.records.referral_rows import referral_file, referral_rows
from app.records.store import Store
from app.records.tables import clearance, crossing, referral
from app.records.tables.secondary import AT_SECONDARY
from app.screening.advance_info import AdvanceAnswer
from app.screening.answers import Clearance, History
from app.screening.traces import NO_TRACES, Traces
from app.services.views import DrawPause, OpenDuty, ReferralFile, ReferralRow, WaitingParty

_CLOSED_TODAY = 200


@dataclass(frozen=True, slots=True)
class RecordQueries:
    """The `Records` port. Each question sees one moment of the store."""

    store: Store
    attachments: AttachmentStore
    clock: Clock

    def history(
        self, issuing_state: str, document_number: str, traces: Traces = NO_TRACES
    ) -> History:
        """Return the past of this document, condensed, and what `traces` lead to."""
        with self.store.reading() as connection:
            return history(connection, issuing_state, document_number, traces, self.clock.now())

    def clearances(
        self, issuing_state: str, document_number: str, birth_date: str, now: datetime
    ) -> Sequence[Clearance]:
        """Return the matches cleared for this document and birth date that have not expired."""
        with self.store.reading() as connection:
            return clearances_of(
                connection,
                clearance.c.issuing_state == issuing_state,
                clearance.c.document_number == document_number,
                clearance.c.birth_date == birth_date,
                clearance.c.until > timestamp(now),
            )

    def announced(
        self, port: str, document: TravelDocument, carrier: str, now: datetime
    ) -> AdvanceAnswer:
        """Return everybody announced these days who may be this traveler."""
        with self.store.reading() as connection:
            return announced(connection, port, document, carrier, now)

    def undecided(self) -> Party | None:
        """Return the people of this station's latest encounter that is not decided, or None."""
        with self.store.reading() as connection:
            return undecided(connection, self.store.info.station.name, self.clock.boot_id)

    def last_decided(self, officer_id: UUID) -> Party | None:
        """Return the people of this station's last decision if this officer took it, or None."""
        station = self.store.info.station.name
        with self.store.reading() as connection:
            return last_decided(connection, station, officer_id, self.clock.boot_id)

    def open_encounters(self) -> int:
        """Return how many people are left at this station's booth without a decision."""
        with self.store.reading() as connection:
            return count_open(connection, self.store.info.station.name)

    def open_duties(self, badge: str) -> Sequence[OpenDuty]:
        """Return the duties not ended yet: all of this station, and this badge's at others."""
        with self.store.reading() as connection:
            return open_duties(connection, self.store.info.station.name, badge)

    def draws_paused(self, port: str) -> DrawPause | None:
        """Return the pause of the port's random draws that is still on, or None."""
        with self.store.reading() as connection:
            return open_pause(connection, port)

    def waiting(self, port: str) -> Sequence[WaitingParty]:
        """Return who was set aside in this port and not taken up, first come first."""
        with self.store.reading() as connection:
            return waiting_parties(connection, port)

    def referrals(self, port: str) -> Sequence[ReferralRow]:
        """Return the port's open referrals, longest waiting first, then today's closed ones.

        Those stand newest first; today is the calendar day where the station stands.
        """
        midnight = self.clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        sent = select(referral).where(referral.c.port == port, referral.c.sent_at.is_not(None))
        open_ones = sent.where(AT_SECONDARY).order_by(referral.c.sent_at, referral.c.id)
        closed = (
            sent.where(referral.c.closed_at >= timestamp(midnight))
            .order_by(referral.c.closed_at.desc(), referral.c.id)
            .limit(_CLOSED_TODAY)
        )
        with self.store.reading() as connection:
            return referral_rows(connection, open_ones) + referral_rows(connection, closed)

    def on_the_way(self, port: str) -> Sequence[ReferralRow]:
        """Return the port's referrals that nobody has seen at secondary, longest ago first."""
        query = (
            select(referral)
            .where(
                referral.c.port == port,
                referral.c.sent_at.is_not(None),
                AT_SECONDARY,
                referral.c.withdrawn_at.is_(None),
                referral.c.received_at.is_(None),
                referral.c.arrived_at.is_(None),
            )
            .order_by(referral.c.sent_at, referral.c.id)
        )
        with self.store.reading() as connection:
            return referral_rows(connection, query)

    def referrals_with(
        self, port: str, issuing_state: str, document_number: str
    ) -> Sequence[ReferralRow]:
        """Return the port's open referrals of somebody with this document, the newest first."""
        along = select(crossing.c.referral_id).where(
            crossing.c.issuing_state == issuing_state,
            crossing.c.document_number == document_number,
            crossing.c.referral_id.is_not(None),
        )
        own = and_(
            referral.c.issuing_state == issuing_state,
            referral.c.document_number == document_number,
        )
        query = (
            select(referral)
            .where(referral.c.port == port, referral.c.sent_at.is_not(None), AT_SECONDARY)
            .where(or_(own, referral.c.id.in_(along)))
            .order_by(referral.c.sent_at.desc(), referral.c.id.desc())
        )
        with self.store.reading() as connection:
            return referral_rows(connection, query)

    def sent_from_here(self, limit: int = 8) -> Sequence[ReferralRow]:
        """Return the referrals this station sent, newest first."""
        query = (
            select(referral)
            .where(referral.c.station == self.store.info.station.name)
            .order_by(referral.c.sent_at.desc(), referral.c.id.desc())
            .limit(limit)
        )
        with self.store.reading() as connection:
            return referral_rows(connection, query)

    def referral(self, referral_id: UUID) -> ReferralFile | None:
        """Return everything known about one referral, or None."""
        with self.store.reading() as connection:
            return referral_file(connection, referral_id, self.attachments)

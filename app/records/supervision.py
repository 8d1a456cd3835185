"""Answers to what supervisors ask of the records of station and port."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.clock import parse_timestamp, timestamp
from app.records.attachments import AttachmentStore
from app.records.draw_pauses import open_pause
from app.records.names import officer_badges, officer_labels
from app.records.outbox import read_sync_state
from app.records.radiograph_counts import images
from app.records.returned_notes import returned_to, unanswered_returns
from app.records.store import Store
from app.records.supervision_ahead import ahead
from app.records.supervision_file import record_file
from app.records.supervision_lines import Period, crossing_lines, referral_lines
from app.records.supervision_list import record_page
from app.records.supervision_looks import (
    quick_decisions,
    recalled_decisions,
    unread_companions,
    unread_people,
)
from app.records.supervision_open import (
    abandoned_duties,
    open_encounters,
    unsent_records,
    waiting_in_line,
)
from app.records.supervision_trials import rule_trials
from app.review.facts import CrossingLine, ShiftFacts
from app.services.shift_views import RecordFile, RecordFilter, RecordPage, ReturnedNote
from app.services.views import DrawPause

_CACHE_KIB = 16_000
"""A port's day has some ten megabytes of pages; in the usual eight, half were decrypted twice."""


@dataclass(frozen=True, slots=True)
class SupervisionQueries:
    """The `ShiftRecords` port. Each question sees one moment of the store.

    Each is answered from an index, named where it is asked, and touches only the rows of the period
    or of the record: ten thousand crossings are counted in well under a tenth of a second.
    """

    store: Store
    attachments: AttachmentStore

    def draws_paused(self, port: str) -> DrawPause | None:
        """Return the pause of the port's random draws that is still on, or None."""
        with self.store.reading() as connection:
            return open_pause(connection, port)

    def facts(self, port: str, since: datetime, until: datetime) -> ShiftFacts:
        """Return all that is known of a period of the port."""
        period = Period(port, timestamp(since), timestamp(until))
        station = self.store.info.station.name
        with self.store.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
            crossings = crossing_lines(connection, period)
            officers = tuple(_officers(crossings))
            labels = officer_labels(connection, officers)
            fed_at = read_sync_state(connection).feed_at
            return ShiftFacts(
                since=since,
                crossings=crossings,
                referrals=referral_lines(connection, period),
                unread=(
                    *unread_people(connection, period, labels),
                    *unread_companions(connection, period),
                ),
                recalled=recalled_decisions(connection, period, labels),
                quick=quick_decisions(connection, period, labels),
                left_open=open_encounters(connection, period, station),
                abandoned=abandoned_duties(connection, period, station),
                waiting=waiting_in_line(connection, period),
                unanswered=unanswered_returns(connection),
                unsent=unsent_records(connection),
                ahead=ahead(connection, period),
                images=images(connection, period),
                trials=rule_trials(connection, period),
                officers=labels,
                badges=officer_badges(connection, officers),
                as_of=parse_timestamp(fed_at) if fed_at else None,
            )

    def page(self, port: str, wanted: RecordFilter, first: int, rows: int) -> RecordPage:
        """Return at most `rows` of the port's records from place `first` on, newest first."""
        with self.store.reading() as connection:
            return record_page(connection, port, wanted, first, rows)

    def record(self, record_id: UUID) -> RecordFile | None:
        """Return everything about one crossing, or None when it is not kept here."""
        with self.store.reading() as connection:
            return record_file(connection, record_id, self.attachments)

    def returned_to(self, officer_id: UUID) -> Sequence[ReturnedNote]:
        """Return the notes on this officer's records not seen by them yet, oldest first."""
        with self.store.reading() as connection:
            return returned_to(connection, officer_id)


def _officers(crossings: Sequence[CrossingLine]) -> Iterable[UUID]:
    return (UUID(officer) for officer in {line.officer for line in crossings} if officer)

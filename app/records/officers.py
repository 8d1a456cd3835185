"""Who may sign in at this station: enrolled by a fact of the journal, known by a PIN kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Row, Select, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.clock import parse_timestamp, timestamp
from app.duty.events import OfficerEnrolled
from app.duty.officers import Officer, Role
from app.duty.pins import hash_pin
from app.journal.event import Authorship, Draft
from app.records.journal_store import JournalStore
from app.records.station_tables import credential, sign_in_failure
from app.records.store import Store
from app.records.tables import officer

LONGEST_BADGE = 32


@dataclass(frozen=True, slots=True)
class OfficerRegister:
    """The `Officers` port."""

    store: Store

    def known(self) -> Sequence[Officer]:
        """Return everyone who may sign in here, by badge."""
        with self.store.reading() as connection:
            rows = connection.execute(self._may_sign_in().order_by(officer.c.badge)).all()
        return tuple(map(_officer, rows))

    def by_badge(self, badge: str) -> Officer | None:
        """Return the officer with this badge number, or None."""
        query = self._may_sign_in().where(officer.c.badge == badge)
        with self.store.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _officer(row)

    def pin_hash(self, officer_id: UUID) -> str:
        """Return the argon2id hash of the officer's PIN.

        Raises:
            KeyError: Nobody with this id may sign in here.
        """
        query = select(credential.c.pin_hash).where(credential.c.officer_id == officer_id)
        with self.store.reading() as connection:
            found = connection.scalar(query)
        if found is None:
            raise KeyError(str(officer_id))
        return str(found)

    def enroll(
        self,
        journal: JournalStore,
        *,
        badge: str,
        name: str,
        roles: tuple[Role, ...],
        pin: str,
        authorship: Authorship,
    ) -> Officer:
        """Let an officer sign in here, or give a known one another name, roles and PIN.

        The fact and the PIN's hash are recorded together; the fact never holds the hash.

        Raises:
            Problem: PIN_TOO_SIMPLE.
            ValueError: The badge is empty or longer than 32 characters.
        """
        badge = badge.strip()
        if not 0 < len(badge) <= LONGEST_BADGE:
            raise ValueError("a badge number has 1 to 32 characters")
        hashed = hash_pin(pin)
        known = self.by_badge(badge)
        officer_id = known.id if known else journal.new_id()
        enrolled = OfficerEnrolled(badge=badge, name=name.strip(), roles=roles)

        def keep_pin(connection: Connection) -> None:
            row = {"officer_id": officer_id, "pin_hash": hashed}
            connection.execute(
                insert(credential)
                .values(row)
                .on_conflict_do_update(index_elements=[credential.c.officer_id], set_=row)
            )

        journal.append_with(keep_pin, Draft(enrolled, officer_id, authorship))
        return Officer(officer_id, badge, enrolled.name, roles)

    def failures(self, badge: str) -> tuple[int, datetime | None]:
        """Return how many sign-ins failed in a row for this badge, and when the last one did."""
        query = select(sign_in_failure).where(sign_in_failure.c.badge == badge[:LONGEST_BADGE])
        with self.store.reading() as connection:
            row = connection.execute(query).one_or_none()
        return (0, None) if row is None else (row.times, parse_timestamp(row.last_at))

    def note_failure(self, badge: str, at: datetime) -> None:
        """Count one more failed sign-in."""
        first = insert(sign_in_failure).values(
            badge=badge[:LONGEST_BADGE], times=1, last_at=timestamp(at)
        )
        again = first.on_conflict_do_update(
            index_elements=[sign_in_failure.c.badge],
            set_={"times": sign_in_failure.c.times + 1, "last_at": timestamp(at)},
        )
        with self.store.writing() as connection:
            connection.execute(again)

    def clear_failures(self, badge: str) -> None:
        """Forget the failures after a good sign-in."""
        if self.failures(badge)[0] == 0:
            return  # signing in well is the rule: no write for nothing
        with self.store.writing() as connection:
            connection.execute(
                delete(sign_in_failure).where(sign_in_failure.c.badge == badge[:LONGEST_BADGE])
            )

    def _may_sign_in(self) -> Select[tuple[object, ...]]:
        return (
            select(officer)
            .join(credential, credential.c.officer_id == officer.c.id)
            .where(officer.c.station == self.store.info.station.name)
        )


def _officer(row: Row[tuple[object, ...]]) -> Officer:
    return Officer(row.id, row.badge, row.name, tuple(Role(role) for role in row.roles))

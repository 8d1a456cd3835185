"""A whole log, and the way in for somebody who has its key: triggers dropped, nothing enforced."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, event, text

from app.ids import NewId
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.sqlcipher import encrypted_engine, for_writing
from app.records.triggers import TRIGGERS
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, Shift
from tests.records.new_stores import new_store

LENGTH = 150
SIGN_OUT = 147
"""Its last checkpoint; three events come after it."""


def counting_ids(start: int = 1) -> NewId:
    numbers = count(start)
    return lambda: UUID(f"01900000-0000-7000-8000-{next(numbers):012x}")


def write_log(path: Path) -> None:
    """Make a store with 150 events: sign-in, travelers, one of them referred, sign-out."""
    new_id = counting_ids()
    shift = Shift(new_id)
    with new_store(path, KEYS, BOOTH) as store:
        journal = JournalStore(store, KEYS, FixedClock(), new_id)
        journal.append(*shift.opening())
        while journal.head().seq < SIGN_OUT - 11:
            journal.append(*shift.primary(new_id()))
        referral = new_id()
        journal.append(*shift.primary(new_id(), referral))
        while journal.head().seq < SIGN_OUT - 1:
            journal.append(shift.read(new_id()))
        journal.append(shift.closing(new_id()))
        while journal.head().seq < LENGTH:
            journal.append(shift.read(new_id()))


def tamper(path: Path, change: Callable[[Connection], object], keys: StationKeys = KEYS) -> None:
    """Change a store's tables past all guards."""
    engine = encrypted_engine(path, keys.derive("store"), read_only=False)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = OFF"))
    with for_writing(engine).begin() as connection:
        for name in TRIGGERS:
            connection.execute(text(f"DROP TRIGGER {name}"))
        change(connection)
    engine.dispose()

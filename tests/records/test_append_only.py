"""With SQL alone nobody changes the journal, not even with INSERT OR REPLACE."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.records.journal_store import JournalStore
from app.records.store import Store
from tests.records.facts import Shift

COPY = (
    "SELECT {seq}, station, epoch, {id}, type, schema_version, subject_id, amends_id, occurred_at,"
    " boot_id, mono_ns, officer_id, auth_method, purpose, pack_versions, body_digest, prev_hash,"
    " hash FROM event WHERE seq = 2"
)
NEW_ID = "'00000000-0000-7000-8000-000000000000'"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET purpose = 'another' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 6",
        "DELETE FROM event",
        "INSERT INTO event " + COPY.format(seq=8, id=NEW_ID),
        "INSERT OR REPLACE INTO event " + COPY.format(seq=2, id=NEW_ID),
        "INSERT OR REPLACE INTO event " + COPY.format(seq=6, id=NEW_ID),
        "INSERT OR REPLACE INTO event " + COPY.format(seq=7, id="id"),
        "REPLACE INTO event " + COPY.format(seq=7, id="id"),
        "UPDATE OR REPLACE event SET seq = 2 WHERE seq = 3",
        "UPDATE event_body SET bytes = x'00' WHERE seq = 2",
        "DELETE FROM event_body WHERE seq = 2",
        "INSERT OR REPLACE INTO event_body VALUES (2, x'00')",
        "INSERT OR REPLACE INTO event_body VALUES (6, x'00')",
        "UPDATE checkpoint SET at = 'another'",
        "DELETE FROM checkpoint",
        "INSERT OR REPLACE INTO checkpoint SELECT * FROM checkpoint",
        "INSERT INTO checkpoint SELECT 6, station, epoch, hash, at, signature FROM checkpoint",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_the_journal_refuses(
    statement: str, recursive: str, store: Store, journal: JournalStore, shift: Shift
) -> None:
    journal.append(*shift.opening())
    assert journal.head().seq == 6

    def change() -> None:
        with store.writing() as connection:
            # Whoever connects without our pragmas has only the triggers to get past.
            connection.exec_driver_sql(f"PRAGMA recursive_triggers = {recursive}")
            connection.execute(text(statement))

    with pytest.raises(IntegrityError, match="only grows"):
        change()

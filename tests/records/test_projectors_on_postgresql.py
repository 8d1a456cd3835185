"""The hub's database is another one, and says the same."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, create_engine, make_url

from app.encounters.referral_events import (
    Referred,
)
from app.journal.event import Draft
from app.records.event_rows import read_events
from app.records.journal_store import JournalStore
from app.records.projectors import Skipped, project, try_project
from app.records.rebuild import forget_subject
from app.records.store import Store
from app.records.tables import SUBJECTS, metadata
from tests.records.facts import Shift
from tests.records.projections import all_rows


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Engine]:
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def copied(store: Store, to: Connection) -> None:
    with store.reading() as connection:
        for event in read_events(connection):
            assert project(to, event) is None  # type: ignore[arg-type]  # nothing here is damaged


def test_both_databases_hold_the_same_rows(
    journal: JournalStore, store: Store, shift: Shift, postgres: Engine
) -> None:
    referral = shift.new_id()
    journal.append(*shift.opening(), *shift.primary(shift.new_id(), referral))
    journal.append(*shift.secondary(referral), *shift.primary(shift.new_id()))
    with postgres.begin() as connection:
        copied(store, connection)
        copied(store, connection)  # the second time changes nothing
        on_postgres = all_rows(connection)
    with store.reading() as connection:
        on_sqlite = all_rows(connection)
    assert on_postgres == on_sqlite


def test_a_subject_is_forgotten_there_too(
    journal: JournalStore, store: Store, shift: Shift, postgres: Engine
) -> None:
    gone = shift.new_id()
    journal.append(*shift.opening(), *shift.primary(shift.new_id()), *shift.primary(gone))
    with postgres.begin() as connection:
        copied(store, connection)
        forget_subject(connection, gone, ())
        left = all_rows(connection)
    for table, column in SUBJECTS.items():
        place = list(table.columns).index(column)
        assert all(row[place] != gone for row in left[table.name])


@pytest.mark.parametrize(
    "changes",
    [
        {"note": "NUL \0 inside"},
        {"port": "P" * 50_000},
        {"lane": "\0" * 500},
        {"released_by": "🛂" * 10_000},
        {"reasons": ("\0",) * 100},
    ],
)
def test_hostile_text_is_taken_by_both(
    journal: JournalStore, store: Store, shift: Shift, postgres: Engine, changes: dict[str, Any]
) -> None:
    draft = shift.referred(shift.new_id(), shift.new_id())
    assert isinstance(draft.body, Referred)
    hostile = Draft(replace(draft.body, **changes), draft.subject_id, draft.authorship)
    (event,) = journal.append(hostile)
    with postgres.begin() as connection:
        assert project(connection, event) is None
        on_postgres = all_rows(connection)
    with store.reading() as connection:
        on_sqlite = all_rows(connection)
    assert on_postgres == on_sqlite


def test_what_the_database_refuses_spoils_nothing_else(
    journal: JournalStore, shift: Shift, postgres: Engine
) -> None:
    good, bad = journal.append(*(shift.cleared(shift.new_id()) for _ in range(2)))
    bad = replace(bad, station="\ud800")  # what no UTF-8 can hold
    with postgres.begin() as connection:
        assert try_project(connection, bad) is Skipped.REFUSED
        assert try_project(connection, good) is None
        assert [row[0] for row in all_rows(connection)["clearance"]] == [UUID(str(good.id))]

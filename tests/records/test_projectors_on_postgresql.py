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
from app.journal.event import Draft, Event
from app.records.event_rows import read_events
from app.records.journal_store import JournalStore
from app.records.projectors import Skipped, project, try_project
from app.records.rebuild import forget_subject
from app.records.store import Store
from app.records.tables import SUBJECTS, metadata
from tests.records.facts import Shift
from tests.records.projections import Rows, all_rows
from tests.records.whole_shift import play


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
    play(journal, shift)
    with postgres.begin() as connection:
        copied(store, connection)
        copied(store, connection)  # the second time changes nothing
        on_postgres = all_rows(connection)
    with store.reading() as connection:
        on_sqlite = all_rows(connection)
    assert on_postgres == on_sqlite
    assert all(on_postgres[table.name] for table in SUBJECTS)


def test_every_subject_can_be_forgotten_and_nothing_else_goes(
    journal: JournalStore, store: Store, shift: Shift, postgres: Engine
) -> None:
    """Purge whole subjects, and look whether what names them is gone from all tables."""
    journal.append(*shift.opening(), *shift.primary(shift.new_id()), *shift.primary(shift.new_id()))
    play(journal, shift)
    with store.reading() as connection:
        said = [event for event in read_events(connection) if isinstance(event, Event)]
    subjects = {event.subject_id for event in said}
    with postgres.connect() as connection:
        for event in said:
            project(connection, event)
        left = {gone: without(connection, gone) for gone in subjects}
        connection.rollback()
        for gone in subjects:
            for event in said:
                if event.subject_id != gone:
                    project(connection, event)
            assert left[gone] == all_rows(connection)
            connection.rollback()


def without(connection: Connection, gone: UUID) -> Rows:
    """Return what is left when a subject is forgotten, and remember it again."""
    with connection.begin_nested() as forgetting:
        forget_subject(connection, gone, ())
        left = all_rows(connection)
        forgetting.rollback()
    return left


def test_the_names_of_those_who_waited_or_went_along_go_with_their_records(
    journal: JournalStore, store: Store, shift: Shift, postgres: Engine
) -> None:
    play(journal, shift)
    with store.reading() as connection:
        said = [event for event in read_events(connection) if isinstance(event, Event)]
    naming = {event.subject_id for event in said if b"ERIKSSON" in (event.body or b"")}
    with postgres.begin() as connection:
        copied(store, connection)
        assert "ERIKSSON" in str(all_rows(connection))
        for gone in naming:
            forget_subject(connection, gone, ())
        assert "ERIKSSON" not in str(all_rows(connection))


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

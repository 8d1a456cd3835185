"""The projections are nothing but what the events say, in whatever order those came."""

import random
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text, update

from app.ids import NewId
from app.journal.event import Authorship, Event
from app.journal.purge import Purged
from app.journal.verify import Unreadable
from app.problems import Problem, ProblemCode
from app.records.bodies import BODIES
from app.records.event_rows import read_events
from app.records.journal_store import JournalStore
from app.records.projectors import FINGERPRINT, project
from app.records.rebuild import rebuild
from app.records.station_tables import store_info
from app.records.store import Store
from app.records.tables import SUBJECTS, metadata
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, DESK, Shift
from tests.records.logs import counting_ids
from tests.records.new_stores import new_store
from tests.records.projections import all_rows, stored_bytes
from tests.records.whole_shift import play

RETENTION = Authorship(None, "station", "retention")


@pytest.fixture
def busy_day(
    journal: JournalStore, shift: Shift, new_id: NewId, tmp_path: Path, clock: FixedClock
) -> None:
    """Own and foreign events, a referral that went back and forth, and purges on both sides."""
    journal.append(*shift.opening())
    referral, foreign_referral = new_id(), new_id()
    journal.append(*shift.primary(new_id()), *shift.primary(new_id(), referral))
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        desk = JournalStore(store, KEYS, clock, new_id)
        journal.apply_foreign(desk.append(*shift.secondary(referral)), "1")
        told = desk.append(*shift.primary(new_id(), foreign_referral), *shift.primary(new_id()))
        journal.apply_foreign(told, "2")
        journal.append(*shift.secondary(foreign_referral))
        journal.purge([8, 9, 10], "some of one encounter", RETENTION)
        journal.apply_foreign((desk.purge([6, 7], "some", RETENTION),), "3")
        play(journal, shift)
        journal.apply_foreign(elsewhere(desk, shift), "4")
        journal.purge(some_of(journal), "some of each kind", RETENTION)
        gone = [seq for seq in range(14, desk.head().seq) if seq % 3 == 0]
        journal.apply_foreign((desk.purge(gone, "a third", RETENTION),), "5")
        play(journal, shift)
    journal.append(shift.closing(new_id()))


def elsewhere(desk: JournalStore, shift: Shift) -> tuple[Event, ...]:
    """Record the whole shift there too, and return what it recorded."""
    before = desk.head().seq
    play(desk, shift)
    with desk.store.reading() as connection:
        said = read_events(connection, after_seq=before)
        return tuple(event for event in said if isinstance(event, Event))


def some_of(journal: JournalStore) -> list[int]:
    """Name every third event, but those that were purged already, and purges."""
    with journal.store.reading() as connection:
        said = [event for event in read_events(connection) if isinstance(event, Event)]
    whole = [event for event in said if event.body is not None and event.type != Purged.TYPE]
    return [event.seq for event in whole if event.seq % 3 == 0]


@pytest.mark.usefixtures("busy_day")
def test_rebuilt_projections_are_the_live_ones_byte_for_byte(store: Store) -> None:
    with store.writing() as connection:
        live = stored_bytes(connection)
        rebuild(connection)
        assert stored_bytes(connection) == live
    assert all(live[table.name] for table in SUBJECTS)  # every projection was put to the test


@pytest.mark.usefixtures("busy_day")
def test_projections_of_other_projectors_are_rebuilt_when_the_store_is_opened(
    store: Store, store_path: Path
) -> None:
    with store.writing() as connection:
        live = stored_bytes(connection)
        connection.execute(text("DELETE FROM crossing"))
        connection.execute(update(store_info).values(projected_with="older"))
    store.close()
    with Store.open(store_path, KEYS) as again, again.reading() as connection:
        assert stored_bytes(connection) == live
        assert connection.scalar(text("SELECT projected_with FROM store_info")) == FINGERPRINT


def test_a_journal_that_cannot_be_read_is_not_projected(
    journal: JournalStore, store: Store, shift: Shift
) -> None:
    journal.append(*shift.opening())

    def damage_and_rebuild() -> None:
        with store.writing() as connection:
            connection.execute(text("DROP TRIGGER event_never_changes"))
            connection.execute(text("UPDATE event SET id = 'none' WHERE seq = 2"))
            rebuild(connection)

    with pytest.raises(Problem) as caught:
        damage_and_rebuild()
    assert caught.value.code is ProblemCode.STORE_DAMAGED


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """All events of a booth and of the desk that works on its referrals."""
    new_id = counting_ids()
    shift, clock, events = Shift(new_id), FixedClock(), list[Event]()
    folder = tmp_path_factory.mktemp("told")
    referrals = [new_id(), new_id()]
    for number, drafts in enumerate(
        (
            [
                *shift.opening(),
                *(draft for one in referrals for draft in shift.primary(new_id(), one)),
                *shift.primary(UUID(int=5)),
                shift.read(UUID(int=5)),
                shift.screened(UUID(int=5)),
            ],
            [
                *(draft for one in referrals for draft in shift.secondary(one)),
                shift.received(referrals[0], new_id()),
                *shift.primary(UUID(int=5)),
            ],
        )
    ):
        path = folder / f"{number}.db"
        with new_store(path, KEYS, DESK if number else BOOTH) as store:
            journal = JournalStore(store, KEYS, clock, new_id)
            journal.append(*drafts)
            play(journal, shift)
            with store.reading() as connection:
                events += (e for e in read_events(connection) if not isinstance(e, Unreadable))
    return events


@pytest.fixture(scope="module")
def in_order(told: list[Event]) -> object:
    """What follows from them as they were told."""
    return projected(told)


def test_the_invented_shift_says_every_kind_of_fact(told: list[Event]) -> None:
    closing = Shift(counting_ids()).closing(UUID(int=1))
    said = {event.type for event in told} | {closing.body.TYPE, Purged.TYPE}
    assert said == set(BODIES)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_the_order_in_which_stations_are_heard_makes_no_difference(
    told: list[Event], in_order: object, seed: int
) -> None:
    turned = told.copy()
    random.Random(seed).shuffle(turned)
    assert projected([*turned, *turned[:5]]) == in_order


def projected(events: list[Event]) -> object:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        for event in events:
            assert project(connection, event) is None
        rows = all_rows(connection)
    engine.dispose()
    return rows

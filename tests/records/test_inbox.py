"""Taking in what other stations recorded: once, in any order, and never stopped by one of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy import Connection, delete, event, select, update

from app.clock import timestamp
from app.encounters.referral import ReferralState
from app.ids import NewId
from app.journal.chain import body_digest, chain_hash
from app.journal.event import Authorship, Draft, Event
from app.records.journal_store import JournalStore
from app.records.queries import RecordQueries
from app.records.station_tables import foreign_event
from app.records.store import Store
from app.records.tables import crossing
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, DESK, Shift
from tests.records.new_stores import new_store


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock, new_id: NewId) -> Iterator[JournalStore]:
    """Another station of the port."""
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        yield JournalStore(store, KEYS, clock, new_id)


def skipped(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(
            connection.scalars(select(foreign_event.c.skipped).order_by(foreign_event.c.arrival))
        )


def with_body(event: Event, content: bytes) -> Event:
    """Return the event as another program might have recorded it."""
    body = bytes(16) + content
    other = replace(event, body=body, body_digest=body_digest(body))
    return replace(other, hash=chain_hash(other))


def test_a_referral_is_closed_by_another_station(
    journal: JournalStore, desk: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    referral = new_id()
    journal.append(*shift.primary(new_id(), referral))
    told = desk.append(*shift.secondary(referral))
    assert journal.apply_foreign(told[:1], "1.a") == told[:1]
    (row,) = records.sent_from_here()
    assert (row.state, row.received_by) == (ReferralState.RECEIVED, "Bo Second")
    journal.apply_foreign(told[1:], "5.b")
    (row,) = records.sent_from_here()
    assert row.state is ReferralState.CLOSED
    assert row.finding_words == ("none", "undeclared goods")
    assert journal.sync_state().feed_position == "5.b"


def test_events_that_come_again_change_nothing(
    journal: JournalStore, desk: JournalStore, store: Store, shift: Shift, new_id: NewId
) -> None:
    told = desk.append(*shift.primary(new_id(), new_id()))
    assert journal.apply_foreign(told[4:], "early") == told[4:]
    assert journal.apply_foreign(told, "all") == told[:4]
    assert journal.apply_foreign(told, "again") == ()
    assert len(skipped(store)) == 6


def test_a_page_of_the_feed_comes_in_by_pieces(
    journal: JournalStore, desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    told = [said for _ in range(9) for said in desk.append(*shift.primary(new_id(), new_id()))]
    commits: list[Connection] = []
    note = commits.append
    event.listen(journal.store._engine, "commit", note)
    try:
        assert journal.apply_foreign(told, "end") == tuple(told)
    finally:
        event.remove(journal.store._engine, "commit", note)
    assert len(commits) >= len(told) / 20, "in between, the station's own records have their turn"
    assert journal.sync_state().feed_position == "end"
    assert journal.apply_foreign((), "further") == ()
    assert journal.sync_state().feed_position == "further"


def test_own_events_are_left_out(journal: JournalStore, shift: Shift, new_id: NewId) -> None:
    events = journal.append(*shift.primary(new_id()))
    assert journal.apply_foreign(events, "1") == ()


def test_what_is_not_understood_is_kept_and_stops_nothing(
    journal: JournalStore,
    desk: JournalStore,
    store: Store,
    records: RecordQueries,
    shift: Shift,
    new_id: NewId,
) -> None:
    events = desk.append(*shift.primary(new_id()), *shift.primary(new_id()), *shift.opening())
    no_local_time = "9999-12-31T23:59:59.000Z"
    odd = [
        with_body(replace(events[0], type="odor.noticed"), b"{}"),
        with_body(replace(events[1], schema_version=99), b"{}"),
        with_body(events[2], b"not JSON"),
        with_body(events[3], b'{"listing":1.5}'),
        with_body(replace(events[5], occurred_at="yesterday"), (events[5].body or b"")[16:]),
        with_body(events[6], b'{"results":{},"summary":' + b"[" * 4000),
        with_body(replace(events[4], occurred_at=no_local_time), (events[4].body or b"")[16:]),
    ]
    assert journal.apply_foreign((*odd, *events[7:10]), "1") == (*odd, *events[7:10])
    assert skipped(store) == [
        "unknown_type",
        "newer_version",
        "unreadable",
        "unreadable",
        "unreadable",
        "unreadable",
        "unreadable",
        "",
        "",
        "",
    ]
    assert len(records.history("UTO", "L898902C3").crossings) == 1


def test_what_was_not_understood_is_tried_again_at_the_next_start(
    journal: JournalStore, desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    """The other station was updated first: its facts hold words that are new to us till then."""
    told = desk.append(*shift.primary(new_id(), new_id()))
    journal.apply_foreign(told, "1")
    store = journal.store
    with store.writing() as connection:  # as a version would have it that knew no such word
        connection.execute(delete(crossing))
        connection.execute(update(foreign_event).values(skipped="unreadable"))
    assert set(skipped(store)) == {"unreadable"}
    store.close()
    with Store.open(store.path, KEYS) as updated, updated.reading() as connection:
        assert set(skipped(updated)) == {""}
        assert len(connection.execute(select(crossing)).all()) == 1


def test_a_damaged_event_is_left_out(
    journal: JournalStore, desk: JournalStore, shift: Shift, new_id: NewId
) -> None:
    events = desk.append(*shift.primary(new_id()))
    damaged = (
        replace(events[0], purpose="another"),
        replace(events[1], body=b"0123456789abcdef{}"),
        replace(events[2], seq=2**63),
        events[3],
    )
    assert journal.apply_foreign(damaged, "1") == events[3:4]


def test_what_names_an_encounter_of_this_station_changes_nothing_about_it(
    journal: JournalStore, desk: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    encounter = new_id()
    journal.append(shift.read(encounter), shift.screened(encounter))
    before = records.undecided()
    journal.apply_foreign(desk.append(*shift.primary(encounter)), "1")
    assert records.undecided() == before


def test_the_first_to_receive_a_referral_has_it_on_every_desk(
    journal: JournalStore,
    desk: JournalStore,
    records: RecordQueries,
    shift: Shift,
    new_id: NewId,
) -> None:
    referral, slow, quick = new_id(), new_id(), new_id()
    journal.append(*shift.primary(new_id(), referral))
    first = desk.append(shift.received(referral, quick))
    journal.append(shift.received(referral, slow))  # at the same time, and not told yet
    journal.apply_foreign(first, "1")
    (row,) = records.sent_from_here()
    assert row.received_by_id == quick


def test_a_foreign_purge_takes_the_bodies_here_too(
    journal: JournalStore,
    desk: JournalStore,
    store: Store,
    records: RecordQueries,
    shift: Shift,
    new_id: NewId,
) -> None:
    told = desk.append(*shift.primary(new_id()), *shift.primary(new_id()))
    journal.apply_foreign(told, "1")
    purge = desk.purge([1, 2, 3, 4, 5], "one year", Authorship(None, "station", "retention"))
    journal.apply_foreign((purge,), "2")
    assert len(records.history("UTO", "L898902C3").crossings) == 1
    with store.reading() as connection:
        rows = connection.execute(
            select(foreign_event.c.seq, foreign_event.c.body).order_by(foreign_event.c.seq)
        ).all()
    assert [row.seq for row in rows if row.body is None] == [1, 2, 3, 4, 5]


def test_the_history_says_how_old_the_ports_part_of_it_is(
    journal: JournalStore, records: RecordQueries, clock: FixedClock
) -> None:
    assert records.history("UTO", "X").as_of == ""
    journal.apply_foreign((), "1")
    assert records.history("UTO", "X").as_of == timestamp(clock.now())


def test_an_officer_whom_nobody_named_is_known_by_the_station(
    journal: JournalStore, desk: JournalStore, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    journal.apply_foreign(desk.append(shift.cleared(new_id())), "1")
    clock = FixedClock()
    (clearance,) = records.clearances("UTO", "L898902C3", "1974-08-XX", clock.now())
    assert clearance.cleared_by == DESK.name


@dataclass(frozen=True, slots=True)
class Enormous:
    """Nothing Gatehouse records is this long, but another station may send it."""

    TYPE: ClassVar[str] = "duty.sign_in_failed"
    VERSION: ClassVar[int] = 1

    badge: str = "9" * 100_000
    reason: str = "\0"


def test_an_enormous_text_stops_nothing(
    journal: JournalStore, desk: JournalStore, new_id: NewId
) -> None:
    told = desk.append(Draft(Enormous(), new_id(), Authorship(None, "station", BOOTH.name)))
    assert journal.apply_foreign(told, "1") == told

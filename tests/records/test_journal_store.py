"""Recording: together or not at all, in order, with checkpoints, and told to whoever listens."""

import itertools
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from sqlalchemy import func, select, text

from app.clock import timestamp
from app.duty.events import SignInFailed
from app.ids import NewId, new_id
from app.journal.chain import GENESIS, head_at, is_intact
from app.journal.event import Authorship, Draft, Event
from app.journal.verify import Fault, Why
from app.problems import Problem
from app.records.event_rows import read_checkpoints
from app.records.journal_store import JournalStore
from app.records.queries import RecordQueries
from app.records.station_tables import event_body
from app.records.store import Store
from app.records.verification import verify_store
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, OFFICER, Shift

STATION = Authorship(None, "station", "test")


@dataclass(frozen=True, slots=True)
class Unregistered:
    TYPE: ClassVar[str] = "nobody.knows"
    VERSION: ClassVar[int] = 1

    weight: float = 1.5


def test_an_event_says_who_when_and_why(
    journal: JournalStore, shift: Shift, clock: FixedClock
) -> None:
    clock.mono_ns = 2**60  # after years without a restart
    subject = shift.new_id()
    (event,) = journal.append(shift.cleared(subject))
    assert is_intact(event)
    assert (event.station, event.epoch, event.seq) == (BOOTH.name, 1, 1)
    assert (event.subject_id, event.officer_id, event.auth_method) == (subject, OFFICER, "pin")
    assert (event.occurred_at, event.mono_ns) == (timestamp(clock.now()), 2**60)
    assert event.pack_versions == {"lookouts": "7"}
    assert journal.head() == head_at(event)


def test_facts_recorded_together_follow_one_another(journal: JournalStore, shift: Shift) -> None:
    events = journal.append(*shift.primary(shift.new_id(), shift.new_id()))
    assert [event.seq for event in events] == [1, 2, 3, 4, 5, 6]
    assert events[0].prev_hash == GENESIS
    for before, after in itertools.pairwise(events):
        assert after.prev_hash == before.hash


def test_what_cannot_be_recorded_leaves_nothing_of_what_came_with_it(
    journal: JournalStore, shift: Shift, records: RecordQueries
) -> None:
    for wrong in (Unregistered(), SignInFailed("\ud800", "lone surrogate")):
        with pytest.raises(ValueError, match=r"(?i)float|utf-8"):
            journal.append(*shift.primary(shift.new_id()), Draft(wrong, shift.new_id(), STATION))
    assert journal.head().seq == 0
    assert records.history("UTO", "L898902C3").crossings == ()


def test_checkpoints_stand_at_sign_in_sign_out_and_every_64th_event(
    journal: JournalStore, store: Store, shift: Shift
) -> None:
    journal.append(*shift.opening())
    for _ in range(125):
        journal.append(Draft(SignInFailed("1", "wrong"), shift.new_id(), STATION))
    journal.append(shift.closing(shift.new_id()))
    with store.reading() as connection:
        assert [one.seq for one in read_checkpoints(connection)] == [4, 64, 128, 132]
    verdict = verify_store(store, KEYS.signing_key.public_key(), anchor=journal.head())
    assert verdict.whole
    assert verdict.proven_seq == 132


def test_listeners_hear_of_what_is_recorded_and_cannot_undo_it(
    journal: JournalStore, shift: Shift, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Event] = []

    def fails(_events: tuple[Event, ...]) -> None:
        raise OSError("a listener's trouble")

    journal.on_append(fails)
    journal.on_append(heard.extend)
    events = journal.append(*shift.opening())
    assert tuple(heard) == events
    assert "listener" in caplog.text
    assert journal.head().seq == len(events)


def test_a_listener_hears_nothing_of_what_failed(journal: JournalStore, shift: Shift) -> None:
    heard: list[Event] = []
    journal.on_append(heard.extend)
    with pytest.raises(ValueError, match="float"):
        journal.append(Draft(Unregistered(), shift.new_id(), STATION))
    assert heard == []


def test_threads_record_one_after_another(store: Store, clock: FixedClock, shift: Shift) -> None:
    journal = JournalStore(store, KEYS, clock, new_id)
    draft = Draft(SignInFailed("1", "wrong"), shift.new_id(), STATION)
    problems: list[Problem] = []

    def work() -> None:
        try:
            for _ in range(20):
                journal.append(draft, draft)
                journal.unsent(10, 10_000)
        except Problem as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    verdict = verify_store(store, KEYS.signing_key.public_key(), anchor=journal.head())
    assert (verdict.fault, verdict.events) == (None, 160)


def test_a_purge_takes_the_body_and_what_was_made_from_it_but_not_the_proof(
    journal: JournalStore, store: Store, records: RecordQueries, shift: Shift, new_id: NewId
) -> None:
    gone, stays = new_id(), new_id()
    named = [event.seq for event in journal.append(*shift.primary(gone))]
    journal.append(*shift.primary(stays))
    purge = journal.purge(named, "one year", STATION)
    assert purge.type == "journal.purged"
    assert len(records.history("UTO", "L898902C3").crossings) == 1
    with store.reading() as connection:
        left = connection.scalars(select(event_body.c.seq).order_by(event_body.c.seq)).all()
    assert left == [6, 7, 8, 9, 10, 11]
    verdict = verify_store(store, KEYS.signing_key.public_key(), anchor=journal.head())
    assert (verdict.fault, verdict.purged) == (None, 5)


def test_a_purged_name_is_not_left_in_the_file(
    journal: JournalStore, store: Store, shift: Shift
) -> None:
    """`secure_delete`: what was deleted is overwritten, also for whoever has the key."""
    (event,) = journal.append(Draft(SignInFailed("PURGED-NAME", "x"), shift.new_id(), STATION))
    journal.purge([event.seq], "one year", STATION)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        bodies = connection.scalars(select(event_body.c.bytes)).all()
    assert all(b"PURGED-NAME" not in body for body in bodies)


def test_a_purge_of_a_purge_is_refused(journal: JournalStore, shift: Shift) -> None:
    journal.append(*shift.primary(shift.new_id()))
    purge = journal.purge([1], "one year", STATION)
    with pytest.raises(Exception, match="only grows"):
        journal.purge([purge.seq], "one year", STATION)
    assert journal.head().seq == purge.seq


def test_a_body_gone_without_a_purge_is_named(
    journal: JournalStore, store: Store, shift: Shift
) -> None:
    journal.append(*shift.primary(shift.new_id()))
    with store.writing() as connection:
        connection.execute(text("DROP TRIGGER event_body_goes_only_with_a_purge"))
        connection.execute(text("DELETE FROM event_body WHERE seq = 3"))
    fault = verify_store(store, KEYS.signing_key.public_key()).fault
    assert fault == Fault(3, Why.BODY_MISSING)


def test_projections_follow_the_clock_they_are_told(
    journal: JournalStore, records: RecordQueries, shift: Shift, clock: FixedClock
) -> None:
    journal.append(*shift.primary(shift.new_id()))
    clock.pass_time(-timedelta(hours=2))  # somebody set the clock back
    journal.append(*shift.primary(shift.new_id()))
    times = [crossing.at for crossing in records.history("UTO", "L898902C3").crossings]
    assert times == sorted(times, reverse=True)


def test_the_journal_counts_what_it_holds(
    journal: JournalStore, store: Store, shift: Shift
) -> None:
    journal.append(*shift.opening())
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(event_body)) == 6


def test_recording_nothing_tells_nobody(journal: JournalStore) -> None:
    heard: list[tuple[Event, ...]] = []
    journal.on_append(heard.append)
    assert journal.append() == ()
    assert heard == []

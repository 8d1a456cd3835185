"""Sending on: in order, within limits, and only ever forward, unless the hub lost something."""

from dataclasses import replace

import msgspec
import pytest

from app.journal.chain import GENESIS, Head
from app.problems import Problem, ProblemCode
from app.records.journal_store import JournalStore
from tests.journal.chains import receipt
from tests.records.facts import Shift

PLENTY = 2**30


def test_a_new_journal_has_nothing_to_send(journal: JournalStore) -> None:
    assert journal.unsent(100, PLENTY) is None
    assert (journal.unsent_count(), journal.acked_seq()) == (0, 0)


def test_batches_follow_one_another(journal: JournalStore, shift: Shift) -> None:
    events = journal.append(*shift.opening())
    batch = journal.unsent(4, PLENTY)
    assert batch is not None
    assert (batch.epoch, batch.first_seq, batch.prev_hash) == (1, 1, GENESIS)
    assert batch.events == events[:4]
    assert journal.unsent_count() == 6
    journal.record_receipt(receipt(replace(journal.head(), seq=4, hash=events[3].hash)))
    rest = journal.unsent(4, PLENTY)
    assert rest is not None
    assert (rest.first_seq, rest.prev_hash) == (5, events[3].hash)
    assert rest.events == events[4:]
    assert (journal.unsent_count(), journal.acked_seq()) == (2, 4)


def test_a_batch_ends_at_its_size_but_holds_one_event_at_least(
    journal: JournalStore, shift: Shift
) -> None:
    events = journal.append(*shift.opening())
    sizes = [len(msgspec.json.encode(event)) for event in events]
    two = journal.unsent(100, sizes[0] + sizes[1])
    one = journal.unsent(100, 1)
    assert two is not None
    assert one is not None
    assert (len(two.events), len(one.events)) == (2, 1)


def test_a_receipt_for_what_this_journal_does_not_hold_is_a_fork(
    journal: JournalStore, shift: Shift
) -> None:
    journal.append(*shift.opening())
    head = journal.head()
    for wrong in (
        replace(head, hash="00" * 32),
        replace(head, seq=7),
        replace(head, epoch=2),
        replace(head, station="UTO-9"),
    ):
        with pytest.raises(Problem) as caught:
            journal.record_receipt(receipt(wrong))
        assert caught.value.code is ProblemCode.HUB_FORK
    assert journal.acked_seq() == 0


def test_an_older_receipt_changes_nothing(journal: JournalStore, shift: Shift) -> None:
    events = journal.append(*shift.opening())
    journal.record_receipt(receipt(journal.head()))
    journal.record_receipt(receipt(Head(events[0].station, 1, 1, events[0].hash)))
    assert journal.acked_seq() == 6


def test_after_the_hub_was_restored_events_go_again(journal: JournalStore, shift: Shift) -> None:
    events = journal.append(*shift.opening())
    journal.record_receipt(receipt(journal.head()))
    assert journal.sync_state().hub_epoch == "life 1"
    journal.rewind(2, "life 2")
    batch = journal.unsent(100, PLENTY)
    assert batch is not None
    assert batch.events == events[2:]
    assert (journal.acked_seq(), journal.sync_state().hub_epoch) == (2, "life 2")


def test_a_purged_event_is_sent_without_its_body(journal: JournalStore, shift: Shift) -> None:
    events = journal.append(*shift.opening())
    journal.purge([2], "one year", shift.opening()[0].authorship)
    batch = journal.unsent(100, PLENTY)
    assert batch is not None
    assert batch.events[1] == replace(events[1], body=None)

"""A log that was tampered with is found out, and the first bad event is named."""

from dataclasses import replace

import pytest

from app.duty.events import SignedOut, SignInFailed
from app.journal.chain import GENESIS, Head, body_digest, chain_hash, head_at
from app.journal.codec import encode_body
from app.journal.event import Event
from app.journal.purge import Purged
from app.journal.verify import Fault, Unreadable, Why
from tests.journal.chains import HUB_KEY, KEY, Log, receipt


def log_of(count: int = 200) -> Log:
    """Return a log that ends with a sign-out, so that a checkpoint vouches for all of it."""
    return Log().add_many(count - 1).sign_out()


def rehash(log: Log, start: int) -> None:
    """Compute the chain anew from `start` on, as somebody with everything but the key would."""
    previous = log.event(start - 1).hash if start > 1 else GENESIS
    for place in range(start - 1, len(log.events)):
        event = replace(log.event(place + 1), prev_hash=previous)
        event = replace(event, hash=chain_hash(event))
        log.events[place] = event
        previous = event.hash


def edited(event: Event) -> Event:
    body = encode_body(SignInFailed("somebody else", "wrong"), b"0123456789abcdef")
    return replace(event, body=body, body_digest=body_digest(body))


def test_a_whole_log_is_whole() -> None:
    verdict = log_of(200).verdict()
    assert verdict.whole
    assert (verdict.events, verdict.checkpoints, verdict.proven_seq) == (200, 4, 200)


def test_an_empty_log_is_not_whole() -> None:
    assert Log().verdict().fault == Fault(1, Why.EMPTY)


def test_an_edited_body_is_named() -> None:
    log = log_of()
    log.events[99] = replace(log.event(100), body=b"0123456789abcdef{}")
    assert log.verdict().fault == Fault(100, Why.BODY_EDITED)


def test_an_edited_header_is_named() -> None:
    log = log_of()
    log.events[99] = replace(log.event(100), purpose="another")
    assert log.verdict().fault == Fault(100, Why.HEADER_EDITED)


def test_an_event_with_a_new_hash_of_its_own_is_named() -> None:
    log = log_of()
    event = edited(log.event(100))
    log.events[99] = replace(event, hash=chain_hash(event))
    assert log.verdict().fault == Fault(100, Why.REPLACED)


def test_after_a_checkpoint_the_one_that_does_not_follow_is_named() -> None:
    log = log_of()
    event = replace(log.event(65), prev_hash="00" * 32)
    log.events[64] = replace(event, hash=chain_hash(event))
    assert log.verdict().fault == Fault(65, Why.REPLACED)


def test_a_missing_event_is_named() -> None:
    log = log_of()
    del log.events[99]
    assert log.verdict().fault == Fault(100, Why.MISSING)


def test_a_missing_first_event_is_named() -> None:
    log = log_of()
    del log.events[0]
    assert log.verdict().fault == Fault(1, Why.MISSING)


def test_exchanged_events_are_named() -> None:
    log = log_of()
    log.events[98:100] = reversed(log.events[98:100])
    assert log.verdict().fault == Fault(99, Why.MISSING)


def test_an_event_twice_is_named() -> None:
    log = log_of()
    log.events.insert(100, log.events[99])
    assert log.verdict().fault == Fault(100, Why.OUT_OF_ORDER)


def test_another_stations_event_is_named() -> None:
    log, other = log_of(), Log(station="UTO-2").add_many(200)
    log.events[99] = other.event(100)
    assert log.verdict().fault == Fault(100, Why.OTHER_JOURNAL)


def test_a_row_that_is_no_event_is_named() -> None:
    log = log_of()
    log.events[99] = Unreadable(100)
    assert log.verdict().fault == Fault(100, Why.UNREADABLE)


@pytest.mark.parametrize(("changed", "witness"), [(1, 64), (100, 128), (199, 200)])
def test_a_chain_computed_anew_is_caught_by_the_next_checkpoint(changed: int, witness: int) -> None:
    log = log_of()
    log.events[changed - 1] = edited(log.event(changed))
    rehash(log, changed)
    verdict = log.verdict()
    assert verdict.fault == Fault(witness, Why.CHECKPOINT_MISMATCH)
    assert verdict.proven_seq < changed


def test_checkpoints_of_another_key_are_forged() -> None:
    log = Log(key=HUB_KEY).add_many(63).sign_out()
    assert log.verdict().fault == Fault(64, Why.CHECKPOINT_FORGED)


def test_a_checkpoint_that_is_left_out_is_missed() -> None:
    log = log_of()
    del log.checkpoints[1]
    assert log.verdict().fault == Fault(128, Why.CHECKPOINT_MISSING)


def test_the_checkpoint_of_a_sign_out_is_missed() -> None:
    log = log_of(70)
    log.checkpoints.pop()
    assert log.verdict().fault == Fault(70, Why.CHECKPOINT_MISSING)


def test_a_log_cut_off_before_a_checkpoint_is_cut_off() -> None:
    log = log_of()
    del log.events[150:]
    assert log.verdict().fault == Fault(151, Why.TRUNCATED)


def test_a_log_cut_off_together_with_its_checkpoints_needs_a_witness_from_outside() -> None:
    log = log_of()
    whole = log.head
    assert whole is not None
    del log.events[150:]
    log.checkpoints = [one for one in log.checkpoints if one.seq <= 150]
    assert log.verdict().whole  # nothing in the log itself can tell
    assert log.verdict(receipt(whole)).fault == Fault(151, Why.TRUNCATED)
    assert log.verdict(anchor=whole).fault == Fault(151, Why.TRUNCATED)


def test_the_last_events_written_anew_need_a_witness_from_outside() -> None:
    log = Log().add_many(100)
    head = log.head
    assert head is not None
    log.events[98] = edited(log.event(99))
    rehash(log, 99)
    assert log.verdict().whole
    assert log.verdict(anchor=head).fault == Fault(100, Why.ANCHOR_MISMATCH)
    assert log.verdict(receipt(head)).fault == Fault(100, Why.RECEIPT_MISMATCH)


def test_a_log_that_has_grown_past_receipt_and_anchor_is_whole() -> None:
    log = Log().add_many(100)
    head = log.head
    assert head is not None
    log.add_many(10)
    verdict = log.verdict(receipt(head), anchor=head)
    assert verdict.whole
    assert verdict.proven_seq == 100


def test_a_receipt_of_another_key_is_forged_and_one_without_a_pinned_key_says_nothing() -> None:
    log = Log().add_many(10)
    head = log.head
    assert head is not None
    assert log.verdict(receipt(head, KEY)).fault == Fault(10, Why.RECEIPT_FORGED)


def test_an_older_life_of_the_journal_does_not_pass_for_the_present_one() -> None:
    log = log_of()
    present = Log(epoch=2).add_many(10)
    assert log.verdict(anchor=present.head).fault == Fault(10, Why.ANCHOR_MISMATCH)


def test_a_purged_body_may_be_missing_where_a_later_purge_names_it() -> None:
    log = Log().add_many(10)
    log.add(Purged((3, 4), "one year"))
    for seq in (3, 4):
        log.events[seq - 1] = replace(log.event(seq), body=None)
    verdict = log.verdict()
    assert verdict.whole
    assert verdict.purged == 2


def test_a_body_that_no_purge_names_is_missing() -> None:
    log = Log().add_many(10)
    log.add(Purged((4,), "one year"))
    for seq in (3, 4):
        log.events[seq - 1] = replace(log.event(seq), body=None)
    assert log.verdict().fault == Fault(3, Why.BODY_MISSING)


def test_a_purge_proves_nothing_about_what_comes_after_it() -> None:
    log = Log()
    log.add(Purged((2,), "one year"))
    log.add_many(3)
    log.events[1] = replace(log.event(2), body=None)
    assert log.verdict().fault == Fault(2, Why.BODY_MISSING)


def test_only_one_event_and_its_checkpoint_are_a_whole_log() -> None:
    log = Log()
    event = log.add(SignedOut("key"))
    verdict = log.verdict(anchor=Head("UTO-1", 1, 1, event.hash))
    assert (verdict.whole, verdict.head) == (True, head_at(event))

"""Every attribute of an event is covered by its hash or its digest."""

from dataclasses import fields, replace
from uuid import UUID

import pytest

from app.duty.events import SignInFailed
from app.journal.chain import GENESIS, Head, Moment, is_intact, seal
from app.journal.event import Authorship, Draft, Event
from tests.journal.chains import Log

CHANGES = {
    "station": "UTO-2",
    "epoch": 2,
    "seq": 2,
    "id": UUID(int=1),
    "type": "duty.locked",
    "schema_version": 2,
    "subject_id": UUID(int=99),
    "amends_id": UUID(int=99),
    "occurred_at": "2026-11-24T12:00:00.001Z",
    "boot_id": "another",
    "mono_ns": 2**60,
    "officer_id": None,
    "auth_method": "none",
    "purpose": "another",
    "pack_versions": {"p": "2"},
    "body_digest": "00" * 32,
    "prev_hash": "00" * 31 + "01",
    "hash": "00" * 32,
    "body": b"0123456789abcdef{}",
}


def test_a_sealed_event_is_intact_and_follows_what_was_before() -> None:
    log = Log().add_many(2)
    first, second = log.event(1), log.event(2)
    assert is_intact(first)
    assert is_intact(second)
    assert (first.prev_hash, second.prev_hash) == (GENESIS, first.hash)


def test_every_attribute_has_a_change_here() -> None:
    assert CHANGES.keys() == {field.name for field in fields(Event)}


@pytest.mark.parametrize("name", CHANGES)
def test_no_attribute_can_change_unnoticed(name: str) -> None:
    event = Log().add_many(1).event(1)
    assert not is_intact(replace(event, **{name: CHANGES[name]}))  # type: ignore[arg-type]  # any of them


def test_a_purged_body_leaves_the_event_intact() -> None:
    assert is_intact(replace(Log().add_many(1).event(1), body=None))


@pytest.mark.parametrize(
    ("name", "value"),
    [("prev_hash", "no hex"), ("prev_hash", None), ("purpose", b"bytes"), ("epoch", 1.0)],
)
def test_what_no_header_can_hold_is_not_intact(name: str, value: object) -> None:
    event = Log().add_many(1).event(1)
    assert not is_intact(replace(event, **{name: value}))  # type: ignore[arg-type]  # that is the point


def test_the_same_fact_twice_has_two_digests() -> None:
    """The nonce keeps a purged body from being guessed from its digest."""
    draft = Draft(SignInFailed("4711", "wrong"), UUID(int=1), Authorship(None, "station", "test"))
    after = Head("UTO-1", 1, 0, GENESIS)
    moment = Moment("2026-11-24T12:00:00.000Z", "boot", 1)
    one, other = (
        seal(draft, after, event_id=UUID(int=2), moment=moment, nonce=bytes([number]) * 16)
        for number in (1, 2)
    )
    assert one.body_digest != other.body_digest

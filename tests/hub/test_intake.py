"""Events go in exactly once, in order, whole; what contradicts is refused and kept apart."""

from dataclasses import replace

import msgspec
import pytest
from sqlalchemy import Engine, Table, func, select

from app.hub.tables import hub_event, hub_flag, hub_head, hub_quarantine
from app.journal.chain import GENESIS
from app.sync.protocol import RefusalCode
from app.sync.refused import HubSaidNo
from tests.hub.chains import Chain
from tests.hub.worlds import Desk


def _stored(engine: Engine) -> list[tuple[int, str]]:
    with engine.connect() as connection:
        rows = connection.execute(
            select(hub_event.c.seq, hub_event.c.hash).order_by(hub_event.c.epoch, hub_event.c.seq)
        )
        return [(row.seq, row.hash) for row in rows]


def _count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_batch_is_stored_and_acknowledged(desk: Desk, engine: Engine) -> None:
    events = desk.chain.add_many(5)
    receipt = desk.client.push(events, hub_epoch="")
    assert (receipt.epoch, receipt.acked_seq, receipt.head) == (1, 5, events[-1].hash)
    assert _stored(engine) == [(event.seq, event.hash) for event in events]


def test_the_same_batch_again_changes_nothing(desk: Desk, engine: Engine) -> None:
    events = desk.chain.add_many(5)
    desk.client.push(events, hub_epoch="")
    receipt = desk.client.push(events[1:4], hub_epoch="")
    assert (receipt.acked_seq, receipt.head) == (5, events[-1].hash)
    assert len(_stored(engine)) == 5


def test_an_overlapping_batch_adds_only_what_is_new(desk: Desk, engine: Engine) -> None:
    events = desk.chain.add_many(6)
    desk.client.push(events[:4], hub_epoch="")
    desk.client.push(events[2:], hub_epoch="")
    assert [seq for seq, _ in _stored(engine)] == [1, 2, 3, 4, 5, 6]


def test_a_gap_is_refused_and_says_where_to_go_on(desk: Desk, engine: Engine) -> None:
    events = desk.chain.add_many(6)
    desk.client.push(events[:2], hub_epoch="")
    with pytest.raises(HubSaidNo) as no:
        desk.client.push(events[4:], hub_epoch="")
    refusal = no.value.refusal
    assert refusal.code is RefusalCode.GAP
    assert (refusal.next_seq, refusal.head) == (3, events[1].hash)
    assert len(_stored(engine)) == 2


def test_a_gap_before_the_first_event_begins_at_the_beginning(desk: Desk) -> None:
    events = desk.chain.add_many(3)
    with pytest.raises(HubSaidNo) as no:
        desk.client.push(events[1:], hub_epoch="")
    assert (no.value.refusal.next_seq, no.value.refusal.head) == (1, GENESIS)


@pytest.mark.parametrize("sent", [slice(0, 2), slice(1, 4), slice(3, 5)])
def test_other_events_under_the_same_numbers_are_a_fork(
    desk: Desk, engine: Engine, sent: slice
) -> None:
    desk.client.push(desk.chain.add_many(3), hub_epoch="")
    twin = Chain("L4", key=desk.chain.key)
    twin.add_many(5)
    for _ in range(2):
        with pytest.raises(HubSaidNo) as no:
            desk.client.push(twin.events[sent], hub_epoch="")
        assert no.value.refusal.code is RefusalCode.FORK
    assert len(_stored(engine)) == 3
    assert _count(engine, hub_quarantine) == 1
    assert desk.client.push(desk.chain.add_many(1), hub_epoch="").acked_seq == 4


def test_a_wrong_hub_epoch_says_where_the_hub_stands(desk: Desk) -> None:
    events = desk.chain.add_many(4)
    desk.client.push(events[:3], hub_epoch="")
    with pytest.raises(HubSaidNo) as no:
        desk.client.push(events[3:], hub_epoch="an earlier life")
    refusal = no.value.refusal
    assert (refusal.code, refusal.next_seq, refusal.head) == (
        RefusalCode.EPOCH,
        4,
        events[2].hash,
    )
    assert desk.client.push(events[3:], hub_epoch=refusal.hub_epoch).acked_seq == 4


def test_a_new_epoch_of_a_journal_stands_beside_the_old_one(desk: Desk, engine: Engine) -> None:
    desk.client.push(desk.chain.add_many(5), hub_epoch="")
    replaced = Chain("L4", key=desk.chain.key, epoch=2)
    after = replaced.add_many(2)
    assert desk.client.push(after, hub_epoch="").acked_seq == 2
    head = desk.client.head()
    assert (head.epoch, head.seq, head.head) == (2, 2, after[-1].hash)
    assert len(_stored(engine)) == 7


def test_a_tampered_event_is_refused(desk: Desk, engine: Engine) -> None:
    events = desk.chain.add_many(3)
    assert events[1].body is not None
    for changed in (
        replace(events[1], purpose="something else"),
        replace(events[1], body=events[1].body + b" "),
        replace(events[1], station="L5"),
        replace(events[1], prev_hash=GENESIS),
        replace(events[1], hash=events[2].hash),
        replace(events[1], seq=7),
    ):
        with pytest.raises(HubSaidNo) as no:
            desk.client.push([events[0], changed, events[2]], hub_epoch="")
        assert no.value.refusal.code is RefusalCode.CHAIN
    assert _stored(engine) == []
    assert _count(engine, hub_head) == 0


def test_an_event_nobody_can_read_is_stored_and_flagged(desk: Desk, engine: Engine) -> None:
    """Covered in detail in test_judgement; here: it does not stop the queue."""
    odd = desk.chain.add_raw("encounter.decided", b'{"decision": "a\\u0000b"}')
    rest = desk.chain.add_many(2)
    assert desk.client.push([odd, *rest], hub_epoch="").acked_seq == 3
    with engine.connect() as connection:
        flags = connection.execute(select(hub_flag.c.seq, hub_flag.c.reason)).all()
    assert [tuple(flag) for flag in flags] == [(1, "unreadable")]


def test_a_batch_of_another_station_is_refused(desk: Desk, second_desk: Desk) -> None:
    others = second_desk.chain.add_many(2)
    with pytest.raises(HubSaidNo) as no:
        desk.client.push(others, hub_epoch="")
    assert no.value.refusal.code is RefusalCode.CHAIN


def test_an_id_used_twice_is_stored_and_flagged(desk: Desk, engine: Engine) -> None:
    first = desk.chain.add()
    desk.chain.new_id = lambda: first.id
    again = desk.chain.add()
    assert desk.client.push([first, again], hub_epoch="").acked_seq == 2
    with engine.connect() as connection:
        reasons = set(connection.execute(select(hub_flag.c.reason)).scalars())
    assert reasons == {"id_reused"}


def test_receipts_are_proof(desk: Desk) -> None:
    receipt = desk.client.push(desk.chain.add_many(1), hub_epoch="")
    assert receipt.for_journal().signature == receipt.receipt_signature
    assert msgspec.structs.replace(receipt, acked_seq=2) != receipt

"""Doubtful events are stored, flagged, and never stop those behind them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select, text, update

from app.clock import SystemClock
from app.hub import judgement
from app.hub.database import prepare
from app.hub.service import make_hub
from app.hub.stored import restored
from app.hub.tables import hub_event, hub_flag, hub_life
from app.ids import new_id
from app.journal.chain import chain_hash, head_at
from app.journal.event import Event
from app.problems import Problem, ProblemCode
from app.records.projectors import project
from app.records.tables import metadata as projections
from app.records.tables import referral as referral_table
from app.records.tables import timeline, waiting
from tests.hub.chains import referral
from tests.hub.worlds import KEYS, Desk


def _flags(engine: Engine) -> list[tuple[int, str]]:
    with engine.connect() as connection:
        rows = connection.execute(
            select(hub_flag.c.seq, hub_flag.c.reason).order_by(hub_flag.c.seq, hub_flag.c.reason)
        )
        return [(row.seq, row.reason) for row in rows]


def _referrals(engine: Engine) -> int:
    with engine.connect() as connection:
        return len(connection.execute(select(referral_table.c.id)).all())


def test_odd_bodies_are_flagged_and_the_rest_is_projected(desk: Desk, engine: Engine) -> None:
    desk.chain.add(referral())
    desk.chain.add_raw("referral.sent", b"not json")
    desk.chain.add_raw("referral.sent", b"{}")
    desk.chain.add_raw("referral.sent", b"[" * 50_000)
    desk.chain.add_raw("something.new", b'{"a":1}')
    desk.chain.add_raw("\x00" * 70, b"")
    desk.chain.add(referral())
    assert desk.client.push(desk.chain.events, hub_epoch="").acked_seq == 7
    assert _flags(engine) == [
        (2, "unreadable"),
        (3, "unreadable"),
        (4, "unreadable"),
        (5, "unknown_type"),
        (6, "unknown_type"),
    ]
    assert _referrals(engine) == 2


@pytest.mark.parametrize(
    "odd", ["", "yesterday", "2024-01-02T12:00:00", "9999-01-01T00:00:00.000Z", "\x00"]
)
def test_an_odd_time_is_flagged(desk: Desk, engine: Engine, odd: str) -> None:
    event = replace(desk.chain.add(referral()), occurred_at=odd)
    event = replace(event, hash=chain_hash(event))
    desk.chain.head = head_at(event)
    assert desk.client.push([event, desk.chain.add()], hub_epoch="").acked_seq == 2
    assert (1, "odd_time") in _flags(engine)


def test_a_faulty_projector_stops_nobody(
    desk: Desk, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(connection: Connection, event: Event) -> object:
        done = project(connection, event)
        if event.seq == 2:
            raise KeyError("a bug")
        return done

    monkeypatch.setattr(judgement, "project", faulty)
    events = [desk.chain.add(referral()) for _ in range(3)]
    assert desk.client.push(events, hub_epoch="").acked_seq == 3
    assert _flags(engine) == [(2, "refused")]
    assert _referrals(engine) == 2


def test_new_projectors_make_the_projections_again(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    desk.client.push([desk.chain.add(referral()) for _ in range(3)], hub_epoch="")
    with engine.begin() as connection:
        projections.drop_all(connection)
        projections.create_all(connection)
        connection.execute(update(hub_life).values(projected_by="older"))
    make_hub(engine, KEYS, pictures=tmp_path, clock=SystemClock(), new_id=new_id)
    assert _referrals(engine) == 3


def test_tables_of_an_older_gatehouse_are_made_anew(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    """The hub's projections need no migration: the journals it holds say all of it again."""
    desk.client.push([desk.chain.add(referral()) for _ in range(3)], hub_epoch="")
    with engine.begin() as connection:
        for name in ("party", "waiting", "recall"):
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(text("DROP INDEX ix_timeline_subject_id"))
        connection.execute(text("ALTER TABLE timeline DROP COLUMN subject_id"))
        connection.execute(text("DROP INDEX ix_encounter_open"))
        for column in ("known_seq", "decided_seq", "recalled_seq"):
            connection.execute(text(f"ALTER TABLE encounter DROP COLUMN {column}"))
        connection.execute(update(hub_life).values(projected_by="2:older"))
    make_hub(engine, KEYS, pictures=tmp_path, clock=SystemClock(), new_id=new_id)
    assert _referrals(engine) == 3
    with engine.connect() as connection:
        assert len(connection.execute(select(timeline.c.subject_id)).all()) == 3
        assert connection.execute(select(waiting)).all() == []


def test_a_database_of_a_newer_gatehouse_is_left_alone(desk: Desk, engine: Engine) -> None:
    desk.client.push(desk.chain.add_many(1), hub_epoch="")
    with engine.begin() as connection:
        connection.execute(update(hub_life).values(schema_version=99))
    with pytest.raises(Problem) as problem:
        prepare(engine, new_id)
    assert problem.value.code is ProblemCode.STORE_NEWER


def test_opening_again_keeps_the_life(engine: Engine) -> None:
    first = prepare(engine, new_id)
    assert prepare(engine, new_id) == first


def test_what_a_station_sent_comes_back_byte_for_byte(desk: Desk, engine: Engine) -> None:
    events = [desk.chain.add(referral()), desk.chain.add_raw("\ud7ff\x00odd", b"\x00\xff")]
    desk.client.push(events, hub_epoch="")
    with engine.connect() as connection:
        rows = connection.execute(select(hub_event).order_by(hub_event.c.seq))
        assert [restored(row.header, row.body) for row in rows] == events

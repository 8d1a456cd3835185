"""Copies of a store, edited by somebody who has its key: what was changed is named."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, bindparam, delete, text, update

from app.journal.chain import GENESIS, Head, chain_hash
from app.journal.event import Event
from app.journal.verify import Fault, Verdict, Why
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_events
from app.records.station_tables import checkpoint, event_body
from app.records.station_tables import event as event_table
from app.records.store import Store
from app.records.verification import require_anchored, verify_store
from tests.journal.chains import HUB_KEY, receipt
from tests.records.conftest import KEYS
from tests.records.logs import LENGTH, SIGN_OUT, tamper, write_log

CURIOUS = text("UPDATE event SET purpose = 'curiosity' WHERE seq = :seq")
ANOTHER_ID = "'01900000-0000-7000-8000-ffffffffffff'"


@pytest.fixture(scope="module")
def log_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "station.db"
    write_log(path)
    return path


@pytest.fixture
def copy(log_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(log_path, tmp_path / "copy.db"))


@pytest.fixture(scope="module")
def head(log_path: Path) -> Head:
    head = verdict(log_path).head
    assert head is not None
    return head


def verdict(path: Path, anchor: Head | None = None) -> Verdict:
    with Store.open(path, KEYS, read_only=True) as store:
        return verify_store(
            store, KEYS.signing_key.public_key(), hub_key=HUB_KEY.public_key(), anchor=anchor
        )


def sql(*statements: str) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return change


def rehash(connection: Connection, start: int) -> None:
    """Compute every hash from `start` on anew."""
    previous = GENESIS
    rows = []
    for event in read_events(connection):
        assert isinstance(event, Event)
        if event.seq >= start:
            anew = replace(event, prev_hash=previous)
            anew = replace(anew, hash=chain_hash(anew))
            rows.append({"at": event.seq, "previous": previous, "anew": anew.hash})
            event = anew
        previous = event.hash
    connection.execute(
        update(event_table)
        .where(event_table.c.seq == bindparam("at"))
        .values(prev_hash=bindparam("previous"), hash=bindparam("anew")),
        rows,
    )


def test_the_untouched_log_is_whole(log_path: Path, head: Head) -> None:
    found = verdict(log_path, anchor=head)
    assert found.whole
    assert (found.events, found.proven_seq) == (LENGTH, LENGTH)
    assert verdict(log_path).proven_seq == SIGN_OUT


EDITS = {
    "station": ["'UTO-9'", "''"],
    "epoch": ["2", "'one'"],
    "id": [ANOTHER_ID, "replace(id, '-', '')", "'no id'"],
    "type": ["'duty.locked'"],
    "schema_version": ["2", "1.5"],
    "subject_id": [ANOTHER_ID, "'no id'", "x'00'"],
    "amends_id": [ANOTHER_ID],
    "occurred_at": ["'2026-11-24T12:00:00.001Z'", "'2026-11-24T12:00:00.00Z'"],
    "boot_id": ["'another'"],
    "mono_ns": ["mono_ns + 1", "'soon'"],
    "officer_id": [ANOTHER_ID, "iif(officer_id IS NULL, subject_id, NULL)"],
    "auth_method": ["'none'"],
    "purpose": ["'curiosity'", "purpose || ' '", "x'00'"],
    "pack_versions": ['\'{"lookouts":"8"}\'', "' ' || pack_versions", "'none'"],
    "body_digest": ["'" + "00" * 32 + "'", "upper(body_digest)"],
    "prev_hash": ["'" + "11" * 32 + "'", "prev_hash || ' '", "'no hash'"],
    "hash": ["'" + "00" * 32 + "'", "upper(hash)"],
}


def test_every_column_is_edited_here() -> None:
    assert EDITS.keys() == {column.name for column in event_table.columns} - {"seq"}


@pytest.mark.parametrize(
    ("column", "value"), [(column, value) for column in EDITS for value in EDITS[column]]
)
@pytest.mark.parametrize("seq", [1, 100, LENGTH])
def test_one_edited_column_is_found(copy: Path, column: str, value: str, seq: int) -> None:
    tamper(copy, sql(f"UPDATE event SET {column} = {value} WHERE seq = {seq}"))
    fault = verdict(copy).fault
    assert fault is not None
    assert fault.seq == seq
    assert fault.why in {Why.HEADER_EDITED, Why.UNREADABLE, Why.REPLACED}


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE event SET seq = 999 WHERE seq = 100", Fault(100, Why.MISSING)),
        ("UPDATE event SET seq = 0 WHERE seq = 100", Fault(0, Why.OUT_OF_ORDER)),
        ("DELETE FROM event WHERE seq = 100", Fault(100, Why.MISSING)),
        ("DELETE FROM event WHERE seq = 1", Fault(1, Why.MISSING)),
        ("DELETE FROM event", Fault(1, Why.TRUNCATED)),
        ("UPDATE event_body SET bytes = x'00' WHERE seq = 100", Fault(100, Why.BODY_EDITED)),
        ("UPDATE event_body SET bytes = 'text' WHERE seq = 100", Fault(100, Why.UNREADABLE)),
        ("UPDATE event_body SET seq = 999 WHERE seq = 100", Fault(100, Why.BODY_MISSING)),
        ("DELETE FROM event_body WHERE seq = 100", Fault(100, Why.BODY_MISSING)),
        ("DELETE FROM event_body", Fault(1, Why.BODY_MISSING)),
        ("UPDATE checkpoint SET station = 'x' WHERE seq = 64", Fault(64, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET epoch = 2 WHERE seq = 64", Fault(64, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET at = 'x' WHERE seq = 64", Fault(64, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET at = x'00' WHERE seq = 64", Fault(64, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET hash = 'x' WHERE seq = 64", Fault(64, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET signature = x'00'", Fault(4, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET signature = 'x'", Fault(4, Why.CHECKPOINT_FORGED)),
        ("UPDATE checkpoint SET seq = 65 WHERE seq = 64", Fault(64, Why.CHECKPOINT_MISSING)),
        ("DELETE FROM checkpoint WHERE seq = 128", Fault(128, Why.CHECKPOINT_MISSING)),
        ("DELETE FROM checkpoint", Fault(4, Why.CHECKPOINT_MISSING)),
        ("DELETE FROM event WHERE seq > 140", Fault(141, Why.TRUNCATED)),
    ],
)
def test_what_was_done_is_named(copy: Path, statement: str, fault: Fault) -> None:
    tamper(copy, sql(statement))
    assert verdict(copy).fault == fault


@pytest.mark.parametrize("kept", [SIGN_OUT, 149, 140, 64, 0])
def test_a_tail_cut_off_with_its_checkpoints_is_found_by_the_anchor(
    copy: Path, head: Head, kept: int
) -> None:
    def change(connection: Connection) -> None:
        for table in (event_body, checkpoint, event_table):
            connection.execute(delete(table).where(table.c.seq > kept))

    tamper(copy, change)
    assert verdict(copy, anchor=head).fault == Fault(kept + 1, Why.TRUNCATED if kept else Why.EMPTY)


def test_a_tail_cut_off_before_a_receipt_is_found_without_an_anchor(copy: Path, head: Head) -> None:
    held = receipt(head)

    def change(connection: Connection) -> None:
        connection.execute(
            text(
                "INSERT INTO receipt (hub_epoch, station, epoch, acked_seq, head, server_time,"
                " signature) VALUES ('life 1', :station, 1, :seq, :hash, :at, :signature)"
            ),
            {
                "station": head.station,
                "seq": head.seq,
                "hash": head.hash,
                "at": held.server_time,
                "signature": held.signature,
            },
        )
        connection.execute(text("DELETE FROM event WHERE seq > 148"))

    tamper(copy, change)
    assert verdict(copy).fault == Fault(149, Why.TRUNCATED)


@pytest.mark.parametrize(("edited", "witness"), [(1, 4), (2, 4), (70, 128), (146, SIGN_OUT)])
def test_a_wholly_rehashed_chain_is_found_by_the_next_checkpoint(
    copy: Path, edited: int, witness: int
) -> None:
    def change(connection: Connection) -> None:
        connection.execute(CURIOUS, {"seq": edited})
        rehash(connection, edited)

    tamper(copy, change)
    found = verdict(copy)
    assert found.fault == Fault(witness, Why.CHECKPOINT_MISMATCH)
    assert found.proven_seq < edited <= witness


def test_a_rehashed_chain_without_its_checkpoints_lacks_them(copy: Path) -> None:
    def change(connection: Connection) -> None:
        connection.execute(CURIOUS, {"seq": 70})
        rehash(connection, 70)
        connection.execute(text("DELETE FROM checkpoint WHERE seq > 70"))

    tamper(copy, change)
    assert verdict(copy).fault == Fault(128, Why.CHECKPOINT_MISSING)


def test_what_came_after_the_last_checkpoint_is_held_by_the_anchor(copy: Path, head: Head) -> None:
    def change(connection: Connection) -> None:
        connection.execute(CURIOUS, {"seq": 149})
        rehash(connection, 149)

    tamper(copy, change)
    assert verdict(copy).whole  # the log alone cannot tell; see `app.journal.verify`
    assert verdict(copy, anchor=head).fault == Fault(LENGTH, Why.ANCHOR_MISMATCH)


def test_with_the_triggers_dropped_a_replaced_event_is_found(copy: Path) -> None:
    replaced = (
        "INSERT OR REPLACE INTO event SELECT seq, station, epoch, id, type, schema_version,"
        " subject_id, amends_id, occurred_at, boot_id, mono_ns, officer_id, auth_method,"
        " 'curiosity', pack_versions, body_digest, prev_hash, hash FROM event WHERE seq = 100"
    )
    tamper(copy, sql(replaced))
    assert verdict(copy).fault == Fault(100, Why.HEADER_EDITED)


@pytest.mark.parametrize("kept", [0, 64, SIGN_OUT, 149])
def test_a_shortened_store_is_refused_at_the_next_start(copy: Path, head: Head, kept: int) -> None:
    """Else the next commit would renew the anchor and hide it."""

    def change(connection: Connection) -> None:
        for table in (event_body, checkpoint, event_table):
            connection.execute(delete(table).where(table.c.seq > kept))

    tamper(copy, change)
    with Store.open(copy, KEYS, read_only=True) as store:
        with pytest.raises(Problem) as caught:
            require_anchored(store, head)
        assert caught.value.code is ProblemCode.LOG_DAMAGED


def test_a_store_that_holds_its_anchor_is_taken(log_path: Path, head: Head) -> None:
    with Store.open(log_path, KEYS, read_only=True) as store:
        require_anchored(store, head)
        require_anchored(store, None)
        require_anchored(store, replace(head, epoch=0))  # of an earlier life
        for other in (replace(head, hash="00" * 32), replace(head, epoch=2)):
            with pytest.raises(Problem):
                require_anchored(store, other)

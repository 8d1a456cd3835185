"""The exported log: whole, line by line, for anybody with the station's public key."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from app.journal.chain import Head
from app.journal.checkpoint import sign_export_end
from app.journal.verify import Fault, Verdict, Why
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_head
from app.records.export import (
    CheckpointLine,
    EventLine,
    LogEnd,
    LogStart,
    export_log,
    verify_export,
)
from app.records.store import Store
from tests.fixed import FixedClock
from tests.journal.chains import AT, HUB_KEY, Log
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH
from tests.records.logs import LENGTH, SIGN_OUT, tamper, write_log

PUBLIC_KEY = KEYS.signing_key.public_key()


@pytest.fixture(scope="module")
def log_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "station.db"
    write_log(path)
    return path


@pytest.fixture(scope="module")
def lines(log_path: Path) -> list[bytes]:
    with Store.open(log_path, KEYS, read_only=True) as store:
        return list(export_log(store, KEYS, FixedClock()))


@pytest.fixture
def verdict(tmp_path: Path) -> Callable[..., Verdict]:
    def verify(lines: list[bytes], anchor: Head | None = None) -> Verdict:
        path = tmp_path / "log.jsonl"
        path.write_bytes(b"".join(lines))
        return verify_export(path, PUBLIC_KEY, anchor=anchor)

    return verify


def place_of(lines: list[bytes], seq: int) -> int:
    return next(
        place
        for place, line in enumerate(lines)
        if json.loads(line).get("event", {}).get("seq") == seq
    )


def test_an_exported_log_is_whole(lines: list[bytes], verdict: Callable[..., Verdict]) -> None:
    found = verdict(lines)
    assert found.whole
    assert (found.events, found.proven_seq) == (LENGTH, LENGTH)


def test_it_says_whose_it_is_and_holds_every_header_and_body(lines: list[bytes]) -> None:
    start, *middle, end = (json.loads(line) for line in lines)
    assert (start["kind"], start["station"], start["public_key"]) == (
        "log",
        BOOTH.name,
        KEYS.public_key.hex(),
    )
    events = [line["event"] for line in middle if line["kind"] == "event"]
    assert [event["seq"] for event in events] == list(range(1, LENGTH + 1))
    assert all(event["body"] for event in events)
    assert (end["kind"], end["end"]["seq"]) == ("end", LENGTH)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b'"purpose":"test"', b'"purpose":"curiosity"', Why.HEADER_EDITED),
        (b'"auth_method":"pin"', b'"auth_method":"none"', Why.HEADER_EDITED),
        (b'"body":"', b'"body":"AAAA', Why.BODY_EDITED),
        (b'"schema_version":1', b'"schema_version":"1"', Why.UNREADABLE),
        (b'{"kind":"event"', b'{"kind":"evened"', Why.UNREADABLE),
        (b"}", b"", Why.UNREADABLE),
    ],
)
def test_an_edited_line_is_named(
    lines: list[bytes], verdict: Callable[..., Verdict], old: bytes, new: bytes, why: Why
) -> None:
    edited = lines.copy()
    place = place_of(lines, 100)
    assert old in edited[place]
    edited[place] = edited[place].replace(old, new, 1)
    assert verdict(edited).fault == Fault(100, why)


def test_lines_left_out_exchanged_or_doubled_are_named(
    lines: list[bytes], verdict: Callable[..., Verdict]
) -> None:
    place = place_of(lines, 100)
    assert verdict(lines[:place] + lines[place + 1 :]).fault == Fault(100, Why.MISSING)
    assert verdict([*lines[: place + 1], *lines[place:]]).fault == Fault(100, Why.OUT_OF_ORDER)
    turned = [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]]
    assert verdict(turned).fault == Fault(100, Why.MISSING)
    assert verdict(lines[1:]).fault == Fault(1, Why.UNREADABLE)
    assert verdict([*lines, lines[-1]]).fault == Fault(LENGTH + 1, Why.UNREADABLE)


@pytest.mark.parametrize("kept", [1, 2, 64, 100, LENGTH])
def test_a_file_cut_off_shows_it_even_at_a_checkpoint(
    lines: list[bytes], verdict: Callable[..., Verdict], kept: int
) -> None:
    end = next(
        (place for place, line in enumerate(lines) if b'"seq":%d,' % (kept + 1) in line),
        len(lines) - 1,
    )
    fault = verdict(lines[:end]).fault
    assert fault is not None
    assert (fault.seq, fault.why) == (kept + 1, Why.TRUNCATED)
    with_other_end = verdict([*lines[:end], lines[-1]]).fault
    assert with_other_end is None if kept == LENGTH else with_other_end == fault


def test_an_earlier_checkpoint_does_not_pass_as_the_end(
    lines: list[bytes], verdict: Callable[..., Verdict]
) -> None:
    place = place_of(lines, 64)
    checkpoint = json.loads(lines[place + 1])
    assert checkpoint["kind"] == "checkpoint"
    forged = json.dumps({"kind": "end", "end": checkpoint["checkpoint"]}).encode()
    assert verdict([*lines[: place + 2], forged]).fault == Fault(64, Why.CHECKPOINT_FORGED)


def test_another_stations_key_vouches_for_nothing(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(lines))
    fault = verify_export(path, HUB_KEY.public_key()).fault
    assert fault == Fault(4, Why.CHECKPOINT_FORGED)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"not JSON\n", b"\xff\xfe", b"{}", b"[" * 100_000, b"\0" * 1000]
)
def test_what_is_no_log(content: bytes, verdict: Callable[..., Verdict]) -> None:
    assert verdict([content]).fault == Fault(1, Why.UNREADABLE)


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(Problem) as caught:
            verify_export(path, PUBLIC_KEY)
        assert caught.value.code is ProblemCode.FILE_MISSING


def test_a_log_that_is_not_whole_gets_no_signed_end(
    log_path: Path, tmp_path: Path, verdict: Callable[..., Verdict]
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(log_path.read_bytes())
    tamper(
        copy,
        lambda connection: connection.execute(
            text("UPDATE event SET purpose = 'curiosity' WHERE seq = 70")
        ),
    )
    with Store.open(copy, KEYS, read_only=True) as store:
        lines = list(export_log(store, KEYS, FixedClock()))
    assert b'"kind":"end"' not in lines[-1]
    assert verdict(lines).fault == Fault(70, Why.HEADER_EDITED)


def test_a_store_cut_off_before_its_anchor_is_not_signed_either(
    log_path: Path, tmp_path: Path, verdict: Callable[..., Verdict]
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(log_path.read_bytes())
    with Store.open(log_path, KEYS, read_only=True) as store:
        anchor = verify_head(store)
    tamper(
        copy,
        lambda connection: connection.execute(text("DELETE FROM event WHERE seq > 147")),
    )
    with Store.open(copy, KEYS, read_only=True) as store:
        lines = list(export_log(store, KEYS, FixedClock(), anchor=anchor))
    assert verdict(lines).fault == Fault(SIGN_OUT + 1, Why.TRUNCATED)


def verify_head(store: Store) -> Head:
    with store.reading() as connection:
        return read_head(connection)


def test_verifying_a_long_log_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    def peak(length: int) -> int:
        path = tmp_path / f"{length}.jsonl"
        write_export(path, length)
        tracemalloc.start()
        assert verify_export(path, PUBLIC_KEY).events == length
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(2000) < 1.5 * peak(200)


def write_export(path: Path, length: int) -> None:
    """Write a long log without a store."""
    log = Log(key=KEYS.signing_key).add_many(length)
    assert log.head is not None
    signed = {checkpoint.seq: checkpoint for checkpoint in log.checkpoints}
    lines: list[msgspec.Struct] = [LogStart(1, log.station, 1, "", AT, ())]
    for seq in range(1, length + 1):
        lines.append(EventLine(log.event(seq)))
        if seq in signed:
            lines.append(CheckpointLine(signed[seq]))
    lines.append(LogEnd(sign_export_end(log.head, AT, KEYS.signing_key)))
    path.write_bytes(b"\n".join(map(msgspec.json.encode, lines)))

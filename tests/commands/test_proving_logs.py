"""`gatehouse export-log` and `verify-log`: the first bad event of a changed log is named."""

import base64
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, text

from app.documents.mrz import compose
from app.duty.officers import Role
from app.problems import SENTENCES, ProblemCode
from app.records.keys import StationKeys
from app.records.station_tables import checkpoint, event_body
from app.records.station_tables import event as event_table
from app.records.vaults import KeyringVault
from app.specimens.travelers import ROUTINE
from tests.commands.command_line import Answer, gatehouse
from tests.commands.stations import NewStation, new_name, sign_in
from tests.faults.processes import Program
from tests.records.logs import tamper
from tests.records.test_tampering import rehash

pytestmark = pytest.mark.usefixtures("secret_service")

TRAVELERS = 30
_FOUND = re.compile(r"First bad event: (\d+) \(([a-z ]+)\)\. Proven up to event (\d+)\.")
_WHOLE = re.compile(r"The log is whole: (\d+) events, (\d+) checkpoints\.\n")

Change = Callable[[Connection], object]


def work(new: NewStation) -> None:
    """A day at the booth: sign in, many travelers, sign out."""
    station = new.open()
    duty = sign_in(station, Role.PRIMARY)
    for number in range(TRAVELERS):
        document = replace(ROUTINE.document, document_number=f"U{number:08d}")
        reading = station.primary.read_typed(compose(document, ROUTINE.format))
        alone = station.primary.begin()
        party = station.primary.screen(duty, alone, None, reading, read_ns=1)
        (person,) = party.people
        party = party.with_person(person.painted(2))
        station.primary.admit(duty, party, [person.id])
    station.sign_in.sign_out(duty)
    station.close()


@pytest.fixture(scope="module")
def _worked(_secret_service_bus: str, tmp_path_factory: pytest.TempPathFactory) -> NewStation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service_bus)
        new = NewStation(new_name(), tmp_path_factory.mktemp("worked") / "home")
        assert new.set_up().code == 0
        work(new)
        return new


@pytest.fixture
def station(
    _worked: NewStation,
    tmp_path: Path,
    secret_service: str,  # noqa: ARG001 - its keyring
) -> Iterator[NewStation]:
    """A station after a day's work, in a folder of this test's own; the keyring is the same."""
    vault = KeyringVault()
    anchor = vault.anchor(_worked.name)
    assert anchor is not None
    yield NewStation(_worked.name, shutil.copytree(_worked.home, tmp_path / "home"))
    vault.set_anchor(anchor)


@pytest.fixture
def keys(station: NewStation) -> StationKeys:
    return KeyringVault().load(station.name)


@pytest.fixture
def events(station: NewStation) -> int:
    anchor = KeyringVault().anchor(station.name)
    assert anchor is not None
    return anchor.seq


@pytest.fixture
def copy(station: NewStation, tmp_path: Path) -> Path:
    """A copy of the store, somewhere else."""
    return Path(shutil.copy(station.home / "records.db", tmp_path / "copy.db"))


@pytest.fixture
def exported(station: NewStation, tmp_path: Path) -> Path:
    out = tmp_path / "log.jsonl"
    assert gatehouse("--home", station.home, "export-log", "--out", out) == Answer(0, "", "")
    return out


def verify(station: NewStation, *further: str | Path) -> Answer:
    answer = gatehouse("--home", station.home, "verify-log", *further)
    assert answer.err == "" or answer.code == 2
    return answer


def counted(answer: Answer) -> tuple[int, int]:
    """Return how many events and checkpoints were proven whole."""
    assert answer.code == 0, answer
    found = _WHOLE.fullmatch(answer.out)
    assert found is not None, answer
    return int(found[1]), int(found[2])


def first_bad(answer: Answer) -> tuple[int, str]:
    """Return the event that is named, and what is wrong with it."""
    assert answer.code == 1, answer
    assert answer.out.startswith("The log is NOT whole. ")
    assert answer.out.endswith(" Keep the file and call support.\n")
    found = _FOUND.search(answer.out)
    assert found is not None, answer
    assert int(found[3]) < int(found[1])
    return int(found[1]), found[2]


# --- whole ---------------------------------------------------------------------------------------


def test_the_live_log_is_whole(station: NewStation, events: int) -> None:
    assert events > 64
    assert counted(verify(station)) == (events, 3)  # sign-in, event 64, sign-out


def test_while_officers_work_it_can_be_proven_and_exported(
    station: NewStation, events: int
) -> None:
    opened = station.open()
    try:
        sign_in(opened, Role.PRIMARY)  # two events: the draw is bound with it
        with Program("-m", "app", "--home", str(station.home), "verify-log") as proof:
            assert proof.end(within=60) == 0, proof.err
            assert proof.out.startswith(f"The log is whole: {events + 2} events")
        with Program("-m", "app", "--home", str(station.home), "export-log") as export:
            assert export.end(within=60) == 0, export.err
            assert len(export.out.splitlines()) > events + 1
    finally:
        opened.close()


def test_an_exported_log_is_one_json_object_a_line(exported: Path, events: int) -> None:
    lines = [json.loads(line) for line in exported.read_text().splitlines()]
    kinds = [line["kind"] for line in lines]
    assert (kinds[0], kinds[-1]) == ("log", "end")
    assert kinds.count("event") == events


def test_to_standard_output_the_same_is_written(station: NewStation, exported: Path) -> None:
    answer = gatehouse("--home", station.home, "export-log")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1:-1] == exported.read_text().splitlines()[1:-1]


def test_an_exported_log_is_proven_here_and_by_anybody_with_the_key(
    station: NewStation, exported: Path, events: int, keys: StationKeys, tmp_path: Path
) -> None:
    assert counted(verify(station, exported))[0] == events
    elsewhere = NewStation("", tmp_path / "no station here")
    key = base64.b64encode(keys.public_key).decode()
    assert counted(verify(elsewhere, exported, "--key", key))[0] == events


def test_a_copy_is_proven_and_an_older_one_if_it_is_said_to_be_older(
    station: NewStation, copy: Path, events: int
) -> None:
    assert counted(verify(station, copy))[0] == events
    work(station)
    assert first_bad(verify(station, copy)) == (events + 1, "truncated")
    assert counted(verify(station, copy, "--older"))[0] == events


# --- changed by somebody who has the key, with the triggers dropped -------------------------------


def sql(statement: str) -> Change:
    return lambda connection: connection.execute(text(statement))


EDITS = [
    (sql("UPDATE event SET purpose = 'curiosity' WHERE seq = 40"), (40, "header edited")),
    (sql("UPDATE event_body SET bytes = x'00' WHERE seq = 40"), (40, "body edited")),
    (sql("DELETE FROM event_body WHERE seq = 40"), (40, "body missing")),
    (sql("DELETE FROM event WHERE seq = 40"), (40, "missing")),
    (sql("DELETE FROM checkpoint WHERE seq = 64"), (64, "checkpoint missing")),
    (sql("UPDATE checkpoint SET hash = 'x' WHERE seq = 64"), (64, "checkpoint forged")),
]


@pytest.mark.parametrize(("change", "fault"), EDITS, ids=[fault[1] for _, fault in EDITS])
def test_an_edited_copy(
    station: NewStation, copy: Path, keys: StationKeys, change: Change, fault: tuple[int, str]
) -> None:
    tamper(copy, change, keys)
    assert first_bad(verify(station, copy)) == fault
    assert first_bad(verify(station, copy, "--older")) == fault


def test_the_edited_live_log(station: NewStation, keys: StationKeys) -> None:
    change, fault = EDITS[0]
    tamper(station.home / "records.db", change, keys)
    assert first_bad(verify(station)) == fault


def cut_after(seq: int) -> Change:
    def change(connection: Connection) -> None:
        for table in (event_body, checkpoint, event_table):
            connection.execute(delete(table).where(table.c.seq > seq))

    return change


@pytest.mark.parametrize("kept", [0, 1, 40, 64])
def test_a_copy_cut_short_with_everything_in_it_that_could_tell(
    station: NewStation, copy: Path, keys: StationKeys, kept: int
) -> None:
    tamper(copy, cut_after(kept), keys)
    assert first_bad(verify(station, copy)) == (kept + 1, "truncated" if kept else "empty")


def test_a_copy_cut_short_before_a_checkpoint(
    station: NewStation, copy: Path, keys: StationKeys
) -> None:
    tamper(copy, sql("DELETE FROM event WHERE seq > 50"), keys)
    assert first_bad(verify(station, copy, "--older")) == (51, "truncated")


@pytest.mark.parametrize(
    ("edited", "witness"), [(1, "sign-in"), (40, "event 64"), (70, "sign-out")]
)
def test_a_wholly_rehashed_copy_is_caught_by_the_next_checkpoint(
    station: NewStation, copy: Path, keys: StationKeys, edited: int, witness: str, events: int
) -> None:
    def change(connection: Connection) -> None:
        connection.execute(
            text("UPDATE event SET purpose = 'curiosity' WHERE seq = :seq"), {"seq": edited}
        )
        rehash(connection, edited)

    tamper(copy, change, keys)
    checkpoints = {"sign-in": 3, "event 64": 64, "sign-out": events}
    named = checkpoints[witness]
    assert first_bad(verify(station, copy))[0] == named
    assert first_bad(verify(station, copy, "--older")) == (named, "checkpoint mismatch")


def test_a_rehashed_copy_without_its_checkpoints(
    station: NewStation, copy: Path, keys: StationKeys
) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE event SET purpose = 'curiosity' WHERE seq = 40"))
        rehash(connection, 40)
        connection.execute(text("DELETE FROM checkpoint WHERE seq > 40"))

    tamper(copy, change, keys)
    assert first_bad(verify(station, copy)) == (64, "checkpoint missing")


# --- exported, then changed ----------------------------------------------------------------------


def event_at(lines: list[bytes], seq: int) -> int:
    return next(
        index
        for index, line in enumerate(lines)
        if (said := json.loads(line))["kind"] == "event" and said["event"]["seq"] == seq
    )


def test_an_edited_export(station: NewStation, exported: Path) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)
    at = event_at(lines, 40)
    edited = json.loads(lines[at])
    edited["event"]["purpose"] = "curiosity"
    lines[at] = json.dumps(edited).encode() + b"\n"
    exported.write_bytes(b"".join(lines))
    assert first_bad(verify(station, exported)) == (40, "header edited")


def test_an_export_without_one_of_its_lines(station: NewStation, exported: Path) -> None:
    lines = exported.read_bytes().splitlines(keepends=True)
    del lines[event_at(lines, 40)]
    exported.write_bytes(b"".join(lines))
    assert first_bad(verify(station, exported)) == (40, "missing")


def test_an_export_cut_short(station: NewStation, exported: Path, events: int) -> None:
    whole = exported.read_bytes()
    lines = whole.splitlines(keepends=True)
    at = event_at(lines, 40)
    cuts = {
        b"".join(lines[:at]): (40, "truncated"),
        b"".join(lines[:at]) + lines[at][:30]: (40, "unreadable"),
        b"".join(lines[:-1]): (events + 1, "truncated"),
        lines[0]: (1, "truncated"),
        b"": (1, "unreadable"),
    }
    for content, fault in cuts.items():
        exported.write_bytes(content)
        assert first_bad(verify(station, exported)) == fault


def test_an_export_verified_with_another_key(station: NewStation, exported: Path) -> None:
    other = base64.b64encode(StationKeys.generate().public_key).decode()
    assert first_bad(verify(station, exported, "--key", other)) == (3, "checkpoint forged")


def test_a_log_that_is_not_whole_is_exported_without_a_signed_end(
    station: NewStation, keys: StationKeys, tmp_path: Path
) -> None:
    change, fault = EDITS[0]
    tamper(station.home / "records.db", change, keys)
    out = tmp_path / "evidence.jsonl"
    answer = gatehouse("--home", station.home, "export-log", "--out", out)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"gatehouse: {SENTENCES[ProblemCode.LOG_DAMAGED]}\n"
    assert first_bad(verify(station, out)) == fault


# --- what cannot be done -------------------------------------------------------------------------


def test_a_file_that_is_there_is_not_written_over(station: NewStation, exported: Path) -> None:
    before = exported.read_bytes()
    again = gatehouse("--home", station.home, "export-log", "--out", exported)
    assert again.is_problem(ProblemCode.PATH_UNUSABLE)
    assert exported.read_bytes() == before
    nowhere = exported.parent / "no folder" / "log.jsonl"
    answer = gatehouse("--home", station.home, "export-log", "--out", nowhere)
    assert answer.is_problem(ProblemCode.PATH_UNUSABLE)


def test_a_store_that_cannot_be_read_at_all(station: NewStation, copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    assert verify(station, copy).is_problem(ProblemCode.STORE_DAMAGED)
    copy.write_bytes(content[:4096] + bytes(4096) + content[8192:])
    assert verify(station, copy).is_problem(ProblemCode.STORE_DAMAGED)
    copy.write_bytes(b"hello" * 1000)
    assert verify(station, copy).is_problem(ProblemCode.KEY_WRONG)


def test_what_is_not_there(station: NewStation, exported: Path, tmp_path: Path) -> None:
    assert verify(station, tmp_path / "nothing").is_problem(ProblemCode.FILE_MISSING)
    assert verify(station, tmp_path).is_problem(ProblemCode.FILE_MISSING)
    assert verify(station, exported, "--key", "mine").is_problem(ProblemCode.ARGUMENTS_WRONG)
    nobody = NewStation("", tmp_path / "no station here")
    assert verify(nobody).is_problem(ProblemCode.STORE_MISSING)
    answer = gatehouse("--home", nobody.home, "export-log")
    assert answer.is_problem(ProblemCode.STORE_MISSING)


def test_a_reader_that_goes_away_is_no_error(station: NewStation) -> None:
    script = "import subprocess, sys; "
    script += "p = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE); "
    script += "p.stdout.readline(); p.stdout.close(); sys.exit(p.wait())"
    command = [sys.executable, "-m", "app", "--home", str(station.home), "export-log"]
    with Program("-c", script, *command) as head:
        assert head.end(within=60) == 1
        assert head.err == ""

"""Opening a store: what is refused, what is private, and who may write."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # it has no types

from app.problems import Problem, ProblemCode
from app.records.journal_store import JournalStore
from app.records.keys import StationKeys
from app.records.store import Store
from app.records.triggers import TRIGGERS
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, Shift


def refused(path: Path, keys: StationKeys = KEYS) -> ProblemCode:
    with pytest.raises(Problem) as caught:
        Store.open(path, keys)
    return caught.value.code


def in_another_process(path: Path) -> list[str]:
    """Return why another process may not write to the store, and whose store it reads."""
    program = """
import sys
from pathlib import Path
from app.problems import Problem
from app.records.store import Store
from tests.records.conftest import KEYS
path = Path(sys.argv[1])
try:
    Store.open(path, KEYS)
except Problem as problem:
    print(problem.code)
with Store.open(path, KEYS, read_only=True) as store:
    print(store.info.station.name)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def test_a_new_store_knows_whose_it_is_and_is_encrypted(store_path: Path, store: Store) -> None:
    assert (store.info.station, store.info.epoch) == (BOOTH, 1)
    assert not store_path.read_bytes().startswith(b"SQLite")


def test_nothing_recorded_lies_in_clear(
    journal: JournalStore, shift: Shift, store_path: Path
) -> None:
    journal.append(*shift.opening(), *shift.primary(shift.new_id()))
    everything = b"".join(
        path.read_bytes() for path in store_path.parent.iterdir() if path.is_file()
    )
    assert b"ERIKSSON" not in everything
    assert b"Ada Example" not in everything


def test_only_this_account_can_read_the_files(tmp_path: Path) -> None:
    path = tmp_path / "new" / "station.db"
    with Store.create(path, KEYS, BOOTH):
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
        folder = stat.S_IMODE(path.parent.stat().st_mode)
    assert set(modes.values()) == {0o600}
    assert {"station.db", "station.db-wal", "station.db-shm"} <= modes.keys()
    assert folder == 0o700


def test_a_store_that_is_there_is_never_made_again(store_path: Path) -> None:
    before = store_path.read_bytes()
    with pytest.raises(FileExistsError):
        Store.create(store_path, KEYS, BOOTH)
    assert store_path.read_bytes() == before


def test_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "station.db") is ProblemCode.STORE_MISSING


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    path.touch()
    assert refused(path) is ProblemCode.STORE_DAMAGED


def test_a_plain_database(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY)")
    plain.close()
    assert refused(path) is ProblemCode.STORE_NOT_ENCRYPTED


def test_the_wrong_key_says_so_and_nothing_on_standard_error(
    store_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert refused(store_path, StationKeys.generate()) is ProblemCode.KEY_WRONG
    assert capfd.readouterr() == ("", "")
    Store.open(store_path, KEYS).close()


def test_an_encrypted_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEYS.derive('store').hex()}'\"")
    other.execute("CREATE TABLE something (id INTEGER)")
    other.close()
    assert refused(path) is ProblemCode.STORE_DAMAGED


def test_a_store_of_a_newer_version(store_path: Path, store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r9999'"))
    store.close()
    assert refused(store_path) is ProblemCode.STORE_NEWER


def test_a_second_try_to_write_takes_no_lock_away(store_path: Path, store: Store) -> None:
    """On POSIX, closing any handle on a file drops this process's locks on it."""
    for _ in range(2):
        assert refused(store_path) is ProblemCode.STORE_BUSY
        assert refused(store_path, StationKeys.generate()) is ProblemCode.STORE_BUSY
    assert in_another_process(store_path) == ["store_busy", BOOTH.name]
    with store.writing() as connection:
        connection.execute(text("UPDATE sync_state SET acked_seq = 5"))
    store.close()  # the other process was not the last to close, so nothing of this was lost
    with Store.open(store_path, KEYS) as again, again.reading() as connection:
        assert connection.scalar(text("SELECT acked_seq FROM sync_state")) == 5


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_store_whose_journal_is_not_guarded(name: str, store_path: Path, store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text(f"DROP TRIGGER {name}"))
    store.close()
    assert refused(store_path) is ProblemCode.STORE_DAMAGED
    Store.open(store_path, KEYS, read_only=True).close()  # verifying must still be possible


def test_flipped_bits_are_found(
    store_path: Path, store: Store, journal: JournalStore, shift: Shift
) -> None:
    journal.append(*shift.opening(), *shift.primary(shift.new_id()))
    assert store.cipher_faults() == ()
    store.close()
    content = bytearray(store_path.read_bytes())
    content[-1000] ^= 1  # of the last page, which no opening looks at
    store_path.write_bytes(content)
    with Store.open(store_path, KEYS, read_only=True) as damaged:
        assert len(damaged.cipher_faults()) == 1


def test_reading_a_damaged_page_is_a_known_problem(
    store_path: Path, store: Store, journal: JournalStore, shift: Shift
) -> None:
    journal.append(*shift.opening())
    store.close()
    content = bytearray(store_path.read_bytes())
    for page in range(4096, len(content), 4096):  # all but the first, which holds the schema
        content[page + 100] ^= 1
    store_path.write_bytes(content)
    assert refused(store_path) is ProblemCode.STORE_DAMAGED


def test_one_process_writes_and_others_may_read(store_path: Path, store: Store) -> None:
    assert refused(store_path) is ProblemCode.STORE_BUSY
    with Store.open(store_path, KEYS, read_only=True) as reader:
        assert reader.info == store.info
        with pytest.raises(RuntimeError), reader.writing():
            pass
    assert in_another_process(store_path) == ["store_busy", BOOTH.name]
    store.close()
    Store.open(store_path, KEYS).close()


def test_a_reader_cannot_write(store_path: Path) -> None:
    with Store.open(store_path, KEYS, read_only=True) as reader:
        with pytest.raises(Problem) as caught, reader.reading() as connection:
            connection.execute(text("DELETE FROM store_info"))
        assert caught.value.code is ProblemCode.STORE_DAMAGED


def test_a_failed_change_leaves_nothing(store: Store) -> None:
    def stumble() -> None:
        with store.writing() as connection:
            connection.execute(text("UPDATE sync_state SET acked_seq = 5"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stumble()
    with store.reading() as connection:
        assert connection.scalar(text("SELECT acked_seq FROM sync_state")) == 0


def test_the_store_is_as_durable_as_it_says(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }
    with store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_a_copy_on_a_medium_that_cannot_be_written_can_be_read(
    store_path: Path, small_disk: Path
) -> None:
    copy = Path(shutil.copy(store_path, small_disk / "copy.db"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Store.open(copy, KEYS, read_only=True) as sealed:
        assert sealed.info.station == BOOTH
        assert sealed.cipher_faults() == ()

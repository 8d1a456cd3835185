"""A full disk: nothing half recorded, closing still works, and work goes on once there is room."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.duty.events import SignInFailed
from app.ids import NewId
from app.journal.event import Authorship, Draft, Event
from app.problems import Problem, ProblemCode
from app.records.attachments import AttachmentStore
from app.records.ballast import BALLAST_BYTES, Ballast
from app.records.journal_store import JournalStore
from app.records.store import Store
from app.records.verification import verify_store
from tests.fixed import FixedClock
from tests.records.conftest import DISK_BYTES, KEYS
from tests.records.facts import BOOTH, OFFICER

pytestmark = pytest.mark.faults

BIG = Draft(SignInFailed("x" * 500_000, "wrong"), OFFICER, Authorship(None, "station", "test"))


@pytest.fixture
def small_store(small_disk: Path) -> Iterator[Store]:
    with Store.create(small_disk / "station" / "station.db", KEYS, BOOTH) as store:
        yield store


@pytest.fixture
def small_journal(small_store: Store, clock: FixedClock, new_id: NewId) -> JournalStore:
    return JournalStore(small_store, KEYS, clock, new_id)


def fill(disk: Path) -> Path:
    """Take what is left of a disk."""
    filler = disk / f"filler {os.urandom(4).hex()}"
    with filler.open("wb") as file:
        if left := shutil.disk_usage(disk).free:
            os.posix_fallocate(file.fileno(), 0, left)
    assert shutil.disk_usage(disk).free == 0
    return filler


def append_until_full(journal: JournalStore) -> int:
    """Record until the disk is full; return how many facts were acknowledged."""
    acknowledged: list[Event] = []

    def append_on() -> None:
        while len(acknowledged) < 1000:
            acknowledged.extend(journal.append(BIG))

    with pytest.raises(Problem) as caught:
        append_on()
    assert caught.value.code is ProblemCode.DISK_FULL
    return len(acknowledged)


def whole(store: Store, journal: JournalStore) -> bool:
    verdict = verify_store(store, KEYS.signing_key.public_key(), anchor=journal.head())
    return verdict.whole and store.cipher_faults() == ()


def test_what_does_not_fit_is_not_recorded_and_the_rest_is_whole(
    small_disk: Path, small_store: Store, small_journal: JournalStore
) -> None:
    small_journal.append(BIG)
    fill(small_disk)
    recorded = append_until_full(small_journal)
    assert small_journal.head().seq == recorded + 1
    assert whole(small_store, small_journal)


def test_after_the_first_refusal_the_ballast_gives_room(
    small_disk: Path, small_store: Store, small_journal: JournalStore
) -> None:
    fill(small_disk)
    first = append_until_full(small_journal)
    again = append_until_full(small_journal)
    assert again > 2
    assert small_journal.head().seq == first + again
    assert whole(small_store, small_journal)


def test_with_the_ballast_gone_too_reading_and_closing_still_work(
    small_disk: Path, small_store: Store, small_journal: JournalStore
) -> None:
    fill(small_disk)
    recorded = append_until_full(small_journal) + append_until_full(small_journal)
    fill(small_disk)
    assert append_until_full(small_journal) == 0
    assert len(small_journal.unsent(1000, 2**30).events) == recorded  # type: ignore[union-attr]  # there are some
    small_store.close()
    with Store.open(small_store.path, KEYS, read_only=True) as store:
        assert verify_store(store, KEYS.signing_key.public_key()).events == recorded


def test_once_space_is_freed_work_goes_on_and_the_ballast_comes_back(
    small_disk: Path, small_store: Store, small_journal: JournalStore
) -> None:
    filler = fill(small_disk)
    recorded = append_until_full(small_journal)
    ballast = small_store.path.with_name("station.db.ballast")
    assert not ballast.exists()
    filler.unlink()
    small_journal.append(BIG)
    assert small_journal.head().seq == recorded + 1
    assert ballast.stat().st_size == BALLAST_BYTES


def test_deleting_works_after_the_ballast_was_given_up(
    small_disk: Path, small_store: Store, small_journal: JournalStore
) -> None:
    small_journal.append(BIG, BIG, BIG)
    fill(small_disk)
    append_until_full(small_journal)
    small_journal.purge([1, 2, 3], "make room", Authorship(None, "station", "retention"))
    with small_store.reading() as connection:
        gone = "SELECT count(*) FROM event LEFT JOIN event_body USING (seq) WHERE bytes IS NULL"
        assert connection.scalar(text(gone)) == 3


def test_a_picture_that_does_not_fit_leaves_nothing(small_disk: Path, small_store: Store) -> None:
    pictures = AttachmentStore(small_disk / "pictures", KEYS, small_store.ballast)
    small = pictures.put(b"small")
    fill(small_disk)
    with pytest.raises(Problem) as caught:
        pictures.put(b"x" * 400_000)
    assert caught.value.code is ProblemCode.DISK_FULL
    assert [one.name for one in (small_disk / "pictures").rglob("*") if one.is_file()] == [small]
    assert pictures.get(pictures.put(b"x" * 400_000)) == b"x" * 400_000  # the ballast's room


def test_a_store_that_does_not_fit_leaves_nothing(small_disk: Path) -> None:
    (small_disk / "station").mkdir()
    fill(small_disk)
    with pytest.raises(Problem) as caught:
        Store.create(small_disk / "station" / "station.db", KEYS, BOOTH)
    assert caught.value.code is ProblemCode.DISK_FULL
    assert list((small_disk / "station").glob("station.db*")) in (
        [],
        [small_disk / "station" / "station.db.lock"],
    )


def test_a_database_at_its_limit_is_a_full_disk(
    store: Store, clock: FixedClock, new_id: NewId
) -> None:
    """The same on machines where no small disk can be mounted."""
    journal = JournalStore(store, KEYS, clock, new_id)

    def limit(pages: int) -> None:
        with store.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    limit(300)
    recorded = append_until_full(journal)
    assert journal.head().seq == recorded
    limit(100_000)
    journal.append(BIG)
    assert whole(store, journal)


def test_the_ballast_is_not_made_on_a_disk_that_has_little_room(small_disk: Path) -> None:
    ballast = Ballast(small_disk / "ballast", size=DISK_BYTES // 2)
    ballast.restore()
    assert not (small_disk / "ballast").exists()
    assert not ballast.release()


def test_a_ballast_that_cannot_be_made_spoils_no_record(tmp_path: Path) -> None:
    Ballast(tmp_path / "unplugged" / "ballast").restore()

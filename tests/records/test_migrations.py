"""What the revisions make is what the code expects, and older stores come along."""

import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, select, text

from app.encounters.referral import ReferralState
from app.problems import Problem, ProblemCode
from app.records import schema, station_tables, tables
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.migrations import REVISIONS
from app.records.queries import RecordQueries
from app.records.rebuild import rebuild
from app.records.sqlcipher import encrypted_engine, for_writing
from app.records.store import Store
from app.records.triggers import TRIGGERS
from app.records.verification import verify_store
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, READING, Shift
from tests.records.logs import counting_ids
from tests.records.projections import stored_bytes


def test_the_revisions_are_a_line_and_known_without_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(one.revision for one in scripts.walk_revisions())[::-1] == REVISIONS


def test_what_the_revisions_make_is_what_the_code_expects(store: Store) -> None:
    expected = MetaData()
    for metadata in (tables.metadata, station_tables.metadata):
        for table in metadata.tables.values():
            table.to_metadata(expected)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, expected) == []


def test_the_revisions_make_every_trigger_and_no_other(store: Store) -> None:
    with store.reading() as connection:
        found = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        assert set(found) == TRIGGERS


def test_opening_a_current_store_takes_no_alembic(store_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from app.records.store import Store
from tests.records.conftest import KEYS
Store.open(Path(sys.argv[1]), KEYS).close()
print("alembic" in sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(store_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """A store of the first revision: a journal without projections."""
    path = tmp_path / "old" / "station.db"
    path.parent.mkdir()
    path.touch(mode=0o600)
    engine = encrypted_engine(path, KEYS.derive("store"), read_only=False)
    with for_writing(engine).begin() as connection:
        schema.upgrade(connection, REVISIONS[0])
        connection.execute(
            text("INSERT INTO store_info VALUES (1, :name, :port, 1, 'older')"),
            {"name": BOOTH.name, "port": BOOTH.port},
        )
    engine.dispose()
    return path


def test_an_older_store_is_copied_and_brought_up_to_date(old_store: Path) -> None:
    before = old_store.read_bytes()
    with Store.open(old_store, KEYS) as store, store.reading() as connection:
        assert schema.is_current(connection)
        assert connection.execute(select(tables.crossing)).all() == []
    copy = old_store.with_name("station.db.before-upgrade")
    assert copy.read_bytes() == before
    assert copy.stat().st_mode & 0o077 == 0


@pytest.fixture
def store_of_r0002(tmp_path: Path) -> Path:
    """A store that the Gatehouse of the second revision wrote, kept as a file since.

    It holds a sign-in, a traveler admitted and one referred, who was received and let go at another
    desk; one whose document is read and confirmed and about whom nothing is decided; and a purge of
    the first traveler's reading and card.
    """
    path = tmp_path / "r0002" / "station.db"
    path.parent.mkdir()
    shutil.copyfile(Path(__file__).with_name("stores") / "r0002.db", path)
    path.chmod(0o600)
    return path


def test_the_records_of_the_second_revision_come_along(store_of_r0002: Path) -> None:
    with Store.open(store_of_r0002, KEYS) as store:
        records = RecordQueries(
            store, AttachmentStore(store_of_r0002.parent, KEYS, store.ballast), FixedClock()
        )
        history = records.history("UTO", "L898902C3")
        decisions = sorted(crossing.decision for crossing in history.crossings)
        assert decisions == ["admit", "admit", "refer"]
        assert history.last_secondary is not None
        (sent,) = records.sent_from_here()
        assert (sent.state, sent.received_by) == (ReferralState.CLOSED, "Bo Second")
        file = records.referral(sent.id)
        assert file is not None
        assert len(file.timeline) == 6, "steps are told apart by who they are about since"
        left = records.undecided()
        assert left is not None
        (person,) = left.people
        assert (person.id, person.party_id, left.id) == (UUID(int=5), None, UUID(int=5))
        assert (person.reading, person.print_confirmed) == (READING, True)
        (duty,) = records.open_duties("4711")
        assert (duty.here, duty.badge) == (True, "4711")


def test_what_comes_along_is_what_a_new_store_would_say(
    store_of_r0002: Path, clock: FixedClock
) -> None:
    with Store.open(store_of_r0002, KEYS) as store:
        with store.writing() as connection:
            upgraded = stored_bytes(connection)
            rebuild(connection)
            assert stored_bytes(connection) == upgraded
        numbers = counting_ids(1000)
        JournalStore(store, KEYS, clock, numbers).append(*Shift(numbers).primary(numbers()))
        assert verify_store(store, KEYS.signing_key.public_key()).whole


def test_an_older_store_can_be_verified_without_touching_it(old_store: Path) -> None:
    before = old_store.read_bytes()
    with Store.open(old_store, KEYS, read_only=True) as store:
        assert store.info.station == BOOTH
    assert old_store.read_bytes() == before


def test_a_failed_upgrade_leaves_the_store_as_it_was(
    old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(old_store, old_store.with_name("kept.db"))

    def break_off(connection: object) -> None:
        raise Problem(ProblemCode.STORE_DAMAGED, str(type(connection)))

    monkeypatch.setattr("app.records.store.require_triggers", break_off)
    with pytest.raises(Problem):
        Store.open(old_store, KEYS)
    monkeypatch.undo()
    with Store.open(old_store, KEYS) as store, store.reading() as connection:
        assert schema.is_current(connection)


def test_a_store_that_is_read_meanwhile_is_not_upgraded(old_store: Path) -> None:
    with Store.open(old_store, KEYS, read_only=True) as reader, reader.reading():
        with pytest.raises(Problem) as caught:
            Store.open(old_store, KEYS)
        assert caught.value.code is ProblemCode.STORE_BUSY
    Store.open(old_store, KEYS).close()

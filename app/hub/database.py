"""The hub's database: PostgreSQL, or one encrypted SQLite file where there is no server."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, make_url, select, text, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from app.hub.judgement import project_all
from app.hub.stored import restored
from app.hub.tables import SCHEMA_VERSION, hub_event, hub_life, metadata
from app.ids import NewId
from app.problems import Problem, ProblemCode
from app.records.durable import OWNER_ONLY, make_private_folder
from app.records.projectors import FINGERPRINT
from app.records.sqlcipher import (
    encrypted_engine,
    for_writing,
    problems_of_opening,
    require_cipher,
    require_file,
)
from app.records.tables import metadata as projections

_OPTIONS = "-c lock_timeout=10s -c statement_timeout=30s -c timezone=UTC"
_REBUILD_AT_ONCE = 500
_SETUP_LOCK = 0x6761746568  # an arbitrary number that means "making the hub's tables"


def open_postgres(url: str) -> Engine:
    """Return an engine for `postgresql://...`, once the database has answered.

    Raises:
        Problem: DATABASE_UNREACHABLE.
    """
    try:
        engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"),
            pool_size=10,
            max_overflow=10,
            pool_timeout=10,
            pool_pre_ping=True,
            hide_parameters=True,  # an error message must not carry a record
            connect_args={"connect_timeout": 5, "options": _OPTIONS},
        )
    except (ArgumentError, NoSuchModuleError):
        raise Problem(ProblemCode.DATABASE_UNREACHABLE, "not a database address") from None
    check(engine)
    return engine


def open_sqlite(path: Path, key: bytes) -> Engine:
    """Return an engine for an encrypted file, which is made where there is none.

    Raises:
        Problem: DISK_FULL; KEY_WRONG, STORE_DAMAGED, STORE_NOT_ENCRYPTED for a file that is there.
    """
    make_private_folder(path.parent)
    if not path.exists():
        path.touch(mode=OWNER_ONLY)
    elif path.stat().st_size:  # an empty one was being made when the hub was killed
        require_file(path)
    engine = encrypted_engine(path, key, read_only=False)
    with problems_of_opening(path), engine.connect() as connection:
        require_cipher(connection)
        connection.execute(select(1)).one()
    return engine


def check(engine: Engine) -> None:
    """Ask the database for a sign of life.

    Raises:
        Problem: DATABASE_UNREACHABLE.
    """
    try:
        with engine.connect() as connection:
            connection.execute(select(1))
    except DBAPIError as error:
        raise Problem(ProblemCode.DATABASE_UNREACHABLE, type(error.orig).__name__) from None


def prepare(engine: Engine, new_id: NewId) -> str:
    """Make the tables where there are none yet; return which life (`hub_epoch`) the database is in.

    Raises:
        Problem: STORE_NEWER, when a newer Gatehouse made the tables; DATABASE_UNREACHABLE.
    """
    try:
        with for_writing(engine).begin() as connection:
            return _prepare(connection, new_id)
    except DBAPIError as error:
        raise Problem(ProblemCode.DATABASE_UNREACHABLE, type(error.orig).__name__) from error


def begin_new_life(engine: Engine, new_id: NewId) -> str:
    """Note that the database was restored from a copy; stations then compare and send again.

    To be said before the hub is started on the restored database.

    Raises:
        Problem: As `prepare`.
    """
    prepare(engine, new_id)  # an old copy, or none at all, is no bug
    epoch = str(new_id())
    with for_writing(engine).begin() as connection:
        connection.execute(update(hub_life).values(hub_epoch=epoch))
    return epoch


def _prepare(connection: Connection, new_id: NewId) -> str:
    if connection.dialect.name == "postgresql":
        # Workers that start together make the tables one after the other, however long it takes.
        connection.execute(text("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _SETUP_LOCK})
    metadata.create_all(connection)
    life = connection.execute(select(hub_life)).one_or_none()
    if life is None:
        projections.create_all(connection)
        epoch = str(new_id())
        connection.execute(
            insert(hub_life).values(
                id=1, schema_version=SCHEMA_VERSION, hub_epoch=epoch, projected_by=FINGERPRINT
            )
        )
        return epoch
    if life.schema_version > SCHEMA_VERSION:
        raise Problem(ProblemCode.STORE_NEWER, str(life.schema_version))
    if life.projected_by != FINGERPRINT:
        _rebuild(connection)
    return str(life.hub_epoch)


def _rebuild(connection: Connection) -> None:
    """Make the projections again from the journals: the projectors have learned something."""
    projections.drop_all(connection)
    projections.create_all(connection)
    order = (hub_event.c.station, hub_event.c.epoch, hub_event.c.seq)
    stored = select(hub_event.c.header, hub_event.c.body).order_by(*order)
    rows = connection.execute(stored.execution_options(yield_per=_REBUILD_AT_ONCE))
    for some in rows.partitions():
        project_all(connection, [restored(row.header, row.body) for row in some])
    connection.execute(update(hub_life).values(projected_by=FINGERPRINT))

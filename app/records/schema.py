"""Which shape a store has, and bringing an older one up to date."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.problems import Problem, ProblemCode
from app.records.migrations import REVISIONS

_FOLDER = Path(__file__).with_name("migrations")


def is_current(connection: Connection) -> bool:
    """Say whether the store has this version's shape; False for an older one.

    Raises:
        Problem: STORE_NEWER; STORE_DAMAGED, when it is no store at all.
    """
    if not inspect(connection).has_table("alembic_version"):
        raise Problem(ProblemCode.STORE_DAMAGED, "no revision")
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision not in REVISIONS:
        raise Problem(ProblemCode.STORE_NEWER, str(revision))
    return str(revision) == REVISIONS[-1]


def upgrade(connection: Connection, revision: str = REVISIONS[-1]) -> None:
    """Bring an empty or older store to `revision`, in the caller's transaction."""
    from alembic import command  # only here: importing it costs a fifth of a second
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)

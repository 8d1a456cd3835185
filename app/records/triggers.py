"""The triggers that keep the journal append-only, by name. Their text stands in the migrations.

They stop accidents and whoever has no more than SQL; who has the key can drop them, and then
`verify` is what notices.
"""

from sqlalchemy import Connection, text

from app.problems import Problem, ProblemCode

TRIGGERS = frozenset(
    {
        "event_appends_only",
        "event_never_changes",
        "event_never_goes",
        "event_body_of_the_last_event_only",
        "event_body_never_changes",
        "event_body_goes_only_with_a_purge",
        "checkpoint_appends_only",
        "checkpoint_never_changes",
        "checkpoint_never_goes",
    }
)


def require_triggers(connection: Connection) -> None:
    """Refuse a store whose journal is not guarded (Alembic's batch mode drops triggers).

    Raises:
        Problem: STORE_DAMAGED.
    """
    present = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    if missing := TRIGGERS - set(present):
        raise Problem(ProblemCode.STORE_DAMAGED, f"without {sorted(missing)[0]}")

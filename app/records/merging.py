"""Writing projections so that neither repetition nor the order of arrival matters."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Table, and_, or_
from sqlalchemy.dialects import postgresql, sqlite

_Insert = postgresql.Insert | sqlite.Insert


def add(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row that only one event can make; the same event again changes nothing."""
    connection.execute(_insert(connection, table, values).on_conflict_do_nothing())


def keep_latest(
    connection: Connection, table: Table, values: Mapping[str, object], *, by: tuple[str, ...]
) -> None:
    """Write part of a row, unless a later fact wrote this part; `by` orders the facts."""
    _merge(connection, table, values, by=by, latest=True)


def keep_earliest(
    connection: Connection, table: Table, values: Mapping[str, object], *, by: tuple[str, ...]
) -> None:
    """Write part of a row, unless an earlier fact wrote this part; `by` orders the facts."""
    _merge(connection, table, values, by=by, latest=False)


def _merge(
    connection: Connection,
    table: Table,
    values: Mapping[str, object],
    *,
    by: tuple[str, ...],
    latest: bool,
) -> None:
    insert = _insert(connection, table, values)
    keys = [column.name for column in table.primary_key]
    wins: ColumnElement[bool] = table.c[by[0]].is_(None)
    same: list[ColumnElement[bool]] = []
    for name in by:  # written out, for SQLite and PostgreSQL compare rows with NULL differently
        new, old = insert.excluded[name], table.c[name]
        wins = or_(wins, and_(*same, new > old if latest else new < old))
        same.append(new == old)
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=keys,
            set_={name: insert.excluded[name] for name in values if name not in keys},
            where=wins,
        )
    )


def _insert(connection: Connection, table: Table, values: Mapping[str, object]) -> _Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).values(values)
    return sqlite.insert(table).values(values)

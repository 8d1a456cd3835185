"""Writing projections so that neither repetition nor the order of arrival matters."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Table, and_, or_
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def add(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row that only one event can make; the same event again changes nothing."""
    statement = _insert(table, connection.dialect.name).on_conflict_do_nothing()
    connection.execute(statement, dict(values))


def add_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows as `add` does, all of them with one statement."""
    if rows:
        statement = _insert(table, connection.dialect.name).on_conflict_do_nothing()
        connection.execute(statement, [dict(row) for row in rows])


def keep_latest(
    connection: Connection, table: Table, values: Mapping[str, object], *, by: tuple[str, ...]
) -> None:
    """Write part of a row, unless a later fact wrote this part; `by` orders the facts."""
    statement = _merge(table, tuple(values), by, connection.dialect.name, latest=True)
    connection.execute(statement, dict(values))


def keep_earliest(
    connection: Connection, table: Table, values: Mapping[str, object], *, by: tuple[str, ...]
) -> None:
    """Write part of a row, unless an earlier fact wrote this part; `by` orders the facts."""
    statement = _merge(table, tuple(values), by, connection.dialect.name, latest=False)
    connection.execute(statement, dict(values))


@cache  # one for each place that calls: putting a statement together costs more than running it
def _merge(
    table: Table, names: tuple[str, ...], by: tuple[str, ...], dialect: str, *, latest: bool
) -> "sqlite.Insert | postgresql.Insert":
    insert = _insert(table, dialect)
    keys = [column.name for column in table.primary_key]
    wins: ColumnElement[bool] = table.c[by[0]].is_(None)
    same: list[ColumnElement[bool]] = []
    for name in by:  # written out, for SQLite and PostgreSQL compare rows with NULL differently
        new, old = insert.excluded[name], table.c[name]
        wins = or_(wins, and_(*same, new > old if latest else new < old))
        same.append(new == old)
    return insert.on_conflict_do_update(
        index_elements=keys,
        set_={name: insert.excluded[name] for name in names if name not in keys},
        where=wins,
    )


def _insert(table: Table, dialect: str) -> "sqlite.Insert | postgresql.Insert":
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # no station needs it, and every start would pay

    return postgresql.insert(table)

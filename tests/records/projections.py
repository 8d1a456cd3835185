"""Every projection of a database, row by row, to be compared."""

from sqlalchemy import Connection, select

from app.records.tables import SUBJECTS

Rows = dict[str, list[tuple[object, ...]]]


def all_rows(connection: Connection) -> Rows:
    """Return the rows of each table, as the database keeps them, ordered by their keys."""
    rows: Rows = {}
    for table in SUBJECTS:
        query = select(table).order_by(*table.primary_key)
        rows[table.name] = [tuple(row) for row in connection.execute(query)]
    return rows


def stored_bytes(connection: Connection) -> Rows:
    """Return the same from SQLite without any conversion on the way."""
    return {
        table.name: [
            tuple(row)
            for row in connection.exec_driver_sql(
                f"SELECT * FROM {table.name} ORDER BY {', '.join(table.primary_key.columns.keys())}"
            )
        ]
        for table in SUBJECTS
    }

"""A traveler's past: a narrow row for each crossing, found by document, person, vehicle, address.

Ten million of them are asked about one traveler in milliseconds. So a question is answered by one
index alone, in which the rows of one traveler lie side by side; decisions that were taken back, and
people without a trace of that kind, are in none of them.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Table,
    Text,
    Uuid,
    and_,
    literal_column,
    or_,
)

from app.records.tables.base import Label, metadata

# Its parts come in any order. The names are those of `app.screening.traces`.
passage = Table(
    "passage",
    metadata,
    Column("station", Label, primary_key=True),
    Column("encounter_id", Uuid, primary_key=True),
    Column("seq", BigInteger),
    Column("recalled_seq", BigInteger),
    Column("at", Label),
    Column("document", Label),
    Column("person", Label),
    Column("name", Label),
    Column("port", Label),
    Column("lane", Label),
    Column("direction", Text),
    Column("decision", Text),
    Column("plate", Label),
    Column("plate_state", Label),
    Column("party_id", Uuid),
    Column("referral_id", Uuid),
    Column("address_seq", BigInteger),
    Column("address", Label),
)

STANDS = or_(passage.c.recalled_seq.is_(None), passage.c.recalled_seq < passage.c.seq).self_group()
"""Says of a row that its decision was not taken back."""

_STANDING = ("seq", "recalled_seq")  # SQLite asks for it again, although the index holds no others


def _index(name: str, *columns: str, where: ColumnElement[bool]) -> None:
    rows = and_(STANDS, where)
    Index(
        f"ix_passage_{name}",
        *(passage.c[column] for column in (*columns, *_STANDING)),
        sqlite_where=rows,
        postgresql_where=rows,
    )


# No parameter: SQLite must see that a query asks only for what an index holds.
_NOTHING: ColumnElement[str] = literal_column("''", Text)
HAS_DOCUMENT = passage.c.document > _NOTHING
HAS_PERSON = passage.c.person > _NOTHING
HAS_PARTY = and_(HAS_DOCUMENT, passage.c.party_id.is_not(None))
HAS_PLATE = passage.c.plate > _NOTHING
HAS_ADDRESS = and_(HAS_DOCUMENT, passage.c.address > _NOTHING)
WAS_REFERRED = passage.c.referral_id.is_not(None)

_index(
    "document",
    *(
        "document",
        "at",
        "port",
        "lane",
        "direction",
        "decision",
        "plate",
        "plate_state",
        "party_id",
    ),
    where=HAS_DOCUMENT,
)
_index("person", "person", "document", "at", "port", where=HAS_PERSON)
_index("party", "party_id", "document", "name", "at", where=HAS_PARTY)
_index("plate", "plate", "at", "document", "name", "plate_state", where=HAS_PLATE)
_index("address", "address", "at", "document", "name", where=HAS_ADDRESS)
_index("referred", "document", "at", where=WAS_REFERRED)
_index("referred_plate", "plate", "at", where=and_(HAS_PLATE, WAS_REFERRED))

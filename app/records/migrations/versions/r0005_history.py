"""A traveler's past in rows of its own; where a match was cleared."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"

_STANDS = "(recalled_seq IS NULL OR recalled_seq < seq)"
_DOCUMENT = "document > ''"
_PLATE = "plate > ''"
_REFERRED = "referral_id IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "passage",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("encounter_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger()),
        sa.Column("recalled_seq", sa.BigInteger()),
        sa.Column("at", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("person", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("port", sa.Text()),
        sa.Column("lane", sa.Text()),
        sa.Column("direction", sa.Text()),
        sa.Column("decision", sa.Text()),
        sa.Column("plate", sa.Text()),
        sa.Column("plate_state", sa.Text()),
        sa.Column("party_id", sa.Uuid()),
        sa.Column("referral_id", sa.Uuid()),
        sa.Column("address_seq", sa.BigInteger()),
        sa.Column("address", sa.Text()),
        sa.PrimaryKeyConstraint("station", "encounter_id", name="pk_passage"),
    )
    _index(
        "document",
        *("document", "at", "port", "lane", "direction", "decision"),
        *("plate", "plate_state", "party_id"),
        where=_DOCUMENT,
    )
    _index("person", "person", "document", "at", "port", where="person > ''")
    _index(
        "party",
        *("party_id", "document", "name", "at"),
        where=f"{_DOCUMENT} AND party_id IS NOT NULL",
    )
    _index("plate", "plate", "at", "document", "name", "plate_state", where=_PLATE)
    _index(
        "address",
        *("address", "at", "document", "name"),
        where=f"{_DOCUMENT} AND address > ''",
    )
    _index("referred", "document", "at", where=_REFERRED)
    _index("referred_plate", "plate", "at", where=f"{_PLATE} AND {_REFERRED}")
    op.add_column("clearance", sa.Column("at_secondary", sa.Boolean()))


def _index(name: str, *columns: str, where: str) -> None:
    op.create_index(
        f"ix_passage_{name}",
        "passage",
        [*columns, "seq", "recalled_seq"],
        unique=False,
        sqlite_where=sa.text(f"{_STANDS} AND {where}"),
    )

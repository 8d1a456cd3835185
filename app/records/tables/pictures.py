"""Which pictures the facts name."""

from sqlalchemy import Column, Index, Table, Uuid

from app.records.tables.base import Label, metadata

# Which pictures the facts name; what is still to be sent or fetched is the station's own business.
picture = Table(
    "picture",
    metadata,
    Column("station", Label, primary_key=True),
    Column("subject_id", Uuid, primary_key=True),
    Column("sha256", Label, primary_key=True),
    Column("named_at", Label, nullable=False),
    Index(None, "subject_id"),
    Index(None, "sha256"),
)

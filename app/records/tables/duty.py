"""Who works here."""

from sqlalchemy import JSON, BigInteger, Column, Index, Table, Text, Uuid

from app.records.tables.base import Label, Words, metadata

officer = Table(
    "officer",
    metadata,
    Column("station", Label, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("badge", Label, nullable=False),
    Column("name", Words, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("enrolled_at", Label, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Index(None, "badge"),
)

duty = Table(
    "duty",
    metadata,
    Column("station", Label, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("officer_id", Uuid),
    Column("badge", Label),
    Column("role", Text),
    Column("port", Label),
    Column("lane", Label),
    Column("mode", Text),
    Column("direction", Text),
    Column("signed_in_at", Label),
    Column("signed_out_at", Label),
    Column("sign_out_reason", Words),
    Column("open_encounters", BigInteger),
    Index(None, "officer_id", "signed_in_at"),
    Index(None, "station", "signed_out_at"),
    Index(None, "port", "signed_out_at"),
    Index(None, "badge", "signed_out_at"),
)

# Times in which nobody was drawn at a port, because a supervisor said so.
draw_pause = Table(
    "draw_pause",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("port", Label),
    Column("paused_at", Label),
    Column("reason", Words),
    Column("paused_by", Words),
    Column("resumed_at", Label),
    Index(None, "port", "resumed_at", "paused_at"),
)

# How an officer was named, each time a fact said it: other desks never get sign-ins or enrollments.
officer_name = Table(
    "officer_name",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
    Column("officer_id", Uuid, nullable=False),
    Column("label", Words, nullable=False),
    Column("said_at", Label, nullable=False),
    Index(None, "officer_id", "said_at"),
    Index(None, "subject_id"),
)

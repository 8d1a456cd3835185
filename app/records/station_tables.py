"""The station's own tables: its journal, what it got from other stations, and its errands.

The journal's columns hold exactly the text that the header was hashed from: a value that only reads
the same is a changed value. Triggers made in the migrations keep the journal append-only.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from app.records.tables import NAMING

metadata = MetaData(naming_convention=NAMING)

# One row: whose store this is, and which projectors its projections were made with.
store_info = Table(
    "store_info",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("station", Text, nullable=False),
    Column("port", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("projected_with", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("station", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False, index=True),
    Column("schema_version", Integer, nullable=False),
    Column("subject_id", Text, nullable=False, index=True),
    Column("amends_id", Text),
    Column("occurred_at", Text, nullable=False),
    Column("boot_id", Text, nullable=False),
    Column("mono_ns", Integer, nullable=False),
    Column("officer_id", Text),
    Column("auth_method", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("pack_versions", Text, nullable=False),  # canonical JSON
    Column("body_digest", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

event_body = Table(
    "event_body",
    metadata,
    Column("seq", Integer, ForeignKey(event.c.seq), primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("seq", Integer, ForeignKey(event.c.seq), primary_key=True, autoincrement=False),
    Column("station", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

# The hub's latest receipt in each of its lives; it vouches for everything before it.
receipt = Table(
    "receipt",
    metadata,
    Column("hub_epoch", Text, primary_key=True),
    Column("station", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("acked_seq", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("server_time", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

# One row: how far the outbox and the feed have come.
sync_state = Table(
    "sync_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("acked_seq", Integer, nullable=False),
    Column("hub_epoch", Text, nullable=False),
    Column("feed_position", Text, nullable=False),
    Column("feed_at", Text, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# Other stations' events, in the order they came. `header` is the whole event but its body.
foreign_event = Table(
    "foreign_event",
    metadata,
    Column("arrival", Integer, primary_key=True),
    Column("station", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("subject_id", Uuid, nullable=False, index=True),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("skipped", Text, nullable=False),
    UniqueConstraint("station", "epoch", "seq"),
)

SKIPPED = text("skipped <> '' AND body IS NOT NULL")
"""Says of a row of `foreign_event` that it was not understood, or refused, and is here to be tried
again. As text: an index is taken for the same words only, not for parameters."""

Index("ix_foreign_event_skipped", foreign_event.c.arrival, sqlite_where=SKIPPED)

credential = Table(
    "credential",
    metadata,
    Column("officer_id", Uuid, primary_key=True),
    Column("pin_hash", Text, nullable=False),
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("badge", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last_at", Text, nullable=False),
)

# Pictures on their way to the hub; a row goes when the hub has it.
picture_unsent = Table(
    "picture_unsent",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("urgent", Boolean, nullable=False),
    Column("named_by", Integer, nullable=False),  # the event's seq
)

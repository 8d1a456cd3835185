"""What supervisors said about records."""

from sqlalchemy import Column, Index, Table, Text, Uuid

from app.records.tables.base import Label, Words, metadata

# One row a review: a record may be returned, mended and reviewed again.
review = Table(
    "review",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Column("reviewer_id", Uuid),
    Column("reviewer", Words, nullable=False),
    Column("officer_id", Uuid),
    Column("verdict", Text, nullable=False),
    Column("note", Words, nullable=False),
    Index(None, "subject_id", "at"),
    Index(None, "officer_id", "verdict", "at"),
    Index(None, "verdict", "at"),
)

review_read = Table(
    "review_read",
    metadata,
    Column("review_event", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Index(None, "subject_id"),
)

"""The second desk: referrals, and what came of them."""

from sqlalchemy import JSON, Boolean, Column, Index, Table, Text, Uuid, and_, or_

from app.records.tables.base import Label, Words, metadata

# One row from several desks: the first to receive or close counts, on every desk alike.
# Its parts come in any order: an announcement can overtake the journal it belongs to.
referral = Table(
    "referral",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("sent_event", Uuid),
    Column("sent_at", Label),
    Column("station", Label),
    Column("encounter_id", Uuid),
    Column("referral_class", Text),
    Column("reasons", JSON(none_as_null=True)),
    Column("note", Words),
    Column("instruction", Text),
    Column("documents_held", Boolean),
    Column("released_by", Words),
    Column("port", Label),
    Column("lane", Label),
    Column("summary", JSON(none_as_null=True)),
    Column("page_photo", Label),
    Column("companions", JSON(none_as_null=True)),
    Column("plate", Label),
    Column("conveyance", JSON(none_as_null=True)),
    Column("issuing_state", Label),
    Column("document_number", Label),
    Column("arrived_event", Uuid),
    Column("arrived_at", Label),
    Column("arrived_desk", Label),
    Column("withdrawn_event", Uuid),
    Column("withdrawn_at", Label),
    Column("alarm_event", Uuid),
    Column("alarm_at", Label),
    Column("alarm_taken_by", Words),
    Column("received_event", Uuid),
    Column("received_at", Label),
    Column("received_by", Words),
    Column("received_by_id", Uuid),
    Column("desk", Label),
    Column("identified_event", Uuid),
    Column("identified_at", Label),
    Column("same_document", Boolean),
    Column("closed_event", Uuid),
    Column("closed_at", Label),
    Column("disposition", Text),
    Column("disposition_note", Words),
    Column("closed_by", Words),
    Index(None, "port", "closed_at"),
    Index(None, "port", "sent_at"),
    Index(None, "station", "sent_at"),
    Index(None, "issuing_state", "document_number", "closed_at"),
)

AT_SECONDARY = and_(
    referral.c.closed_at.is_(None),
    or_(referral.c.withdrawn_at.is_(None), referral.c.received_at.is_not(None)),
).self_group()
"""Says of a row of `referral` that it concerns the second desk: it is not closed, nor was it taken
back in time."""

Index(
    "ix_referral_open",
    referral.c.port,
    referral.c.closed_at,  # always the same in it, but SQLite else takes the longer index for that
    referral.c.sent_at,
    sqlite_where=AT_SECONDARY,
    postgresql_where=AT_SECONDARY,
)

finding = Table(
    "finding",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("referral_id", Uuid, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("finding", Words, nullable=False),
    Column("exam_type", Words, nullable=False),
    Column("completeness", Text, nullable=False),
    Column("place", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("mark_id", Uuid),
    Index(None, "referral_id", "at"),
)

Index(
    "ix_finding_marked",
    finding.c.mark_id,
    sqlite_where=finding.c.mark_id.is_not(None),
    postgresql_where=finding.c.mark_id.is_not(None),
)

photo = Table(
    "photo",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("referral_id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("sha256", Label, nullable=False),
    Column("caption", Words, nullable=False),
    Index(None, "referral_id", "at"),
)

# A step is said about the referral, or about something that belongs to it: a radiograph.
timeline = Table(
    "timeline",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("referral_id", Uuid, nullable=False),
    Column("subject_id", Uuid),
    Column("at", Label, nullable=False),
    Column("kind", Label, nullable=False),
    Column("station", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("text", Words, nullable=False),
    Index(None, "referral_id", "at"),
    Index(None, "subject_id"),
)

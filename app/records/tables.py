"""The projections: what the journals say, laid out for questions. Same on SQLCipher and PostgreSQL.

Each row can be made again from events (`projectors`, `rebuild`), and the order in which the events
of different stations arrive does not matter. Times are RFC 3339 text as in the events, so that they
sort as they read. Each table names the subject of the events it was made from (`subject_id`, or its
own key where that is the subject), so that a purge can take exactly what it must. What only one
station may say has the station in its key: another that used the same id changes nothing.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_LABEL_LENGTH = 128


class Words(TypeDecorator[str]):
    """Text that people, documents or other stations gave, of any length.

    PostgreSQL takes no NUL in a text, so one becomes U+FFFD; the event keeps what was said.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - given by SQLAlchemy
        """Make the text fit to be stored."""
        return value.replace("\0", "\ufffd") if value else value


class Label(TypeDecorator[str]):
    """Short text to find rows by, cut at 128 characters: PostgreSQL cannot index longer ones."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - given by SQLAlchemy
        """Make the text fit to be indexed, when it is stored and when it is asked for."""
        return value[:_LABEL_LENGTH].replace("\0", "\ufffd") if value else value


metadata = MetaData(naming_convention=NAMING)

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
    Column("role", Text),
    Column("port", Label),
    Column("lane", Label),
    Column("mode", Text),
    Column("direction", Text),
    Column("signed_in_at", Label),
    Column("signed_out_at", Label),
    Column("sign_out_reason", Words),
    Index(None, "officer_id", "signed_in_at"),
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

encounter = Table(
    "encounter",
    metadata,
    Column("station", Label, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("read_seq", BigInteger),
    Column("read_at", Label),
    Column("reading", JSON(none_as_null=True)),
    Column("page_photo", Label),
    Column("mrz_strip", Label),
    Column("confirmed_seq", BigInteger),
    Column("screened_seq", BigInteger),
    Column("summary", JSON(none_as_null=True)),
    Index(None, "station", "read_seq"),
)

crossing = Table(
    "crossing",
    metadata,
    Column("station", Label, primary_key=True),
    Column("encounter_id", Uuid, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("port", Label, nullable=False),
    Column("lane", Label, nullable=False),
    Column("mode", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("issuing_state", Label, nullable=False),
    Column("document_number", Label, nullable=False),
    Column("birth_date", Label, nullable=False),
    Column("machine_ms", BigInteger, nullable=False),
    Column("document_ms", BigInteger, nullable=False),
    Column("interview_ms", BigInteger, nullable=False),
    Column("decision_ms", BigInteger, nullable=False),
    Column("page_photo", Label, nullable=False),
    Column("referral_id", Uuid),
    Index(None, "issuing_state", "document_number", "at"),
    Index(None, "encounter_id"),
    Index(None, "port", "at"),
)

clearance = Table(
    "clearance",
    metadata,
    Column("id", Uuid, primary_key=True),  # the event's
    Column("subject_id", Uuid, nullable=False),
    Column("station", Label, nullable=False),
    Column("listing", Label, nullable=False),
    Column("issuing_state", Label, nullable=False),
    Column("document_number", Label, nullable=False),
    Column("birth_date", Label, nullable=False),
    Column("reason", Words, nullable=False),
    Column("at", Label, nullable=False),
    Column("until", Label, nullable=False),
    Column("officer_id", Uuid),
    Index(None, "issuing_state", "document_number", "birth_date"),
    Index(None, "subject_id"),
)

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
    Column("issuing_state", Label),
    Column("document_number", Label),
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
    Index(None, "station", "sent_at"),
    Index(None, "issuing_state", "document_number", "closed_at"),
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
    Index(None, "referral_id", "at"),
)

timeline = Table(
    "timeline",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("referral_id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Column("kind", Label, nullable=False),
    Column("station", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("text", Words, nullable=False),
    Index(None, "referral_id", "at"),
)

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

SUBJECTS: Mapping[Table, Column[UUID]] = {
    officer: officer.c.id,
    duty: duty.c.id,
    officer_name: officer_name.c.subject_id,
    encounter: encounter.c.id,
    crossing: crossing.c.encounter_id,
    clearance: clearance.c.subject_id,
    referral: referral.c.id,
    finding: finding.c.referral_id,
    timeline: timeline.c.referral_id,
    picture: picture.c.subject_id,
}
"""Every projection, and the column that holds the subject of the events its rows come from."""

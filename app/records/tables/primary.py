"""The booth: who was read, what was known, what was decided."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Table, Text, Uuid, or_

from app.records.tables.base import Label, Words, metadata

# What is said about all people of an encounter together.
party = Table(
    "party",
    metadata,
    Column("station", Label, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("conveyance_seq", BigInteger),
    Column("conveyance", JSON(none_as_null=True)),
    Column("declared_seq", BigInteger),
    Column("declaration", JSON(none_as_null=True)),
)

# Who somebody is, is said by reading, typing or marking: `known_seq` is the last time, `first_seq`
# the first. Decisions and recalls stand here too, so that whoever is open is found at once.
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
    Column("party_id", Uuid),
    Column("identity", Text),
    Column("reason", Words),
    Column("amends", Uuid),
    Column("first_seq", BigInteger),
    Column("known_seq", BigInteger),
    Column("drawn", Boolean),
    Column("boarding_seq", BigInteger),
    Column("boarding_pass", Words),
    Column("redress_seq", BigInteger),
    Column("redress", Label),
    Column("trials", JSON(none_as_null=True)),
    Column("decided_seq", BigInteger),
    Column("recalled_seq", BigInteger),
    Index(None, "station", "party_id"),
)

OPEN = or_(
    encounter.c.decided_seq.is_(None), encounter.c.recalled_seq > encounter.c.decided_seq
).self_group()
"""Says of a row of `encounter` that it has no decision, or one that was taken back."""

Index(
    "ix_encounter_open",
    encounter.c.station,
    encounter.c.known_seq,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)

# What is counted and listed, ten thousand a day at a large port: what is only read when somebody
# opens the record lies in `crossing_card`, or each count would have to decrypt it all.
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
    Column("event_id", Uuid),
    Column("party_id", Uuid),
    Column("identity", Text),
    Column("surname", Words),
    Column("given_names", Words),
    Column("plate", Label),
    Column("label", Label),
    Column("announced", Text),
    Column("trials", Text),  # JSON, as text: equal answers are counted by the database
    Index(None, "issuing_state", "document_number", "at"),
    Index(None, "encounter_id"),
    Index(None, "party_id"),
    Index(None, "port", "at"),
    Index(None, "officer_id", "at"),
    Index(None, "plate", "at"),
)

# What was known when the decision of the same `seq` was taken, the card as it was shown.
crossing_card = Table(
    "crossing_card",
    metadata,
    Column("station", Label, primary_key=True),
    Column("encounter_id", Uuid, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("conveyance", JSON(none_as_null=True)),
    Column("declaration", JSON(none_as_null=True)),
    Column("summary", JSON(none_as_null=True)),
    Index(None, "encounter_id"),
)

NO_LANE = ""
"""The lane of those who left the line and were taken up at none."""

# People read ahead of the booth. Several booths may see them; the first to take them up counts.
waiting = Table(
    "waiting",
    metadata,
    Column("party_id", Uuid, primary_key=True),
    Column("aside_event", Uuid),
    Column("aside_at", Label),
    Column("station", Label),
    Column("port", Label),
    Column("lane", Label),
    Column("plate", Label),
    Column("conveyance", JSON(none_as_null=True)),
    Column("declaration", JSON(none_as_null=True)),
    Column("people", JSON(none_as_null=True)),
    Column("places", BigInteger),
    Column("taken_event", Uuid),
    Column("taken_at", Label),
    Column("taken_lane", Label),
    Index(None, "port", "taken_at", "aside_at"),
    Index(None, "port", "aside_at"),
)

# A decision that was taken back: the crossing stays, and counts as open until it is decided again.
recall = Table(
    "recall",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("station", Label, nullable=False),
    Column("encounter_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("decision", Text, nullable=False),
    Column("after_ms", BigInteger, nullable=False),
    Index(None, "station", "encounter_id", "seq"),
    Index(None, "at"),
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
    Column("at_secondary", Boolean),
    Index(None, "issuing_state", "document_number", "birth_date"),
    Index(None, "subject_id"),
)

"""Who is announced: the lists of carriers, their travelers, and what was decided about them ahead.

The subject is the journey, whose identifier every desk of the port computes alike: whichever desk
receives a list, and however often, the latest one counts.
"""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Table, Text, Uuid

from app.records.tables.base import Label, Words, metadata

# One list, or one part of a long one.
advance_list = Table(
    "advance_list",
    metadata,
    Column("journey_id", Uuid, primary_key=True),
    Column("kind", Label, primary_key=True),
    Column("part", BigInteger, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("received_at", Label, nullable=False),
    Column("port", Label, nullable=False),
    Column("label", Label, nullable=False),
    Column("due", Label, nullable=False),
    Column("journey", JSON(none_as_null=True), nullable=False),
    Column("digest", Label, nullable=False),
    Column("reference", Label, nullable=False),
    Column("travelers", BigInteger, nullable=False),
    Column("stated", BigInteger),
    Column("last", Boolean, nullable=False),
    Column("warnings", JSON(none_as_null=True), nullable=False),
    Index(None, "port", "due"),
)

# `number` and `birth_date` are what the booth finds a traveler by; the rest is what the list says.
advance_traveler = Table(
    "advance_traveler",
    metadata,
    Column("journey_id", Uuid, primary_key=True),
    Column("kind", Label, primary_key=True),
    Column("part", BigInteger, primary_key=True),
    Column("place", BigInteger, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("number", Label, nullable=False),
    Column("birth_date", Label, nullable=False),
    Column("said", JSON(none_as_null=True), nullable=False),
    Index(None, "number"),
    Index(None, "birth_date"),
)

# What was answered about a list, a result for each of its travelers; whichever is heard first.
advance_screening = Table(
    "advance_screening",
    metadata,
    Column("manifest", Uuid, primary_key=True),  # the list's event
    Column("journey_id", Uuid, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("screened_at", Label, nullable=False),
    Column("attention", BigInteger, nullable=False),
    Column("pack_versions", JSON(none_as_null=True), nullable=False),
    Column("results", JSON(none_as_null=True), nullable=False),
    Index(None, "journey_id"),
)

# Every action ever set; of one traveler the last one counts.
advance_action = Table(
    "advance_action",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("journey_id", Uuid, nullable=False),
    Column("port", Label, nullable=False),
    Column("at", Label, nullable=False),
    Column("action", Text, nullable=False),
    Column("reason", Words, nullable=False),
    Column("officer", Words, nullable=False),
    Column("traveler", JSON(none_as_null=True), nullable=False),
    Index(None, "journey_id"),
    Index(None, "port", "at"),
)

"""Scans: what came from the scanners, whose it is, who looks at it, and what was decided."""

from sqlalchemy import JSON, BigInteger, Column, Index, Table, Text, Uuid

from app.records.tables.base import Label, Words, metadata

# One row from several desks; its four parts come in any order, of each the latest counts.
scan = Table(
    "scan",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("received_event", Uuid),
    Column("received_at", Label),
    Column("station", Label),
    Column("port", Label),
    Column("file_name", Words),
    Column("sha256", Label),
    Column("size", BigInteger),
    Column("width", BigInteger),
    Column("height", BigInteger),
    Column("bits", BigInteger),
    Column("taken_at", Label),
    Column("scanner", Words),
    Column("energies", JSON(none_as_null=True)),
    Column("calibration", JSON(none_as_null=True)),
    Column("said_load", JSON(none_as_null=True)),
    Column("said_referral", Uuid),
    Column("manifest", JSON(none_as_null=True)),
    Column("manifest_digest", Label),
    Column("thumbnail", Label),
    Column("doubts", JSON(none_as_null=True)),
    Column("matched_event", Uuid),
    Column("matched_at", Label),
    Column("matched_by", Words),
    Column("matched_load", JSON(none_as_null=True)),
    Column("matched_referral", Uuid),
    Column("matched_reason", Words),
    Column("looking_event", Uuid),
    Column("looking_at", Label),
    Column("looking_by", Words),
    Column("looking_by_id", Uuid),
    Column("looking_desk", Label),
    Column("decided_event", Uuid),
    Column("decided_at", Label),
    Column("decided_by", Words),
    Column("decided_by_id", Uuid),
    Column("decided_referral", Uuid),
    Column("decision", Text),
    Column("reason", Words),
    Column("shown_ms", BigInteger),
    Column("views", JSON(none_as_null=True)),
    Column("marks", BigInteger),
    Index(None, "taken_at", "id"),
    Index(None, "decision", "taken_at", "id"),
    Index(None, "sha256", "taken_at", "id"),
    Index(None, "port", "decided_at"),
)

UNDECIDED = scan.c.decided_event.is_(None)
"""Says of a row of `scan` that somebody must still look at it."""

SUSPECT_ALONE = (
    (scan.c.decision == "suspect")
    & scan.c.decided_referral.is_(None)
    & scan.c.matched_referral.is_(None)
).self_group()
"""Says of a row that it is suspect, and that no referral is known to which that leads."""

Index(
    "ix_scan_undecided",
    scan.c.port,
    scan.c.taken_at,
    scan.c.id,
    sqlite_where=UNDECIDED,
    postgresql_where=UNDECIDED,
)
Index(
    "ix_scan_suspect_alone",
    scan.c.port,
    scan.c.taken_at,
    scan.c.id,
    sqlite_where=SUSPECT_ALONE,
    postgresql_where=SUSPECT_ALONE,
)

# What a scan is found by: container, plate, goods, HS code, scanner; each in one form. By word, or
# by time: whoever goes through the latest scans finds all of their words side by side.
scan_word = Table(
    "scan_word",
    metadata,
    Column("word", Label, primary_key=True),
    Column("at", Label, primary_key=True),
    Column("scan_id", Uuid, primary_key=True),
    Index(None, "scan_id"),
    Index(None, "at", "scan_id", "word"),
    sqlite_with_rowid=False,
)

"""What scanners send: scans, what they are found by, and what was decided about them."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"

_SUSPECT_ALONE = "(decision = 'suspect' AND decided_referral IS NULL AND matched_referral IS NULL)"


def upgrade() -> None:
    _scan()
    op.create_index("ix_scan_taken_at_id", "scan", ["taken_at", "id"])
    op.create_index("ix_scan_decision_taken_at_id", "scan", ["decision", "taken_at", "id"])
    op.create_index("ix_scan_sha256_taken_at_id", "scan", ["sha256", "taken_at", "id"])
    op.create_index("ix_scan_port_decided_at", "scan", ["port", "decided_at"])
    _open_index("undecided", "decided_event IS NULL")
    _open_index("suspect_alone", _SUSPECT_ALONE)
    op.create_table(
        "scan_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("word", "at", "scan_id", name="pk_scan_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_scan_word_scan_id", "scan_word", ["scan_id"])
    op.create_index("ix_scan_word_at_scan_id_word", "scan_word", ["at", "scan_id", "word"])
    op.create_index("ix_radiograph_sha256", "radiograph", ["sha256"])
    op.add_column("radiograph_mark", sa.Column("kind", sa.Text()))
    op.add_column("radiograph_mark", sa.Column("points", sa.JSON()))
    op.add_column("radiograph_mark", sa.Column("removed", sa.Boolean()))
    op.create_index(
        "ix_finding_marked", "finding", ["mark_id"], sqlite_where=sa.text("mark_id IS NOT NULL")
    )


def _scan() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_event", sa.Uuid()),
        sa.Column("received_at", sa.Text()),
        sa.Column("station", sa.Text()),
        sa.Column("port", sa.Text()),
        sa.Column("file_name", sa.Text()),
        sa.Column("sha256", sa.Text()),
        sa.Column("size", sa.BigInteger()),
        sa.Column("width", sa.BigInteger()),
        sa.Column("height", sa.BigInteger()),
        sa.Column("bits", sa.BigInteger()),
        sa.Column("taken_at", sa.Text()),
        sa.Column("scanner", sa.Text()),
        sa.Column("energies", sa.JSON()),
        sa.Column("calibration", sa.JSON()),
        sa.Column("said_load", sa.JSON()),
        sa.Column("said_referral", sa.Uuid()),
        sa.Column("manifest", sa.JSON()),
        sa.Column("manifest_digest", sa.Text()),
        sa.Column("thumbnail", sa.Text()),
        sa.Column("doubts", sa.JSON()),
        sa.Column("matched_event", sa.Uuid()),
        sa.Column("matched_at", sa.Text()),
        sa.Column("matched_by", sa.Text()),
        sa.Column("matched_load", sa.JSON()),
        sa.Column("matched_referral", sa.Uuid()),
        sa.Column("matched_reason", sa.Text()),
        sa.Column("looking_event", sa.Uuid()),
        sa.Column("looking_at", sa.Text()),
        sa.Column("looking_by", sa.Text()),
        sa.Column("looking_by_id", sa.Uuid()),
        sa.Column("looking_desk", sa.Text()),
        sa.Column("decided_event", sa.Uuid()),
        sa.Column("decided_at", sa.Text()),
        sa.Column("decided_by", sa.Text()),
        sa.Column("decided_by_id", sa.Uuid()),
        sa.Column("decided_referral", sa.Uuid()),
        sa.Column("decision", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("shown_ms", sa.BigInteger()),
        sa.Column("views", sa.JSON()),
        sa.Column("marks", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
    )


def _open_index(name: str, where: str) -> None:
    op.create_index(
        f"ix_scan_{name}", "scan", ["port", "taken_at", "id"], sqlite_where=sa.text(where)
    )

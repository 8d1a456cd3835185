"""What is open is found by itself: no question about it goes through all there ever was."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    op.create_index(
        "ix_referral_open",
        "referral",
        ["port", "closed_at", "sent_at"],
        unique=False,
        sqlite_where=sa.text(
            "(closed_at IS NULL AND (withdrawn_at IS NULL OR received_at IS NOT NULL))"
        ),
    )
    op.create_index("ix_waiting_port_aside_at", "waiting", ["port", "aside_at"], unique=False)
    op.create_index(
        "ix_review_officer_id_verdict_at",
        "review",
        ["officer_id", "verdict", "at"],
        unique=False,
    )
    op.create_index(
        "ix_foreign_event_skipped",
        "foreign_event",
        ["arrival"],
        unique=False,
        sqlite_where=sa.text("skipped <> '' AND body IS NOT NULL"),
    )
    op.drop_index("ix_review_officer_id_at", "review")

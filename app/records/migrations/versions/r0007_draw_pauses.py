"""Times in which a supervisor paused the random draws of a port."""

import sqlalchemy as sa
from alembic import op

revision = "r0007"
down_revision = "r0006"


def upgrade() -> None:
    op.create_table(
        "draw_pause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("port", sa.Text()),
        sa.Column("paused_at", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("paused_by", sa.Text()),
        sa.Column("resumed_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_draw_pause"),
    )
    op.create_index(
        "ix_draw_pause_port_resumed_at_paused_at", "draw_pause", ["port", "resumed_at", "paused_at"]
    )

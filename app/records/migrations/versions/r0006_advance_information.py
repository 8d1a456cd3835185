"""Who is announced: lists of carriers, actions set before arrival, and who was found on a list."""

import sqlalchemy as sa
from alembic import op

revision = "r0006"
down_revision = "r0005"


def upgrade() -> None:
    op.create_table(
        "advance_list",
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("port", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("journey", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("travelers", sa.BigInteger(), nullable=False),
        sa.Column("stated", sa.BigInteger()),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("journey_id", "kind", "part", name="pk_advance_list"),
    )
    op.create_index("ix_advance_list_port_due", "advance_list", ["port", "due"], unique=False)
    op.create_table(
        "advance_traveler",
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("journey_id", "kind", "part", "place", name="pk_advance_traveler"),
    )
    op.create_index("ix_advance_traveler_number", "advance_traveler", ["number"], unique=False)
    op.create_index(
        "ix_advance_traveler_birth_date", "advance_traveler", ["birth_date"], unique=False
    )
    op.create_table(
        "advance_screening",
        sa.Column("manifest", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("screened_at", sa.Text(), nullable=False),
        sa.Column("attention", sa.BigInteger(), nullable=False),
        sa.Column("pack_versions", sa.JSON(), nullable=False),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("manifest", name="pk_advance_screening"),
    )
    op.create_index(
        "ix_advance_screening_journey_id", "advance_screening", ["journey_id"], unique=False
    )
    op.create_table(
        "advance_action",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("port", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("traveler", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_advance_action"),
    )
    op.create_index("ix_advance_action_journey_id", "advance_action", ["journey_id"], unique=False)
    op.create_index("ix_advance_action_port_at", "advance_action", ["port", "at"], unique=False)
    op.add_column("crossing", sa.Column("announced", sa.Text()))

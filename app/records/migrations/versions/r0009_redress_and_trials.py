"""Redress numbers that travelers state, and which rules on trial were tried."""

import sqlalchemy as sa
from alembic import op

revision = "r0009"
down_revision = "r0008"


def upgrade() -> None:
    op.add_column("encounter", sa.Column("redress_seq", sa.BigInteger()))
    op.add_column("encounter", sa.Column("redress", sa.Text()))
    op.add_column("encounter", sa.Column("trials", sa.JSON()))
    op.add_column("crossing", sa.Column("trials", sa.Text()))

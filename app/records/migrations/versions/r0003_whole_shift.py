"""The whole shift: people who come together, recalls, arrivals, radiographs, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    op.create_table(
        "party",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conveyance_seq", sa.BigInteger()),
        sa.Column("conveyance", sa.JSON()),
        sa.Column("declared_seq", sa.BigInteger()),
        sa.Column("declaration", sa.JSON()),
        sa.PrimaryKeyConstraint("station", "id", name="pk_party"),
    )
    op.create_table(
        "photo",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_photo"),
    )
    op.create_index("ix_photo_referral_id_at", "photo", ["referral_id", "at"], unique=False)
    op.create_table(
        "radiograph",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opened_event", sa.Uuid()),
        sa.Column("opened_at", sa.Text()),
        sa.Column("station", sa.Text()),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("referral_id", sa.Uuid()),
        sa.Column("file_name", sa.Text()),
        sa.Column("sha256", sa.Text()),
        sa.Column("width", sa.BigInteger()),
        sa.Column("height", sa.BigInteger()),
        sa.Column("bits", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_radiograph"),
    )
    op.create_index(
        "ix_radiograph_referral_id_opened_at",
        "radiograph",
        ["referral_id", "opened_at"],
        unique=False,
    )
    op.create_table(
        "radiograph_mark",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("radiograph_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("left", sa.BigInteger(), nullable=False),
        sa.Column("top", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("window_low", sa.BigInteger(), nullable=False),
        sa.Column("window_high", sa.BigInteger(), nullable=False),
        sa.Column("preview", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_radiograph_mark"),
    )
    op.create_index("ix_radiograph_mark_id", "radiograph_mark", ["id"], unique=False)
    op.create_index(
        "ix_radiograph_mark_radiograph_id", "radiograph_mark", ["radiograph_id"], unique=False
    )
    op.create_index(
        "ix_radiograph_mark_referral_id_at", "radiograph_mark", ["referral_id", "at"], unique=False
    )
    op.create_table(
        "recall",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("encounter_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("after_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_recall"),
    )
    op.create_index("ix_recall_at", "recall", ["at"], unique=False)
    op.create_index(
        "ix_recall_station_encounter_id_seq",
        "recall",
        ["station", "encounter_id", "seq"],
        unique=False,
    )
    op.create_table(
        "review",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid()),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_review"),
    )
    op.create_index("ix_review_officer_id_at", "review", ["officer_id", "at"], unique=False)
    op.create_index("ix_review_subject_id_at", "review", ["subject_id", "at"], unique=False)
    op.create_index("ix_review_verdict_at", "review", ["verdict", "at"], unique=False)
    op.create_table(
        "review_read",
        sa.Column("review_event", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_event", name="pk_review_read"),
    )
    op.create_index("ix_review_read_subject_id", "review_read", ["subject_id"], unique=False)
    op.create_table(
        "crossing_card",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("encounter_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("conveyance", sa.JSON()),
        sa.Column("declaration", sa.JSON()),
        sa.Column("summary", sa.JSON()),
        sa.PrimaryKeyConstraint("station", "encounter_id", name="pk_crossing_card"),
    )
    op.create_index("ix_crossing_card_encounter_id", "crossing_card", ["encounter_id"])
    op.create_table(
        "waiting",
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("aside_event", sa.Uuid()),
        sa.Column("aside_at", sa.Text()),
        sa.Column("station", sa.Text()),
        sa.Column("port", sa.Text()),
        sa.Column("lane", sa.Text()),
        sa.Column("plate", sa.Text()),
        sa.Column("conveyance", sa.JSON()),
        sa.Column("declaration", sa.JSON()),
        sa.Column("people", sa.JSON()),
        sa.Column("places", sa.BigInteger()),
        sa.Column("taken_event", sa.Uuid()),
        sa.Column("taken_at", sa.Text()),
        sa.Column("taken_lane", sa.Text()),
        sa.PrimaryKeyConstraint("party_id", name="pk_waiting"),
    )
    op.create_index(
        "ix_waiting_port_taken_at_aside_at",
        "waiting",
        ["port", "taken_at", "aside_at"],
        unique=False,
    )
    op.add_column("crossing", sa.Column("event_id", sa.Uuid()))
    op.add_column("crossing", sa.Column("party_id", sa.Uuid()))
    op.add_column("crossing", sa.Column("identity", sa.Text()))
    op.add_column("crossing", sa.Column("surname", sa.Text()))
    op.add_column("crossing", sa.Column("given_names", sa.Text()))
    op.add_column("crossing", sa.Column("plate", sa.Text()))
    op.add_column("crossing", sa.Column("label", sa.Text()))
    op.create_index("ix_crossing_party_id", "crossing", ["party_id"], unique=False)
    op.create_index("ix_crossing_officer_id_at", "crossing", ["officer_id", "at"], unique=False)
    op.create_index("ix_crossing_plate_at", "crossing", ["plate", "at"], unique=False)
    op.add_column("encounter", sa.Column("party_id", sa.Uuid()))
    op.add_column("encounter", sa.Column("identity", sa.Text()))
    op.add_column("encounter", sa.Column("reason", sa.Text()))
    op.add_column("encounter", sa.Column("amends", sa.Uuid()))
    op.add_column("encounter", sa.Column("first_seq", sa.BigInteger()))
    op.add_column("encounter", sa.Column("known_seq", sa.BigInteger()))
    op.add_column("encounter", sa.Column("drawn", sa.Boolean()))
    op.add_column("encounter", sa.Column("boarding_seq", sa.BigInteger()))
    op.add_column("encounter", sa.Column("boarding_pass", sa.Text()))
    op.add_column("encounter", sa.Column("decided_seq", sa.BigInteger()))
    op.add_column("encounter", sa.Column("recalled_seq", sa.BigInteger()))
    op.create_index(
        "ix_encounter_station_party_id", "encounter", ["station", "party_id"], unique=False
    )
    op.create_index(
        "ix_encounter_open",
        "encounter",
        ["station", "known_seq"],
        unique=False,
        sqlite_where=sa.text("(decided_seq IS NULL OR recalled_seq > decided_seq)"),
    )
    op.drop_index("ix_encounter_station_read_seq", "encounter")
    op.add_column("duty", sa.Column("badge", sa.Text()))
    op.add_column("duty", sa.Column("open_encounters", sa.BigInteger()))
    op.create_index(
        "ix_duty_station_signed_out_at", "duty", ["station", "signed_out_at"], unique=False
    )
    op.create_index("ix_duty_badge_signed_out_at", "duty", ["badge", "signed_out_at"], unique=False)
    op.create_index("ix_duty_port_signed_out_at", "duty", ["port", "signed_out_at"], unique=False)
    op.create_index("ix_referral_port_sent_at", "referral", ["port", "sent_at"], unique=False)
    op.add_column("timeline", sa.Column("subject_id", sa.Uuid()))
    op.create_index("ix_timeline_subject_id", "timeline", ["subject_id"], unique=False)
    op.add_column("finding", sa.Column("mark_id", sa.Uuid()))
    op.add_column("referral", sa.Column("companions", sa.JSON()))
    op.add_column("referral", sa.Column("plate", sa.Text()))
    op.add_column("referral", sa.Column("conveyance", sa.JSON()))
    op.add_column("referral", sa.Column("arrived_event", sa.Uuid()))
    op.add_column("referral", sa.Column("arrived_at", sa.Text()))
    op.add_column("referral", sa.Column("arrived_desk", sa.Text()))
    op.add_column("referral", sa.Column("withdrawn_event", sa.Uuid()))
    op.add_column("referral", sa.Column("withdrawn_at", sa.Text()))
    op.add_column("referral", sa.Column("alarm_event", sa.Uuid()))
    op.add_column("referral", sa.Column("alarm_at", sa.Text()))
    op.add_column("referral", sa.Column("alarm_taken_by", sa.Text()))

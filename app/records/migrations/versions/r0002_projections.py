"""The projections of the first path: from the scan to the second desk's disposition."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    op.create_table(
        "clearance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("issuing_state", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.PrimaryKeyConstraint("id", name="pk_clearance"),
    )
    op.create_index(
        "ix_clearance_issuing_state_document_number_birth_date",
        "clearance",
        ["issuing_state", "document_number", "birth_date"],
    )
    op.create_index("ix_clearance_subject_id", "clearance", ["subject_id"])
    op.create_table(
        "crossing",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("encounter_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("port", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("issuing_state", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=False),
        sa.Column("machine_ms", sa.BigInteger(), nullable=False),
        sa.Column("document_ms", sa.BigInteger(), nullable=False),
        sa.Column("interview_ms", sa.BigInteger(), nullable=False),
        sa.Column("decision_ms", sa.BigInteger(), nullable=False),
        sa.Column("page_photo", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Uuid()),
        sa.PrimaryKeyConstraint("station", "encounter_id", name="pk_crossing"),
    )
    op.create_index("ix_crossing_encounter_id", "crossing", ["encounter_id"])
    op.create_index(
        "ix_crossing_issuing_state_document_number_at",
        "crossing",
        ["issuing_state", "document_number", "at"],
    )
    op.create_index("ix_crossing_port_at", "crossing", ["port", "at"])
    op.create_table(
        "duty",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("role", sa.Text()),
        sa.Column("port", sa.Text()),
        sa.Column("lane", sa.Text()),
        sa.Column("mode", sa.Text()),
        sa.Column("direction", sa.Text()),
        sa.Column("signed_in_at", sa.Text()),
        sa.Column("signed_out_at", sa.Text()),
        sa.Column("sign_out_reason", sa.Text()),
        sa.PrimaryKeyConstraint("station", "id", name="pk_duty"),
    )
    op.create_index("ix_duty_officer_id_signed_in_at", "duty", ["officer_id", "signed_in_at"])
    op.create_table(
        "encounter",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("read_seq", sa.BigInteger()),
        sa.Column("read_at", sa.Text()),
        sa.Column("reading", sa.JSON()),
        sa.Column("page_photo", sa.Text()),
        sa.Column("mrz_strip", sa.Text()),
        sa.Column("confirmed_seq", sa.BigInteger()),
        sa.Column("screened_seq", sa.BigInteger()),
        sa.Column("summary", sa.JSON()),
        sa.PrimaryKeyConstraint("station", "id", name="pk_encounter"),
    )
    op.create_index("ix_encounter_station_read_seq", "encounter", ["station", "read_seq"])
    op.create_table(
        "finding",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("exam_type", sa.Text(), nullable=False),
        sa.Column("completeness", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_finding"),
    )
    op.create_index("ix_finding_referral_id_at", "finding", ["referral_id", "at"])
    op.create_table(
        "officer",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("enrolled_at", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("station", "id", name="pk_officer"),
    )
    op.create_index("ix_officer_badge", "officer", ["badge"])
    op.create_table(
        "officer_name",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("said_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_officer_name"),
    )
    op.create_index("ix_officer_name_officer_id_said_at", "officer_name", ["officer_id", "said_at"])
    op.create_index("ix_officer_name_subject_id", "officer_name", ["subject_id"])
    op.create_table(
        "picture",
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("named_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("station", "subject_id", "sha256", name="pk_picture"),
    )
    op.create_index("ix_picture_sha256", "picture", ["sha256"])
    op.create_index("ix_picture_subject_id", "picture", ["subject_id"])
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sent_event", sa.Uuid()),
        sa.Column("sent_at", sa.Text()),
        sa.Column("station", sa.Text()),
        sa.Column("encounter_id", sa.Uuid()),
        sa.Column("referral_class", sa.Text()),
        sa.Column("reasons", sa.JSON()),
        sa.Column("note", sa.Text()),
        sa.Column("instruction", sa.Text()),
        sa.Column("documents_held", sa.Boolean()),
        sa.Column("released_by", sa.Text()),
        sa.Column("port", sa.Text()),
        sa.Column("lane", sa.Text()),
        sa.Column("summary", sa.JSON()),
        sa.Column("page_photo", sa.Text()),
        sa.Column("issuing_state", sa.Text()),
        sa.Column("document_number", sa.Text()),
        sa.Column("received_event", sa.Uuid()),
        sa.Column("received_at", sa.Text()),
        sa.Column("received_by", sa.Text()),
        sa.Column("received_by_id", sa.Uuid()),
        sa.Column("desk", sa.Text()),
        sa.Column("identified_event", sa.Uuid()),
        sa.Column("identified_at", sa.Text()),
        sa.Column("same_document", sa.Boolean()),
        sa.Column("closed_event", sa.Uuid()),
        sa.Column("closed_at", sa.Text()),
        sa.Column("disposition", sa.Text()),
        sa.Column("disposition_note", sa.Text()),
        sa.Column("closed_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_referral"),
    )
    op.create_index(
        "ix_referral_issuing_state_document_number_closed_at",
        "referral",
        ["issuing_state", "document_number", "closed_at"],
    )
    op.create_index("ix_referral_port_closed_at", "referral", ["port", "closed_at"])
    op.create_index("ix_referral_station_sent_at", "referral", ["station", "sent_at"])
    op.create_table(
        "timeline",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("officer_id", sa.Uuid()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_timeline"),
    )
    op.create_index("ix_timeline_referral_id_at", "timeline", ["referral_id", "at"])

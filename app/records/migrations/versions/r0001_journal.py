"""The station's own tables, and the triggers that keep the journal append-only."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None


_REFUSALS = {
    # Without the second condition INSERT OR REPLACE could take another event's place by its id.
    "event_appends_only": (
        "BEFORE INSERT ON event",
        (
            "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)"
            " OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)"
        ),
    ),
    "event_never_changes": ("BEFORE UPDATE ON event", "1"),
    "event_never_goes": ("BEFORE DELETE ON event", "1"),
    "event_body_of_the_last_event_only": (
        "BEFORE INSERT ON event_body",
        (
            "NEW.seq IS NOT (SELECT max(seq) FROM event)"
            " OR EXISTS (SELECT 1 FROM event_body WHERE seq = NEW.seq)"
        ),
    ),
    "event_body_never_changes": ("BEFORE UPDATE ON event_body", "1"),
    # A body is 16 random bytes and JSON; a purge names the seqs, and a purge itself stays.
    "event_body_goes_only_with_a_purge": (
        "BEFORE DELETE ON event_body",
        (
            "EXISTS (SELECT 1 FROM event WHERE seq = OLD.seq AND type = 'journal.purged')"
            " OR NOT EXISTS (SELECT 1 FROM event AS purge JOIN event_body AS said USING (seq)"
            " JOIN json_each(CAST(substr(said.bytes, 17) AS TEXT), '$.seqs') AS named"
            " WHERE purge.type = 'journal.purged' AND named.value = OLD.seq)"
        ),
    ),
    "checkpoint_appends_only": (
        "BEFORE INSERT ON checkpoint",
        (
            "NEW.seq <= (SELECT coalesce(max(seq), 0) FROM checkpoint)"
            " OR NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq AND hash = NEW.hash)"
        ),
    ),
    "checkpoint_never_changes": ("BEFORE UPDATE ON checkpoint", "1"),
    "checkpoint_never_goes": ("BEFORE DELETE ON checkpoint", "1"),
}


def upgrade() -> None:
    op.create_table(
        "credential",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", name="pk_credential"),
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("amends_id", sa.Text()),
        sa.Column("occurred_at", sa.Text(), nullable=False),
        sa.Column("boot_id", sa.Text(), nullable=False),
        sa.Column("mono_ns", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Text()),
        sa.Column("auth_method", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("pack_versions", sa.Text(), nullable=False),
        sa.Column("body_digest", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
    )
    op.create_index("ix_event_subject_id", "event", ["subject_id"])
    op.create_index("ix_event_type", "event", ["type"])
    op.create_table(
        "foreign_event",
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("arrival", name="pk_foreign_event"),
        sa.UniqueConstraint("station", "epoch", "seq", name="uq_foreign_event_station_epoch_seq"),
    )
    op.create_index("ix_foreign_event_subject_id", "foreign_event", ["subject_id"])
    op.create_table(
        "picture_unsent",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("named_by", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_picture_unsent"),
    )
    op.create_table(
        "receipt",
        sa.Column("hub_epoch", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("acked_seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("server_time", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hub_epoch", name="pk_receipt"),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("badge", name="pk_sign_in_failure"),
    )
    op.create_table(
        "store_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("port", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("projected_with", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_store_info_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_store_info"),
    )
    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("acked_seq", sa.Integer(), nullable=False),
        sa.Column("hub_epoch", sa.Text(), nullable=False),
        sa.Column("feed_position", sa.Text(), nullable=False),
        sa.Column("feed_at", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_sync_state_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_sync_state"),
    )
    op.create_table(
        "checkpoint",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["event.seq"], name="fk_checkpoint_seq_event"),
        sa.PrimaryKeyConstraint("seq", name="pk_checkpoint"),
    )
    op.create_table(
        "event_body",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["event.seq"], name="fk_event_body_seq_event"),
        sa.PrimaryKeyConstraint("seq", name="pk_event_body"),
    )
    for name, (when, refused) in _REFUSALS.items():
        op.execute(
            f"CREATE TRIGGER {name} {when} BEGIN"
            f" SELECT RAISE(ABORT, 'the journal only grows') WHERE {refused}; END"
        )

"""The hub's own tables. The projections beside them belong to `records`."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

SCHEMA_VERSION = 1

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row: which shape the tables have, and which life the database is in.
hub_life = Table(
    "hub_life",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("hub_epoch", String(64), nullable=False),
    Column("projected_by", Text, nullable=False),  # which projectors wrote the projections
)

# The row of a station is the lock under which its events are taken in.
hub_station = Table(
    "hub_station",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("port", String(64), nullable=False),
    Column("public_key", LargeBinary),  # none until the station has enrolled
    Column("code_key", LargeBinary),  # derived from the one-time code, never the code
    Column("code_spent", Boolean, nullable=False),
    Column("code_until", BigInteger, nullable=False),  # seconds since 1970
)

hub_head = Table(
    "hub_head",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("epoch", BigInteger, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

# `header` is the whole event but its body, exactly as it came: bytes, for a text column refuses
# characters that a hostile station may send. The body stands alone, so that a purge can take it.
hub_event = Table(
    "hub_event",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("epoch", BigInteger, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("type", String(64), nullable=False),
    Column("subject_id", Uuid, nullable=False, index=True),
    Column("hash", String(64), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Index(None, "station", "id"),  # not unique: a station that uses an id twice is stored, flagged
)

# What makes a stored event doubtful. It is stored all the same.
hub_flag = Table(
    "hub_flag",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("epoch", BigInteger, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("reason", String(32), primary_key=True),
)

# The station's own signature under what it sent: it cannot deny it later.
hub_batch = Table(
    "hub_batch",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("epoch", BigInteger, primary_key=True),
    Column("last_seq", BigInteger, primary_key=True),
    Column("first_seq", BigInteger, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

# Batches that contradict what the hub holds: kept apart for whoever finds out why.
hub_quarantine = Table(
    "hub_quarantine",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("received_at", String(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Events that were told ahead of their turn; a row goes when its event arrives in order.
hub_announced = Table(
    "hub_announced",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("body", LargeBinary),
)

# The row of a port is the lock under which its feed grows: positions become visible in order.
hub_port = Table(
    "hub_port",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("last_position", BigInteger, nullable=False),
)

hub_feed = Table(
    "hub_feed",
    metadata,
    Column("port", String(64), primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("station", String(64), nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("id", Uuid, nullable=False),
    UniqueConstraint("port", "station", "id"),
)

# Requests that were answered lately: the same one again is a replay.
hub_nonce = Table(
    "hub_nonce",
    metadata,
    Column("station", String(64), primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("until", BigInteger, nullable=False),  # seconds since 1970
    Index(None, "station", "until"),
)

"""Radiographs, and the regions marked in them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Table, Uuid

from app.records.tables.base import Label, Words, metadata

radiograph = Table(
    "radiograph",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("opened_event", Uuid),
    Column("opened_at", Label),
    Column("station", Label),
    Column("officer_id", Uuid),
    Column("referral_id", Uuid),
    Column("file_name", Words),
    Column("sha256", Label),
    Column("width", BigInteger),
    Column("height", BigInteger),
    Column("bits", BigInteger),
    Index(None, "referral_id", "opened_at"),
    Index(None, "sha256"),
)

radiograph_mark = Table(
    "radiograph_mark",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("radiograph_id", Uuid, nullable=False),
    Column("referral_id", Uuid, nullable=False),
    Column("at", Label, nullable=False),
    Column("officer_id", Uuid),
    Column("left", BigInteger, nullable=False),
    Column("top", BigInteger, nullable=False),
    Column("width", BigInteger, nullable=False),
    Column("height", BigInteger, nullable=False),
    Column("label", Words, nullable=False),
    Column("window_low", BigInteger, nullable=False),
    Column("window_high", BigInteger, nullable=False),
    Column("preview", Label, nullable=False),
    Column("kind", Label),
    Column("points", JSON),
    Column("removed", Boolean),
    Index(None, "id"),
    Index(None, "referral_id", "at"),
    Index(None, "radiograph_id"),
)
"""Every word about a mark, by the case it was said in.

`referral_id` is not always a referral's: what was marked while the scan belonged to none stands
under the scan's own identifier (`scan_id` of the image), and is found by it once a referral comes.
"""

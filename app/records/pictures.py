"""Which pictures are still to be sent to the hub, and which to be fetched from it."""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.sqlite import insert

from app.records.attachments import AttachmentStore
from app.records.station_tables import picture_sent
from app.records.store import Store
from app.records.tables import picture, referral


@dataclass(frozen=True, slots=True)
class PictureQueue:
    """The pictures' way to and from the hub; those of referrals go first."""

    store: Store
    attachments: AttachmentStore

    def to_send(self, limit: int) -> tuple[str, ...]:
        """Return the digests of pictures that this station's facts name and the hub lacks."""
        of_referral = exists().where(referral.c.id == picture.c.subject_id)
        query = (
            select(picture.c.sha256)
            .where(
                picture.c.station == self.store.info.station.name,
                ~exists().where(picture_sent.c.sha256 == picture.c.sha256),
            )
            .group_by(picture.c.sha256)
            .order_by(func.max(of_referral).desc(), func.min(picture.c.named_at))
            .limit(limit)
        )
        with self.store.reading() as connection:
            return tuple(connection.scalars(query))

    def note_sent(self, sha256: str) -> None:
        """Note that the hub has this picture."""
        with self.store.writing() as connection:
            connection.execute(insert(picture_sent).values(sha256=sha256).on_conflict_do_nothing())

    def to_fetch(self, limit: int) -> tuple[str, ...]:
        """Return the digests of page photos that open referrals to this port name and that lack."""
        station = self.store.info.station
        query = (
            select(referral.c.page_photo)
            .where(
                referral.c.port == station.port,
                referral.c.station != station.name,
                referral.c.page_photo != "",
                referral.c.closed_at.is_(None),
            )
            .order_by(referral.c.sent_at)
        )
        with self.store.reading() as connection:
            named = dict.fromkeys(connection.scalars(query))
        return tuple(islice((one for one in named if not self.attachments.has(one)), limit))

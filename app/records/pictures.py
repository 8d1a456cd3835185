"""Which pictures are still to be sent to the hub, and which to be fetched from it."""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, delete, false, literal, select
from sqlalchemy.dialects.sqlite import insert

from app.encounters.events import (
    DocumentRead,
)
from app.encounters.referral_events import (
    Referred,
)
from app.journal.event import Body
from app.records.attachments import AttachmentStore
from app.records.station_tables import picture_unsent
from app.records.store import Store
from app.records.tables import picture, referral


@dataclass(frozen=True, slots=True)
class PictureQueue:
    """The pictures' way to and from the hub; those of referrals go first."""

    store: Store
    attachments: AttachmentStore

    def to_send(self, limit: int) -> tuple[str, ...]:
        """Return the digests of pictures that this station's facts name and the hub lacks."""
        query = (
            select(picture_unsent.c.sha256)
            .order_by(picture_unsent.c.urgent.desc(), picture_unsent.c.named_by)
            .limit(limit)
        )
        with self.store.reading() as connection:
            return tuple(connection.scalars(query))

    def note_sent(self, sha256: str) -> None:
        """Note that the hub has this picture."""
        with self.store.writing() as connection:
            connection.execute(delete(picture_unsent).where(picture_unsent.c.sha256 == sha256))

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


def queue_pictures(connection: Connection, seq: int, body: Body) -> None:
    """Put the pictures that a new fact of this station names on their way.

    A referral makes its photo urgent. One that the hub has already costs a question to the hub.
    """
    match body:
        case DocumentRead():
            for sha256 in filter(None, (body.page_photo, body.mrz_strip)):
                row = {"sha256": sha256, "urgent": False, "named_by": seq}
                connection.execute(insert(picture_unsent).on_conflict_do_nothing(), row)
        case Referred() if body.page_photo:
            row = {"sha256": body.page_photo, "urgent": True, "named_by": seq}
            urgent = insert(picture_unsent).on_conflict_do_update(
                index_elements=[picture_unsent.c.sha256], set_={"urgent": True}
            )
            connection.execute(urgent, row)


def queue_all_pictures(connection: Connection, station: str) -> None:
    """Put every picture that this station ever named on its way again."""
    named = (
        select(picture.c.sha256, false(), literal(0))
        .where(picture.c.station == station)
        .group_by(picture.c.sha256)
    )
    columns = ["sha256", "urgent", "named_by"]
    connection.execute(insert(picture_unsent).from_select(columns, named).on_conflict_do_nothing())

"""Which pictures are still to be sent to the hub, and which to be fetched from it."""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, delete, false, literal, or_, select, union_all
from sqlalchemy.dialects.sqlite import insert

from app.encounters.events import DocumentRead, SetAside
from app.encounters.referral_events import Referred
from app.examinations.events import PhotoAdded
from app.journal.event import Body
from app.radiographs.events import RadiographMarked
from app.radiographs.scan_events import ScanReceived
from app.records.attachments import AttachmentStore
from app.records.open_parties import photos_in_line
from app.records.station_tables import picture_unsent
from app.records.store import Store
from app.records.tables import photo, picture, radiograph_mark, referral, scan
from app.records.tables.scans import UNDECIDED
from app.records.tables.secondary import AT_SECONDARY

_CLOSED_LAST = 200
"""As many as a day's list shows; older pictures that never came are not asked for any more."""


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
        """Return the digests of pictures that referrals to this port name and that lack here.

        Page photos first, of open referrals and of those who wait in line: whoever receives a
        traveler waits for them. What was taken at secondary follows, also of referrals closed last:
        supervisors review them. Last come the small pictures of scans that wait to be looked at.
        """
        station = self.store.info.station
        here = select(referral.c.id).where(
            referral.c.port == station.port, referral.c.sent_at.is_not(None)
        )
        open_ones = here.where(AT_SECONDARY)
        pages = (
            select(referral.c.page_photo)
            .where(
                referral.c.id.in_(open_ones),
                referral.c.station != station.name,
                referral.c.page_photo != "",
            )
            .order_by(referral.c.sent_at)
        )
        closed = (
            here.where(referral.c.closed_at.is_not(None))
            .order_by(referral.c.closed_at.desc())
            .limit(_CLOSED_LAST)
        )
        taken = union_all(
            select(photo.c.sha256, photo.c.at, photo.c.referral_id),
            select(radiograph_mark.c.preview, radiograph_mark.c.at, radiograph_mark.c.referral_id),
        ).subquery()
        seen = (
            select(taken.c.sha256)
            .where(
                or_(taken.c.referral_id.in_(open_ones), taken.c.referral_id.in_(closed)),
                taken.c.sha256 != "",
            )
            .order_by(taken.c.at)
        )
        scans = (
            select(scan.c.thumbnail)
            .where(scan.c.port == station.port, scan.c.station != station.name, UNDECIDED)
            .order_by(scan.c.taken_at)
        )
        with self.store.reading() as connection:
            in_line = photos_in_line(connection, station.name, station.port)
            queries = (pages, seen, scans)
            first, then, last = (tuple(connection.scalars(each)) for each in queries)
            named = dict.fromkeys([*first, *in_line, *then, *last])
        return tuple(islice(self.attachments.missing(named), limit))


def queue_pictures(connection: Connection, seq: int, body: Body) -> None:
    """Put the pictures that a new fact of this station names on their way.

    What a referral names is urgent, and what a booth needs of those who waited. One that the hub
    has already costs a question to the hub.
    """
    match body:
        case DocumentRead():
            for sha256 in filter(None, (body.page_photo, body.mrz_strip)):
                row = {"sha256": sha256, "urgent": False, "named_by": seq}
                connection.execute(insert(picture_unsent).on_conflict_do_nothing(), row)
        case (
            Referred(page_photo=sha256)
            | PhotoAdded(sha256=sha256)
            | RadiographMarked(preview=sha256)
        ) if sha256:
            _queue_urgent(connection, seq, sha256)
        case ScanReceived(thumbnail=sha256) if sha256:
            row = {"sha256": sha256, "urgent": False, "named_by": seq}
            connection.execute(insert(picture_unsent).on_conflict_do_nothing(), row)
        case SetAside(people=people):
            for person in people:
                if person.page_photo:
                    _queue_urgent(connection, seq, person.page_photo)


def _queue_urgent(connection: Connection, seq: int, sha256: str) -> None:
    row = {"sha256": sha256, "urgent": True, "named_by": seq}
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

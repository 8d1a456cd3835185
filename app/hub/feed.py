"""What the other desks of a port get to know, in the order in which the port got it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, Engine, Select, Table, and_, func, insert, select

from app.hub.locks import next_positions
from app.hub.refusals import Refused
from app.hub.stations import Caller
from app.hub.stored import restored
from app.hub.tables import hub_announced, hub_event, hub_feed
from app.journal.event import Event
from app.sync.protocol import MAX_PAGE, MAX_PAGE_BYTES, FeedPage, RefusalCode

_PREFIXES = (
    "duty.signed_in",
    "duty.signed_out",
    "draws.",
    "referral.",
    "radiograph.",
    "review.record_reviewed",
    "review.note_read",
    "encounter.decided",
    "encounter.recalled",
    "encounter.match_cleared",
    "encounter.set_aside",
    "encounter.taken_up",
    "encounter.wait_lapsed",
    "advance.",
    "journal.purged",
)
_DIGITS = 16


def concerns_the_port(event_type: str) -> bool:
    """Say whether other desks need such an event.

    They need referrals and what was seen in them, decisions and their recalls (for the history and
    the supervisor), who waits in line, clearances, reviews and purges; who began and ended work
    where, since a badge in use at two desks must not go unseen; who is announced, with what was
    decided about them ahead; and when the draws of a port pause. Readings, queries, locks, refused
    sign-ins and the draws themselves stay between a station and the hub: other desks have no
    purpose for them.
    """
    return event_type.startswith(_PREFIXES)


def add_to_feed(connection: Connection, port: str, events: Sequence[Event]) -> None:
    """Put these events at the end of the port's feed."""
    if not events:
        return
    first = next_positions(connection, port, len(events))
    connection.execute(
        insert(hub_feed),
        [
            {
                "port": port,
                "position": position,
                "station": event.station,
                "epoch": event.epoch,
                "id": event.id,
            }
            for position, event in enumerate(events, start=first)
        ],
    )


@dataclass(frozen=True, slots=True)
class Feed:
    """The feeds of all ports."""

    engine: Engine
    hub_epoch: str

    def page(self, caller: Caller, after: str, epoch: int) -> FeedPage:
        """Return the next events for the caller's port, without the caller's own.

        Args:
            caller: Who asks.
            epoch: The life of the caller's journal; what it recorded in another one it hears too,
                for it has lost it.
            after: The last page's cursor; empty for the beginning. It holds a position and the
                event there, so that a cursor of another life of this database is noticed.

        Raises:
            Refused: CURSOR, when this feed has another event, or none, at that position.
        """
        with self.engine.connect() as connection:
            start = _start(connection, caller.port, after)
            places = connection.execute(
                select(hub_feed)
                .where(hub_feed.c.port == caller.port, hub_feed.c.position > start)
                .order_by(hub_feed.c.position)
                .limit(MAX_PAGE)
            ).all()
            own = (caller.station, epoch)
            foreign = [row.position for row in places if (row.station, row.epoch) != own]
            fitting = foreign[: _cut(_sizes(connection, caller.port, foreign))]
            events = _events(connection, caller.port, fitting)
        if left := foreign[len(fitting) :]:
            places = [row for row in places if row.position < left[0]]
        cursor = f"{places[-1].position}.{places[-1].id.hex}" if places else after
        return FeedPage(
            events=events,
            cursor=cursor,
            more=bool(left) or len(places) == MAX_PAGE,
            hub_epoch=self.hub_epoch,
        )


def _start(connection: Connection, port: str, after: str) -> int:
    if not after:
        return 0
    position, _, event_id = after.partition(".")
    if not (position.isascii() and position.isdecimal() and len(position) <= _DIGITS):
        raise Refused(RefusalCode.CURSOR)
    known = connection.execute(
        select(hub_feed.c.id).where(hub_feed.c.port == port, hub_feed.c.position == int(position))
    ).scalar_one_or_none()
    if known is None or known.hex != event_id:
        raise Refused(RefusalCode.CURSOR)
    return int(position)


def _sizes(connection: Connection, port: str, positions: Sequence[int]) -> list[int]:
    """Return about how many bytes each of these events takes in an answer, before it is read."""
    found: dict[int, int] = {}
    for table in (hub_announced, hub_event):
        lengths = func.length(table.c.header), func.length(table.c.body)
        rows = connection.execute(_at(table, port, positions).add_columns(*lengths))
        for position, header, body in rows:
            found[position] = header + (body or 0) * 4 // 3  # as base64
    return [found.get(position, 0) for position in positions]


def _events(connection: Connection, port: str, positions: Sequence[int]) -> tuple[Event, ...]:
    """Return the events at these positions, from the journals or, if still ahead, as announced."""
    found: dict[int, Event] = {}
    for table in (hub_announced, hub_event):
        rows = connection.execute(
            _at(table, port, positions).add_columns(table.c.header, table.c.body)
        )
        found |= {row.position: restored(row.header, row.body) for row in rows}
    return tuple(found[position] for position in positions if position in found)


def _at(table: Table, port: str, positions: Sequence[int]) -> Select[tuple[int]]:
    """Return the query for the positions among these whose events are in `table`."""
    return (
        select(hub_feed.c.position)
        .join(table, and_(table.c.station == hub_feed.c.station, table.c.id == hub_feed.c.id))
        .where(hub_feed.c.port == port, hub_feed.c.position.in_(positions))
    )


def _cut(sizes: Sequence[int]) -> int:
    """Return how many of these fit into one answer; at least one."""
    fitting = sum(size <= MAX_PAGE_BYTES for size in accumulate(sizes))
    return max(1, fitting)

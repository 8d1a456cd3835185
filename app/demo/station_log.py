"""What a station's log says: no step of the shift is played twice, and every one is found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import msgspec

from app.clock import SystemClock, timestamp
from app.demo.earlier import LONG_AGO
from app.encounters.events import DocumentRead
from app.encounters.referral_events import Referred
from app.journal.codec import decode_body
from app.journal.event import Event
from app.records.bodies import BODIES
from app.records.event_rows import read_events
from app.records.store import Store
from app.services.deciding import RECALL_WITHIN_S

DECIDED = "encounter.decided"
RECALLED = "encounter.recalled"


@dataclass(slots=True)
class StationLog:
    """One station's log of the shift's own day; with every question, what came since the last.

    The shift asks many times a second, beside the engines that it waits for: the log only grows,
    so nothing is read twice.
    """

    store: Store
    _read: list[Event] = field(default_factory=list)
    _numbers: dict[str, str] = field(default_factory=dict)
    _last_seq: int = 0

    def holds(self, kind: str, document: str = "", **says: str) -> bool:
        """Say whether an event of this type says this about whoever has this document's number."""
        return self.count(kind, document, **says) > 0

    def count(self, kind: str, document: str = "", **says: str) -> int:
        """Return how many events of this type say this about them."""
        events = self.events()
        return len([one for one in events if is_about(one, kind, document, self._numbers, says)])

    def recallable(self, document: str) -> bool:
        """Say whether the last decision was about whoever has this document, a minute ago."""
        events = self.events()
        last = next((one for one in reversed(events) if one.type == DECIDED), None)
        if last is None or self._numbers.get(str(last.subject_id)) != document:
            return False
        since = SystemClock().now() - timedelta(seconds=RECALL_WITHIN_S)
        return last.occurred_at > timestamp(since)

    def settled(self, document: str) -> bool:
        """Say whether the last word about whoever has this document is a decision, no recall."""
        words = [
            one.type
            for one in self.events()
            if one.type in (DECIDED, RECALLED)
            and self._numbers.get(str(one.subject_id)) == document
        ]
        return words[-1:] == [DECIDED]

    def events(self) -> list[Event]:
        """Return every event that can be read, but those of the day long before the shift."""
        since = timestamp(SystemClock().now() - LONG_AGO / 2)
        with self.store.reading() as connection:
            came = list(read_events(connection, after_seq=self._last_seq))
        if came:
            self._last_seq = came[-1].seq
            readable = [event for event in came if isinstance(event, Event)]
            self._read += readable
            self._numbers |= documents(readable)
        return [event for event in self._read if event.occurred_at > since]


def is_about(
    event: Event, kind: str, document: str, numbers: Mapping[str, str], says: Mapping[str, str]
) -> bool:
    """Say whether `event` is of this type, about this document, and says these things.

    Args:
        event: One of a log.
        kind: An event's type.
        document: The document's number; empty for what is about no document.
        numbers: What `documents` returned.
        says: Fields of the body and the values they must have, as text.
    """
    return (
        event.type == kind
        and numbers.get(str(event.subject_id), "") == document
        and _says(event, says)
    )


def documents(events: Iterable[Event]) -> dict[str, str]:
    """Return the document's number by the subject (encounter, referral) that is about it."""
    numbers: dict[str, str] = {}
    for event in events:
        said = body(event)
        if isinstance(said, DocumentRead) and said.reading.document is not None:
            numbers[str(event.subject_id)] = said.reading.document.document_number
        elif isinstance(said, Referred) and said.summary.who is not None:
            numbers[str(event.subject_id)] = said.summary.who.document_number
    return numbers


def body(event: Event) -> object:
    """Return what an event says."""
    assert event.body is not None
    return decode_body(event.body, BODIES[event.type])


def _says(event: Event, says: Mapping[str, str]) -> bool:
    said = msgspec.to_builtins(body(event))
    return all(str(said.get(name)) == value for name, value in says.items())

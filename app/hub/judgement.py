"""What is doubtful about a stored event. It is stored all the same: the judging comes after."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, insert
from sqlalchemy.exc import InterfaceError, OperationalError

from app.clock import Clock, parse_timestamp
from app.hub.metrics import Metrics
from app.hub.tables import hub_flag
from app.journal.event import Event
from app.records.projectors import Skipped, project
from app.sync.protocol import CLOCK_TOLERANCE_S

_log = logging.getLogger(__name__)


class Doubt(StrEnum):
    """Why an event is flagged, beside the reasons for which it was not projected (`Skipped`)."""

    ODD_TIME = "odd_time"  # no time, or one that has not come yet
    ID_REUSED = "id_reused"
    ANNOUNCED_OTHERWISE = "announced_otherwise"


@dataclass(frozen=True, slots=True)
class Judge:
    """Looks at events as they are stored, in the same transaction."""

    clock: Clock
    metrics: Metrics

    def look_at(self, connection: Connection, events: Sequence[Event]) -> None:
        """Project the events; flag those that cannot be, or whose time cannot be right."""
        skipped: dict[Skipped, list[Event]] = {}
        for event, reason in project_all(connection, events):
            if reason not in (None, Skipped.PURGED):
                skipped.setdefault(reason, []).append(event)
        for reason, doubtful in skipped.items():
            self.flag(connection, doubtful, reason)
        latest = self.clock.now() + timedelta(seconds=CLOCK_TOLERANCE_S)
        odd = [event for event in events if not _before(event.occurred_at, latest)]
        self.flag(connection, odd, Doubt.ODD_TIME)

    def flag(self, connection: Connection, events: Sequence[Event], doubt: Doubt | Skipped) -> None:
        """Note a doubt about events."""
        if not events:
            return
        self.metrics.flags.labels(doubt).inc(len(events))
        connection.execute(
            insert(hub_flag),
            [
                {"station": e.station, "epoch": e.epoch, "seq": e.seq, "reason": doubt}
                for e in events
            ],
        )


def project_all(
    connection: Connection, events: Sequence[Event]
) -> list[tuple[Event, Skipped | None]]:
    """Project events together or, where one of them makes that fail, each for itself."""
    try:
        with connection.begin_nested():
            return [(event, project(connection, event)) for event in events]
    except (OperationalError, InterfaceError):
        raise  # the database went away: that says nothing about the events
    except Exception as error:  # noqa: BLE001 - one bad record must never block a queue
        if len(events) > 1:
            return [project_all(connection, (event,))[0] for event in events]
        _log.warning("an event could not be projected: %s", type(error))
        return [(events[0], Skipped.REFUSED)]


def _before(occurred_at: str, latest: datetime) -> bool:
    try:
        return parse_timestamp(occurred_at) <= latest
    except (ValueError, TypeError):  # no time at all, or one without a zone
        return False

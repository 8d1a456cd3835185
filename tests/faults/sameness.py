"""A shift that was killed says what an undisturbed one says: every fact, and each just as often."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Engine, select

from app.demo.port import DemoPort, DemoStation
from app.demo.station_log import DECIDED, RECALLED, StationLog, documents
from app.journal.event import Event
from app.records.rebuild import rebuild
from app.records.store import Store
from app.records.tables import referral
from app.specimens.travelers import TRUSTED
from tests.faults.witness import reading, store_of
from tests.records.projections import stored_bytes

Facts = Counter[tuple[str, str, str]]

_AGAIN_AFTER_A_RESTART = ("duty.", "encounter.screened", "radiograph.opened", "review.records_view")
"""Whoever comes back signs in, and looks again; that is said, too."""


def differences(port: DemoPort, undisturbed: DemoPort) -> list[str]:
    """Return the facts that stand more or less often in the stations' logs than they should."""
    found, wanted = _facts(port), _facts(undisturbed)
    _without_recall(found, wanted)
    return [
        f"{fact}: {found[fact]} times, not {wanted[fact]}"
        for fact in sorted({*found, *wanted})
        if found[fact] != wanted[fact]
    ]


def referrals_apart(port: DemoPort, hub: Engine) -> list[str]:
    """Return the referrals that booth, second desk and hub do not know alike, each once."""
    known = {name: _referrals(station) for name, station in _stations(port).items()}
    with hub.connect() as connection:
        known["hub"] = {row.id: tuple(row) for row in connection.execute(select(referral))}
    sent = [event for event in _events(port.booth) if event.type == "referral.sent"]
    wrong = [f"{len(sent)} sent, {len(known['L4'])} known"] if len(sent) != len(known["L4"]) else []
    return wrong + [
        f"{name}: referral {referral_id}"
        for referral_id, row in known["L4"].items()
        for name, rows in known.items()
        if rows.get(referral_id) != row or len(rows) != len(sent)
    ]


def outdated_projections(port: DemoPort) -> list[str]:
    """Return the tables that are not what the events say; the stations must be closed."""
    wrong = []
    for name, station in _stations(port).items():
        with Store.open(*store_of(station)) as store, store.writing() as connection:
            live = stored_bytes(connection)
            rebuild(connection)
            anew = stored_bytes(connection)
            wrong += [f"{name}: {table}" for table in live if live[table] != anew[table]]
    return wrong


def _facts(port: DemoPort) -> Facts:
    logs = {name: _events(station) for name, station in _stations(port).items()}
    numbers = documents(event for log in logs.values() for event in log)
    return Counter(
        (name, event.type, numbers.get(str(event.subject_id), ""))
        for name, log in logs.items()
        for event in log
        if not event.type.startswith(_AGAIN_AFTER_A_RESTART)
    )


def _without_recall(found: Facts, wanted: Facts) -> None:
    """Leave the recall out where a restart took its whole minute: then nobody decided again."""
    number = TRUSTED.document.document_number
    if not found["L4", RECALLED, number]:
        wanted["L4", RECALLED, number] -= 1
        wanted["L4", DECIDED, number] -= 1


def _stations(port: DemoPort) -> Mapping[str, DemoStation]:
    return {"L4": port.booth, "S2": port.desk}


def _events(station: DemoStation) -> list[Event]:
    with reading(station) as store:
        return StationLog(store).events()


def _referrals(station: DemoStation) -> dict[UUID, tuple[object, ...]]:
    with reading(station) as store, store.reading() as connection:
        return {row.id: tuple(row) for row in connection.execute(select(referral))}

"""How long a traveler's past takes, among ten million crossings in the real encrypted store."""

import random
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateIndex

from app.bench.cpu_time import cpu_timed
from app.bench.figures import Figure, figure, percentile
from app.clock import SystemClock
from app.duty.officers import Station
from app.records.attachments import AttachmentStore
from app.records.keys import StationKeys
from app.records.queries import RecordQueries
from app.records.store import Store
from app.records.tables import passage
from app.screening.history_facts import history_facts
from app.screening.traces import Traces, document_trace
from app.simulation.crossings import PORTS, CrossingBatch, Crossings
from app.simulation.plates import REGISTRARS, plates_of
from app.simulation.serials import Holder

_MOST_MS = 10.0
_ASKED = 1_000
_BUSIEST_ASKED = 50
_BUSIEST_FROM = 50_000
"""Whose crossings are counted to find the busiest traveler: they come first among all."""

_FORMER_UNTIL = np.datetime64("2025-01-01T00:00:00")
_FORMER_EACH = 20
"""Every so many travelers had another passport until then."""

_FOUND = ("none", "none", "none", "undeclared goods")
_PASSAGE = (
    "INSERT INTO passage (station, encounter_id, seq, at, document, person, name, port, lane, "
    "direction, decision, plate, plate_state, party_id, referral_id) "
    "VALUES ('B1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REFERRAL = (
    "INSERT INTO referral (id, station, encounter_id, port, sent_at, closed_at, disposition) "
    "VALUES (?, 'B1', ?, ?, ?, ?, 'REL')"
)
_FINDING = (
    "INSERT INTO finding (event_id, referral_id, id, at, finding, exam_type, completeness, place, "
    "note) VALUES (?, ?, ?, ?, ?, 'interview', 'complete', '', '')"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One traveler at the booth."""

    issuing_state: str
    number: str
    traces: Traces


def measure(count: int) -> Iterator[Figure]:
    """Make a store with `count` crossings and ask about travelers as they would come next.

    Only what the history asks is filled: the passages, and the referrals with their findings.
    Whoever crosses often is asked about often. Each question has all its statements, the decoding
    of the answer, and the facts that are made of it; most pages it needs are not in SQLite's cache.
    """
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        path = Path(folder) / "station" / "station.db"
        keys = StationKeys(secrets.token_bytes(32), secrets.token_bytes(32))
        crossings = Crossings(count)
        began = time.monotonic()
        with Store.create(path, keys, Station("B1", PORTS[0])) as store:
            fill(store, crossings)
            yield figure("history.fill", time.monotonic() - began, "s")
            yield figure("history.store", path.stat().st_size / 2**30, "GiB")
            pictures = AttachmentStore(Path(folder) / "pictures", keys, store.ballast)
            records = RecordQueries(store, pictures, SystemClock())
            yield from past_figures(records, crossings)


def past_figures(records: RecordQueries, crossings: Crossings) -> Iterator[Figure]:
    """Ask a store that `fill` has filled: about those who come often, the busiest, a stranger."""
    chance = random.Random(2)  # noqa: S311 - which travelers are asked about, no secret
    travelers = _who_come(crossings, chance)
    _timed(records, travelers[:50])
    spent, cpu, found = _timed(records, travelers)
    yield figure("history.travelers_with_a_past", found, "travelers")
    yield figure("history.wall.p50", percentile(spent, 0.5), "ms")
    yield figure("history.wall.p95", percentile(spent, 0.95), "ms", target=_MOST_MS)
    yield figure("history.wall.max", max(spent), "ms")
    yield figure("history.cpu.p95", percentile(cpu, 0.95), "ms")
    busiest, times = _busiest(crossings)
    spent, cpu, _ = _timed(records, [_asked(crossings, busiest)] * _BUSIEST_ASKED)
    yield figure("history.busiest.crossings", times, "crossings")
    yield figure("history.busiest.wall.p95", percentile(spent, 0.95), "ms", target=_MOST_MS)
    yield figure("history.busiest.cpu.p95", percentile(cpu, 0.95), "ms")
    stranger = _Asked("UTO", "NOBODY1", Traces("NOBODY|A|1974-08-12", "NONE1", "UTO", "1|2"))
    spent, cpu, _ = _timed(records, [stranger] * _BUSIEST_ASKED)
    yield figure("history.unknown.wall.p95", percentile(spent, 0.95), "ms", target=_MOST_MS)


def _timed(
    records: RecordQueries, travelers: Sequence[_Asked]
) -> tuple[list[float], list[float], int]:
    """Return milliseconds of wall time and of CPU time for each, and how many had a past."""
    wall, cpu, found = list[float](), list[float](), 0
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for each in travelers:
        with cpu_timed(cpu):
            began = time.perf_counter()
            history = records.history(each.issuing_state, each.number, each.traces)
            facts = list(history_facts(history, now))
            wall.append((time.perf_counter() - began) * 1000)
        found += bool(facts)
    return wall, cpu, found


def _who_come(crossings: Crossings, chance: random.Random) -> list[_Asked]:
    batch = next(iter(crossings))
    rows = [chance.randrange(len(batch.traveler)) for _ in range(_ASKED)]
    return [_asked(crossings, int(batch.traveler[row]), int(batch.vehicle[row])) for row in rows]


def _asked(crossings: Crossings, traveler: int, vehicle: int = -1) -> _Asked:
    state, number = crossings.document(traveler)
    plate_state, plate = crossings.plate(vehicle) if vehicle >= 0 else ("", "")
    return _Asked(state, number, Traces(_person(traveler), plate, plate_state))


def _busiest(crossings: Crossings) -> tuple[int, int]:
    times = Counter[int]()
    for batch in crossings:
        often = batch.traveler[batch.traveler < _BUSIEST_FROM]
        who, how_often = np.unique(often, return_counts=True)
        times.update(dict(zip(who.tolist(), how_often.tolist(), strict=True)))
    return times.most_common(1)[0]


def fill(store: Store, crossings: Crossings) -> None:
    """Put all rows in, then make the indexes anew: ten times as quick as the other way round."""
    indexes = sorted(passage.indexes, key=lambda index: str(index.name))
    with store.writing() as connection:
        for index in indexes:
            connection.execute(text(f"DROP INDEX {index.name}"))
    first = 0
    for batch in crossings:
        with store.writing() as connection:
            _write(connection, crossings, batch, first)
        first += len(batch.traveler)
    for index in indexes:
        with store.writing() as connection:
            connection.execute(CreateIndex(index))
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _write(connection: Connection, crossings: Crossings, batch: CrossingBatch, first: int) -> None:
    rows, referrals, findings = [], [], []
    for row in _rows(crossings, batch, first):
        rows.append(row)
        encounter, at, port, referral = row[0], row[2], row[6], row[-1]
        if referral:
            referrals.append((referral, encounter, port, at, at))
            finding = _FOUND[int(referral, 16) % len(_FOUND)]
            findings.append((referral, referral, referral, at, finding))
    for statement, values in ((_PASSAGE, rows), (_REFERRAL, referrals), (_FINDING, findings)):
        if values:
            connection.exec_driver_sql(statement, values)


def _rows(crossings: Crossings, batch: CrossingBatch, first: int) -> Iterator[tuple[Any, ...]]:
    states, numbers = crossings.documents(batch.traveler)
    former = (batch.traveler % _FORMER_EACH == 0) & (batch.at < _FORMER_UNTIL)
    times = np.datetime_as_string(batch.at, unit="ms")
    vehicles = np.unique(batch.vehicle[batch.vehicle >= 0])
    drawn = plates_of(vehicles.astype(np.uint64), Holder.CROSSING, crossings.seed)
    registrars = (REGISTRARS[place][0] for place in drawn.registrar.tolist())
    letters = (plate.decode() for plate in drawn.plate.tolist())
    plates = dict(zip(vehicles.tolist(), zip(registrars, letters, strict=True), strict=True))
    columns = zip(
        states,
        numbers.tolist(),
        former.tolist(),
        times.tolist(),
        batch.traveler.tolist(),
        batch.party.tolist(),
        batch.port.tolist(),
        batch.lane.tolist(),
        batch.inbound.tolist(),
        batch.referred.tolist(),
        batch.vehicle.tolist(),
        strict=True,
    )
    for place, (
        state,
        number,
        was,
        at,
        who,
        party,
        port,
        lane,
        inbound,
        referred,
        vehicle,
    ) in enumerate(columns, first + 1):
        plate_state, plate = plates.get(vehicle, ("", ""))
        yield (
            f"{place:032x}",
            place,
            f"{at}Z",
            document_trace(state, number.decode() + ("OLD" if was else "")),
            _person(who),
            f"TRAVELER, {who}",
            PORTS[port],
            f"Lane {lane}",
            "inbound" if inbound else "outbound",
            "refer" if referred else "admit",
            plate,
            plate_state,
            f"{party + 2**100:032x}",
            f"{place + 2**101:032x}" if referred else None,
        )


def _person(traveler: int) -> str:
    return f"TRAVELER|{traveler}|1974-08-12"

"""How long a search among all radiographs of a port takes, in the real encrypted store."""

import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert

from app.bench.figures import Figure, figure, percentile
from app.clock import timestamp
from app.duty.officers import Station
from app.encounters.conveyance import container_digit
from app.radiographs.decision import ImageDecision
from app.radiographs.manifest import GoodsLine, Manifest
from app.radiographs.scan_events import Load, scan_id
from app.radiographs.scan_words import asked_for, found_by
from app.records.keys import StationKeys
from app.records.radiograph_library import ScanQueries
from app.records.store import Store
from app.records.tables import finding, radiograph, radiograph_mark, scan, scan_word
from app.services.radiograph_views import Place, ScanPage, Wish

_MOST_MS = 50.0
_PAGE = 50
_ASKED = 40
_AT_ONCE = 2_000
_PORT = "Utopia Harbour"
_NEWEST = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
_EACH = timedelta(minutes=9)
_GOODS = (
    ("690721", "Ceramic tiles, glazed"),
    ("080390", "Bananas, fresh, in cartons"),
    ("870323", "Motor cars, used"),
    ("392690", "Articles of plastics"),
    ("640399", "Footwear with leather uppers"),
    ("220421", "Wine of fresh grapes"),
    ("440710", "Coniferous wood, sawn"),
    ("850760", "Lithium-ion accumulators"),
    ("610910", "T-shirts of cotton"),
    ("090111", "Coffee, not roasted"),
)
_DECISIONS = (ImageDecision.NO_ANOMALY,) * 46 + (ImageDecision.SUSPECT,) * 3
_SUSPECT_EACH = 50
_WORDS = ("undeclared goods", "narcotics", "none", "currency")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One invented scan: rows for the tables, and what it is asked by."""

    row: dict[str, Any]
    words: tuple[str, ...]
    load: Load
    code: str


def measure(entries: int) -> Iterator[Figure]:
    """Make a store with `entries` radiographs and search as officers do.

    Beside single words, what is hardest: two words that most entries have, words that never come
    together, a beginning that fits everything, and the last page of a long answer. Each question
    has all its statements and the decoding of the answer.
    """
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        path = Path(folder) / "station" / "station.db"
        keys = StationKeys(secrets.token_bytes(32), secrets.token_bytes(32))
        began = time.monotonic()
        with Store.create(path, keys, Station("B1", _PORT)) as store:
            asked = _fill(store, entries)
            yield figure("library.entries", entries, "radiographs")
            yield figure("library.fill", time.monotonic() - began, "s")
            yield figure("library.store", path.stat().st_size / 2**20, "MiB")
            yield from _ask(ScanQueries(store), asked)


def _ask(records: ScanQueries, asked: Sequence[_Entry]) -> Iterator[Figure]:
    def found(text: str, **more: Any) -> ScanPage:
        return records.search(Wish(asked_for(text), **more), None, _PAGE)

    day = {"since": "2026-10-01T00:00:00.000Z", "until": "2026-10-02T00:00:00.000Z"}
    kinds: dict[str, Callable[[_Entry], object]] = {
        "container": lambda one: found(one.load.container),
        "plate": lambda one: found(one.load.plate),
        "commodity": lambda one: found(one.words[-1]),
        "hs_code": lambda one: found(one.code),
        "date": lambda _: found("", **day),
        "goods_and_day": lambda one: found(one.code, **day),
        "finding": lambda _: found("", finding="narcotics"),
        "goods_and_finding": lambda one: found(one.code, finding="narcotics"),
        "suspect_goods": lambda one: found(one.code, decision=ImageDecision.SUSPECT),
        "common_words": lambda _: found("portal 2 carton"),
        "never_together": lambda _: found("tiles bananas"),
        "one_letter": lambda _: found("u"),
        "newest": lambda _: found(""),
        "far_page": lambda one: records.search(
            Wish(), Place(one.row["taken_at"], one.row["id"]), _PAGE
        ),
        "last_of_load": lambda one: records.last_of(one.load, one.row["taken_at"], 3),
        "reference": lambda one: records.references((one.code,), one.row["id"], 3),
    }
    everything: list[float] = []
    for name, ask in kinds.items():
        ask(asked[0])
        spent = [_timed(ask, one) for one in asked]
        everything += spent
        yield figure(f"library.{name}.p95", percentile(spent, 0.95), "ms", target=_MOST_MS)
    yield figure("library.all.max", max(everything), "ms")


def _timed(ask: Callable[[_Entry], object], one: _Entry) -> float:
    began = time.perf_counter()
    ask(one)
    return (time.perf_counter() - began) * 1000


def _fill(store: Store, entries: int) -> tuple[_Entry, ...]:
    """Write the rows that the projectors would; return those that are asked about."""
    chance = random.Random(7)  # noqa: S311 - invented loads, no secret
    wanted = set(chance.sample(range(entries), min(_ASKED, entries)))
    asked: list[_Entry] = []
    for start in range(0, entries, _AT_ONCE):
        some = [_entry(number, chance) for number in range(start, min(start + _AT_ONCE, entries))]
        asked += (some[number - start] for number in wanted if 0 <= number - start < len(some))
        with store.writing() as connection:
            connection.execute(insert(scan), [each.row for each in some])
            connection.execute(
                insert(scan_word),
                [
                    {"word": word, "at": each.row["taken_at"], "scan_id": each.row["id"]}
                    for each in some
                    for word in each.words
                ],
            )
            _find(connection, some[::_SUSPECT_EACH], chance)
    return tuple(asked)


def _find(connection: Connection, some: Sequence[_Entry], chance: random.Random) -> None:
    """Tie a finding to a mark in each of these."""
    for each in some:
        opened, mark, referral = (UUID(int=chance.getrandbits(128)) for _ in range(3))
        at = each.row["taken_at"]
        connection.execute(
            insert(radiograph), {"id": opened, "sha256": each.row["sha256"], "opened_at": at}
        )
        region = {"left": 1, "top": 1, "width": 9, "height": 9, "window_low": 0, "window_high": 1}
        connection.execute(
            insert(radiograph_mark),
            {
                **region,
                "event_id": mark,
                "id": mark,
                "radiograph_id": opened,
                "referral_id": referral,
                "at": at,
                "label": "",
                "preview": "",
            },
        )
        connection.execute(
            insert(finding),
            {
                "event_id": mark,
                "referral_id": referral,
                "id": mark,
                "at": at,
                "finding": chance.choice(_WORDS),
                "exam_type": "nii",
                "completeness": "complete",
                "place": "",
                "note": "",
                "mark_id": mark,
            },
        )


def _entry(number: int, chance: random.Random) -> _Entry:
    owner = "".join(chance.choices("ABCDEFGHJKLMNPRST", k=3))
    stem = f"{owner}U{chance.randrange(10**6):06d}"
    load = Load(f"{stem}{container_digit(stem)}", f"U{chance.randrange(10**5):05d}X", "UTO")
    code, goods = chance.choice(_GOODS)
    packages = chance.randrange(1, 900)
    manifest = Manifest((GoodsLine(goods, code, packages, "carton", packages * 9_000),), "", "")
    portal = f"Portal {chance.randrange(1, 4)}"
    name = f"{load.container} {portal.lower()}.tif"
    sha256 = f"{number:064x}"
    taken_at = timestamp(_NEWEST - number * _EACH)
    decision = chance.choice(_DECISIONS) if number >= _SUSPECT_EACH else None
    row: dict[str, Any] = {
        "id": scan_id(sha256),
        "received_event": UUID(int=number),
        "received_at": taken_at,
        "station": "B1",
        "port": _PORT,
        "file_name": name,
        "sha256": sha256,
        "size": 9,
        "width": 8000,
        "height": 2500,
        "bits": 16,
        "taken_at": taken_at,
        "scanner": portal,
        "energies": ["6 MeV"],
        "said_load": msgspec.to_builtins(load),
        "manifest": msgspec.to_builtins(manifest),
        "manifest_digest": "",
        "thumbnail": sha256,
        "doubts": [],
        "decided_event": UUID(int=number) if decision else None,
        "decided_at": taken_at if decision else None,
        "decided_by": "2087 M. Osei",
        "decision": decision.value if decision else None,
        "reason": "",
        "shown_ms": 9_000,
        "views": ["standard"],
        "marks": 0,
    }
    return _Entry(row, found_by(load, manifest, (portal, name)), load, code)

"""How long a search takes among a hundred thousand radiographs, in the real encrypted store."""

import random
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.bench.figures import Figure, figure, percentile
from app.duty.officers import Station
from app.radiographs.decision import ImageDecision
from app.radiographs.manifest import GoodsLine, Manifest
from app.radiographs.scan_events import Load
from app.radiographs.scan_words import asked_for, found_by
from app.records.keys import StationKeys
from app.records.radiograph_library import ScanQueries
from app.records.store import Store
from app.records.tables import scan, scan_word
from app.services.radiograph_views import Wish
from app.simulation.crossings import PORTS

_SCANS = 100_000
_AT_ONCE = 5_000
_PAGE = 50
_EACH = 40
_MOST_MS = 50.0
_GOODS = (
    ("Ceramic tiles", "690721"), ("Cotton shirts", "610910"), ("Frozen fish", "030389"),
    ("Car parts", "870899"), ("Bananas, fresh", "080390"), ("Wooden furniture", "940360"),
    ("Plastic toys", "950300"), ("Coffee, roasted", "090121"), ("Steel pipes", "730630"),
    ("Paper, coated", "481013"),
)  # fmt: skip
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    """Fill a store and search it by container, plate, goods, time and decision."""
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        keys = StationKeys(secrets.token_bytes(32), secrets.token_bytes(32))
        path = Path(folder) / "station" / "station.db"
        with Store.create(path, keys, Station("B1", PORTS[0])) as store:
            loads = _fill(store)
            library = ScanQueries(store)
            for name, wishes in _wishes(loads).items():
                library.search(wishes[0], None, _PAGE)  # statements are prepared once
                spent, found = [], 0
                for wish in wishes:
                    began = perf_counter()
                    page = library.search(wish, None, _PAGE)
                    spent.append((perf_counter() - began) * 1000)
                    found += len(page.rows)
                begin = f"radiograph.search_100k.{name}"
                yield figure(f"{begin}.p95", percentile(spent, 0.95), "ms", target=_MOST_MS)
                yield figure(f"{begin}.found", found / len(wishes), "scans")


def _wishes(loads: list[Load]) -> dict[str, list[Wish]]:
    chance = random.Random(3)  # noqa: S311 - what is searched for, no secret
    some = chance.sample(loads, _EACH)
    return {
        "container": [Wish(asked_for(load.container)) for load in some],
        "plate": [Wish(asked_for(load.plate)) for load in some],
        "half_a_plate": [Wish(asked_for(load.plate[:4])) for load in some],
        "goods": [Wish(asked_for(goods)) for goods, _ in _GOODS * 4],
        "hs_code": [Wish(asked_for(code[:4])) for _, code in _GOODS * 4],
        "month": [Wish(since=f"2025-{month:02}-01", until=f"2025-{month + 1:02}-01")
                  for month in range(1, 12)],
        "suspect_goods": [
            Wish(asked_for(goods), decision=ImageDecision.SUSPECT) for goods, _ in _GOODS
        ],
        "nothing_of_the_kind": [Wish(asked_for(f"NONE{number}")) for number in range(_EACH)],
    }  # fmt: skip


def _fill(store: Store) -> list[Load]:
    """Put in invented scans of two years, one every ten minutes, one in fifty of them suspect."""
    chance = random.Random(2)  # noqa: S311 - invented loads, no secret
    loads: list[Load] = []
    for first in range(0, _SCANS, _AT_ONCE):
        rows: list[dict[str, Any]] = []
        words: list[dict[str, Any]] = []
        for number in range(first, first + _AT_ONCE):
            load = Load(
                container=f"UTOU{chance.randrange(10**7):07}",
                plate=f"UT{chance.randrange(10**6):06}",
                plate_state="UTO",
            )
            goods, code = chance.choice(_GOODS)
            manifest = Manifest((GoodsLine(goods, code),))
            row = _row(number, load, manifest, suspect=chance.random() < 0.02)
            found = found_by(load, manifest, (row["file_name"], row["scanner"]))
            words += [{"word": word, "at": row["taken_at"], "scan_id": row["id"]} for word in found]
            rows.append(row)
            loads.append(load)
        with store.writing() as connection:
            connection.execute(insert(scan), rows)
            connection.execute(insert(scan_word), words)
    return loads


def _row(number: int, load: Load, manifest: Manifest, *, suspect: bool) -> dict[str, Any]:
    at = (_FIRST + timedelta(minutes=10 * number)).isoformat().replace("+00:00", "Z")
    decision = ImageDecision.SUSPECT if suspect else ImageDecision.NO_ANOMALY
    goods = {"lines": [asdict(line) for line in manifest.lines]}
    return {
        "id": UUID(int=number + 1), "received_event": UUID(int=number + 1), "received_at": at,
        "station": "B1", "port": PORTS[0], "file_name": f"portal2-{number:06}.tif",
        "sha256": f"{number:064x}", "size": 30_000_000, "width": 6_000, "height": 2_500,
        "bits": 16, "taken_at": at, "scanner": "Portal 2", "energies": ["6 MeV"],
        "calibration": None, "said_load": asdict(load), "said_referral": None, "manifest": goods,
        "manifest_digest": "", "thumbnail": "", "doubts": [],
        "decided_event": UUID(int=number + 1), "decided_at": at, "decided_by": "417 Lindquist",
        "decision": decision.value, "reason": "a dense block" if suspect else "",
        "shown_ms": 21_000, "views": ["standard"], "marks": int(suspect),
    }  # fmt: skip

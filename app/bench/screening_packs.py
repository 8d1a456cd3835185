"""Screening from an installed pack: people and lost documents by the million, sealed on disk."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

import msgspec
import numpy as np

from app.bench.figures import Figure, figure, median, percentile
from app.bench.screening_people import ListedPeople
from app.bench.screening_sizes import MILLION, Sizes, progress, size_word, sized_figure
from app.documents.reading import PartialDate, TravelDocument
from app.packs.build import PackWriter
from app.packs.document_rows import DocumentRows
from app.packs.install import install, open_pack
from app.packs.opened import OpenedPack, opened
from app.screening.lost_documents import exact_keys
from app.screening.people.calibration import Calibration
from app.simulation.document_numbers import (
    REASONS,
    DocumentBatch,
    listed_documents,
    other_documents,
)
from app.simulation.people import passport_of, travelers

_PEOPLE, _DOCUMENTS = "volume-people", "volume-documents"
_PRODUCED = datetime(2026, 11, 24, tzinfo=UTC)
_MANY_DOCUMENTS = 50 * MILLION
_DOCUMENTS_MB, _LOOKUP_US = 450, 50
_OPEN_S, _RSS_MIB = 1.0, 250
_ASKED = 2000
_TRAVELERS = 200
_TIMED_SEED = 4


def install_people(
    folder: Path, home: Path, key: bytes, listed: ListedPeople, calibration: Calibration
) -> Iterator[Figure]:
    """Make a pack of the list in `folder`, with its own thresholds, and install it at `home`."""
    progress(f"making a pack of {len(listed.lookouts):,} people")
    begun = process_time()
    with PackWriter(folder, name=_PEOPLE, version="1", produced_at=_PRODUCED) as pack:
        for _ in pack.lookouts(listed.lookouts):
            pass  # written as they pass by; the index over them is there already
        pack.index({**listed.arrays, **calibration.arrays})
    install(folder, home, key)
    yield figure("screening.pack.people.install_cpu", process_time() - begun, "s")


def install_documents(folder: Path, home: Path, key: bytes, sizes: Sizes) -> Iterator[Figure]:
    """Make a pack of lost documents in `folder`, and install it at `home`."""
    progress(f"making a pack of {sizes.documents:,} documents")
    begun = process_time()
    with PackWriter(folder, name=_DOCUMENTS, version="1", produced_at=_PRODUCED) as pack:
        rows = DocumentRows()
        for batch in listed_documents(sizes.documents):
            _add(rows, batch)
        pack.documents(rows)
    yield figure("screening.pack.documents.make_cpu", process_time() - begun, "s")
    progress("checking and sealing it")
    begun = process_time()
    install(folder, home, key)
    yield figure("screening.pack.documents.install_cpu", process_time() - begun, "s")
    held = sum(
        entry.bytes for name, entry in pack.manifest.files.items() if name.startswith("documents.")
    )
    yield sized_figure(
        f"screening.documents_{size_word(sizes.documents)}.bytes", held / MILLION, "MB",
        at=sizes.documents >= _MANY_DOCUMENTS, target=_DOCUMENTS_MB,
    )  # fmt: skip


def _add(rows: DocumentRows, batch: DocumentBatch) -> None:
    """Add a batch by state and reason; one date for all of it, as a list would say of a day."""
    listed_on = str(batch.listed_on.min())
    groups = np.char.add(batch.issuing_state, batch.reason.astype("S1"))
    for group in np.unique(groups):
        some = groups == group
        state = batch.issuing_state[some][0].decode()
        reason = REASONS[int(batch.reason[some][0])]
        rows.add_keys(exact_keys(state, batch.number[some]), reason, listed_on)


def document_figures(home: Path, key: bytes, sizes: Sizes) -> Iterator[Figure]:
    """Look for documents that are listed and for as many that are not."""
    progress("looking for documents")
    size, full = size_word(sizes.documents), sizes.documents >= _MANY_DOCUMENTS
    pack = opened(open_pack(home, _DOCUMENTS, key))
    (listed,), (others,) = listed_documents(_ASKED), other_documents(_ASKED)
    right = [_timed(pack, one)[0] for one in _as_documents(listed)]  # also warms up
    wrong, spent = list[bool](), list[float]()
    for one in _as_documents(others):
        hit, _ = _timed(pack, one)
        wrong.append(hit)
        spent += [_timed(pack, one)[1], _timed(pack, one)[1]]
    pack.close()
    yield sized_figure(
        f"screening.documents_{size}.missed", right.count(False), "documents", at=True, target=0
    )
    yield sized_figure(
        f"screening.documents_{size}.false_hits", sum(wrong), "documents", at=True, target=0
    )
    yield sized_figure(
        f"screening.documents_{size}.lookup.p50", median(spent), "us", at=full, target=_LOOKUP_US
    )
    yield figure(f"screening.documents_{size}.lookup.p95", percentile(spent, 0.95), "us")


def _timed(pack: OpenedPack, document: TravelDocument) -> tuple[bool, float]:
    """Return whether it is listed, and the microseconds that the answer took."""
    begun = perf_counter()
    answer = pack.listed(document)
    return bool(answer), (perf_counter() - begun) * 1e6


def _as_documents(batch: DocumentBatch) -> list[TravelDocument]:
    return [
        passport_of(
            "DOE",
            "KIM",
            nationality=state.decode(),
            birth_date=PartialDate(),
            sex="",
            number=number.decode(),
        )
        for state, number in zip(batch.issuing_state, batch.number, strict=True)
    ]


def engine_figures(home: Path, key: bytes, sizes: Sizes) -> Iterator[Figure]:
    """Open the packs in a process of its own, as a booth does, and screen travelers."""
    progress("opening the packs in a process of its own")
    asked = [one.document for one in travelers(_TRAVELERS, _TIMED_SEED)]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(home), key.hex()],
        input=msgspec.json.encode(asked).decode(),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    said = json.loads(done.stdout)
    size = f"{size_word(sizes.people)}_people_{size_word(sizes.documents)}_documents"
    full = sizes.people >= MILLION and sizes.documents >= _MANY_DOCUMENTS
    yield sized_figure(f"screening.pack.{size}.open", said["open_s"], "s", at=full, target=_OPEN_S)
    yield figure(f"screening.pack.{size}.first_question", said["first_ms"], "ms")
    yield figure(f"screening.pack.{size}.cpu.p50", said["p50_ms"], "ms")
    yield figure(f"screening.pack.{size}.cpu.p95", said["p95_ms"], "ms")
    yield sized_figure(
        f"screening.pack.{size}.rss", said["rss_mib"], "MiB", at=full, target=_RSS_MIB
    )


_PROGRAM = """
import sys
from pathlib import Path
from app.bench.screening_packs import screen_alone
screen_alone(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.stdin.buffer.read())
"""  # the key is made for this bench and opens nothing else


def screen_alone(home: Path, key: bytes, travelers_json: bytes) -> None:
    """Open the packs, screen the travelers, and print what it cost as JSON.

    The travelers come from outside: inventing them takes memory that no booth needs.
    """
    asked = msgspec.json.decode(travelers_json, type=list[TravelDocument])
    begun = perf_counter()
    packs = [opened(open_pack(home, name, key)) for name in (_PEOPLE, _DOCUMENTS)]
    open_s = perf_counter() - begun
    begun = perf_counter()
    _ask_all(packs, asked[0])
    first_ms = (perf_counter() - begun) * 1000
    spent = []
    for document in asked:
        started = process_time()
        _ask_all(packs, document)
        spent.append((process_time() - started) * 1000)
    said = {
        "open_s": open_s,
        "first_ms": first_ms,
        "p50_ms": median(spent),
        "p95_ms": percentile(spent, 0.95),
        "rss_mib": _resident_mib(),
    }
    sys.stdout.write(json.dumps(said))


def _ask_all(packs: Sequence[OpenedPack], document: TravelDocument) -> None:
    """Ask what the booth asks its packs about every traveler."""
    for pack in packs:
        pack.matches(document)
        pack.listed(document)
        pack.memberships(document)
        pack.permits(document)
        pack.redresses(document)


def _resident_mib() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

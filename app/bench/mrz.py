"""How well machine readable zones are read: `gatehouse bench mrz [--images DIR --truth CSV]`.

Everything is measured in this run: pictures are drawn from seeds, the peer reads some of the same
ones. CPU time is that of all threads and child processes, so that a program which calls another one
is charged for it.
"""

import csv
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from app.bench.cpu_time import cpu_timed
from app.bench.figures import Better, Figure, figure, median, percentile
from app.bench.mrz_peer import peer as passporteye
from app.documents.mrz import LAYOUTS, check_digit, layout_of
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import MrzFormat, MrzText
from app.specimens.damage import Damage, damaged
from app.specimens.zone_pages import Cover, Face, Scene, ZonePage, picture_without_zone
from app.specimens.zone_texts import FORMATS, invented_zone, with_wrong_digit

Pixels = NDArray[np.uint8]

_EXACT = 0.97
_EXACT_DAMAGED = 0.92
_CPU_MEDIAN_MS = 120
_CPU_P95_MS = 500
_CPU_EMPTY_MS = 400
_CPU_RATIO = 8
_RSS_MIB = 120
_PEER_PAGES = 60
_PEER_DAMAGED = 4
_PEER = "PassportEye"


class _Reads(Protocol):
    """Whatever reads zones: our engine, or the peer."""

    def read(self, pixels: Pixels) -> MrzText | None: ...


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pictures of each kind are drawn."""

    pages: int = 500
    damaged_each: int = 20
    wrong: int = 100
    empty: int = 200


@dataclass(slots=True)
class Tally:
    """What one engine did with a set of pictures.

    Attributes:
        cpu_ms: CPU time of each picture.
        key_wrong: Number, birth or expiry differ from the truth, and every check digit is right.
    """

    exact: int = 0
    refused: int = 0
    key_wrong: int = 0
    reported: int = 0
    cpu_ms: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Pictures read."""
        return len(self.cpu_ms)

    @property
    def share(self) -> float:
        """Share read without one wrong character."""
        return self.exact / max(1, self.count)

    def add(self, other: "Tally") -> None:
        """Count `other` in."""
        self.exact += other.exact
        self.refused += other.refused
        self.key_wrong += other.key_wrong
        self.reported += other.reported
        self.cpu_ms += other.cpu_ms


Picture = tuple[Pixels, tuple[str, ...]]
"""A picture and the lines that are printed in it; none where it has no zone."""


def run(
    images: Path | None = None,
    truth: Path | None = None,
    *,
    counts: Counts | None = None,
    with_peer: bool = True,
) -> Iterator[Figure]:
    """Measure, and yield each figure as soon as it is there.

    Args:
        images: Folder with pictures of documents.
        truth: CSV with `file`, `line1` to `line3` and `checkdigits` (`ok`, or what is wrong).
        counts: How many pictures to draw.
        with_peer: Let PassportEye read some of the same pictures, where it is installed.
    """
    counts = counts or Counts()
    engine: _Reads = CtcEngine()
    peer = passporteye() if with_peer else None
    everything, peers = Tally(), Tally()
    if images and truth:
        yield from _samples(images, truth, engine, peer, everything, peers)
    yield from _pages(counts, engine, peer, everything, peers)
    yield from _damages(counts, engine, peer, everything, peers)
    yield from _wrong_digits(counts, engine, everything)
    yield figure("mrz.key_field_wrong_but_valid", everything.key_wrong, "documents", target=0)
    yield from _empty(counts, engine, peer)
    ours = median(everything.cpu_ms)
    theirs = median(peers.cpu_ms) if peers.cpu_ms else None
    yield _against_peer("mrz.cpu.median", ours, "ms", _CPU_MEDIAN_MS, theirs)
    yield figure("mrz.cpu.p95", percentile(everything.cpu_ms, 0.95), "ms", target=_CPU_P95_MS)
    if theirs is not None:
        yield figure(
            "mrz.cpu.less_than_peer",
            theirs / ours,
            "times",
            target=_CPU_RATIO,
            better=Better.HIGHER,
        )
    yield figure("mrz.rss.added", _added_rss_mib(), "MiB", target=_RSS_MIB)


def _against_peer(
    name: str, value: float, unit: str, target: float, peer_value: float | None
) -> Figure:
    peer = _PEER if peer_value is not None else None
    return figure(name, value, unit, target=target, peer=peer, peer_value=peer_value)


def _exact_figure(name: str, ours: Tally, theirs: Tally | None, target: float) -> Figure:
    peer = theirs if theirs and theirs.count else None
    return figure(
        name,
        ours.share,
        "share",
        target=target,
        better=Better.HIGHER,
        peer=_PEER if peer else None,
        peer_value=round(peer.share, 3) if peer else None,
    )


def _samples(
    images: Path,
    truth: Path,
    engine: _Reads,
    peer: _Reads | None,
    everything: Tally,
    peers: Tally,
) -> Iterator[Figure]:
    right: list[Picture] = []
    wrong: list[Picture] = []
    with truth.open(newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            with Image.open(images / row["file"]) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGB")
            lines = tuple(row[name] for name in ("line1", "line2", "line3") if row.get(name))
            (right if row.get("checkdigits", "ok") == "ok" else wrong).append(
                (np.asarray(upright), lines)
            )
    ours = _measure(engine, right)
    theirs = _measure(peer, right) if peer else None
    everything.add(ours)
    if theirs:
        peers.add(theirs)
    yield _exact_figure("mrz.samples.exact", ours, theirs, _EXACT)
    misprinted = _measure(engine, wrong)
    everything.add(misprinted)
    if wrong:
        yield figure(
            "mrz.samples.wrong_digits_reported",
            misprinted.reported / len(wrong),
            "share",
            target=1,
            better=Better.HIGHER,
        )


def _pages(
    counts: Counts,
    engine: _Reads,
    peer: _Reads | None,
    everything: Tally,
    peers: Tally,
) -> Iterator[Figure]:
    ours = _measure(engine, (_page(seed) for seed in range(counts.pages)))
    everything.add(ours)
    theirs = None
    if peer:
        theirs = _measure(peer, (_page(seed) for seed in range(min(counts.pages, _PEER_PAGES))))
        peers.add(theirs)
    yield _exact_figure("mrz.pages.exact", ours, theirs, _EXACT)


def _damages(
    counts: Counts,
    engine: _Reads,
    peer: _Reads | None,
    everything: Tally,
    peers: Tally,
) -> Iterator[Figure]:
    nine, nine_of_peer = Tally(), Tally()
    motion = Tally()
    for kind in Damage:
        ours = _measure(engine, (_damaged(kind, seed) for seed in range(counts.damaged_each)))
        everything.add(ours)
        if kind is Damage.MOTION:
            motion = ours
            continue
        yield figure(f"mrz.damage.{kind}.exact", ours.share, "share", better=Better.HIGHER)
        nine.add(ours)
        if peer:
            few = min(_PEER_DAMAGED, counts.damaged_each)
            nine_of_peer.add(_measure(peer, (_damaged(kind, seed) for seed in range(few))))
    peers.add(nine_of_peer)
    yield _exact_figure("mrz.damage.exact", nine, nine_of_peer, _EXACT_DAMAGED)
    yield figure("mrz.damage.motion.exact", motion.share, "share", better=Better.HIGHER)
    yield figure(
        "mrz.damage.motion.exact_or_refused",
        (motion.exact + motion.refused) / max(1, motion.count),
        "share",
        target=1,
        better=Better.HIGHER,
    )


def _wrong_digits(counts: Counts, engine: _Reads, everything: Tally) -> Iterator[Figure]:
    tally = _measure(engine, (_page(seed, wrong=True) for seed in range(counts.wrong)))
    everything.add(tally)
    yield figure(
        "mrz.wrong_digits_reported",
        tally.reported / max(1, tally.count),
        "share",
        target=1,
        better=Better.HIGHER,
    )


def _empty(counts: Counts, engine: _Reads, peer: _Reads | None) -> Iterator[Figure]:
    scenes = list(Scene)

    def pictures(count: int) -> Iterator[Picture]:
        for seed in range(count):
            picture = picture_without_zone(scenes[seed % len(scenes)], seed)
            yield np.asarray(picture.convert("RGB")), ()

    tally = _measure(engine, pictures(counts.empty))
    alarms = tally.count - tally.refused
    theirs = _measure(peer, pictures(min(counts.empty, _PEER_PAGES // 3))) if peer else None
    yield figure("mrz.false_alarms", alarms, "pictures", target=0)
    yield _against_peer(
        "mrz.cpu.no_zone.median",
        median(tally.cpu_ms),
        "ms",
        _CPU_EMPTY_MS,
        median(theirs.cpu_ms) if theirs else None,
    )


def _page(seed: int, *, wrong: bool = False) -> Picture:
    """Draw page `seed`: every format, cover, font, ink and size has its turn."""
    rng = Random(seed + (1_000_000 if wrong else 0))  # noqa: S311 - a picture, no secret
    formats = [kind for kind in FORMATS if kind in LAYOUTS] if wrong else FORMATS
    kind = formats[seed % len(formats)]
    lines = invented_zone(kind, rng)
    if wrong:
        lines = with_wrong_digit(lines, kind, rng)
    page = ZonePage(
        format=kind,
        lines=lines,
        seed=rng.randrange(1 << 30),
        width=round(rng.triangular(330, 1400, 900)),
        cover=rng.choice([Cover.NOTHING] * 4 + list(Cover)),
        face=Face.OTHER if rng.random() < 0.08 else Face.OCR_B,
        ink=rng.uniform(0.55, 1.0),
    )
    return np.asarray(page.draw()), lines


def _damaged(kind: Damage, seed: int) -> Picture:
    rng = Random(seed + 2_000_000)  # noqa: S311 - a picture, no secret
    format_ = FORMATS[seed % len(FORMATS)]
    lines = invented_zone(format_, rng)
    page = ZonePage(format_, lines, rng.randrange(1 << 30), 1200).draw()
    return np.asarray(damaged(page, kind, seed)), lines


def _measure(engine: _Reads, pictures: Sequence[Picture] | Iterator[Picture]) -> Tally:
    tally = Tally()
    for pixels, truth in pictures:
        with cpu_timed(tally.cpu_ms):
            text = engine.read(pixels)
        if text is None:
            tally.refused += 1
            continue
        right = digits_right(text.lines, text.format)
        tally.exact += text.lines == truth
        tally.reported += not right
        tally.key_wrong += bool(truth) and right and _key(text.lines) != _key(truth)
    return tally


def _key(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return number, birth and expiry; of the French card, number and birth."""
    layout = layout_of(lines)
    if layout is None:
        return lines
    if lines[0].startswith("IDFRA") and layout.format is MrzFormat.TD2:
        return lines[1][:13], lines[1][27:34]
    return tuple(span.of(lines) for span in (layout.number, layout.birth, layout.expiry))


def digits_right(lines: tuple[str, ...], format_: MrzFormat) -> bool:
    """Say whether every check digit of the zone fits what it covers."""
    if format_ is MrzFormat.FRENCH:
        second = lines[1]
        covered = (second[:13], second[27:34], lines[0] + second)
        return all(check_digit(text[:-1]) == text[-1] for text in covered)
    layout = LAYOUTS[format_]
    pairs = [(layout.number, layout.number_digit), (layout.birth, layout.birth_digit)]
    pairs.append((layout.expiry, layout.expiry_digit))
    checked = [(data.of(lines), digit.of(lines)) for data, digit in pairs]
    if layout.optional_digit:
        checked.append((layout.optional[0].of(lines), layout.optional_digit.of(lines)))
    if layout.composite_digit:
        everything = "".join(span.of(lines) for span in layout.composite)
        checked.append((everything, layout.composite_digit.of(lines)))
    return all(_fits(data, digit) for data, digit in checked)


def _fits(data: str, digit: str) -> bool:
    """Say whether the digit fits; a filler stands for an empty field or a number that goes on."""
    return digit == "<" or check_digit(data) == digit


_RSS_PROGRAM = """
import sys
from pathlib import Path
import numpy as np
from PIL import Image

def kibibytes(name):
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(name)))

picture = np.asarray(Image.open(sys.argv[1]).convert("RGB"))
Path("/proc/self/clear_refs").write_text("5")  # the peak so far is forgotten
before = kibibytes("VmRSS:")
from app.documents.mrz_reader.ctc_engine import CtcEngine
engine = CtcEngine()
for _ in range(3):
    engine.read(picture)
print(kibibytes("VmHWM:") - before)
"""


def _added_rss_mib() -> float:
    """Return the peak memory that reading adds to a process which already holds a picture."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        Image.fromarray(_damaged(Damage.PERSPECTIVE, 0)[0]).save(path)
        done = subprocess.run(
            [sys.executable, "-c", _RSS_PROGRAM, str(path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    return int(done.stdout) / 1024

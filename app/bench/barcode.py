"""How well barcodes are read: `gatehouse bench barcode [--images DIR --truth CSV]`.

Everything is measured in this run: pictures are drawn from seeds, and zxing-cpp alone and pyzbar
read the same ones. A symbol is read when its bytes are exactly those printed; any other bytes that
are accepted count as wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from app.bench.barcode_known import seal_figures, specimen_figures
from app.bench.barcode_samples import sample_figures
from app.bench.cpu_time import cpu_timed
from app.bench.figures import Better, Figure, figure, median, percentile
from app.documents.barcodes import read_barcodes, second_opinion
from app.specimens.render import render
from app.specimens.symbol_pages import A4_ANGLES, SymbolPicture, a4_page, card_grid, text_page
from app.specimens.travelers import TRAVELERS
from app.specimens.zone_pages import Cover, Scene, ZonePage, picture_without_zone
from app.specimens.zone_texts import FORMATS, invented_zone

Pixels = NDArray[np.uint8]
Reads = Callable[[Pixels], Iterable[bytes]]

_CARDS_READ = 0.96
_CARD_CPU_MS, _A4_CPU_MS, _EMPTY_CPU_MS = 50, 600, 400
_ZXING, _ZBAR = "zxing-cpp", "pyzbar"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pictures of each kind are drawn; every n-th card of the grid is taken."""

    every_card: int = 1
    a4: int = len(A4_ANGLES)
    empty: int = 200
    empty_a4: int = 8


@dataclass(slots=True)
class Tally:
    """What a reader did with a set of pictures.

    Attributes:
        wrong: Bytes that were accepted and are not printed there.
        cpu_ms: CPU time of each picture.
        missed: Names of the pictures that were not read.
    """

    read: int = 0
    wrong: int = 0
    cpu_ms: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the pictures that were read."""
        return self.read / max(1, len(self.cpu_ms))


def run(
    images: Path | None = None, truth: Path | None = None, *, counts: Counts | None = None
) -> Iterator[Figure]:
    """Measure, and yield each figure as soon as it is there.

    Args:
        images: Folder with pictures and payloads.
        truth: CSV with `file`, `kind`, `symbology`, `expected_text_file` and `expected_fields`; in
            rows of the kind `none` are pictures without codes.
        counts: How many pictures to draw.
    """
    counts = counts or Counts()
    _ours(np.full((64, 64, 3), 255, np.uint8))  # the engines load once, and no picture pays for it
    yield from _cards(counts)
    yield from _a4(counts)
    yield from specimen_figures()
    yield from seal_figures()
    yield from _false_reads(counts)
    if images and truth:
        yield from sample_figures(images, truth)


def _ours(pixels: Pixels) -> list[bytes]:
    return [symbol.payload for symbol in read_barcodes(pixels)]


def _zxing_alone(pixels: Pixels) -> list[bytes]:
    gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return [bytes(one.bytes) for one in zxingcpp.read_barcodes(gray)]


def _zbar_alone(pixels: Pixels) -> list[bytes]:
    from pyzbar import pyzbar

    return [bytes(one.data) for one in pyzbar.decode(pixels)]


def _peers() -> dict[str, Reads]:
    """Return the peers that are installed."""
    peers: dict[str, Reads] = {_ZXING: _zxing_alone}
    try:
        import pyzbar.pyzbar  # noqa: F401 - ImportError also where libzbar itself is missing
    except ImportError:
        return peers
    return {**peers, _ZBAR: _zbar_alone}


def _measure(pictures: Iterable[SymbolPicture], readers: dict[str, Reads]) -> dict[str, Tally]:
    """Let each reader see each picture; none is kept, for there are many."""
    tallies = {name: Tally() for name in readers}
    for picture in pictures:
        for name, read in readers.items():
            tally = tallies[name]
            with cpu_timed(tally.cpu_ms):
                found = list(read(picture.pixels))
            tally.wrong += sum(payload != picture.payload for payload in found)
            if picture.payload in found:
                tally.read += 1
            else:
                tally.missed.append(picture.name)
    return tallies


def _cards(counts: Counts) -> Iterator[Figure]:
    peers = _peers()
    tallies = _measure(card_grid(counts.every_card), {"ours": _ours, **peers})
    ours = tallies["ours"]
    for name in peers:
        theirs = tallies[name]
        yield figure(
            f"barcode.cards.read.beside_{name.replace('-', '_')}",
            ours.share,
            "share",
            target=_CARDS_READ,
            better=Better.HIGHER,
            peer=name,
            peer_value=round(theirs.share, 3),
        )
        yield figure(
            f"barcode.cards.wrong.beside_{name.replace('-', '_')}",
            ours.wrong,
            "symbols",
            target=0,
            peer=name,
            peer_value=theirs.wrong,
        )
    theirs = tallies[_ZXING]
    yield figure(
        "barcode.cpu.card.median",
        median(ours.cpu_ms),
        "ms",
        target=_CARD_CPU_MS,
        peer=_ZXING,
        peer_value=round(median(theirs.cpu_ms), 1),
    )
    yield figure("barcode.cpu.card.p95", percentile(ours.cpu_ms, 0.95), "ms")


def _a4(counts: Counts) -> Iterator[Figure]:
    angles = A4_ANGLES[: counts.a4]
    pages = (a4_page(degrees, seed) for seed, degrees in enumerate(angles))
    tallies = _measure(pages, {"ours": _ours, _ZXING: _zxing_alone})
    ours, theirs = tallies["ours"], tallies[_ZXING]
    yield figure(
        "barcode.a4.read",
        ours.read,
        "pages",
        target=len(angles),
        better=Better.HIGHER,
        peer=_ZXING,
        peer_value=theirs.read,
    )
    yield figure("barcode.a4.wrong", ours.wrong, "symbols", target=0)
    yield figure(
        "barcode.cpu.a4.slowest",
        max(ours.cpu_ms),
        "ms",
        target=_A4_CPU_MS,
        peer=_ZXING,
        peer_value=round(max(theirs.cpu_ms), 1),
    )


def _false_reads(counts: Counts) -> Iterator[Figure]:
    """Count what is read where nothing is printed, by both engines as the booth asks them."""
    false, spent = 0, list[float]()
    for seed in range(counts.empty):
        pixels = _without_code(seed)
        false += len(_ours(pixels)) + len(second_opinion(pixels))
    for seed in range(counts.empty_a4):
        page = np.asarray(text_page(seed))
        with cpu_timed(spent):
            found = _ours(page)
        false += len(found) + len(second_opinion(page))
    yield figure("barcode.false_reads", false, "symbols", target=0)
    if spent:
        yield figure("barcode.cpu.a4_without.median", median(spent), "ms", target=_EMPTY_CPU_MS)


def _without_code(seed: int) -> Pixels:
    """Draw a picture without codes: scenes, passports and cards, zones on every kind of paper."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    scenes = list(Scene)
    turn, of = seed % (len(scenes) + 2), seed // (len(scenes) + 2)
    if turn < len(scenes):
        return np.asarray(picture_without_zone(scenes[turn], seed).convert("RGB"))
    if turn == len(scenes):
        return np.asarray(render(TRAVELERS[of % len(TRAVELERS)]))
    kind = FORMATS[of % len(FORMATS)]
    cover = list(Cover)[of % len(Cover)]
    lines = invented_zone(kind, rng)
    return np.asarray(ZonePage(kind, lines, seed, rng.randrange(500, 1600), cover=cover).draw())

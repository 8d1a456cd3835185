"""How well the printed page is read and held against the zone: `gatehouse bench visual`.

Pages of every format are drawn from seeds, some damaged as bad captures are, some with a value
printed that the zone does not have. What counts most is a difference that is none: never say one.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.bench.figures import Better, Figure, figure, median, percentile
from app.documents.check import CheckState
from app.documents.mrz import parse
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import (
    DocumentReading,
    MrzFormat,
    MrzText,
    PartialDate,
    Status,
    TravelDocument,
)
from app.documents.visual_zone.outcome import VisualField, VisualZone
from app.documents.visual_zone.reader import VisualZoneReader
from app.documents.visual_zone.statement import visual_checks
from app.specimens.damage import Damage, damaged
from app.specimens.look import drawn_look
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.zone_texts import FORMATS, invented_zone

Pixels = NDArray[np.uint8]

_TODAY = date(2026, 11, 24)
_EXACT = 0.97
_FOUND = 0.9
_CPU_MEDIAN_MS = 700
_RSS_MIB = 120
_ZONE_SHARE = 0.26  # of a page's height
_CARD_SHARE = 0.5  # of a card's picture: its back
_OTHER_NAME = "ZWINGENBERG"
_ALTERED = (VisualField.DOCUMENT_NUMBER, VisualField.BIRTH_DATE, VisualField.SURNAME)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pictures of each kind are drawn."""

    pages: int = 120
    damaged_each: int = 12
    altered: int = 36


@dataclass(slots=True)
class Tally:
    """What the reader did with a set of pages.

    Attributes:
        pages: With a machine readable zone that was read.
        wanted, exact: Fields that the pages have, and those read without a wrong character.
        false: Fields that were said to differ and do not.
        cpu_ms: CPU time of each page.
    """

    pages: int = 0
    wanted: int = 0
    exact: int = 0
    false: int = 0
    cpu_ms: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the fields that were read exactly."""
        return self.exact / max(1, self.wanted)


def run(counts: Counts | None = None) -> Iterator[Figure]:
    """Measure, and yield each figure as soon as it is there."""
    counts = counts or Counts()
    engine, reader = CtcEngine(), VisualZoneReader()
    clean, everything = Tally(), Tally()
    for seed in range(counts.pages):
        specimen = _specimen(seed)
        _look(engine, reader, specimen, render(specimen), (clean, everything))
    yield figure("visual.fields.exact", clean.share, "share", target=_EXACT, better=Better.HIGHER)
    for kind in Damage:
        bad = Tally()
        for seed in range(counts.damaged_each):
            specimen = _specimen(1000 + seed)
            picture = damaged(render(specimen), kind, seed)
            _look(engine, reader, specimen, picture, (bad, everything))
        yield figure(f"visual.fields.exact.{kind}", bad.share, "share")
    per_thousand = 1000 * everything.false / max(1, everything.pages)
    yield figure("visual.pages", everything.pages, "pages")
    yield figure("visual.false_differences", per_thousand, "per 1000 pages", target=0)
    yield from _alterations(engine, reader, counts.altered)
    yield figure("visual.cpu.median", median(everything.cpu_ms), "ms", target=_CPU_MEDIAN_MS)
    yield figure("visual.cpu.p95", percentile(everything.cpu_ms, 0.95), "ms")
    peak, kept = _memory_mib()
    yield figure("visual.rss.added", peak, "MiB", target=_RSS_MIB)
    yield figure("visual.rss.kept_after_rest", kept, "MiB")


def _look(
    engine: CtcEngine,
    reader: VisualZoneReader,
    specimen: Specimen,
    picture: Image.Image,
    tallies: tuple[Tally, ...],
) -> None:
    pixels = np.asarray(picture.convert("RGB"))
    reading = _reading(engine.look(pixels).text)
    if reading is None:
        return
    begun = process_time()
    zone = reader.read(pixels, reading)
    cpu_ms = (process_time() - begun) * 1000
    wanted = _wanted(specimen.document)
    false = [check for check in visual_checks(zone, reading) if check.state is CheckState.FAILED]
    for tally in tallies:
        tally.pages += 1
        tally.wanted += len(wanted)
        tally.exact += sum(_same(zone, name, value) for name, value in wanted.items())
        tally.false += len(false)
        tally.cpu_ms.append(cpu_ms)


def _alterations(engine: CtcEngine, reader: VisualZoneReader, count: int) -> Iterator[Figure]:
    """Print another value than the zone has, and see whether that is said, with both values."""
    found = dict.fromkeys(_ALTERED, 0)
    tried = dict.fromkeys(_ALTERED, 0)
    for turn in range(count):
        name = _ALTERED[turn // len(FORMATS) % len(_ALTERED)]
        specimen = _specimen(2000 + turn)
        other = replace(specimen, document=_changed(specimen.document, name))
        picture = _with_zone_of(render(other), render(specimen), specimen.format)
        pixels = np.asarray(picture.convert("RGB"))
        reading = _reading(engine.look(pixels).text)
        if reading is None:
            continue
        zone = reader.read(pixels, reading)
        failed = [one for one in visual_checks(zone, reading) if one.state is CheckState.FAILED]
        tried[name] += 1
        found[name] += len(failed) == 1 and _same(zone, name, _wanted(other.document)[name])
    for name in _ALTERED:
        share = found[name] / max(1, tried[name])
        yield figure(
            f"visual.altered_found.{name}", share, "share", target=_FOUND, better=Better.HIGHER
        )


def _specimen(seed: int) -> Specimen:
    """Return an invented document; seeds go round the formats."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    format_ = FORMATS[seed % len(FORMATS)]
    document = parse(invented_zone(format_, rng), _TODAY).document
    look = drawn_look(seed, document.sex)
    issued = date(rng.randint(2010, 2026), rng.randint(1, 12), rng.randint(1, 28))
    return Specimen(f"visual-{seed}", document, format_, look, issued, birth_place="AMAUROT")


def _changed(document: TravelDocument, name: VisualField) -> TravelDocument:
    if name is VisualField.SURNAME:
        return replace(document, surname=_OTHER_NAME)
    if name is VisualField.BIRTH_DATE:
        born = document.birth_date
        assert born.year is not None
        return replace(document, birth_date=PartialDate(born.year - 7, born.month, born.day))
    number = document.document_number
    last = "3" if number[-1] != "3" else "8"
    return replace(document, document_number=number[:-1] + last)


def _with_zone_of(page: Image.Image, other: Image.Image, format_: MrzFormat) -> Image.Image:
    share = _CARD_SHARE if format_ is MrzFormat.TD1 else _ZONE_SHARE
    top = round(page.height * (1 - share))
    joined = page.copy()
    joined.paste(other.crop((0, top, *other.size)), (0, top))
    return joined


def _reading(mrz: MrzText | None) -> DocumentReading | None:
    return DocumentReading(Status.READ, mrz, parse(mrz.lines, _TODAY).document) if mrz else None


def _wanted(document: TravelDocument) -> dict[VisualField, str]:
    values = {
        VisualField.DOCUMENT_NUMBER: document.document_number,
        VisualField.SURNAME: document.surname,
        VisualField.GIVEN_NAMES: document.given_names,
        VisualField.BIRTH_DATE: document.birth_date.iso,
        VisualField.EXPIRY_DATE: document.expiry_date.iso,
    }
    return {name: text for name, text in values.items() if text and text != PartialDate().iso}


def _same(zone: VisualZone, name: VisualField, value: str) -> bool:
    """Compare without blanks: names are compared so, too."""
    read = zone.of(name)
    return read is not None and read.value.replace(" ", "") == value.replace(" ", "")


_PROGRAM = """
import sys
from datetime import date
from pathlib import Path
import numpy as np
from PIL import Image
from app.documents.mrz import parse
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import DocumentReading, Status
from app.documents.visual_zone.reader import VisualZoneReader
def rss(what):
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(what)))
pixels = np.asarray(Image.open(sys.argv[1]))
mrz = CtcEngine().look(pixels).text
document = parse(mrz.lines, date(2026, 11, 24)).document
before, peak = rss("VmRSS"), rss("VmHWM")
reader = VisualZoneReader()
reader.read(pixels, DocumentReading(Status.READ, mrz, document))
print(max(rss("VmHWM") - peak, rss("VmRSS") - before))
del reader
print(rss("VmRSS") - before)
"""


def _memory_mib() -> tuple[float, float]:
    """Return what a look adds to a process that has read the zone, and what stays afterwards."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        render(_specimen(2)).convert("RGB").save(path)
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    peak, kept = (int(line) / 1024 for line in done.stdout.split())
    return peak, kept

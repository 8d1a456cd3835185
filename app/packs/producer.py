"""Making a pack from public lists and tables of our own, and saying what became of every row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import msgspec

from app.packs.build import PackWriter
from app.packs.document_rows import DocumentRows
from app.packs.pack_format import LARGEST_TEXT
from app.packs.record_format import LOOKOUT
from app.packs.sources.ftm import read_ftm
from app.packs.sources.ofac import read_ofac
from app.packs.sources.own_csv import (
    read_containers,
    read_documents,
    read_people,
    read_plates,
    read_travelers,
)
from app.packs.sources.own_entitlements import (
    read_memberships,
    read_permits,
    read_redresses,
)
from app.packs.sources.rows import Progress, Tally
from app.packs.sources.un import read_un
from app.problems import Problem, ProblemCode
from app.screening.answers import ListedDocument, Lookout
from app.screening.people.build import Arrays, build_people
from app.screening.people.calibration import Calibration, calibrate
from app.screening.rule_packs.loader import PackRefused, load_pack

_RecordT = TypeVar("_RecordT")


class SourceKind(StrEnum):
    """Formats of lists of people."""

    OFAC = "ofac"
    UN = "un"
    FTM = "ftm"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What a pack is to be made of.

    Attributes:
        people: Lists of people, each in its format.
        ofac_alt: Other names of the OFAC list.
        documents, plates, containers: Tables of our own (`sources.own_csv`).
        memberships, permits, redresses: As well (`sources.own_entitlements`).
        rules: A pack of rules, as YAML.
        travelers: People who are not listed; without them the engine's own thresholds hold.
        lookout_class: Class of every record of a public list.
        alerts_per_thousand: How many of a thousand travelers may be looked at in vain.
    """

    name: str
    version: str
    produced_at: datetime
    people: Sequence[tuple[SourceKind, Path]] = ()
    ofac_alt: Path | None = None
    documents: Sequence[Path] = ()
    plates: Sequence[Path] = ()
    containers: Sequence[Path] = ()
    memberships: Sequence[Path] = ()
    permits: Sequence[Path] = ()
    redresses: Sequence[Path] = ()
    rules: Path | None = None
    travelers: Path | None = None
    lookout_class: int = 3
    alerts_per_thousand: float = 1.0

    @property
    def bytes_to_read(self) -> int:
        """How many bytes all sources have together, those that are read twice twice."""
        files = [*self.documents, *self.plates, *self.containers]
        files += [*self.memberships, *self.permits, *self.redresses]
        files += [path for _, path in self.people]
        files += [path for kind, path in self.people if kind is SourceKind.FTM]
        files += [path for path in (self.ofac_alt, self.travelers) if path is not None]
        return sum(path.stat().st_size for path in files)


@dataclass(slots=True)
class PackReport:
    """What became of it.

    Attributes:
        tallies: Counts by source.
        calibration: What the thresholds cost; None where nobody was there to measure with.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    calibration: Calibration | None = None

    @property
    def rejects(self) -> Counter[str]:
        """Refused rows of all sources, by reason."""
        return sum((tally.rejects for tally in self.tallies.values()), Counter[str]())


def produce(folder: Path, order: PackOrder, progress: Progress = lambda _bytes: None) -> PackReport:
    """Make the pack that is ordered, in `folder`.

    A row that no station would take is counted with its reason, and never ends the making.

    Args:
        folder: Is made if it is not there.
        order: What it is made of.
        progress: Is told of more bytes that were read.

    Raises:
        Problem: PACK_DAMAGED, when name or version are none; PACK_SOURCE_UNKNOWN, when a table
            lacks a column; PACK_RULES_REFUSED, when a station would refuse the rules.
        OSError: A file cannot be read or written.
    """
    report = PackReport()
    rules = _sound_rules(order)
    with PackWriter(
        folder, name=order.name, version=order.version, produced_at=order.produced_at
    ) as pack:
        people = _kept_people(order, report, progress)
        arrays = build_people(pack.lookouts(people))
        if order.travelers is not None:
            report.calibration = _calibrated(arrays, order, report, progress)
            arrays = {**arrays, **report.calibration.arrays}
            pack.calibration(_as_json(report.calibration, order))
        pack.index(arrays)
        rows = DocumentRows()
        for path in order.documents:
            _take_documents(rows, path, report, progress)
        pack.documents(rows)
        pack.vehicles(_all(order.plates, read_plates, report, progress))
        pack.containers(_all(order.containers, read_containers, report, progress))
        pack.memberships(_all(order.memberships, read_memberships, report, progress))
        pack.permits(_all(order.permits, read_permits, report, progress))
        pack.redresses(_all(order.redresses, read_redresses, report, progress))
        if rules:
            pack.rules(rules)
    return report


def _sound_rules(order: PackOrder) -> bytes:
    """Return the rules, before lists are read for minutes; empty for none."""
    if order.rules is None:
        return b""
    with order.rules.open("rb") as file:
        content = file.read(LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        raise Problem(ProblemCode.PACK_RULES_REFUSED, "the file is too large")
    try:
        load_pack(content, order.produced_at.date())
    except PackRefused as refused:
        raise Problem(ProblemCode.PACK_RULES_REFUSED, str(refused)) from None
    return content


def _kept_people(order: PackOrder, report: PackReport, progress: Progress) -> Iterator[Lookout]:
    """Yield the people of all lists; whoever stands there twice counts once."""
    seen: set[str] = set()
    for kind, path in order.people:
        tally = _tally(report, path)
        for lookout in _read_people(kind, path, order, tally, progress):
            if lookout.id in seen:
                tally.rejects["a record stands twice"] += 1
                continue
            try:
                LOOKOUT.encode(lookout)
            except Problem:
                tally.rejects["a record that no station would install"] += 1
                continue
            seen.add(lookout.id)
            tally.kept += 1
            yield lookout


def _read_people(
    kind: SourceKind, path: Path, order: PackOrder, tally: Tally, progress: Progress
) -> Iterator[Lookout]:
    match kind:
        case SourceKind.OFAC:
            return read_ofac(path, order.ofac_alt, order.lookout_class, tally, progress)
        case SourceKind.UN:
            return read_un(path, order.lookout_class, tally, progress)
        case SourceKind.FTM:
            return read_ftm(path, order.lookout_class, tally, progress)
        case SourceKind.PEOPLE:
            return read_people(path, tally, progress)


def _calibrated(
    arrays: Arrays, order: PackOrder, report: PackReport, progress: Progress
) -> Calibration:
    assert order.travelers is not None
    tally = _tally(report, order.travelers)
    travelers = _counted(read_travelers(order.travelers, tally, progress), tally)
    return calibrate(arrays, travelers, alerts_per_thousand=order.alerts_per_thousand)


def _as_json(calibration: Calibration, order: PackOrder) -> bytes:
    said = {
        "alerts_per_thousand": order.alerts_per_thousand,
        "possible": calibration.possible,
        "strong": calibration.strong,
        "travelers": calibration.travelers,
        "alerts": calibration.alerts,
        "by_culture": calibration.by_culture,
    }
    return msgspec.json.format(msgspec.json.encode(said, order="sorted"))


def _take_documents(rows: DocumentRows, path: Path, report: PackReport, progress: Progress) -> None:
    tally = _tally(report, path)
    documents: Iterator[ListedDocument] = read_documents(path, tally, progress)
    for document in documents:
        try:
            rows.add(document)
        except Problem:
            tally.rejects["a number that is too long"] += 1
        else:
            tally.kept += 1


def _all(
    paths: Sequence[Path],
    read: Callable[[Path, Tally, Progress], Iterable[_RecordT]],
    report: PackReport,
    progress: Progress,
) -> Iterator[_RecordT]:
    for path in paths:
        tally = _tally(report, path)
        yield from _counted(read(path, tally, progress), tally)


def _counted(records: Iterable[_RecordT], tally: Tally) -> Iterator[_RecordT]:
    for record in records:
        tally.kept += 1
        yield record


def _tally(report: PackReport, path: Path) -> Tally:
    return report.tallies.setdefault(path.name, Tally())

"""Radiographs of the past: found by container, plate, goods, date, decision and finding."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from app.clock import Clock, timestamp
from app.duty.officers import Duty, Role
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.radiographs.decision import ImageDecision
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.scan_events import LibrarySearched
from app.radiographs.scan_words import asked_for
from app.services.access import authorship, require
from app.services.ports import Attachments, Journal
from app.services.radiograph_ports import ScanRecords
from app.services.radiograph_views import Place, ScanPage, ScanRow, Wish

PAGE = 50
LONGEST_TEXT = 200
_DATE = re.compile(r"(?<!\S)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\S)")


@dataclass(frozen=True, slots=True)
class RadiographLibrary:
    """What secondary officers and supervisors may look up. None of it touches the network.

    Attributes:
        folder: Where this station's scans lie; None where it receives none.
    """

    journal: Journal
    records: ScanRecords
    attachments: Attachments
    clock: Clock
    folder: Path | None = None

    def search(
        self,
        duty: Duty,
        text: str,
        *,
        decision: ImageDecision | None = None,
        finding: str = "",
        after: Place | None = None,
    ) -> ScanPage:
        """Return what fits, newest first, and record who looked for what.

        Args:
            duty: Who asks, and what for.
            text: Beginnings of words of container, plate, goods, HS code, scanner or file; a day
                (`2026-11-24`) or month (`2026-11`) bounds the time, in the time of this place.
            decision: How it was decided.
            finding: Word of a finding tied to a mark in it.
            after: Where the page before ended.

        Raises:
            Problem: DISK_FULL and others of `Journal.append`: what cannot be recorded is not shown.
        """
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        text = text[:LONGEST_TEXT]
        page = self.records.search(wish_of(text, self.clock, decision, finding), after, PAGE)
        said = LibrarySearched(text, decision or "", finding, len(page.rows))
        self.journal.append(Draft(said, duty.id, authorship(duty, "search radiographs")))
        return page

    def before(self, duty: Duty, scan: ScanRow) -> Sequence[ScanRow]:
        """Return what the image is compared with: the last ones of this container or plate."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        return self.records.last_of(scan.load, scan.taken_at, 3)

    def references(self, duty: Duty, scan: ScanRow) -> Sequence[ScanRow]:
        """Return images of the same goods in which nobody saw an anomaly."""
        require(duty, Role.SECONDARY, Role.SUPERVISOR)
        codes = tuple(line.hs_code for line in scan.manifest.lines if line.hs_code)
        return self.records.references(codes, scan.id, 3)

    def thumbnail(self, scan: ScanRow) -> bytes | None:
        """Return the small picture, or None when it has not come yet. For any thread.

        Raises:
            Problem: ATTACHMENT_DAMAGED.
        """
        try:
            return self.attachments.get(scan.thumbnail) if scan.thumbnail else None
        except KeyError:
            return None

    def path(self, scan: ScanRow) -> Path:
        """Return where the scan's own file lies.

        Raises:
            Problem: SCAN_NOT_HERE.
        """
        path = self.folder / scan.file_name if self.folder else None
        if path is None or path.parent != self.folder or not path.is_file():
            raise Problem(ProblemCode.SCAN_NOT_HERE)
        return path

    def open(self, scan: ScanRow) -> Radiograph:
        """Read the scan's own file again. Slow for large ones: for the engines pool.

        Raises:
            Problem: SCAN_NOT_HERE; RADIOGRAPH_CHANGED, when another file has its name by now; and
                what `open_radiograph` raises.
        """
        radiograph = open_radiograph(self.path(scan))
        if radiograph.sha256 != scan.sha256:
            raise Problem(ProblemCode.RADIOGRAPH_CHANGED)
        return radiograph

    def look_up(self, scan_id: UUID) -> ScanRow | None:
        """Return one scan as it stands now."""
        return self.records.scan(scan_id)


def wish_of(text: str, clock: Clock, decision: ImageDecision | None, finding: str) -> Wish:
    """Return what a text asks for: dates bound the time, the rest are words."""
    zone = clock.now().astimezone().tzinfo
    since = until = ""
    words = text
    for found in _DATE.finditer(text):
        span = _span(found)
        if span is None:
            continue
        words = words.replace(found[0], " ")
        first, last = (datetime(d.year, d.month, d.day, tzinfo=zone) for d in span)
        since, until = timestamp(first), timestamp(last)
    return Wish(asked_for(words), since, until, decision, finding)


def _span(found: re.Match[str]) -> tuple[date, date] | None:
    """Return the first day, and the day after the last; None where there is no such date."""
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month), int(day or 1))
        if day:
            return first, first + timedelta(days=1)
        return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None

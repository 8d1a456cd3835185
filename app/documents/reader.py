"""One picture, or typed text, becomes a document reading."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from time import perf_counter_ns

from app.capture.frame import Frame
from app.documents.barcodes import read_barcodes, second_opinion
from app.documents.mrz import Zone, parse, tidy
from app.documents.portrait_place import portrait_box
from app.documents.reading import (
    CheckName,
    CheckState,
    DocumentReading,
    MrzEngine,
    MrzText,
    Status,
)

_TYPED = "typed"


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads documents. Reading pictures is slow: for the engines pool.

    Attributes:
        engine: Finds and reads the machine readable zone.
        today: The date at this port; decides centuries and expiry.
    """

    engine: MrzEngine
    today: Callable[[], date]

    def read(self, frame: Frame) -> DocumentReading:
        """Return everything a picture gives; what fails or is missing is said in it.

        Raises:
            Problem: READER_MISSING, when the engine's program is not installed.
        """
        begun = perf_counter_ns()
        with ThreadPoolExecutor(1, "barcodes") as beside:  # both engines work outside the GIL
            searching = beside.submit(read_barcodes, frame.pixels)
            sighting = self.engine.look(frame.pixels)
            mrz = sighting.text
            portrait = portrait_box(mrz, frame.pixels) if mrz else None
            barcodes = searching.result()
        if mrz is None and not barcodes:
            barcodes = second_opinion(frame.pixels)
        zone = parse(mrz.lines, self.today()) if mrz else None
        return DocumentReading(
            status=_status(zone, seen_otherwise=bool(barcodes)),
            mrz=mrz,
            document=zone.document if zone else None,
            checks=zone.checks if zone else (),
            barcodes=barcodes,
            image_sha256=frame.sha256,
            portrait_box=portrait,
            elapsed_ms=_elapsed_ms(begun),
            guidance=sighting.guidance,
        )

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Return what the typed lines of a machine readable zone say.

        Raises:
            Problem: MRZ_TEXT_INVALID: number or length of the lines fits no format.
        """
        begun = perf_counter_ns()
        tidied = tidy(lines)
        zone = parse(tidied, self.today())
        return DocumentReading(
            status=_status(zone, seen_otherwise=False),
            mrz=MrzText(zone.format, zone.lines, as_read=tuple(lines), engine=_TYPED),
            document=zone.document,
            checks=zone.checks,
            elapsed_ms=_elapsed_ms(begun),
        )


def _status(zone: Zone | None, *, seen_otherwise: bool) -> Status:
    """Say how far the reading came: a field that cannot be used makes it partial."""
    if zone is None:
        return Status.PARTIAL if seen_otherwise else Status.UNREADABLE
    unusable = any(
        check.state is CheckState.FAILED and check.name in (CheckName.CHARACTERS, CheckName.DATES)
        for check in zone.checks
    )
    missing = not zone.document.document_number or not zone.document.surname
    return Status.PARTIAL if unusable or missing else Status.READ


def _elapsed_ms(begun_ns: int) -> int:
    return (perf_counter_ns() - begun_ns) // 1_000_000

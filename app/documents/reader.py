"""One picture, or typed text, becomes a document reading."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import perf_counter_ns

from app.capture.frame import Frame
from app.documents.barcodes import Symbol, read_barcodes, second_opinion
from app.documents.code_reading import ReadCode, read_code
from app.documents.code_statements import zone_statement
from app.documents.comparison import compare
from app.documents.mrz import Zone, parse, tidy
from app.documents.mrz.checks import check_expiry
from app.documents.portrait_place import portrait_box
from app.documents.reading import (
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    MrzEngine,
    MrzText,
    StatementSource,
    Status,
    TravelDocument,
)
from app.documents.seals.trust_store import TrustStore

_TYPED = "typed"
_SENT = "serial reader"
"""Symbology and engine of a code that a reader decoded by itself: it does not say which it was."""


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads documents. Reading pictures is slow: for the engines pool.

    Attributes:
        engine: Finds and reads the machine readable zone.
        now: The time at this port, with its zone: decides centuries, expiry and trust.
        trust: Whom this port trusts to sign; nobody unless said otherwise.
    """

    engine: MrzEngine
    now: Callable[[], datetime]
    trust: Callable[[], TrustStore] = TrustStore

    def read(self, frame: Frame) -> DocumentReading:
        """Return everything a picture gives; what fails or is missing is said in it.

        Raises:
            Problem: READER_MISSING, when the engine's program is not installed.
        """
        begun = perf_counter_ns()
        with ThreadPoolExecutor(1, "barcodes") as beside:  # both engines work outside the GIL
            zone_read = Future[bool]()  # the slow half of the search waits for it, to be left out
            searching = beside.submit(read_barcodes, frame.pixels, zone_read.result)
            enough = True  # also where the engine cannot work
            try:
                sighting = self.engine.look(frame.pixels)
                enough = sighting.text is not None
            finally:
                zone_read.set_result(enough)
            mrz = sighting.text
            portrait = portrait_box(mrz, frame.pixels) if mrz else None
            barcodes = searching.result()
        if mrz is None and not barcodes:
            barcodes = second_opinion(frame.pixels)
        height, width = frame.pixels.shape[:2]
        now = self.now()
        zone = parse(mrz.lines, now.date()) if mrz else None
        codes = self._understood(barcodes, now)
        document = zone.document if zone else _own_document(codes)
        return DocumentReading(
            status=_status(zone, document, seen_otherwise=bool(barcodes)),
            mrz=mrz,
            document=document,
            checks=_checks(mrz, zone, codes, now.date()),
            barcodes=tuple(code.barcode for code in codes),
            image_sha256=frame.sha256,
            portrait_box=portrait,
            elapsed_ms=_elapsed_ms(begun),
            guidance=sighting.guidance,
            image_size=(width, height),
        )

    def _understood(self, found: Sequence[Symbol], now: datetime) -> tuple[ReadCode, ...]:
        """Return what the symbols say; the same one, seen twice or by both engines, once."""
        store = self.trust() if found else TrustStore()
        codes = {}
        for symbol in found:
            if symbol.payload not in codes:
                code = read_code(symbol.symbology, symbol.payload, symbol.quad, store, now)
                found_by = replace(code.barcode, engine=symbol.engine, attempt=symbol.attempt.value)
                codes[symbol.payload] = replace(code, barcode=found_by)
        return tuple(codes.values())

    def read_typed(self, lines: Sequence[str]) -> DocumentReading:
        """Return what the typed lines of a machine readable zone say.

        Raises:
            Problem: MRZ_TEXT_INVALID: number or length of the lines fits no format.
        """
        begun = perf_counter_ns()
        tidied = tidy(lines)
        zone = parse(tidied, self.now().date())
        return DocumentReading(
            status=_status(zone, zone.document, seen_otherwise=False),
            mrz=MrzText(zone.format, zone.lines, as_read=tuple(lines), engine=_TYPED),
            document=zone.document,
            checks=zone.checks,
            elapsed_ms=_elapsed_ms(begun),
        )

    def read_sent(self, payload: bytes) -> DocumentReading:
        """Return what a code says that a reader decoded and sent: a licence, a seal."""
        begun = perf_counter_ns()
        now = self.now()
        code = read_code(_SENT, payload, (), self.trust(), now)
        code = replace(code, barcode=replace(code.barcode, engine=_SENT))
        return DocumentReading(
            status=_status(None, code.document, seen_otherwise=True),
            document=code.document,
            checks=_checks(None, None, (code,), now.date()),
            barcodes=(code.barcode,),
            elapsed_ms=_elapsed_ms(begun),
        )


def _own_document(codes: Sequence[ReadCode]) -> TravelDocument | None:
    """Return the document that a code is by itself: where there is a zone, the zone leads."""
    return next((code.document for code in codes if code.document is not None), None)


def _checks(
    mrz: MrzText | None, zone: Zone | None, codes: Sequence[ReadCode], today: date
) -> tuple[Check, ...]:
    """Return every check: of the zone, of each code, and of what they say side by side.

    A boarding pass is held against the document by screening, which may get it later, too.
    """
    checks = list(zone.checks) if zone else []
    document = _own_document(codes)
    if zone is None and document is not None:
        checks.append(check_expiry(document.expiry_date, today))
    statements = [zone_statement(mrz, zone.document)] if mrz and zone else []
    for code in codes:
        checks.extend(code.checks)
        statements += [
            one for one in code.statements if one.source is not StatementSource.BOARDING_PASS
        ]
    return (*checks, *compare(statements))


def _status(zone: Zone | None, document: TravelDocument | None, *, seen_otherwise: bool) -> Status:
    """Say how far the reading came: a field that cannot be used makes it partial."""
    if document is None:
        return Status.PARTIAL if seen_otherwise else Status.UNREADABLE
    unusable = zone is not None and any(
        check.state is CheckState.FAILED and check.name in (CheckName.CHARACTERS, CheckName.DATES)
        for check in zone.checks
    )
    missing = not document.document_number or not document.surname
    return Status.PARTIAL if unusable or missing else Status.READ


def _elapsed_ms(begun_ns: int) -> int:
    return (perf_counter_ns() - begun_ns) // 1_000_000

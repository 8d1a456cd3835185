"""What kind of text a reader sent: for its live test, which records nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.documents.mrz import parse, tidy
from app.documents.payloads.aamva import AamvaLicence
from app.documents.payloads.any_payload import read_payload
from app.documents.payloads.bcbp import BoardingPass
from app.documents.reading import CheckState
from app.problems import Problem


class SentKind(StrEnum):
    """What it is a text of."""

    ZONE = "zone"
    BOARDING_PASS = "boarding_pass"  # noqa: S105 - a paper, not a secret
    LICENCE = "licence"
    SEAL = "seal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SentText:
    """What was recognized.

    Attributes:
        format: Of a zone: `TD3` and the like (ICAO Doc 9303); else empty.
        failed: Check digits and characters of the zone that do not fit; an expired document is
            not the reader's fault.
    """

    kind: SentKind
    format: str = ""
    failed: int = 0


def recognize(lines: Sequence[str], payload: bytes, today: date) -> SentText:
    """Return what a text is, by its grammar.

    Args:
        lines: Its lines; those of a zone as long as its format says.
        payload: Its bytes as they came.
        today: Decides the century of two-digit years.
    """
    try:
        zone = parse(tidy(lines), today)
    except Problem:
        return SentText(_kind(payload))
    digits = [check for check in zone.checks if check.name.endswith(("digit", "characters"))]
    failed = sum(check.state is CheckState.FAILED for check in digits)
    return SentText(SentKind.ZONE, zone.format, failed)


def _kind(payload: bytes) -> SentKind:
    known = read_payload(payload)
    if known is None:
        return SentKind.UNKNOWN
    if isinstance(known, BoardingPass):
        return SentKind.BOARDING_PASS
    return SentKind.LICENCE if isinstance(known, AamvaLicence) else SentKind.SEAL

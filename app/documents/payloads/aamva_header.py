"""The header of a licence's barcode: issuer, version, and where its parts should lie.

AAMVA DL/ID Card Design Standard, annex D clause D.12.3. It is read by what it looks like, not by
where it should be: scanners eat the control characters before it, version 01 has no jurisdiction
version and some later cards neither, and some issuers print one digit too few.
"""

import re
from dataclasses import dataclass

from app.documents.payloads.aamva_issuers import ISSUERS
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning

_AS_IT_SHOULD_BE = re.compile(r"@\n\x1e\rANSI [0-9]{10}(?:[0-9]{2})?(?=[A-Z])")
_START = re.compile(r"(ANSI|AAMVA) ?([0-9]{5,14})")
_LOOK_UP_TO = 64  # characters before the header, at most
_DESIGNATOR = re.compile(r"(DL|ID|EN|Z[A-Z])([0-9]{4})([0-9]{4})")
_NEWEST = 12
_ENDS = "\r\n"
_COUNTS = {12: (True, True), 10: (False, True)}
"""Digits of issuer, version, perhaps jurisdiction version, perhaps number of entries."""


@dataclass(frozen=True, slots=True)
class Designator:
    """One line of the header's directory.

    Attributes:
        type: `DL`, `ID`, `EN`, or Z and a letter for a jurisdiction's own.
        offset, length: In bytes, from the first one of the payload.
    """

    type: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class AamvaHeader:
    """The header.

    Attributes:
        issuer_number: Six digits.
        version: 1 to 12; 0 for cards from before the standard.
        jurisdiction_version: None where there is none.
        entries: As printed; None where there is none.
        end: Where the parts begin.
    """

    issuer_number: str
    version: int
    jurisdiction_version: int | None
    entries: int | None
    designators: tuple[Designator, ...]
    end: int
    warnings: tuple[PayloadWarning, ...] = ()


def read_header(text: str) -> AamvaHeader:
    """Read the header.

    Args:
        text: In capitals, one character for every byte.

    Raises:
        PayloadError: There is none.
    """
    found = _START.search(text, 0, _LOOK_UP_TO)
    if found is None:
        raise PayloadError("header: neither ANSI nor AAMVA")
    warnings: list[PayloadWarning] = []
    if not _AS_IT_SHOULD_BE.match(text):
        warnings.append(PayloadWarning.HEADER_REPAIRED)
    issuer, version, own_version, entries = _numbers(found[2], warnings)
    if version > _NEWEST:
        warnings.append(PayloadWarning.UNKNOWN_VERSION)
    designators: list[Designator] = []
    end = found.end()
    while (line := _DESIGNATOR.match(text, end)) is not None:
        designators.append(Designator(line[1], int(line[2]), int(line[3])))
        end = line.end()
    if not designators or (entries is not None and entries != len(designators)):
        warnings.append(PayloadWarning.HEADER_REPAIRED)
    if any(not _lies_there(text, one) for one in designators):
        warnings.append(PayloadWarning.OFFSETS_REPAIRED)
    return AamvaHeader(
        issuer_number=issuer,
        version=version,
        jurisdiction_version=own_version,
        entries=entries,
        designators=tuple(designators),
        end=end,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _numbers(
    digits: str, warnings: list[PayloadWarning]
) -> tuple[str, int, int | None, int | None]:
    """Return issuer, version, jurisdiction version, and number of entries."""
    if digits[:6] not in ISSUERS and "6" + digits[:5] in ISSUERS:
        digits = "6" + digits  # the first digit of all issuers is missing
        warnings.append(PayloadWarning.HEADER_REPAIRED)
    issuer, rest = digits[:6], digits[6:]
    has_own, has_entries = _COUNTS.get(len(digits), (False, False))
    if len(digits) not in _COUNTS:
        warnings.append(PayloadWarning.HEADER_REPAIRED)
    version = int(rest[:2] or "0")
    own_version = int(rest[2:4]) if has_own else None
    entries = int(rest[-2:]) if has_entries else None
    return issuer, version, own_version, entries


def _lies_there(text: str, designator: Designator) -> bool:
    """Say whether a part begins and ends where the header says."""
    end = designator.offset + designator.length
    begins = text.startswith(designator.type, designator.offset)
    return begins and end <= len(text) and text[end - 1] in _ENDS

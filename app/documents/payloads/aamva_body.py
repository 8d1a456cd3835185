"""The parts of a licence's barcode, taken apart into their elements.

Where the parts lie is not looked up in the header: an element says by its three letters what it is,
and a part by the two before its first element. That stays right where offsets are wrong, parts are
unmarked or marked twice, or a scanner has changed the characters between the elements.
"""

import re
from dataclasses import dataclass, field

from app.documents.payloads.aamva_elements import MEANINGS, WIDTHS
from app.documents.payloads.payload_warning import PayloadWarning

_SEPARATORS = re.compile(r"[\n\r\x1c\x1d\x1e]+")
_CARD_MARK = re.compile(r"(?:DL|ID|EN)(?=(?:DL|ID|EN)*(?:D[A-D][A-Z]|$))")
_OWN_MARK = re.compile(r"(Z[A-Z])(?=\1|$)")
_OWN_PART = re.compile(r"(Z[A-Z])\1[A-Z0-9]")
_ELEMENT = re.compile(r"(?:D[A-D][A-Z]|Z[A-Z][A-Z0-9])")
_KNOWN = re.compile("|".join(MEANINGS))
_CARD = "DL"
_RUN_TOGETHER = 4  # as many elements in one line are no value of the first


@dataclass(slots=True)
class Subfile:
    """One part.

    Attributes:
        type: `DL`, `ID`, `EN`, or Z and a letter for a jurisdiction's own.
        elements: By their letters, values as printed, with the blanks that fill them up.
    """

    type: str
    elements: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """All parts, in their order.

    Attributes:
        unread: Lines that are no element.
    """

    subfiles: tuple[Subfile, ...]
    unread: tuple[str, ...]
    warnings: tuple[PayloadWarning, ...]


def read_body(text: str, types: tuple[str, ...]) -> Body:
    """Take apart what follows the header.

    Args:
        text: From the end of the header on.
        types: Of the parts, as the header has them.
    """
    warnings: list[PayloadWarning] = []
    subfiles: list[Subfile] = []
    unread: list[str] = []
    first = next((one for one in types if not one.startswith("Z")), _CARD)
    for line in _lines(text, warnings):
        marks, rest = _marks(line)
        if len(marks) > 1:
            warnings.append(PayloadWarning.HEADER_REPAIRED)
        if not marks and not subfiles:
            marks = [first]
            warnings.append(PayloadWarning.HEADER_REPAIRED)
        if marks and (not subfiles or subfiles[-1].type != marks[-1]):
            subfiles.append(Subfile(marks[-1]))
        if not rest.strip():
            continue
        if not _ELEMENT.match(rest):
            unread.append(rest)
            warnings.append(PayloadWarning.UNKNOWN_FIELD)
            continue
        name, value = rest[:3], rest[3:]
        elements = subfiles[-1].elements
        if elements.setdefault(name, value) != value:
            warnings.append(PayloadWarning.FIELD_TWICE)
    return Body(tuple(subfiles), tuple(unread), tuple(dict.fromkeys(warnings)))


def _lines(text: str, warnings: list[PayloadWarning]) -> list[str]:
    """Return the elements, each with the marks before it."""
    lines = [line.lstrip(" ") for line in _SEPARATORS.split(text) if line.strip()]
    result: list[str] = []
    for line in lines:
        if len(lines) < _RUN_TOGETHER and len(set(_KNOWN.findall(line))) >= _RUN_TOGETHER:
            warnings.append(PayloadWarning.SEPARATORS_REPAIRED)
            result.extend(_run_together(line))
        else:
            result.append(line)
    return result


def _marks(line: str) -> tuple[list[str], str]:
    """Return the marks of parts before an element, and the element."""
    marks: list[str] = []
    at = 0
    while (mark := _CARD_MARK.match(line, at) or _OWN_MARK.match(line, at)) is not None:
        marks.append(mark[0])
        at = mark.end()
        if mark[0].startswith("Z"):
            break
    return marks, line[at:]


def _run_together(line: str) -> list[str]:
    """Take elements apart that nothing separates.

    An element ends where the letters of one begin that has not been there before; one that always
    has the same width, after that.
    """
    marks, rest = _marks(line)
    prefix = line[: len(line) - len(rest)] if marks else ""
    seen: set[str] = set()
    starts: list[int] = []
    at = 0
    while (found := _KNOWN.search(rest, at)) is not None:
        if found[0] in seen:
            at = found.start() + 1
            continue
        starts.append(found.start())
        seen.add(found[0])
        at = found.end() + WIDTHS.get(found[0], 0)
    if not starts:
        return [line]
    ends = [*starts[1:], len(rest)]
    elements = [rest[start:end] for start, end in zip(starts, ends, strict=True)]
    own = _OWN_PART.search(elements[-1])
    if own is not None:
        elements[-1:] = [elements[-1][: own.start()], elements[-1][own.start() :]]
    return [prefix + rest[: starts[0]] + elements[0], *elements[1:]]

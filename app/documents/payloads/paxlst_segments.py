"""UN/EDIFACT as segments (ISO 9735): service characters, release characters, character sets.

An own tokenizer instead of a library: it is one page, it never fails on bytes that are no EDIFACT,
and it gives every segment of a group or a message alike, whatever encloses them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ADVICE = "UNA"
_ADVICE_LENGTH = 9
_USUAL = ":+.? '"
"""Component, element, decimal mark, release, repetition (a blank: none), end of a segment."""

_SYNTAX = re.compile(rb"UNB.UNO([A-Z])")
_CODECS = {
    "D": "iso8859-2",
    "E": "iso8859-5",
    "F": "iso8859-7",
    "G": "iso8859-3",
    "H": "iso8859-4",
    "I": "iso8859-6",
    "J": "iso8859-8",
    "K": "iso8859-9",
    "W": "utf-8",
    "Y": "utf-8",
}
"""Syntax identifiers of ISO 9735-1 annex A; A, B and C are ISO 8859-1 or less."""

_TAG = re.compile(r"[A-Z]{3}")
_HELD = 0xE000
"""Released service characters are held here, in the private use area, until all is split."""
_PRIVATE = dict.fromkeys(range(_HELD, _HELD + len(_USUAL)))


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment.

    Attributes:
        number: Its place in the interchange, from 1.
        tag: Three letters, upper case.
        elements: Its data elements, each of at least one component.
    """

    number: int
    tag: str
    elements: tuple[tuple[str, ...], ...]

    def get(self, element: int, component: int = 0) -> str:
        """Return a component without blanks around it; empty where there is none. From 0."""
        if element < len(self.elements) and component < len(self.elements[element]):
            return self.elements[element][component].strip()
        return ""


def segments(content: bytes) -> Iterator[Segment]:
    """Yield the segments of an interchange; what has no tag is left out.

    Line breaks have no meaning in EDIFACT: senders wrap their lines where they like.
    """
    text = _decoded(content)
    advised = text.startswith(_ADVICE) and len(text) >= _ADVICE_LENGTH
    service = text[len(_ADVICE) : _ADVICE_LENGTH] if advised else _USUAL
    if len(set(service)) < len(_USUAL) - 1:  # only release and repetition may both be blank
        service = _USUAL
    text = text[_ADVICE_LENGTH:] if advised else text
    component, element, _, release, repetition, end = tuple(service)
    back: dict[int, str] = {}
    if not release.isspace() and release in text:
        text = _held(text, service, release)
        back = {_HELD + place: character for place, character in enumerate(service)}
    for number, raw in enumerate(text.split(end), start=1):
        if not raw.strip():
            continue
        tag, *elements = raw.strip().split(element)
        tag = tag.split(component)[0].upper()
        if _TAG.fullmatch(tag):
            yield Segment(
                number,
                tag,
                tuple(
                    tuple(
                        part.translate(back) if back else part
                        for part in _once(one, repetition).split(component)
                    )
                    for one in elements
                ),
            )


def _once(element: str, repetition: str) -> str:
    """Return the first value of an element that is repeated (ISO 9735 version 4)."""
    return element if repetition.isspace() else element.split(repetition, 1)[0]


def _held(text: str, service: str, release: str) -> str:
    """Put every released service character where no split finds it."""
    places = {character: chr(_HELD + place) for place, character in enumerate(service)}

    def hold(released: re.Match[str]) -> str:
        return places.get(released[1], released[1])

    return re.sub(re.escape(release) + "(.)", hold, text, flags=re.DOTALL)


def _decoded(content: bytes) -> str:
    named = _SYNTAX.search(content[:64])
    codec = _CODECS.get(named[1].decode(), "iso8859-1") if named else "iso8859-1"
    text = content.decode(codec, "replace").removeprefix("\ufeff").lstrip()
    return re.sub(r"[\r\n]+", "", text).translate(_PRIVATE)

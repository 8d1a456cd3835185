"""The text of the machine readable zone: what was read, what was accepted, what does not add up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents.mrz.layouts import LAYOUTS, Layout, Span
from app.documents.reading import Check, CheckName, CheckState, MrzText

_SURE = 80  # percent; below it the officer compares the letter with the page


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """One line of the zone.

    Attributes:
        text: As accepted.
        as_read: As the engine saw it, where that is another text; empty otherwise.
        changed: Positions at which the two differ.
        wrong: Positions of check digits that do not add up.
        doubtful: Positions of which the reader is not sure: names have no check digit.
    """

    text: str
    as_read: str
    changed: frozenset[int]
    wrong: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


def zone_lines(mrz: MrzText | None, checks: tuple[Check, ...]) -> tuple[ZoneLine, ...]:
    """Return the lines of the zone; none where there is no zone."""
    if mrz is None:
        return ()
    layout = LAYOUTS.get(mrz.format)  # the old French card has none of ICAO's
    wrong = _wrong_digits(layout, checks) if layout else frozenset()
    return tuple(
        replace(
            beside(text, mrz.as_read[index] if index < len(mrz.as_read) else text),
            wrong=frozenset(position for line, position in wrong if line == index),
            doubtful=_doubtful(mrz.confidence[index] if index < len(mrz.confidence) else ()),
        )
        for index, text in enumerate(mrz.lines)
    )


def beside(text: str, other: str) -> ZoneLine:
    """Return a line with another reading of it below, where the two differ."""
    changed = frozenset(
        position
        for position, character in enumerate(text)
        if position >= len(other) or other[position] != character
    )
    return ZoneLine(text, "" if other == text else other, changed)


def _doubtful(confidence: Sequence[int]) -> frozenset[int]:
    return frozenset(place for place, percent in enumerate(confidence) if percent < _SURE)


def _wrong_digits(layout: Layout, checks: tuple[Check, ...]) -> frozenset[tuple[int, int]]:
    places: dict[CheckName, Span | None] = {
        CheckName.NUMBER_DIGIT: layout.number_digit,
        CheckName.BIRTH_DIGIT: layout.birth_digit,
        CheckName.EXPIRY_DIGIT: layout.expiry_digit,
        CheckName.OPTIONAL_DIGIT: layout.optional_digit,
        CheckName.COMPOSITE_DIGIT: layout.composite_digit,
    }
    spans = [places.get(check.name) for check in checks if check.state is CheckState.FAILED]
    return frozenset((span.line, span.start) for span in spans if span is not None)

"""The text of the machine readable zone: what was read, what was accepted, what does not add up."""

from dataclasses import dataclass

from app.documents.mrz.layouts import LAYOUTS, Layout, Span
from app.documents.reading import Check, CheckName, CheckState, MrzText


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """One line of the zone.

    Attributes:
        text: As accepted.
        as_read: As the engine saw it, where that is another text; empty otherwise.
        changed: Positions at which the two differ.
        wrong: Positions of check digits that do not add up.
    """

    text: str
    as_read: str
    changed: frozenset[int]
    wrong: frozenset[int]


def zone_lines(mrz: MrzText | None, checks: tuple[Check, ...]) -> tuple[ZoneLine, ...]:
    """Return the lines of the zone; none where there is no zone."""
    if mrz is None:
        return ()
    layout = LAYOUTS.get(mrz.format)  # the old French card has none of ICAO's
    wrong = _wrong_digits(layout, checks) if layout else frozenset()
    return tuple(
        _line(text, mrz.as_read[index] if index < len(mrz.as_read) else text, wrong, index)
        for index, text in enumerate(mrz.lines)
    )


def _line(text: str, as_read: str, wrong: frozenset[tuple[int, int]], index: int) -> ZoneLine:
    changed = frozenset(
        position
        for position, character in enumerate(text)
        if position >= len(as_read) or as_read[position] != character
    )
    return ZoneLine(
        text=text,
        as_read="" if as_read == text else as_read,
        changed=changed,
        wrong=frozenset(position for line, position in wrong if line == index),
    )


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

"""Where each field stands and what may stand there, for the decoder.

The five formats of ICAO Doc 9303 come from `app.documents.mrz.layouts`; the national identity card
of France until 2021 (two lines of 36, its check digits run differently) is described here.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.documents.mrz.check_digits import DIGITS, FILLER, LETTERS
from app.documents.mrz.layouts import LAYOUTS, Layout, Span
from app.documents.mrz_reader.alphabet import CHARACTERS, INDEX
from app.documents.reading import MrzFormat

_WEIGHTS = (7, 3, 1)
_ANY = DIGITS + LETTERS + FILLER


class FieldKind(StrEnum):
    """How a field restrains what stands in it."""

    PLAIN = "plain"
    """Each position has its own set of characters."""
    CHECKED = "checked"
    """The last position is the check digit of those before it."""
    DATE = "date"
    """YYMMDD of the calendar, parts possibly unknown, and its check digit."""
    STATE = "state"
    """One of the codes of issuing states."""
    NAMES = "names"
    """Words parted by one filler, identifiers by two, then fillers to the end."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        places: Position of each character in the zone, lines joined.
        allowed: (places, 37) what may stand at each place.
        weights: (places,) weight of each place in the composite check sum, 0 where not in it.
        empty_digit: The check digit of an empty field may be a filler.
    """

    kind: FieldKind
    places: NDArray[np.intp]
    allowed: NDArray[np.bool_]
    weights: tuple[int, ...]
    empty_digit: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """The grammar of one format: its fields cover every position but the composite digit's.

    Attributes:
        composite_digit: Its position, or None where the format has no composite.
        long_number_mark: Where a filler says that the document number goes on in the optional data;
            None in the ordinary variant.
    """

    format: MrzFormat
    line_count: int
    line_length: int
    fields: tuple[Field, ...]
    composite_digit: int | None
    long_number_mark: int | None = None


def mask(*groups: str) -> NDArray[np.bool_]:
    """Return (n, 37): for each of the n strings, the characters in it."""
    table = np.zeros((len(groups), len(CHARACTERS)), np.bool_)
    for row, group in enumerate(groups):
        table[row, [INDEX[char] for char in group]] = True
    return table


@cache
def zones() -> tuple[Zone, ...]:
    """Return the grammar of every format; the variants of a format follow one another."""
    found: list[Zone] = []
    for layout in LAYOUTS.values():
        if layout.format in FIRST_LETTERS:
            found.append(_icao(layout))
            if layout.long_number:
                found.extend(_icao(layout, long_by=extra) for extra in range(1, _longest(layout)))
    return (*found, _french())


FIRST_LETTERS = {
    MrzFormat.TD1: "ACI",
    MrzFormat.TD2: "ACIP",
    MrzFormat.TD3: "P",
    MrzFormat.MRV_A: "V",
    MrzFormat.MRV_B: "V",
}
"""9303-4 to -7: what a document code starts with (P in TD2 stands on older official passports)."""


def _longest(layout: Layout) -> int:
    return min(7, layout.optional[0].width - 1)


def _icao(layout: Layout, long_by: int = 0) -> Zone:
    """Build the grammar of `layout`; `long_by` characters of the number stand in the optional data.

    Such a number leaves a filler in the place of its check digit, which follows it in the optional
    data, then a filler (9303-5 clause 4.2.2.1 note j).
    """
    weights = _composite_weights(layout)

    def places(*spans: Span) -> list[int]:
        return [
            span.line * layout.line_length + column
            for span in spans
            for column in range(span.start, span.end)
        ]

    def field(
        kind: FieldKind, where: list[int], groups: list[str], *, empty_digit: bool = False
    ) -> Field:
        return Field(
            kind,
            np.array(where, np.intp),
            mask(*groups),
            tuple(weights.get(place, 0) for place in where),
            empty_digit,
        )

    number = places(layout.number, layout.number_digit)
    optional = [places(span) for span in layout.optional]
    letters = LETTERS + FILLER
    fields = [
        field(
            FieldKind.PLAIN,
            places(layout.document_code),
            [FIRST_LETTERS[layout.format], letters],
        ),
        field(FieldKind.STATE, places(layout.issuing_state), [letters] * 3),
        field(FieldKind.NAMES, places(layout.names), [letters] * layout.names.width),
        field(FieldKind.STATE, places(layout.nationality), [letters] * 3),
        field(FieldKind.PLAIN, places(layout.sex), ["MF<"]),
    ]
    for span, digit in ((layout.birth, layout.birth_digit), (layout.expiry, layout.expiry_digit)):
        where = places(span, digit)
        fields.append(field(FieldKind.DATE, where, [DIGITS + FILLER] * 6 + [DIGITS]))
    if long_by:
        tail, rest = optional[0][: long_by + 1], optional[0][long_by + 1 :]
        where = [*number[:-1], *tail]
        fields.append(field(FieldKind.CHECKED, where, [_ANY] * (len(where) - 1) + [DIGITS]))
        fields.append(field(FieldKind.PLAIN, [number[-1]], [FILLER]))
        optional[0] = rest
        fields.append(field(FieldKind.PLAIN, rest, [FILLER] + [_ANY] * (len(rest) - 1)))
        del optional[0]
    else:
        fields.append(field(FieldKind.CHECKED, number, [_ANY] * 9 + [DIGITS]))
    if layout.optional_digit:
        where = optional.pop() + places(layout.optional_digit)
        groups = [_ANY] * (len(where) - 1) + [DIGITS + FILLER]
        fields.append(field(FieldKind.CHECKED, where, groups, empty_digit=True))
    fields.extend(field(FieldKind.PLAIN, where, [_ANY] * len(where)) for where in optional)
    composite = places(layout.composite_digit)[0] if layout.composite_digit else None
    return Zone(
        layout.format,
        layout.line_count,
        layout.line_length,
        tuple(fields),
        composite,
        number[-1] if long_by else None,
    )


def _composite_weights(layout: Layout) -> dict[int, int]:
    order = [
        span.line * layout.line_length + column
        for span in layout.composite
        for column in range(span.start, span.end)
    ]
    return {place: _WEIGHTS[turn % 3] for turn, place in enumerate(order)}


def _french() -> Zone:
    """Build the grammar of the French card: its last digit runs over both whole lines."""
    letters = LETTERS + FILLER

    def field(kind: FieldKind, start: int, groups: list[str]) -> Field:
        where = range(start, start + len(groups))
        weights = tuple(_WEIGHTS[place % 3] for place in where)
        return Field(kind, np.array(where, np.intp), mask(*groups), weights)

    fields = (
        field(FieldKind.PLAIN, 0, list("IDFRA")),
        field(FieldKind.NAMES, 5, [letters] * 25),
        field(FieldKind.PLAIN, 30, [_ANY] * 6),
        field(FieldKind.CHECKED, 36, [DIGITS] * 4 + [_ANY] * 3 + [DIGITS] * 6),
        field(FieldKind.NAMES, 49, [letters] * 14),
        field(FieldKind.DATE, 63, [DIGITS + FILLER] * 6 + [DIGITS]),
        field(FieldKind.PLAIN, 70, ["MF"]),
    )
    return Zone(MrzFormat.FRENCH, 2, 36, fields, 71)

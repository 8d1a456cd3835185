"""Where each field stands: TD1, TD2, TD3 (ICAO Doc 9303-5, -6, -4) and visas (9303-7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.documents.mrz.check_digits import DIGITS, FILLER, LETTERS
from app.documents.reading import MrzFormat


class CharClass(StrEnum):
    """What a position may hold, by the data element printed there."""

    LETTER = "letter"
    DIGIT = "digit"
    SEX = "sex"
    ANY = "any"


ALLOWED = {
    CharClass.LETTER: frozenset(LETTERS + FILLER),
    CharClass.DIGIT: frozenset(DIGITS + FILLER),
    CharClass.SEX: frozenset("MF" + FILLER),
    CharClass.ANY: frozenset(DIGITS + LETTERS + FILLER),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Part of one line, from `start` up to but without `end`, all counted from 0."""

    line: int
    start: int
    end: int

    def of(self, lines: Sequence[str]) -> str:
        """Return this part of `lines`."""
        return lines[self.line][self.start : self.end]

    @property
    def width(self) -> int:
        """How many characters it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all data elements of one format.

    Attributes:
        optional: Optional data; TD1 has two places for it.
        optional_digit: TD3 only.
        composite: What the composite check digit runs over, in order; empty for visas.
        long_number: A document number of more than nine characters continues in the optional data
            (9303-5 clause 4.2.2.1 note j, 9303-6 likewise).
    """

    format: MrzFormat
    line_count: int
    line_length: int
    document_code: Span
    issuing_state: Span
    names: Span
    number: Span
    number_digit: Span
    nationality: Span
    birth: Span
    birth_digit: Span
    sex: Span
    expiry: Span
    expiry_digit: Span
    optional: tuple[Span, ...]
    optional_digit: Span | None = None
    composite: tuple[Span, ...] = ()
    composite_digit: Span | None = None
    long_number: bool = False

    def classes(self) -> tuple[tuple[CharClass, ...], ...]:
        """Return, for every line and position, what may stand there."""
        grid = [[CharClass.ANY] * self.line_length for _ in range(self.line_count)]
        letters = (self.document_code, self.issuing_state, self.names, self.nationality)
        digits = (self.number_digit, self.birth, self.birth_digit, self.expiry, self.expiry_digit)
        optional = tuple(s for s in (self.optional_digit, self.composite_digit) if s)
        for spans, kind in (
            (letters, CharClass.LETTER),
            (digits + optional, CharClass.DIGIT),
            ((self.sex,), CharClass.SEX),
        ):
            for span in spans:
                grid[span.line][span.start : span.end] = [kind] * span.width
        return tuple(tuple(row) for row in grid)


TD1 = Layout(
    format=MrzFormat.TD1,
    line_count=3,
    line_length=30,
    document_code=Span(0, 0, 2),
    issuing_state=Span(0, 2, 5),
    names=Span(2, 0, 30),
    number=Span(0, 5, 14),
    number_digit=Span(0, 14, 15),
    nationality=Span(1, 15, 18),
    birth=Span(1, 0, 6),
    birth_digit=Span(1, 6, 7),
    sex=Span(1, 7, 8),
    expiry=Span(1, 8, 14),
    expiry_digit=Span(1, 14, 15),
    optional=(Span(0, 15, 30), Span(1, 18, 29)),
    composite=(Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)),
    composite_digit=Span(1, 29, 30),
    long_number=True,
)


def _two_lines(
    format_: MrzFormat,
    *,
    length: int,
    optional_end: int,
    optional_digit: Span | None = None,
    composite: tuple[Span, ...] = (),
    composite_digit: Span | None = None,
    long_number: bool = False,
) -> Layout:
    return Layout(
        format=format_,
        line_count=2,
        line_length=length,
        document_code=Span(0, 0, 2),
        issuing_state=Span(0, 2, 5),
        names=Span(0, 5, length),
        number=Span(1, 0, 9),
        number_digit=Span(1, 9, 10),
        nationality=Span(1, 10, 13),
        birth=Span(1, 13, 19),
        birth_digit=Span(1, 19, 20),
        sex=Span(1, 20, 21),
        expiry=Span(1, 21, 27),
        expiry_digit=Span(1, 27, 28),
        optional=(Span(1, 28, optional_end),),
        optional_digit=optional_digit,
        composite=composite,
        composite_digit=composite_digit,
        long_number=long_number,
    )


TD2 = _two_lines(
    MrzFormat.TD2,
    length=36,
    optional_end=35,
    composite=(Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 35)),
    composite_digit=Span(1, 35, 36),
    long_number=True,
)
TD3 = _two_lines(
    MrzFormat.TD3,
    length=44,
    optional_end=42,
    optional_digit=Span(1, 42, 43),
    composite=(Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, 43)),
    composite_digit=Span(1, 43, 44),
)
MRV_A = _two_lines(MrzFormat.MRV_A, length=44, optional_end=44)
MRV_B = _two_lines(MrzFormat.MRV_B, length=36, optional_end=36)

LAYOUTS = {layout.format: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}


def layout_of(lines: Sequence[str]) -> Layout | None:
    """Return the layout that `lines` have by number, length and first letter, or None.

    Visas have the size of TD3 and TD2 and are told apart by their `V` (9303-7 clause 4.2.2).
    """
    lengths = {len(line) for line in lines}
    for layout in LAYOUTS.values():
        is_visa = layout.format in (MrzFormat.MRV_A, MrzFormat.MRV_B)
        if (
            len(lines) == layout.line_count
            and lengths == {layout.line_length}
            and (layout.line_count == 3 or lines[0].startswith("V") == is_visa)
        ):
            return layout
    return None

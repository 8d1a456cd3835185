"""Brings recognized text to the length of a format, where only one text can be meant.

A letter where only digits may stand is the digit it looks like, and the other way round; fillers
are counted badly by every recognizer and are put right. Nothing else is changed: a check digit that
does not fit stays as it was read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from app.documents.mrz import ALPHABET, FILLER, LAYOUTS, CharClass, Layout
from app.documents.reading import MrzFormat

_DIGIT_FOR = str.maketrans("OQDILZSBG", "000112586")
_LETTER_FOR = str.maketrans("012586", "OIZSBG")
# Fillers that may be too many or too few: behind names they are many, and nothing else is there.
_NAME_SLACK = 8
_DATA_SLACK = 3
_NOISE = 2  # characters beside the zone that may have been read as part of a line
_RUN = re.compile(r"<{3,}")
_AFTER_NAMES = re.compile(r"<{3,}(?:[^<]<+)*[^<]?$")  # one way only to match, or it would hang


@dataclass(frozen=True, slots=True)
class Fitted:
    """A zone that recognized lines could be; `start` is the first of them."""

    format: MrzFormat
    lines: tuple[str, ...]
    start: int


def fitted(texts: Sequence[str]) -> Iterator[Fitted]:
    """Yield every zone that consecutive lines of text could be, brought to its exact size."""
    for layout in LAYOUTS.values():
        is_visa = layout.format in (MrzFormat.MRV_A, MrzFormat.MRV_B)
        for start in range(len(texts) - layout.line_count + 1):
            candidate = texts[start : start + layout.line_count]
            variants = [_fit(text, layout, number) for number, text in enumerate(candidate)]
            for lines in product(*variants):
                if lines[0].startswith("V") == is_visa:
                    yield Fitted(layout.format, lines, start)


def _fit(text: str, layout: Layout, number: int) -> list[str]:
    """Return what one line could be in its exact length, each character of its place's class."""
    cleaned = "".join(char for char in text.upper() if char in ALPHABET)
    slack = _DATA_SLACK
    if number == layout.names.line:
        slack = _NAME_SLACK
        # Behind the names there are only fillers: what is read between them is not there.
        cleaned = _AFTER_NAMES.sub(lambda rest: FILLER * len(rest.group()), cleaned)
    classes = layout.classes()[number]
    return [
        "".join(_as_class(char, kind) for char, kind in zip(sized, classes, strict=True))
        for sized in _sized(cleaned, layout.line_length, slack)
    ]


def _sized(text: str, length: int, slack: int) -> list[str]:
    """Return `text` in its length: a run of fillers made longer or shorter, or noise cut off."""
    missing = length - len(text)
    if missing == 0:
        return [text]
    sized: list[str] = []
    runs = list(_RUN.finditer(text))
    if runs and abs(missing) <= slack:
        longest = max(runs, key=lambda run: len(run.group()))
        count = len(longest.group()) + missing
        if count > 0:
            sized.append(text[: longest.start()] + FILLER * count + text[longest.end() :])
    if -_NOISE <= missing < 0:
        sized += [text[front : front + length] for front in range(-missing + 1)]
    return sized


def _as_class(char: str, kind: CharClass) -> str:
    if kind is CharClass.DIGIT:
        return char.translate(_DIGIT_FOR)
    if kind is CharClass.LETTER:
        return char.translate(_LETTER_FOR)
    return char

"""Invented text lines: by the grammar of every format, and at random against inventing grammar."""

import numpy as np

from app.documents.mrz.check_digits import DIGITS, FILLER, LETTERS, check_digit
from app.documents.mrz.states import STATE_CODES
from app.documents.mrz_reader.alphabet import CHARACTERS

_STATES = sorted(STATE_CODES)
_ONSETS = [
    "B",
    "C",
    "D",
    "F",
    "G",
    "H",
    "J",
    "K",
    "L",
    "M",
    "N",
    "P",
    "R",
    "S",
    "T",
    "V",
    "W",
    "Z",
    "BR",
    "CH",
    "DR",
    "GR",
    "KR",
    "SCH",
    "SH",
    "ST",
    "TH",
    "TR",
    "VL",
    "X",
    "Y",
    "QU",
]
_NUCLEI = ["A", "E", "I", "O", "U", "AI", "EI", "IE", "OU", "UE", "AA", "Y"]
_CODAS = ["N", "R", "S", "L", "T", "K", "M", "NG", "CH", "X", "RT", "LD", "SKI", "Z"]
_LOOKALIKES = ("0OQDCGU", "1IL7T", "2Z7", "5S6", "8B3", "4A", "VYUW", "MNHKX", "<KCXYL", "PRFE")


def line_text(rng: np.random.Generator) -> str:
    """Return the text of one line: three in five follow a format, the others follow nothing."""
    kind = rng.random()
    if kind < 0.60:
        lines = zone_text(rng)
        return lines[int(rng.integers(len(lines)))]
    length = int(rng.choice([30, 36, 44])) if kind < 0.75 else int(rng.integers(22, 47))
    if kind < 0.82:
        pool = "".join(rng.choice(_LOOKALIKES, 2))
        return "".join(rng.choice(list(pool), length))
    text = rng.choice(list(CHARACTERS), length)
    if rng.random() < 0.5:  # runs of fillers are what real lines mostly hold
        start = int(rng.integers(0, length))
        text[start : start + int(rng.integers(2, 22))] = FILLER
    return "".join(text)


def zone_text(rng: np.random.Generator) -> tuple[str, ...]:
    """Return the lines of an invented zone in one of the six formats, check digits right."""
    kind = int(rng.integers(6))
    state, nation = (str(s).ljust(3, FILLER) for s in rng.choice(_STATES, 2))
    number = _code(rng, int(rng.integers(6, 10))).ljust(9, FILLER)
    number += check_digit(number)
    birth, expiry = (date + check_digit(date) for date in (_date(rng), _date(rng)))
    sex = str(rng.choice(["M", "F", "<"]))
    if kind == 0:
        optional_1, optional_2 = _optional(rng, 15), _optional(rng, 11)
        first = _pick(rng, "I<", "ID", "A<", "C<", "IR", "AC", "IA") + state + number + optional_1
        second = birth + sex + expiry + nation + optional_2
        composite = check_digit(first[5:] + birth + expiry + optional_2)
        return first, second + composite, _names(rng, 30)
    if kind == 1:
        department = _code(rng, 3) + _digits(rng, 3)
        first = "IDFRA" + _fill(_word(rng), 25) + department
        second = _digits(rng, 12)
        second += check_digit(second) + _fill(_word(rng) + "<<" + _word(rng), 14) + birth
        second += _pick(rng, "M", "F")
        return first, second + check_digit(first + second)
    size, code = {
        2: (36, _pick(rng, "I<", "ID", "A<", "C<")),
        3: (44, _pick(rng, "P<", "P<", "P<", "PD", "PS", "PO", "PN", "PA", "PC")),
        4: (44, _pick(rng, "V<", "VA", "VI", "VC")),
        5: (36, _pick(rng, "V<", "VA", "VB", "VC")),
    }[kind]
    first = code + state + _names(rng, size - 5)
    second = number + nation + birth + sex + expiry
    if kind == 2:
        optional = _optional(rng, 7)
        return first, second + optional + check_digit(number + birth + expiry + optional)
    if kind == 3:
        optional = _optional(rng, 14)
        empty = not optional.strip(FILLER) and rng.random() < 0.5
        optional += FILLER if empty else check_digit(optional)
        return first, second + optional + check_digit(number + birth + expiry + optional)
    return first, second + _optional(rng, size - 28)


def _pick(rng: np.random.Generator, *choices: str) -> str:
    return str(rng.choice(choices))


def _fill(text: str, width: int) -> str:
    return text[:width].ljust(width, FILLER)


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(rng.choice(list(DIGITS), count))


def _code(rng: np.random.Generator, count: int) -> str:
    if rng.random() < 0.5:
        return _digits(rng, count)
    letters = int(rng.integers(1, 4))
    head = "".join(rng.choice(list(LETTERS), letters))
    if rng.random() < 0.3:
        return "".join(rng.choice(list(LETTERS + DIGITS), count))
    return (head + _digits(rng, count))[:count]


def _date(rng: np.random.Generator) -> str:
    year, month, day = rng.integers(0, 100), rng.integers(1, 13), rng.integers(1, 29)
    return f"{year:02d}{month:02d}{day:02d}"


def _optional(rng: np.random.Generator, width: int) -> str:
    if rng.random() < 0.45:
        return FILLER * width
    return _fill(_code(rng, int(rng.integers(3, width + 1))), width)


def _word(rng: np.random.Generator) -> str:
    if rng.random() < 0.1:  # every letter pair must be seen, not only likely ones
        return "".join(rng.choice(list(LETTERS), int(rng.integers(1, 12))))
    syllables = int(rng.integers(1, 4))
    word = "".join(_pick(rng, *_ONSETS) + _pick(rng, *_NUCLEI) for _ in range(syllables))
    return word + (_pick(rng, *_CODAS) if rng.random() < 0.6 else "")


def _names(rng: np.random.Generator, width: int) -> str:
    surname = FILLER.join(_word(rng) for _ in range(int(rng.choice([1, 1, 1, 2, 3]))))
    if rng.random() < 0.05:
        return _fill(surname, width)
    given = FILLER.join(_word(rng) for _ in range(int(rng.choice([1, 1, 2, 2, 3, 5]))))
    return _fill(f"{surname}<<{given}", width)

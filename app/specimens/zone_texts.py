"""Invented machine readable zones in every format, for measuring readers."""

from random import Random

from app.documents.mrz import LAYOUTS, STATE_CODES, compose
from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument

FORMATS = tuple(MrzFormat)

_CODES = {
    MrzFormat.TD1: ("I", "ID", "AC", "C"),
    MrzFormat.TD2: ("I", "ID", "AC"),
    MrzFormat.TD3: ("P", "P", "P", "PD", "PS"),
    MrzFormat.MRV_A: ("V", "VC"),
    MrzFormat.MRV_B: ("V", "VC"),
}
_OPTIONAL_WIDTH = {
    MrzFormat.TD1: 15,
    MrzFormat.TD2: 7,
    MrzFormat.TD3: 14,
    MrzFormat.MRV_A: 16,
    MrzFormat.MRV_B: 8,
}
_BEGINNINGS = (
    *("Al", "Be", "Cor", "Dja", "El", "Fen", "Gro", "Hal", "Ivo", "Jor", "Kwa", "Lind", "Mb"),
    *("Nov", "Ol", "Per", "Qui", "Ros", "Sand", "Tch", "Ul", "Vas", "Wy", "Xi", "Ze"),
)
_MIDDLES = ("a", "ber", "di", "eno", "fi", "gar", "hi", "iso", "jan", "ko", "lu", "mi", "nya", "o")
_ENDINGS = (
    *("", "bach", "dze", "ez", "ga", "iu", "ka", "lund", "mann", "nen", "ov", "poulos", "quist"),
    *("ra", "sen", "tti", "ur", "vic", "wicz", "x", "yan", "zha", "ß", "ñez", "ø"),
)
_LETTERS, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"


def invented_zone(format_: MrzFormat, rng: Random) -> tuple[str, ...]:
    """Return the lines of an invented document, every check digit right."""
    if format_ is MrzFormat.FRENCH:
        return _french(rng)
    states = sorted(STATE_CODES)
    width = _OPTIONAL_WIDTH[format_]
    optional = _code(rng, rng.randint(3, width)) if rng.random() < 0.5 else ""
    document = TravelDocument(
        document_code=rng.choice(_CODES[format_]),
        issuing_state=rng.choice(states),
        document_number=_code(rng, rng.randint(7, 9)),
        surname=_names(rng, (1, 1, 1, 2)),
        given_names="" if rng.random() < 0.04 else _names(rng, (1, 1, 2, 2, 3)),
        nationality=rng.choice(states),
        birth_date=_date(rng, 1930, 2024),
        sex=rng.choice(list(Sex)),
        expiry_date=_date(rng, 2015, 2036),
        optional_data=optional,
    )
    return compose(document, format_)


def with_wrong_digit(lines: tuple[str, ...], format_: MrzFormat, rng: Random) -> tuple[str, ...]:
    """Return `lines` with the digit of number, birth or expiry printed wrongly.

    The composite digit is left as it was, as whoever alters a page by hand leaves it.
    """
    layout = LAYOUTS[format_]
    span = rng.choice([layout.number_digit, layout.birth_digit, layout.expiry_digit])
    printed = span.of(lines)
    wrong = rng.choice([digit for digit in _DIGITS if digit != printed])
    rows = list(lines)
    rows[span.line] = rows[span.line][: span.start] + wrong + rows[span.line][span.end :]
    return tuple(rows)


def _french(rng: Random) -> tuple[str, ...]:
    """Compose the identity card France issued until 2021."""
    number = f"{rng.randint(0, 21):02d}{rng.randint(1, 12):02d}{rng.randint(10, 959):03d}"
    document = TravelDocument(
        document_code="ID",
        issuing_state="FRA",
        document_number=f"{number}{rng.randint(0, 99999):05d}",
        surname=_names(rng, (1, 1, 2)),
        given_names=_names(rng, (1, 2)),
        nationality="FRA",
        birth_date=_date(rng, 1930, 2010),
        sex=rng.choice((Sex.FEMALE, Sex.MALE)),
        expiry_date=PartialDate(),
        optional_data=f"{rng.randint(10, 959):03d}{rng.randint(0, 999):03d}",
    )
    return compose(document, MrzFormat.FRENCH)


def _code(rng: Random, length: int) -> str:
    letters = rng.choice((0, 0, 1, 2, 3))
    return "".join(rng.choices(_LETTERS, k=letters) + rng.choices(_DIGITS, k=length))[:length]


def _names(rng: Random, counts: tuple[int, ...]) -> str:
    return " ".join(_name(rng) for _ in range(rng.choice(counts)))


def _name(rng: Random) -> str:
    middle = "".join(rng.choices(_MIDDLES, k=rng.choice((0, 1, 1, 2))))
    return rng.choice(_BEGINNINGS) + middle + rng.choice(_ENDINGS)


def _date(rng: Random, first: int, last: int) -> PartialDate:
    return PartialDate(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))

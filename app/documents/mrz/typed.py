"""Tidy a zone that somebody typed or a device sent as text."""

from collections.abc import Sequence

from app.documents.mrz.check_digits import FILLER

_FOLDED = str.maketrans(
    {
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": FILLER * 2,
        "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": FILLER,
        "\N{FULLWIDTH LESS-THAN SIGN}": FILLER,
        " ": None,
        "\t": None,
    }
)


def tidy(lines: Sequence[str]) -> tuple[str, ...]:
    """Return `lines` in capitals, without blanks and empty lines; no letter or digit is changed.

    Angle quotes, which some keyboards give for fillers, become fillers.
    """
    tidied = (line.strip().translate(_FOLDED).upper() for line in lines)
    return tuple(line for line in tidied if line)

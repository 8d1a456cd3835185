"""Machine readable zones of ICAO Doc 9303, and the old French one: parse, check and compose."""

from app.documents.mrz.check_digits import ALPHABET, FILLER, check_digit
from app.documents.mrz.composer import compose
from app.documents.mrz.digit_places import digit_places
from app.documents.mrz.layouts import LAYOUTS, CharClass, Layout, Span, layout_of
from app.documents.mrz.parser import Zone, parse
from app.documents.mrz.states import STATE_CODES
from app.documents.mrz.transliteration import transliterate
from app.documents.mrz.typed import tidy

__all__ = [
    "ALPHABET",
    "FILLER",
    "LAYOUTS",
    "STATE_CODES",
    "CharClass",
    "Layout",
    "Span",
    "Zone",
    "check_digit",
    "compose",
    "digit_places",
    "layout_of",
    "parse",
    "tidy",
    "transliterate",
]

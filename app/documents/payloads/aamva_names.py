"""Names on licences, which every version of the standard divides in another way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.documents.payloads.payload_warning import PayloadWarning

_DIVIDERS = re.compile(r"[,$@]")
_NO_NAME = ("NONE", "UNAVL", "UNAVAIL", "UNK", "N/A")
_FULL_PARTS = 4  # surname, first, middle and suffix in DAA


class NameCut(StrEnum):
    """Whether a name is printed whole (elements DDE, DDF and DDG)."""

    CUT = "T"
    WHOLE = "N"
    UNKNOWN = "U"


@dataclass(frozen=True, slots=True)
class AamvaNames:
    """A name.

    Attributes:
        given_names: First and middle names, divided by one blank; empty where there is none.
        cut: Any of the names is known to be cut off.
    """

    surname: str
    given_names: str
    suffix: str
    surname_cut: NameCut
    first_name_cut: NameCut
    middle_names_cut: NameCut

    @property
    def cut(self) -> bool:
        """Say whether any of the names is cut off."""
        return NameCut.CUT in (self.surname_cut, self.first_name_cut, self.middle_names_cut)


def read_names(elements: Mapping[str, str], warnings: list[PayloadWarning]) -> AamvaNames:
    """Read the name: DCS and DAC, DAD or DCT (from version 02), DAB and DAC, DAD or DAA (01)."""
    surname = _words(elements.get("DCS", "")) or _words(elements.get("DAB", ""))
    first, middle = _name(elements.get("DAC", "")), _name(elements.get("DAD", ""))
    given = " ".join(part for part in (first, middle) if part)
    suffix = _name(elements.get("DCU", "")) or _name(elements.get("DAE", ""))
    if not given:
        given = _name(_DIVIDERS.sub(" ", elements.get("DCT", "")))
    full = elements.get("DAA", "")
    if not surname and full.strip():
        parts = [_words(part) for part in _DIVIDERS.split(full)]
        surname = parts[0]
        if len(parts) == 1:
            warnings.append(PayloadWarning.NAME_UNDIVIDED)
        given = given or " ".join(filter(None, map(_name, parts[1 : _FULL_PARTS - 1])))
        suffix = suffix or " ".join(filter(None, map(_name, parts[_FULL_PARTS - 1 :])))
    return AamvaNames(
        surname=surname,
        given_names=given,
        suffix=suffix,
        surname_cut=_cut(elements.get("DDE", "")),
        first_name_cut=_cut(elements.get("DDF", "")),
        middle_names_cut=_cut(elements.get("DDG", "")),
    )


def _name(text: str) -> str:
    """Return a name that may be missing, which some issuers say in words."""
    words = _words(text)
    return "" if words.upper() in _NO_NAME else words


def _words(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> NameCut:
    letter = text.strip().upper()
    return NameCut(letter) if letter in tuple(NameCut) else NameCut.UNKNOWN

"""Invented languages: one with long words, one written from right to left, and what they reveal."""

from functools import cache

from PySide6.QtCore import QTranslator

_SWAP = str.maketrans("aeiouAEIOUcn", "àéîöûÀÉÎÖÛçñ")
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Lengthened(QTranslator):
    """Accents every vowel and makes every text about 40 % longer, as German or Finnish may be."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        """Return the longer text; placeholders and mnemonics stay."""
        return _lengthened(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to translate with, or Qt does not ask."""
        return False


class Mirrored(QTranslator):
    """Writes Arabic letters, word for word; placeholders and mnemonics stay."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        """Return letters of the same number."""
        return _mirrored(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to translate with, or Qt does not ask."""
        return False


@cache
def _lengthened(text: str) -> str:
    if not text:
        return text
    plain = "".join(
        part if odd else part.translate(_SWAP) for odd, part in _outside_placeholders(text)
    )
    return plain + " ~" + "ö" * (round(len(text) * 0.4) - 2 if len(text) > 6 else 1)


@cache
def _mirrored(text: str) -> str:
    return "".join(
        part if odd else "".join(_arabic(letter) for letter in part)
        for odd, part in _outside_placeholders(text)
    )


def _arabic(letter: str) -> str:
    if not letter.isascii() or not letter.isalpha():
        return letter
    return _ARABIC[(ord(letter.lower()) - ord("a")) % len(_ARABIC)]


def _outside_placeholders(text: str) -> list[tuple[bool, str]]:
    """Split into (is placeholder or mnemonic, part)."""
    import re

    parts = re.split(r"(\{[^}]*\}|%n|&.)", text)
    return [(bool(index % 2), part) for index, part in enumerate(parts) if part]

"""Putting words together: the lists hold them as they stand inside a sentence."""

from PySide6.QtGui import QGuiApplication

_ISOLATE, _POP = "\u2068", "\u2069"


def capital(text: str) -> str:
    """Return `text` as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """Return the parts that are not empty as sentences."""
    return " ".join(
        capital(part) if part.endswith(".") else f"{capital(part)}." for part in parts if part
    )


def dotted(*parts: str) -> str:
    """Return the parts that are not empty in one line, a middle dot between them."""
    return " · ".join(apart(part) for part in parts if part)


def apart(text: str) -> str:
    """Keep the order inside a name, number or date where the script around runs the other way."""
    if not text or not QGuiApplication.isRightToLeft():
        return text
    return f"{_ISOLATE}{text}{_POP}"

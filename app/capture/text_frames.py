"""From a stream of bytes to whole texts: where a reader's message begins and ends.

Readers end a line with CR, LF or both, or wrap the whole in STX and ETX; what they send in one go
belongs together. A pause ends it: a short one where the text may be whole, a long one in the
middle of a line or of a zone. Pure: time is told, not asked.
"""

from dataclasses import dataclass

STX, ETX = b"\x02", b"\x03"
LONGEST = 8192
"""Bytes of a text: three times the largest symbol (QR, version 40: 2,953)."""
WHOLE_AFTER_S = 0.15
"""A reader thinks less than that between two lines."""
BROKEN_AFTER_S = 2.0
"""The most between two bytes of one line; 300 bits a second need a tenth of a second."""

_LEAST = 6  # characters worth a word to the officer; less is noise on the wire
_LINES_OF = {44: 2, 36: 2, 30: 3}  # lines of a zone by their length (ICAO Doc 9303-4 to 9303-6)
_ENDS = b"\r\n"


@dataclass(frozen=True, slots=True)
class ReadText:
    """A whole text.

    Attributes:
        payload: The bytes between its frame, unchanged: a barcode's content may be binary.
        lines: The same as lines of text, without controls; empty where nothing is text.
    """

    payload: bytes
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Garbled:
    """Something came that is no text: too long, or broken off after a few characters."""

    too_long: bool = False


class TextFrames:
    """Takes bytes as they come and gives whole texts."""

    def __init__(self) -> None:
        """Begin between two texts."""
        self._bytes = bytearray()
        self._flooded = False

    @property
    def patience_s(self) -> float | None:
        """How long to wait for the next byte before `pause`; None while nothing is under way."""
        if not self._bytes and not self._flooded:
            return None
        return WHOLE_AFTER_S if self._flooded or self._may_be_whole else BROKEN_AFTER_S

    def feed(self, piece: bytes) -> list[ReadText | Garbled]:
        """Take bytes; return what they complete."""
        if self._flooded:
            return []  # the rest of what is too long, until there is a pause
        found: list[ReadText | Garbled] = []
        self._bytes += piece
        while self._bytes.startswith(STX) and (end := self._bytes.find(ETX)) > 0:
            found += _told(bytes(self._bytes[1:end]))
            del self._bytes[: end + 1]
            if not self._bytes.strip(_ENDS):  # what ends the frame's own line
                self._bytes.clear()
        if len(self._bytes) > LONGEST:
            self._bytes.clear()
            self._flooded = True
            found.append(Garbled(too_long=True))
        return found

    def pause(self) -> list[ReadText | Garbled]:
        """Note that nothing more came within `patience_s`; return what that completes."""
        content, flooded = bytes(self._bytes), self._flooded
        self.forget()
        return [] if flooded else _told(content.removeprefix(STX).removesuffix(ETX))

    def forget(self) -> None:
        """Forget what came so far: the wire was cut."""
        self._bytes.clear()
        self._flooded = False

    @property
    def _may_be_whole(self) -> bool:
        if self._bytes.startswith(STX) or not self._bytes.endswith((b"\r", b"\n")):
            return False
        lines = [line for line in self._bytes.splitlines() if line]
        wanted = _LINES_OF.get(len(lines[0]), 1) if lines else 1
        return len(lines) >= wanted


def _told(content: bytes) -> list[ReadText | Garbled]:
    payload = content.strip(_ENDS)
    if not payload:
        return []
    printable = ("".join(filter(str.isprintable, line)) for line in _lines(payload))
    lines = tuple(line for line in printable if line.strip())
    if sum(len(line) for line in lines) < _LEAST:
        return [Garbled()]
    return [ReadText(payload, lines)]


def _lines(payload: bytes) -> list[str]:
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        text = payload.decode("latin-1")
    return text.replace("\r", "\n").split("\n")

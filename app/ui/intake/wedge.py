"""Telling a reader that types from an officer who does: a machine is faster than any finger.

A keyboard-wedge reader sends the lines of a zone, or a boarding pass, as key presses with Enter
after each line. Only a letter with which such a text begins is held back, and only until it is
clear whether more follows at a machine's pace; every other key of the officer goes through at once.
"""

from dataclasses import dataclass, replace

GAP_MS = 30
"""The most between two keys of a burst. Fast typists need twice that; readers, a third."""
LINE_GAP_MS = 150
"""The most between Enter and the next line: some readers think between the lines."""
SURE = 6
"""Keys at a machine's pace after which it surely is one: they are never given back as keys."""
LEAST = 20
"""Characters of the shortest text worth having."""

_BEGINNINGS = frozenset("PACIVM")  # document codes of ICAO Doc 9303, and of IATA Resolution 792
ENTER = "\n"


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a key, or of a pause.

    Attributes:
        taken: The key just pressed is held back; it must not reach the page.
        give_back: Keys that were held back and are the officer's after all, in their order; they
            come before the key just pressed.
        lines: A whole text from a reader; None while there is none.
        garbled: A reader typed something that broke off.
    """

    taken: bool = False
    give_back: str = ""
    lines: tuple[str, ...] | None = None
    garbled: bool = False


class Wedge:
    """Hears one key after the other, each with its time in milliseconds."""

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        """Begin to listen.

        Args:
            prefix: What the reader sends before a line, if it does; it is cut off.
            suffix: What it sends after a line, before Enter.
        """
        self._prefix, self._suffix = prefix, suffix
        self._beginnings = _BEGINNINGS | {prefix[:1].upper()}
        self._lines: list[str] = []
        self._line = ""
        self._last_ms = 0

    @property
    def holding(self) -> bool:
        """Say whether keys are held back; then `pause` must be told when none follows."""
        return bool(self._line or self._lines)

    @property
    def patience_ms(self) -> int:
        """How long to wait for the next key before `pause`."""
        return LINE_GAP_MS if self._lines and not self._line else GAP_MS

    def key(self, character: str, at_ms: int) -> Heard:
        """Hear a key that writes something: one character, `ENTER` for the end of a line."""
        before = self.pause() if self.holding and self._too_late(at_ms) else Heard()
        self._last_ms = at_ms
        if character == ENTER:
            return self._end_of_line(before)
        if not self.holding and character.upper() not in self._beginnings:
            return before
        self._line += character
        return replace(before, taken=True)

    def pause(self) -> Heard:
        """Note that nothing followed: the text is whole, or it was the officer."""
        lines, line = tuple(self._lines), self._line
        self._lines, self._line = [], ""
        if not lines and len(line) < SURE:
            return Heard(give_back=line)
        line = self._bare(line)
        if len(line) >= LEAST:
            lines = (*lines, line)  # a reader that sends no Enter at the end
        return Heard(lines=lines or None, garbled=0 < len(line) < LEAST)

    def _end_of_line(self, before: Heard) -> Heard:
        if not self.holding:
            return before
        if not self._lines and len(self._line) < SURE:
            return self.pause()  # the officer: a letter, then Enter
        if line := self._bare(self._line):  # else the second half of CR LF
            self._lines.append(line)
        self._line = ""
        return replace(before, taken=True)

    def _bare(self, line: str) -> str:
        return line.removeprefix(self._prefix).removesuffix(self._suffix)

    def _too_late(self, at_ms: int) -> bool:
        return at_ms - self._last_ms > self.patience_ms


def is_boarding_pass(lines: tuple[str, ...]) -> bool:
    """Say whether a text is a boarding pass: format code and number of legs (Resolution 792)."""
    first = lines[0]
    return len(lines) == 1 and first[:1].upper() == "M" and first[1:2].isdecimal()


def zone_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a zone; what came in one piece is cut where its length says so."""
    if len(lines) != 1:
        return lines
    text = lines[0]
    widths = {88: 44, 90: 30, 72: 36}  # TD3 and MRV-A, TD1, TD2 and MRV-B
    width = widths.get(len(text), len(text))
    return tuple(text[start : start + width] for start in range(0, len(text), width))

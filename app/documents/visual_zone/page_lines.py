"""The lines of one page: which are captions, and what stands under each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents.visual_zone.labels import Caption, caption_of
from app.documents.visual_zone.line_finder import LineBox
from app.documents.visual_zone.line_reader import PrintedLine

_BELOW_MM = (0.8, 6.5)  # from the middle of a caption to that of its value
_BESIDE_MM = 2.0  # by which a value may begin to the left of its caption
_INDENTED_MM = 4.0  # or to the right
_ROW_MM = 1.2  # middles of one row


@dataclass(frozen=True, slots=True)
class PageLines:
    """What was read of a page.

    Attributes:
        values: Lines that are no captions.
        captions: Lines that are, with what they say; a value behind a colon is a line of its own.
    """

    values: tuple[PrintedLine, ...]
    captions: tuple[tuple[PrintedLine, Caption], ...]

    def under(
        self, wanted: Caption, fits: Callable[[PrintedLine], bool]
    ) -> tuple[PrintedLine, ...]:
        """Return the values that belong to this caption: under it, or behind it in its row."""
        found: dict[PrintedLine, None] = {}
        for line, caption in self.captions:
            if caption is not wanted:
                continue
            below = [
                value for value in self.values if fits(value) and _is_under(value.box, line.box)
            ]
            beside = [
                value for value in self.values if fits(value) and _is_behind(value.box, line.box)
            ]
            nearest = min(below, key=lambda value: value.box.middle, default=None) or min(
                beside, key=lambda value: value.box.left, default=None
            )
            if nearest is not None and not self._other_owns(nearest, line):
                found[nearest] = None
        return tuple(found)

    def owner(self, value: PrintedLine) -> Caption | None:
        """Return the caption that stands next above a value."""
        above = [
            (line.box.middle, caption)
            for line, caption in self.captions
            if _is_under(value.box, line.box)
        ]
        return max(above, key=lambda one: one[0])[1] if above else None

    def _other_owns(self, value: PrintedLine, caption: PrintedLine) -> bool:
        """Say whether another caption stands between."""
        return any(
            other is not caption
            and other.box.middle > caption.box.middle + _ROW_MM
            and _is_under(value.box, other.box)
            for other, _ in self.captions
        )


def sorted_out(lines: Sequence[PrintedLine]) -> PageLines:
    """Tell captions from values."""
    values, captions = [], []
    for line in lines:
        head, colon, tail = line.text.partition(":")
        caption = caption_of(head if colon and tail.strip() else line.text)
        if caption is None:
            values.append(line)
            continue
        captions.append((line, caption))
        if colon and tail.strip():
            values.append(_rest(line, len(head) + 1))
    return PageLines(tuple(values), tuple(captions))


def _rest(line: PrintedLine, start: int) -> PrintedLine:
    """Return the part of a line from a letter on; its place is as good as the letters are even."""
    text = line.text[start:].lstrip()
    at = len(line.text) - len(text)
    box, share = line.box, at / max(1, len(line.text))
    left = box.left + (box.right - box.left) * share
    return PrintedLine(LineBox(left, box.top, box.right, box.bottom), text, line.confidence[at:])


def _is_under(value: LineBox, caption: LineBox) -> bool:
    below = value.middle - caption.middle
    return (
        _BELOW_MM[0] <= below <= _BELOW_MM[1]
        and caption.left - _BESIDE_MM <= value.left <= caption.left + _INDENTED_MM
    )


def _is_behind(value: LineBox, caption: LineBox) -> bool:
    return abs(value.middle - caption.middle) <= _ROW_MM and value.left >= caption.right - _ROW_MM

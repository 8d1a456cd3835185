"""Reads one line of print on an upright page."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.nets import load_net
from app.documents.visual_zone.alphabet import CLASS_COUNT, LETTERS
from app.documents.visual_zone.line_finder import LineBox
from app.documents.visual_zone.page_picture import FINE

Pixels = NDArray[np.uint8]

_HEIGHT = 48  # pixels of a line, as the net was trained
_STEP = 8  # pixels of one column of the net's answer
_WIDEST = 1600  # pixels: a page of the largest format has no longer line
_BLANK = 0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it was read.

    Attributes:
        confidence: Of each letter of `text`, 0 to 1; blanks count as certain.
    """

    box: LineBox
    text: str
    confidence: tuple[float, ...]

    @property
    def least(self) -> float:
        """Return how certain the least certain letter is."""
        return min(self.confidence, default=0.0)


class LineReader:
    """Runs the net that reads print; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        """Load the net.

        Raises:
            Problem: READER_MISSING, when the file is not there or is no net.
        """
        self._net = load_net(model)
        self._lock = Lock()

    def read(
        self, page: Pixels, box: LineBox, *, wider: float = 1.0, grown: float = 0
    ) -> PrintedLine:
        """Return what stands in `box`.

        Args:
            page: (height, width, 3) RGB, as `upright_page` gives it.
            box: Where the line is.
            wider: Stretches the letters; another look at the same line, for whoever is not sure.
            grown: By how many mm the box is grown for such a look.
        """
        rows = slice(max(0, round((box.top - grown) * FINE)), round((box.bottom + grown) * FINE))
        columns = slice(max(0, round((box.left - grown) * FINE)), round((box.right + grown) * FINE))
        part = page[rows, columns]
        if min(part.shape[:2]) < 1:
            return PrintedLine(box, "", ())
        wanted = part.shape[1] * _HEIGHT / part.shape[0] * wider
        width = min(_WIDEST, max(2, round(wanted / _STEP)) * _STEP)
        line = cv2.resize(part, (width, _HEIGHT), interpolation=cv2.INTER_LINEAR)
        values = np.asarray(line, np.float32)[..., ::-1] / 127.5 - 1
        with self._lock:
            self._net.setInput(np.ascontiguousarray(values.transpose(2, 0, 1)[None]))
            logits = np.array(self._net.forward().reshape(CLASS_COUNT, -1).T, np.float32)
        return PrintedLine(box, *_likeliest(logits))


def _likeliest(logits: NDArray[np.float32]) -> tuple[str, tuple[float, ...]]:
    """Return the likeliest letter of every column, repetitions and blanks of CTC taken out."""
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    best = shares.argmax(axis=1)
    text, confidence = "", []
    for column, letter in enumerate(best):
        certain = float(shares[column, letter])
        if letter != _BLANK and (column == 0 or best[column - 1] != letter):
            text += LETTERS[letter - 1]
            confidence.append(certain)
        elif letter != _BLANK and confidence:
            confidence[-1] = max(confidence[-1], certain)
    kept = [1.0 if char == " " else share for char, share in zip(text, confidence, strict=True)]
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return text.strip(), tuple(kept[start:end])

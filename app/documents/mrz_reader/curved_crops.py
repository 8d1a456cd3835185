"""Cuts a line that is bent or seen at a slant: along the course its own letters take.

A curled page moves the print up and down along the line, a camera held at a slant makes the letters
at one end narrower. Both show in where a first look found the letters.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.alignment import Alignment
from app.documents.mrz_reader.alphabet import LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.line_crops import TALL
from app.documents.mrz_reader.line_picture import normalize
from app.documents.mrz_reader.text_lines import TextLine

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

_FRAMES = LINE_WIDTH / 4
_EDGE = 0.9  # pitches from the middle of the first and last letter to the edge of the cut
_PARTS = 10  # of the width, each of which tells where the print lies
_DEGREE = 2


def cut_curved(color: Gray, line: TextLine, cut: Gray, found: Alignment) -> Gray:
    """Return (32, 640, 3) along the course of the letters.

    Args:
        color: The picture in full resolution.
        line: Where `cut` was taken.
        cut: (32, 640) gray of the straight cut.
        found: Its letters.
    """
    letters = np.linspace(-_EDGE, len(found.centers) - 1 + _EDGE, LINE_WIDTH)
    certainty = np.exp(found.scores.max(axis=1))
    places = np.arange(len(found.centers))
    course = np.polyfit(places, (found.centers + 0.5) / _FRAMES, _DEGREE, w=certainty)
    along = np.polyval(course, letters)
    across = np.polyval(_bend(cut), along) * line.height * TALL / LINE_HEIGHT
    rows = (np.arange(LINE_HEIGHT) + 0.5) / LINE_HEIGHT - 0.5
    depth = rows[:, None] * line.height * TALL + across[None, :]
    normal = np.array([-line.direction[1], line.direction[0]])
    reach = line.end - line.start
    x = line.start[0] + reach[0] * along[None, :] + normal[0] * depth
    y = line.start[1] + reach[1] * along[None, :] + normal[1] * depth
    return np.asarray(
        cv2.remap(
            color,
            x.astype(np.float32),
            y.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def _bend(cut: Gray) -> Floats:
    """Return how far off the middle the print lies: rows of the cut, by the share of its width."""
    ink = np.maximum(-normalize(cut) - 0.5, 0)
    rows = np.arange(LINE_HEIGHT) - (LINE_HEIGHT - 1) / 2
    edges = np.linspace(0, LINE_WIDTH, _PARTS + 1).astype(int)
    mass = np.add.reduceat(ink, edges[:-1], axis=1)
    middles = (mass * rows[:, None]).sum(axis=0) / np.maximum(mass.sum(axis=0), 1e-6)
    weights = np.sqrt(mass.sum(axis=0)) + 1e-3
    shares = (np.arange(_PARTS) + 0.5) / _PARTS
    return np.asarray(np.polyfit(shares, middles, _DEGREE, w=weights), np.float64)

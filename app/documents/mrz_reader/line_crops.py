"""Cuts lines out of the full resolution, made level, in the recognizer's size."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.alphabet import LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.text_lines import TextLine

Gray = NDArray[np.uint8]

_TALL = 1.65  # height of the cut, in heights of the marks
_OVERSAMPLING = 4  # at most: a larger picture is reduced by averaging


def cut_line(gray: Gray, line: TextLine) -> Gray:
    """Return (32, 640) gray of what lies along `line`."""
    reduce = int(np.clip(np.ceil(line.length / LINE_WIDTH), 1, _OVERSAMPLING))
    size = (LINE_WIDTH * reduce, LINE_HEIGHT * reduce)
    along = line.end - line.start
    normal = np.array([-line.direction[1], line.direction[0]]) * line.height * _TALL
    origin = line.start - normal / 2
    matrix = np.stack([along / size[0], normal / size[1], origin], axis=1)
    cut = cv2.warpAffine(
        gray,
        matrix,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if reduce > 1:
        cut = cv2.resize(cut, (LINE_WIDTH, LINE_HEIGHT), interpolation=cv2.INTER_AREA)
    return np.asarray(cut, np.uint8)


def widened(line: TextLine, before: float, after: float) -> TextLine:
    """Return the line made longer by so many pixels at its start and at its end."""
    along = line.direction
    return TextLine(line.start - along * before, line.end + along * after, line.height)


def flipped(line: TextLine) -> TextLine:
    """Return the line read upside down."""
    return TextLine(line.end, line.start, line.height)

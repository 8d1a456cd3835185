"""Cuts lines and zones out of the full resolution, made level."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz_reader.alphabet import LINE_HEIGHT, LINE_WIDTH
from app.documents.mrz_reader.text_lines import TextLine

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

TALL = 1.65
"""Height of a line's cut, in heights of its marks."""

_OVERSAMPLING = 4  # at most: a larger picture is reduced by averaging


def cut_line(gray: Gray, line: TextLine) -> Gray:
    """Return (32, 640) gray of what lies along `line`."""
    return cut_strip(gray, line, line.height * TALL, (LINE_WIDTH, LINE_HEIGHT))


def cut_strip(gray: Gray, line: TextLine, tall: float, size: tuple[int, int]) -> Gray:
    """Return a strip of `size` (width, height): all along `line`, `tall` pixels across it."""
    step_aside()
    reduce = int(np.clip(np.ceil(line.length / size[0]), 1, _OVERSAMPLING))
    finer = (size[0] * reduce, size[1] * reduce)
    cut = cv2.warpAffine(
        gray,
        strip_matrix(line, tall, finer),
        finer,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if reduce > 1:
        cut = cv2.resize(cut, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cut, np.uint8)


def strip_matrix(line: TextLine, tall: float, size: tuple[int, int]) -> Floats:
    """Return the (2, 3) matrix from pixels of such a strip to those of the picture."""
    along = line.end - line.start
    normal = np.array([-line.direction[1], line.direction[0]]) * tall
    origin = line.start - normal / 2
    return np.stack([along / size[0], normal / size[1], origin], axis=1)


def widened(line: TextLine, before: float, after: float) -> TextLine:
    """Return the line made longer by so many pixels at its start and at its end."""
    along = line.direction
    return TextLine(line.start - along * before, line.end + along * after, line.height)


def flipped(line: TextLine) -> TextLine:
    """Return the line read upside down."""
    return TextLine(line.end, line.start, line.height)

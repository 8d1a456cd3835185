"""Judges one frame, and one against the frame before it, in milliseconds: is it worth reading?

The thresholds let through whatever the reader may still manage: it refuses what it cannot read,
so that a frame wrongly let through costs time, a frame wrongly kept back costs the officer's.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # cv2 and numpy load on the camera's thread, never before the sign-in page
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the frame."""

_PICTURE_SIDE = 960  # longer side of what is shown and measured on
_COARSE_SIDE = 160  # here grain of a desk and noise of a sensor are averaged away, print is not
_PRINT_SHARE = 0.12  # of the frame's range of gray: a step this high is an edge of print or paper
_PRINT_STEP = (14, 26)  # limits of that step: above noise in the dark, below print in full light
_JOINED = 9  # coarse pixels that lines of print lie apart at most
_LEAST_SHARE = 0.035  # of the frame: less is a pen, a coin, a corner
_LEAST_SIDE = 440  # pixels: 44 letters (ICAO Doc 9303-4) over nine tenths of a page, 9 pixels each
_FOCUS_SIDE = 500  # the page is measured at this size: blur is blur relative to the letters
_LEAST_FOCUS = (
    0.2  # pages blurred by 1 pixel at that size have 0.2, by 2 pixels 0.1, sharp ones 0.7
)
_BURNT = 250  # gray level of a reflection
_MOST_GLARE = 0.03  # of the page; a lamp's reflection takes 0.06 and more
_WHITE_PAPER = 0.35  # of the page; no reflection is as large
_MOST_MOTION = 0.4  # coarse pixels from frame to frame, 5 of 1920: more smears the letters


class Defect(StrEnum):
    """What is wrong with a frame; the first that applies."""

    ABSENT = "absent"
    TOO_FAR = "too_far"
    MOVING = "moving"
    GLARE = "glare"
    BLURRED = "blurred"


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What was measured in one frame.

    Attributes:
        picture: The frame for the screen, at most 960 pixels long, RGB.
        coarse: The frame for comparing, at most 160 pixels long, gray.
        scale: Pixels of the frame in one of `coarse`.
        box: Where something like a document lies; None where nothing does.
        focus: How much of the fine detail is there, relative to the coarser; 0 is none.
        glare: Share of the box that is burnt out.
    """

    picture: "NDArray[np.uint8]"
    coarse: "NDArray[np.uint8]"
    scale: float
    box: Box | None
    focus: float = 0.0
    glare: float = 0.0


@dataclass(frozen=True, slots=True)
class FrameQuality:
    """The judgement.

    Attributes:
        defect: What keeps the frame from being read; None for a good one.
        box: Where the document lies; None where there is none.
        motion: How far the document moved since the frame before, in 160ths of the frame.
    """

    defect: Defect | None
    box: Box | None = None
    focus: float = 0.0
    glare: float = 0.0
    motion: float = 0.0


def look_at(pixels: "NDArray[np.uint8]") -> Look:
    """Measure one frame.

    Args:
        pixels: (height, width, 3) unsigned 8-bit, RGB.
    """
    import cv2
    import numpy as np

    picture = _within(pixels, _PICTURE_SIDE)
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    coarse = np.asarray(cv2.GaussianBlur(_within(gray, _COARSE_SIDE), (3, 3), 0), np.uint8)
    scale = max(pixels.shape[:2]) / max(coarse.shape)
    box = _document_box(coarse, scale)
    if box is None:
        return Look(picture, coarse, scale, None)
    page = np.asarray(cv2.cvtColor(_cut(pixels, box), cv2.COLOR_RGB2GRAY), np.uint8)
    shrunk = max(picture.shape[:2]) / max(pixels.shape[:2])
    return Look(picture, coarse, scale, box, _focus(page), _glare(_cut(gray, box, shrunk)))


def judge(look: Look, before: Look | None) -> FrameQuality:
    """Judge a frame by itself and against the one before; the first one counts as moving."""
    if look.box is None:
        return FrameQuality(Defect.ABSENT)
    motion = _motion(look, before)
    return FrameQuality(
        defect=_defect(look, look.box, motion),
        box=look.box,
        focus=look.focus,
        glare=look.glare,
        motion=motion,
    )


def _defect(look: Look, box: Box, motion: float) -> Defect | None:
    if max(box[2:]) < _LEAST_SIDE:
        return Defect.TOO_FAR
    if motion > _MOST_MOTION:
        return Defect.MOVING
    if look.glare > _MOST_GLARE:
        return Defect.GLARE
    if look.focus < _LEAST_FOCUS:
        return Defect.BLURRED
    return None


def _document_box(coarse: "NDArray[np.uint8]", scale: float) -> Box | None:
    """Return the box around the largest patch of print; `scale` is pixels per coarse pixel."""
    import cv2
    import numpy as np

    if min(coarse.shape) < _JOINED:  # a strip, not a picture
        return None
    darkest, brightest = np.percentile(coarse, (1, 99))
    step = np.clip(_PRINT_SHARE * (brightest - darkest), *_PRINT_STEP)
    steps = cv2.morphologyEx(coarse, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    print_ = (steps >= step).astype(np.uint8)
    joined = cv2.morphologyEx(print_, cv2.MORPH_CLOSE, np.ones((_JOINED, _JOINED), np.uint8))
    count, _, patches, _ = cv2.connectedComponentsWithStats(joined)
    if count < 2:  # the first is the ground
        return None
    largest = patches[1 + int(np.argmax(patches[1:, cv2.CC_STAT_AREA]))]
    left, top, width, height = (round(float(value) * scale) for value in largest[:4])
    if largest[2] * largest[3] < _LEAST_SHARE * coarse.size:
        return None
    return left, top, width, height


def _focus(page: "NDArray[np.uint8]") -> float:
    """Return how much fine detail there is, as a share of the detail twice as coarse.

    The measure is the variance of the Laplacian at two sizes: contrast and light fall out of the
    quotient, and the smaller size has less noise than the frame.
    """
    fine = _within(page, _FOCUS_SIDE)
    coarse = _detail(_within(fine, max(fine.shape) // 2))
    return _detail(fine) / coarse if coarse else 0.0


def _detail(gray: "NDArray[np.uint8]") -> float:
    import cv2

    return float(cv2.meanStdDev(cv2.Laplacian(gray, cv2.CV_16S))[1].item()) ** 2


def _glare(page: "NDArray[np.uint8]") -> float:
    """Return the share that is burnt out.

    White that reaches the edge, or is everywhere, is paper; a reflection is an island.
    """
    import cv2
    import numpy as np

    burnt = (cv2.blur(page, (9, 9)) >= _BURNT).astype(np.uint8)
    if not burnt.any():
        return 0.0
    _, islands, places, _ = cv2.connectedComponentsWithStats(burnt)
    edge = np.concatenate((islands[0], islands[-1], islands[:, 0], islands[:, -1]))
    areas = places[:, cv2.CC_STAT_AREA].copy()
    areas[np.unique(edge)] = 0
    share = float(areas[1:].sum()) / page.size
    return share if share <= _WHITE_PAPER else 0.0


def _motion(look: Look, before: Look | None) -> float:
    """Return by how many coarse pixels the print seems to have moved inside both boxes.

    A shift by one pixel changes each by as much as its neighbor differs from it. A change of the
    light alone is no motion.
    """
    import numpy as np

    if before is None or before.box is None or before.coarse.shape != look.coarse.shape:
        return float("inf")
    assert look.box is not None
    boxes = np.array([look.box, before.box]) / look.scale
    left, top = boxes[:, :2].min(axis=0).astype(int)
    right, bottom = np.ceil((boxes[:, :2] + boxes[:, 2:]).max(axis=0)).astype(int)
    now, then = (each.coarse[top:bottom, left:right].astype(np.float32) for each in (look, before))
    change = now - then
    slope = sum(float(np.abs(np.diff(now, axis=axis)).mean()) for axis in (0, 1)) / 2
    return float(np.abs(change - change.mean()).mean()) / max(slope, 1.0)


def _cut(picture: "NDArray[np.uint8]", box: Box, scale: float = 1.0) -> "NDArray[np.uint8]":
    left, top, width, height = (round(value * scale) for value in box)
    return picture[top : top + height, left : left + width]


def _within(picture: "NDArray[np.uint8]", side: int) -> "NDArray[np.uint8]":
    """Return the picture, made smaller where its longer side exceeds `side`."""
    import cv2
    import numpy as np

    longest = max(picture.shape[:2])
    if longest <= side:
        return picture
    height, width = (max(1, round(length * side / longest)) for length in picture.shape[:2])
    small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)

"""Straight pictures of a zone, cut from a page that lies as it lies."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.reading import Point

Gray = NDArray[np.uint8]
Quad = NDArray[np.float64]
"""(4, 2): corners x, y, clockwise from the upper left of the text as it is read."""

_BACKGROUND = 41  # pixels of a strip: wider than a stroke, narrower than a shadow


@dataclass(frozen=True, slots=True)
class Strip:
    """A level picture of a zone.

    Attributes:
        picture: Gray.
        to_page: (3, 3) projective map from its pixels to those of the page.
    """

    picture: Gray
    to_page: NDArray[np.float64]

    def on_page(self, box: tuple[int, int, int, int]) -> tuple[Point, ...]:
        """Return where a box (left, top, right, bottom) of the strip lies on the page."""
        left, top, right, bottom = box
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]])
        places = cv2.perspectiveTransform(corners.astype(np.float64), self.to_page)[0]
        return tuple((round(float(x)), round(float(y))) for x, y in places)


def cut_strip(gray: Gray, quad: Quad, width: int) -> Strip:
    """Cut out `quad` and make it level, `width` pixels wide."""
    along = np.hypot(*(quad[1] - quad[0])) + np.hypot(*(quad[2] - quad[3]))
    down = np.hypot(*(quad[3] - quad[0])) + np.hypot(*(quad[2] - quad[1]))
    height = max(16, round(width * float(down / max(along, 1e-6))))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    to_page = cv2.getPerspectiveTransform(target, quad.astype(np.float32))
    reduction = float(along) / 2 / width
    if reduction > 1:  # a plain warp would skip pixels
        gray = np.asarray(cv2.GaussianBlur(gray, (0, 0), reduction / 2.5), np.uint8)
    picture = cv2.warpPerspective(
        gray,
        to_page,
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Strip(np.asarray(picture, np.uint8), np.asarray(to_page, np.float64))


def evenly_lit(strip: Strip) -> Strip:
    """Return the strip with its background made white: shadows, glare and patterns fade."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_BACKGROUND, _BACKGROUND))
    ink = cv2.morphologyEx(strip.picture, cv2.MORPH_BLACKHAT, kernel)
    strongest = max(1.0, float(np.percentile(ink, 98)))
    even = 255 - np.clip(ink * (255 / strongest), 0, 255)
    return Strip(np.asarray(even, np.uint8), strip.to_page)


def turned_over(quad: Quad) -> Quad:
    """Return the quad for text that is read the other way up."""
    return np.asarray(np.roll(quad, 2, axis=0))

"""The pictures of a page, made small enough for the screen away from the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from app.capture.frame import Frame
from app.documents.reading import DocumentReading, Point

_LONGEST_SIDE = 2048  # a page at 400 dpi; smaller ones need no scaling, which takes long
_STRIP_MARGIN = 0.012
_CORNERS = 4
_AIR = 0.18  # of the zone's height


@dataclass(frozen=True, slots=True)
class PagePicture:
    """What the booth shows of a page.

    Attributes:
        page: The whole picture.
        quad: Corners around the machine readable zone in pixels of `page`, with a little air so
            that the mark does not run over letters; empty if unknown.
        portrait: The face, cut out of the page; None if it was not found.
        strip: The machine readable zone, cut out of the page; None if it was not found.
    """

    page: QImage
    quad: tuple[Point, ...] = ()
    portrait: QImage | None = None
    strip: QImage | None = None


def page_picture(frame: Frame, reading: DocumentReading) -> PagePicture:
    """Return the pictures of `frame`. Slow for large pages; safe on any thread."""
    import numpy as np  # loads with the first picture, not before the sign-in page

    pixels = np.ascontiguousarray(frame.pixels)  # Qt takes rows without gaps
    height, width, _ = pixels.shape
    # Lies on the frame's own memory: only copies of it may leave this function.
    whole = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    if max(width, height) > _LONGEST_SIDE:
        page = whole.scaled(
            _LONGEST_SIDE,
            _LONGEST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    else:
        page = whole.copy()
    quad = reading.mrz.quad if reading.mrz else ()
    return PagePicture(
        page=page,
        quad=_scaled(_with_air(quad), page.width() / width),
        portrait=whole.copy(QRect(*reading.portrait_box)) if reading.portrait_box else None,
        strip=_strip(whole, quad),
    )


def stored_picture(photo: bytes | None, reading: DocumentReading | None) -> PagePicture | None:
    """Return the picture of a stored page photo; None if it is not here or cannot be shown.

    What was found on the page is cut out of the photo, which may be smaller than what was read.

    Args:
        photo: As it is stored.
        reading: What was read from the picture that it was made of; None where that is not known.
    """
    page = QImage.fromData(photo) if photo else QImage()
    if page.isNull():
        return None
    if reading is None or reading.image_size is None:
        return PagePicture(page)
    scale = page.width() / reading.image_size[0]
    quad = reading.mrz.quad if reading.mrz else ()
    box = [round(length * scale) for length in reading.portrait_box or ()]
    return PagePicture(
        page=page,
        quad=_scaled(_with_air(quad), scale),
        portrait=page.copy(QRect(*box)) if box else None,
        strip=_strip(page, _scaled(quad, scale)),
    )


def _scaled(places: Sequence[tuple[float, float]], scale: float) -> tuple[Point, ...]:
    return tuple((round(x * scale), round(y * scale)) for x, y in places)


def _with_air(quad: tuple[Point, ...]) -> tuple[tuple[float, float], ...]:
    """Move the corners outwards, by the same distance along and across the lines."""
    if len(quad) != _CORNERS:
        return ()
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    across = max(hypot(x3 - x0, y3 - y0), hypot(x2 - x1, y2 - y1), 1.0)
    along = max(hypot(x1 - x0, y1 - y0), hypot(x2 - x3, y2 - y3), 1.0)
    u = _AIR * across / along
    grown = []
    for a, b in ((-u, -_AIR), (1 + u, -_AIR), (1 + u, 1 + _AIR), (-u, 1 + _AIR)):
        weights = ((1 - a) * (1 - b), a * (1 - b), a * b, (1 - a) * b)
        grown.append(
            (
                sum(w * x for w, (x, _) in zip(weights, quad, strict=True)),
                sum(w * y for w, (_, y) in zip(weights, quad, strict=True)),
            )
        )
    return tuple(grown)


def _strip(whole: QImage, quad: tuple[Point, ...]) -> QImage | None:
    """Cut out the upright box around the zone: enough to compare letters by eye."""
    if not quad:
        return None
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    margin = round(whole.width() * _STRIP_MARGIN)
    box = QRect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return whole.copy(box.adjusted(-margin, -margin, margin, margin).intersected(whole.rect()))

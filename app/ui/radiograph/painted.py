"""Pixels for Qt: as an image, or written straight to where a painter paints."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QTransform

_UPRIGHT = (
    QTransform.TransformationType.TxNone,
    QTransform.TransformationType.TxTranslate,
    QTransform.TransformationType.TxScale,
)
_FORMATS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)


def as_image(pixels: NDArray[np.uint32]) -> QImage:
    """Return pixels without gaps as an image. It does not own them: they must outlive it."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)


def pixels_under(painter: QPainter, place: QRect, ratio: float) -> NDArray[np.uint32] | None:
    """Return the pixels under a painter, where these are an image in memory; else None.

    They may be written until the painter ends, and not be kept. Nothing clips them: only for
    whoever paints all of `place`.

    Args:
        painter: Active.
        place: In pixels of the screen, from the painter's own corner.
        ratio: How many of these pixels a unit of the painter is for whoever paints.

    Returns:
        (height, width), the highest byte is 0xFF, then red, green, blue; rows may lie apart.
    """
    under = painter.paintEngine().paintDevice()
    if not isinstance(under, QImage) or under.format() not in _FORMATS:
        return None
    corner = painter.deviceTransform()
    if corner.type() not in _UPRIGHT or (corner.m11(), corner.m22()) != (ratio, ratio):
        return None  # turned, or painted in another size: each pixel would be several, or a part
    left, top = corner.dx(), corner.dy()
    whole = QRect(round(left), round(top), place.width(), place.height())
    whole.translate(place.topLeft())
    if (whole.left(), whole.top()) != (left + place.left(), top + place.top()):
        return None  # between two pixels
    if not under.rect().contains(whole):
        return None
    rows = np.frombuffer(under.bits(), np.uint32).reshape(under.height(), -1)
    return rows[whole.top() : whole.bottom() + 1, whole.left() : whole.right() + 1]

"""The small picture by which a radiograph is known in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.radiographs.sampling import sample
from app.radiographs.tone import Tone, automatic_window
from app.radiographs.viewport import Viewport

if TYPE_CHECKING:
    from app.radiographs.radiograph import Radiograph

WIDTH, HEIGHT = 480, 180
_QUALITY = 80


def thumbnail(radiograph: Radiograph) -> bytes:
    """Return a JPEG of the whole image in its standard view, at most `WIDTH` x `HEIGHT`.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    import cv2

    view = Viewport.fitting(radiograph.width, radiograph.height, WIDTH, HEIGHT)
    tone = Tone(automatic_window(radiograph.histogram), inverted=radiograph.plane.white_is_zero)
    gray = tone.shade(sample(radiograph, view).values)
    return cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()

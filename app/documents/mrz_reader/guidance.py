"""What to tell the officer when a zone is there but cannot be read with certainty."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.mrz_reader.line_crops import cut_line
from app.documents.mrz_reader.text_lines import TextLine
from app.documents.reading import Guidance

_SMALL_PITCH = 6.0  # pixels from letter to letter
_BURNT = 250  # gray level of a reflection
_BURNT_SHARE = 0.06


def guidance_for(gray: NDArray[np.uint8], lines: tuple[TextLine, ...], pitch: float) -> Guidance:
    """Return what would help most.

    Args:
        gray: The picture in full resolution.
        lines: Where the zone's lines lie.
        pitch: Distance between its letters in pixels.
    """
    if pitch < _SMALL_PITCH:
        return Guidance.MOVE_CLOSER
    cuts = [cv2.blur(cut_line(gray, line), (9, 9)) for line in lines]
    burnt = max(float((cut >= _BURNT).mean()) for cut in cuts)
    even = max(float(np.median(cut)) for cut in cuts) >= _BURNT  # a white page is no reflection
    if burnt > _BURNT_SHARE and not even:
        return Guidance.TILT_AWAY_FROM_GLARE
    return Guidance.HOLD_STILL

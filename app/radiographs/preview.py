"""The small picture that is kept of a mark: the whole radiograph above, the marked place below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.radiographs.mark_drawing import draw_outlines
from app.radiographs.marks import Mark
from app.radiographs.region import Region
from app.radiographs.sampling import sample
from app.radiographs.viewport import Viewport

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph
    from app.radiographs.tone import Tone

_WIDTH, _OVERVIEW, _DETAIL, _GAP = 1280, 480, 640, 8
_SURROUNDINGS = 3.0  # the place is shown with as much around it on either side
_GROUND = 24
MAX_BYTES = 400_000
_QUALITIES = (85, 70, 50, 30)


def mark_preview(radiograph: Radiograph, mark: Mark, tone: Tone) -> bytes:
    """Return a JPEG with the mark burnt in, as it was seen through this window.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
    """
    import cv2
    import numpy as np

    image = radiograph.width, radiograph.height
    whole = Viewport.fitting(*image, _WIDTH, _OVERVIEW)
    around = Region(*mark.box).grown(_SURROUNDINGS, image)
    scale = min(_WIDTH / around.width, _DETAIL / around.height)
    middle = around.left + around.width / 2, around.top + around.height / 2
    close = Viewport(*image, _WIDTH, _DETAIL, whole.scale).scaled(
        scale, (_WIDTH / 2, _DETAIL / 2), middle
    )
    parts = [_picture(radiograph, view, mark, tone) for view in (whole, close)]
    gap = np.full((_GAP, _WIDTH, 3), _GROUND, np.uint8)
    picture = np.concatenate([parts[0], gap, parts[1]])
    content = b""
    for quality in _QUALITIES:
        content = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        if len(content) <= MAX_BYTES:
            break
    return content


def _picture(radiograph: Radiograph, view: Viewport, mark: Mark, tone: Tone) -> NDArray[np.uint8]:
    """Return what `view` shows, with the mark outlined: (height, width, blue green red)."""
    import cv2
    import numpy as np

    seen = sample(radiograph, view)
    gray = np.full((view.height, view.width), _GROUND, np.uint8)
    shaded = tone.shade(seen.values)
    height, width = shaded.shape
    gray[seen.top : seen.top + height, seen.left : seen.left + width] = shaded
    picture = cv2.cvtColor(gray, cv2.COLOR_GRAY2RGB)
    draw_outlines(picture, view, (mark,))  # type: ignore[arg-type]  # OpenCV keeps the kind
    return cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)  # type: ignore[return-value]  # see above

"""Where on a page a zone may be: rows of marks first, then PassportEye's opinion."""

from collections.abc import Iterator

import cv2
import numpy as np

from app.documents.mrz_reader.line_chains import Chain, chains
from app.documents.mrz_reader.strips import Gray, Quad
from app.documents.mrz_reader.text_lines import find_lines, ink_picture, text_angles

_SIDES = (960, 1600)  # longer side of the picture while rows are looked for
_MARK_SIZE = 19
_REACH = 18
_ANGLES = 2
_CHAINS = 2
_MARGIN_ALONG = 2.2  # in heights of a letter
_MARGIN_ACROSS = 1.0


def places(gray: Gray) -> Iterator[Quad]:
    """Yield quads that may hold a zone, the likeliest first; text may stand on its head there."""
    for side in _SIDES:
        scale = side / max(gray.shape)
        mode = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=mode), np.uint8)
        ink = ink_picture(small, _MARK_SIZE)
        for angle in text_angles(ink, _ANGLES):
            for chain in chains(find_lines(ink, angle, _REACH), _CHAINS):
                yield _around(chain.scaled(1 / scale))
    yield from passporteye_places(gray)


def passporteye_places(gray: Gray) -> Iterator[Quad]:
    """Yield the boxes of PassportEye's localizer, with its margin of 5 pixels at width 250."""
    # Imported here: it brings in scikit-image, scikit-learn and matplotlib.
    from passporteye.mrz.image import MRZBoxLocator, Scaler
    from skimage import filters, morphology

    small, scale = Scaler()(gray / 255.0)
    # PassportEye's own step (after Boone), but for a function that scikit-image gives up.
    square = np.ones((5, 5), dtype=bool)
    edges = abs(filters.sobel_v(morphology.black_tophat(small, square)))
    closed = morphology.closing(edges, square)
    if closed.max() == closed.min():
        return
    for box in MRZBoxLocator()(closed > filters.threshold_otsu(closed)):
        corners = np.asarray(box.as_poly(5, 5))[:, ::-1] / scale  # rows, columns -> x, y
        yield _clockwise(corners)


def _around(chain: Chain) -> Quad:
    """Return the quad around all rows, with a margin for what the rows' ends missed."""
    first, last = chain.lines[0], chain.lines[-1]
    along = first.direction * first.height * _MARGIN_ALONG
    across = np.array([-first.direction[1], first.direction[0]]) * first.height
    across = across * (0.5 + _MARGIN_ACROSS)
    return np.array(
        [
            first.start - along - across,
            first.end + along - across,
            last.end + along + across,
            last.start - along + across,
        ]
    )


def _clockwise(corners: Quad) -> Quad:
    """Order corners clockwise, the long side on top, from its left or lower end."""
    middle = corners.mean(axis=0)
    around = np.arctan2(*(corners - middle).T[::-1])
    ordered = corners[np.argsort(around)]
    first, second = ordered[1] - ordered[0], ordered[2] - ordered[1]
    if np.hypot(*first) < np.hypot(*second):
        ordered = np.roll(ordered, -1, axis=0)
    return np.asarray(ordered if ordered[1][0] >= ordered[0][0] else np.roll(ordered, 2, axis=0))

"""A region of bars cut out of its picture, its rows level to a tenth of a degree."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.barcodes.bar_regions import BarRegion

Gray = NDArray[np.uint8]

_BESIDE = 0.08  # of its length: the widest bars, at both ends, are no dense texture
_BESIDE_PX = 16
_ABOVE_PX = 14
_LARGEST_TURN = 1.6  # degrees that the tensor may be wrong by
_STEP = 0.16
_ALIKE = 0.97
_STRIPS = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """An upright piece of a picture.

    Attributes:
        pixels: (height, width) unsigned 8-bit.
        back: 2 x 3; takes its places to those of the picture.
    """

    pixels: Gray
    back: NDArray[np.float64]

    def in_picture(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where in the picture these places of the strip are; (n, 2), x and y."""
        return np.asarray(places @ self.back[:, :2].T + self.back[:, 2])


def straighten(gray: Gray, region: BarRegion) -> Strip:
    """Cut a region out, with room around it, at the scale of the picture."""
    rough = _cut(gray, region, region.degrees)
    return _cut(gray, region, region.degrees + _still_turned(rough.pixels))


def _cut(gray: Gray, region: BarRegion, degrees: float) -> Strip:
    width = round(region.length * (1 + 2 * _BESIDE)) + 2 * _BESIDE_PX
    height = round(region.height) + 2 * _ABOVE_PX
    turn = np.radians(degrees)
    axes = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    back = np.empty((2, 3))
    back[:, :2] = axes
    back[:, 2] = np.array(region.center) - axes @ ((width - 1) / 2, (height - 1) / 2)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    pixels = cv2.warpAffine(
        gray, back, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return Strip(np.asarray(pixels, np.uint8), back)


def _still_turned(pixels: Gray) -> float:
    """Return by how many degrees bars lean: where their sums over the height are sharpest.

    The patterns at both ends of a PDF417 go through all of its rows.
    """
    height, width = pixels.shape
    rows = cv2.resize(pixels, (width, _STRIPS), interpolation=cv2.INTER_AREA).astype(np.float32)
    slopes = np.diff(cv2.GaussianBlur(rows, (5, 1), 0), axis=1)
    levels = (np.arange(_STRIPS) + 0.5) / _STRIPS * height - height / 2
    columns = np.arange(width - 1)
    turns = np.arange(-_LARGEST_TURN, _LARGEST_TURN + _STEP / 2, _STEP)
    sharpness = []
    for degrees in turns:
        shifts = np.rint(levels * np.tan(np.radians(degrees))).astype(int)
        places = np.clip(columns[None, :] - shifts[:, None], 0, width - 2)
        sums = np.take_along_axis(slopes, places, axis=1).sum(axis=0)
        sharpness.append(float(sums @ sums))
    high = np.array(sharpness) >= _ALIKE * max(sharpness)  # several, as shifts are whole pixels
    return float(turns[high].mean())

"""Second stage of the localizer: a small net that knows what a zone looks like as a whole.

Stamps, holograms and security print break rows into pieces or join them with what lies beside them.
The net sees the whole picture at low resolution and says where a zone lies and which way its lines
run; the rows are then looked for again in that place alone, enlarged and turned level.
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import cv2
import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz_reader.text_lines import TextLine
from app.documents.nets import load_net
from app.documents.shrinking import shrunk

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]

CELL = 8
"""Side of one cell of the map in pixels of the net's picture."""

_SIDE = 512
_INSIDE = 0.0  # logit
_LEAST_CELLS = 6
_LEAST_ASPECT = 2.0
_SPREAD = 1.5  # the picture's contrast, as the net was trained


@dataclass(frozen=True, slots=True)
class ZonePlace:
    """Where a zone probably lies, in pixels of the picture.

    Attributes:
        middle: From its left to its right end; its height is the extent across.
        certainty: Mean probability of its cells.
    """

    middle: TextLine
    certainty: float


def scene_picture(scene: Gray) -> Floats:
    """Return the (512, 512) scene with even contrast, as the net takes it."""
    values = scene.astype(np.float32)
    mean = cv2.blur(values, (65, 65))
    deviation = np.sqrt(np.maximum(cv2.blur(values * values, (65, 65)) - mean * mean, 0))
    return np.asarray((values - mean) / (_SPREAD * deviation + 12.0), np.float32)


class ZoneHeatMap:
    """Runs the heat-map net; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        """Load the net.

        Raises:
            Problem: READER_MISSING, when the file is not there or is no net.
        """
        self._net = load_net(model)
        self._lock = Lock()

    def find(self, gray: Gray) -> list[ZonePlace]:
        """Return the places that look like a zone, the most certain first."""
        step_aside()
        height, width = gray.shape
        scale = _SIDE / max(height, width)
        if scale < 1:
            small = shrunk(gray, scale)
        else:
            larger = max(1, round(width * scale)), max(1, round(height * scale))
            small = np.asarray(cv2.resize(gray, larger, interpolation=cv2.INTER_LINEAR), np.uint8)
        scene = np.full((_SIDE, _SIDE), int(np.median(small)), np.uint8)
        scene[: small.shape[0], : small.shape[1]] = small
        with self._lock:
            self._net.setInput(scene_picture(scene)[None, None])
            found = self._net.forward()[0].copy()
        inside = (found[0] > _INSIDE).astype(np.uint8)
        count, labels = cv2.connectedComponents(inside, connectivity=8)
        places = [_place(found, labels == label, scale) for label in range(1, count)]
        kept = [place for place in places if place]
        return sorted(kept, key=lambda place: -place.certainty * place.middle.length)


def _place(found: Floats, cells: NDArray[np.bool_], scale: float) -> ZonePlace | None:
    if cells.sum() < _LEAST_CELLS:
        return None
    angle = float(np.arctan2(found[2][cells].mean(), found[1][cells].mean()) / 2)
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    ys, xs = np.nonzero(cells)
    points = (np.stack([xs, ys], axis=1) + 0.5) * CELL
    reach, depth = points @ along, points @ across
    length, height = float(np.ptp(reach)) + CELL, float(np.ptp(depth)) + CELL
    if length < _LEAST_ASPECT * height:
        return None
    center = along * (reach.min() + reach.max()) / 2 + across * (depth.min() + depth.max()) / 2
    certainty = float((1 / (1 + np.exp(-found[0][cells]))).mean())
    half = along * length / 2
    middle = TextLine((center - half) / scale, (center + half) / scale, height / scale)
    return ZonePlace(middle, certainty)

"""The plane that a page lies in, known from the zone that is printed on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM, PITCH_MM
from app.documents.reading import MrzText

if TYPE_CHECKING:  # numpy costs a tenth of a second that the sign-in page does not need
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_EVEN = 0.04  # heights of the zone by which a zone seen from straight above misses a parallelogram
_ROUNDING_PX = 1.0  # the same, because corners are whole pixels
_LEAST_TALL_PX = 8.0  # a zone of less height tells no direction


@dataclass(frozen=True, slots=True, eq=False)
class PagePlane:
    """Carries places on a page into the picture.

    Places are millimeters from the upper left corner of the zone's text: x along its lines, y down.

    Attributes:
        matrix: (3, 3) homography from millimeters to pixels.
    """

    matrix: "Floats"

    def in_picture(self, places: "Floats") -> "Floats | None":
        """Return (n, 2) pixels for (n, 2) places; None where one lies behind the camera."""
        import numpy as np

        carried = np.column_stack((places, np.ones(len(places)))) @ self.matrix.T
        if carried[:, 2].min() <= 0:
            return None
        return np.asarray(carried[:, :2] / carried[:, 2:])

    def pixels_per_mm(self, place: tuple[float, float]) -> float:
        """Return how large a place is seen, direction aside; 0 where it is on the horizon."""
        import numpy as np

        x, y, depth = self.matrix @ (*place, 1.0)
        if not depth:
            return 0.0
        slope = self.matrix[:2, :2] - np.outer((x / depth, y / depth), self.matrix[2, :2])
        return float(np.sqrt(abs(np.linalg.det(slope / depth))))


def plane_of(mrz: MrzText) -> PagePlane | None:
    """Return the plane of the page that `mrz` was read from; None where its place is unknown.

    A zone that is a parallelogram was seen from straight above, or nearly so: then its lines, which
    are long, give direction and size. Any other shape is perspective, and its four corners give the
    whole homography.
    """
    import numpy as np

    if len(mrz.quad) != 4:
        return None
    corners = np.asarray(mrz.quad, np.float64)
    upper_left, upper_right, lower_right, lower_left = corners
    width = PITCH_MM * len(mrz.lines[0])
    height = LINE_MM * (len(mrz.lines) - 1) + LETTER_MM
    down = ((lower_left - upper_left) + (lower_right - upper_right)) / 2
    across = ((upper_right - upper_left) + (lower_right - lower_left)) / 2 / width
    tall = float(np.hypot(*down))
    if tall < _LEAST_TALL_PX or tall > float(np.hypot(*across)) * width:
        return None
    uneven = float(np.hypot(*(upper_left - upper_right + lower_right - lower_left)))
    if uneven > _EVEN * tall + _ROUNDING_PX:
        return _seen_at_an_angle(corners, width, height)
    right, below = across, np.array([-across[1], across[0]])
    origin = corners.mean(axis=0) - right * width / 2 - below * height / 2
    return PagePlane(np.vstack((np.column_stack((right, below, origin)), (0.0, 0.0, 1.0))))


def _seen_at_an_angle(corners: "Floats", width: float, height: float) -> PagePlane | None:
    """Return the homography through four corners, unless they are no picture of a rectangle."""
    import cv2
    import numpy as np

    if not cv2.isContourConvex(corners.astype(np.float32)):
        return None
    zone = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(zone, corners.astype(np.float32))
    return PagePlane(np.asarray(matrix, np.float64))

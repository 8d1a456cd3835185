"""What is seen of a radiograph, as an image for Qt: sampled once a place, shaded once a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app.radiographs.sampling import Sample, sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.radiograph import Radiograph
    from app.radiographs.tone import Tone
    from app.radiographs.viewport import Viewport


class Picture:
    """Remembers the last sample and the last grays, for as long as they are true.

    Attributes:
        left, top: Where the image lies in the view, in pixels of the screen.
    """

    def __init__(self, radiograph: Radiograph) -> None:
        self.left = self.top = 0
        self._radiograph = radiograph
        self._view: Viewport | None = None
        self._tone: Tone | None = None
        self._sample: Sample | None = None
        self._grays: NDArray[np.uint8] | None = None  # Qt looks into these, and copies nothing
        self._image = QImage()

    def image(self, view: Viewport, tone: Tone) -> QImage:
        """Return what `view` shows through `tone`, one pixel for each of the screen.

        Raises:
            Problem: RADIOGRAPH_CHANGED.
        """
        if self._sample is None or view != self._view:
            self._sample = sample(self._radiograph, view)
            self._view, self._tone = view, None
            self.left, self.top = self._sample.left, self._sample.top
        if tone != self._tone:
            grays = tone.shade(self._sample.values)
            height, width = grays.shape
            self._image = QImage(
                grays.data, width, height, grays.strides[0], QImage.Format.Format_Grayscale8
            )
            self._grays, self._tone = grays, tone
        return self._image

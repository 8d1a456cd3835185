"""The peer of the bench: PassportEye as its users run it, with the model for OCR-B."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.documents.mrz_reader.passporteye_page import read_page
from app.documents.mrz_reader.second_opinion import trained_models, zone_in
from app.documents.reading import MrzText
from app.problems import Problem

Pixels = NDArray[np.uint8]


class PassportEye:
    """PassportEye with the model for OCR-B, in this process: its start is not charged to a page."""

    def read(self, pixels: Pixels) -> MrzText | None:
        """Return the zone as PassportEye sees it, or None."""
        page = BytesIO()
        Image.fromarray(pixels).save(page, "PNG", compress_level=1)
        return zone_in(read_page(page.getvalue(), trained_models()))


def peer() -> PassportEye | None:
    """Return the peer, warm, or None where it is not installed."""
    passporteye = PassportEye()
    try:
        passporteye.read(np.full((64, 64, 3), 255, np.uint8))
    except (ImportError, Problem):
        return None
    return passporteye

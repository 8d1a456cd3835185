"""One invented document of each format, and pictures of it from any side."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument
from app.specimens.card import render_card_back, render_card_front
from app.specimens.look import drawn_look
from app.specimens.render import portrait_place, render
from app.specimens.specimen import Specimen
from app.specimens.travelers import NAMESAKE, ROUTINE

Pixels = NDArray[np.uint8]
Corners = NDArray[np.float64]

_HOLDER = TravelDocument(
    document_code="I",
    issuing_state="UTO",
    document_number="T61K40927",
    surname="ALVEROSA LINDQVIST",
    given_names="MARIT",
    nationality="UTO",
    birth_date=PartialDate(1985, 10, 14),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2033, 6, 30),
)
_VISA = replace(_HOLDER, document_code="V", document_number="V30A81526")
_FRENCH = replace(
    _HOLDER,
    document_code="ID",
    issuing_state="FRA",
    nationality="FRA",
    document_number="110675012345",
    expiry_date=PartialDate(),
    optional_data="751004",
)


def _specimen(document: TravelDocument, format_: MrzFormat, seed: int) -> Specimen:
    look = drawn_look(seed, Sex.FEMALE)
    name = f"{format_.value.lower()}-specimen"
    return Specimen(name, document, format_, look, date(2023, 7, 1), birth_place="PORT ANYDER")


SPECIMENS = {
    MrzFormat.TD1: NAMESAKE,
    MrzFormat.TD2: _specimen(_HOLDER, MrzFormat.TD2, 81),
    MrzFormat.TD3: ROUTINE,
    MrzFormat.MRV_A: _specimen(_VISA, MrzFormat.MRV_A, 82),
    MrzFormat.MRV_B: _specimen(_VISA, MrzFormat.MRV_B, 83),
    MrzFormat.FRENCH: _specimen(_FRENCH, MrzFormat.FRENCH, 84),
}


@cache
def page(format_: MrzFormat) -> Pixels:
    """The document as a scanner gives it."""
    return np.asarray(render(SPECIMENS[format_]).convert("RGB"), np.uint8)


@cache
def card_front() -> Image.Image:
    """The front of the card, drawn once: drawing takes longer than most tests."""
    return render_card_front(SPECIMENS[MrzFormat.TD1])


@cache
def card_back() -> Image.Image:
    """Its back."""
    return render_card_back(SPECIMENS[MrzFormat.TD1])


def portrait_corners(format_: MrzFormat) -> Corners:
    """Where its portrait is drawn: corners clockwise from the upper left."""
    left, top, width, height = portrait_place(format_)
    right, bottom = left + width, top + height
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


@dataclass(frozen=True, eq=False)
class View:
    """A picture of a page.

    Attributes:
        portrait: Corners of the portrait in it.
    """

    pixels: Pixels
    portrait: Corners


def view(
    picture: Pixels, portrait: Corners, *, degrees: float = 0, tilt: float = 0, seed: int = 0
) -> View:
    """Lay a picture on a brown desk, turned clockwise; `tilt` moves its corners apart.

    Args:
        tilt: At most, as a share of the picture's width.
    """
    height, width = picture.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    turn = np.radians(degrees)
    around = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
    moved = np.random.default_rng(seed).uniform(-tilt, tilt, (4, 2)) * width
    laid = (corners - (width / 2, height / 2) + moved) @ around
    low, high = laid.min(axis=0) - 60, laid.max(axis=0) + 60
    scale = 1300 / float((high - low).max())
    to = ((laid - low) * scale).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), to)
    right, bottom = (round(float(side)) for side in (high - low) * scale)
    large = Image.fromarray(picture).resize((width // 2, height // 2), Image.Resampling.BOX)
    halved = np.asarray(large, np.uint8)
    pixels = cv2.warpPerspective(
        halved, matrix @ np.diag((2.0, 2.0, 1.0)), (right, bottom), borderValue=(112, 92, 74)
    )
    seen = cv2.perspectiveTransform(portrait[None], matrix)[0]
    return View(np.asarray(pixels, np.uint8), np.asarray(seen, np.float64))

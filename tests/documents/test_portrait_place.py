"""The portrait is where the page's geometry says, however the page lies; or nowhere."""

import cv2
import numpy as np
import pytest
from PIL import Image

from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.portrait_place import Box, portrait_box, portrait_quad
from app.documents.reading import MrzFormat, MrzText
from app.specimens.card import on_scanner
from tests.every_format import (
    SPECIMENS,
    Corners,
    Pixels,
    View,
    card_back,
    card_front,
    page,
    portrait_corners,
    view,
)

_VIEWS = (0, 0), (7, 0), (37, 0), (180, 0), (262, 0.02), (-12, 0.045)  # degrees, tilt
_LEVEL = (80, 800), (1330, 800), (1330, 900), (80, 900)


@pytest.fixture(scope="module")
def engine() -> CtcEngine:
    return CtcEngine()


def _read(engine: CtcEngine, pixels: Pixels) -> MrzText:
    text = engine.read(pixels)
    assert text is not None
    return text


def _text(quad: tuple[tuple[int, int], ...], format_: MrzFormat = MrzFormat.TD3) -> MrzText:
    lines = SPECIMENS[format_].lines
    return MrzText(format_, lines, lines, quad=quad)


def _covered(shape: tuple[int, ...], corners: Corners) -> np.ndarray:
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.rint(corners).astype(np.int32), 1)
    return mask.astype(bool)


def _overlap(box: Box, corners: Corners) -> float:
    """Intersection over union of a box and the upright box around the corners."""
    left, top, width, height = box
    low, high = corners.min(axis=0), corners.max(axis=0)
    shared = np.minimum(high, (left + width, top + height)) - np.maximum(low, (left, top))
    common = float(np.prod(np.maximum(shared, 0)))
    return common / (float(np.prod(high - low)) + width * height - common)


@pytest.mark.parametrize(
    ("format_", "degrees", "tilt"),
    [  # every format twice and every view twice; all of them together with the long tests
        pytest.param(format_, *turned, marks=[] if (row + column) % 3 == 0 else pytest.mark.long)
        for row, format_ in enumerate(SPECIMENS)
        for column, turned in enumerate(_VIEWS)
    ],
)
def test_crop_shows_the_portrait(
    engine: CtcEngine, format_: MrzFormat, degrees: float, tilt: float
) -> None:
    seen = view(page(format_), portrait_corners(format_), degrees=degrees, tilt=tilt, seed=4)
    text = _read(engine, seen.pixels)
    assert text.lines == SPECIMENS[format_].lines
    quad, box = portrait_quad(text, seen.pixels), portrait_box(text, seen.pixels)
    assert quad is not None
    assert box is not None
    crop = _covered(seen.pixels.shape, np.array(quad, np.float64))
    portrait = _covered(seen.pixels.shape, seen.portrait)
    assert (crop & portrait).sum() > 0.93 * portrait.sum()
    assert (crop & portrait).sum() > 0.6 * (crop | portrait).sum()
    assert _overlap(box, seen.portrait) > 0.6


@pytest.mark.parametrize(
    ("format_", "degrees"),
    [  # each format at two of the turns; the other two with the long tests
        pytest.param(format_, degrees, marks=[] if (row + column) % 2 == 0 else pytest.mark.long)
        for row, format_ in enumerate((MrzFormat.TD2, MrzFormat.TD3))
        for column, degrees in enumerate((0, 90, 180, 270))
    ],
)
def test_first_corner_is_the_holders_upper_left(
    engine: CtcEngine, format_: MrzFormat, degrees: float
) -> None:
    seen = view(page(format_), portrait_corners(format_), degrees=degrees)
    quad = portrait_quad(_read(engine, seen.pixels), seen.pixels)
    assert quad is not None
    away = np.linalg.norm(np.array(quad) - seen.portrait, axis=1)
    assert float(away.max()) < 0.2 * float(np.linalg.norm(seen.portrait[2] - seen.portrait[0]))


def _sides(order: str, *, beside: bool) -> View:
    """Draw sides of a card on a scanner, `f` and `b` in this order, and find the first front."""
    card = {"f": card_front(), "b": card_back()}
    pixels = np.asarray(on_scanner([card[side] for side in order], beside=beside), np.uint8)
    step = np.array((card["f"].width, 0) if beside else (0, card["f"].height)) + (
        np.array((112, 0)) if beside else np.array((0, 112))
    )
    portrait = portrait_corners(MrzFormat.TD1) + step * max(order.find("f"), 0)
    half = Image.fromarray(pixels).resize((pixels.shape[1] // 2, pixels.shape[0] // 2))
    return View(np.asarray(half, np.uint8), portrait / 2)


@pytest.mark.parametrize(
    ("order", "beside"), [("fb", False), ("fb", True), ("bf", False), ("bf", True)]
)
def test_front_is_found_on_any_side_of_the_back(
    engine: CtcEngine, order: str, beside: bool
) -> None:
    seen = _sides(order, beside=beside)
    box = portrait_box(_read(engine, seen.pixels), seen.pixels)
    assert box is not None
    assert _overlap(box, seen.portrait) > 0.65


@pytest.mark.parametrize("order", ["b", "bb", "fbf"])
def test_no_front_or_one_too_many_is_no_portrait(engine: CtcEngine, order: str) -> None:
    seen = _sides(order, beside=False)
    assert portrait_box(_read(engine, seen.pixels), seen.pixels) is None


def test_sides_without_a_gap_or_an_edge_are_two_sides_too(engine: CtcEngine) -> None:
    sides = card_front(), card_back()
    pixels = np.vstack([np.asarray(side, np.uint8)[::2, ::2] for side in sides])
    box = portrait_box(_read(engine, pixels), pixels)
    assert box is not None
    margin = 5 * 16  # of the scanner's lid
    assert _overlap(box, (portrait_corners(MrzFormat.TD1) - margin) / 2) > 0.65


def test_back_on_a_patterned_desk_has_no_portrait(engine: CtcEngine) -> None:
    back = np.asarray(card_back(), np.uint8)
    desk = np.random.default_rng(1).normal(120, 14, (1800, 1700, 3)).clip(0, 255).astype(np.uint8)
    desk[900 : 900 + back.shape[0] // 2, 400 : 400 + back.shape[1] // 2] = back[
        : back.shape[0] // 2 * 2 : 2, : back.shape[1] // 2 * 2 : 2
    ]
    assert portrait_box(_read(engine, desk), desk) is None


def test_portrait_follows_a_page_that_stands_on_its_head() -> None:
    picture = np.zeros((986, 1400, 3), np.uint8)
    upright = portrait_box(_text(_LEVEL), picture)
    turned = portrait_box(_text(tuple((1400 - x, 986 - y) for x, y in _LEVEL)), picture)
    assert upright is not None
    assert turned is not None
    x, y, width, height = upright
    assert turned == pytest.approx((1400 - x - width, 986 - y - height, width, height), abs=1)


@pytest.mark.parametrize("format_", SPECIMENS)
@pytest.mark.parametrize(
    "quad",
    [
        (),
        tuple((x, y - 700) for x, y in _LEVEL),  # the portrait is above the picture
        ((8, 60), (40, 60), (40, 64), (8, 64)),  # a thumbnail
        ((100, 800), (1300, 900), (1300, 800), (100, 900)),  # crossed: no picture of a rectangle
        ((700, 800), (700, 800), (700, 900), (700, 900)),  # no width
        ((80, 800), (80, 800), (80, 800), (80, 800)),
    ],
)
def test_no_portrait_where_none_can_be(
    quad: tuple[tuple[int, int], ...], format_: MrzFormat
) -> None:
    assert portrait_box(_text(quad, format_), np.zeros((986, 1400, 3), np.uint8)) is None


def test_page_that_runs_to_the_horizon_is_no_error() -> None:
    steep = ((600, 800), (800, 800), (1330, 900), (80, 900))
    for format_ in SPECIMENS:
        assert portrait_box(_text(steep, format_), np.zeros((986, 1400, 3), np.uint8)) is None

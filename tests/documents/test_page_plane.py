"""Places on a page carried into the picture, with and without perspective."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz.print_sizes import LETTER_MM, LINE_MM, PITCH_MM
from app.documents.page_plane import plane_of
from app.documents.reading import MrzFormat, MrzText, Point

_LINES = ("P<UTO" + "<" * 39, "<" * 44)
_WIDTH, _HEIGHT = 44 * PITCH_MM, LINE_MM + LETTER_MM
_ZONE = np.array([(0, 0), (_WIDTH, 0), (_WIDTH, _HEIGHT), (0, _HEIGHT)])
_PAGE = np.array([(-6, -70), (119, -70), (119, 17), (-6, 17)], np.float64)
_COORDINATES = st.integers(-4000, 4000)


def _text(corners: np.ndarray) -> MrzText:
    quad: tuple[Point, ...] = tuple((round(float(x)), round(float(y))) for x, y in corners)
    return MrzText(MrzFormat.TD3, _LINES, _LINES, quad=quad)


@pytest.mark.parametrize("degrees", [0, 3, 47, 90, 180, 201, 315])
def test_page_seen_from_above_is_turned_and_sized_as_its_zone(degrees: float) -> None:
    turn = np.radians(degrees)
    around = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))]) * 9.5
    plane = plane_of(_text(_ZONE @ around + 2000))
    assert plane is not None
    places = plane.in_picture(_PAGE)
    assert places is not None
    assert np.abs(places - (_PAGE @ around + 2000)).max() < 6
    assert plane.pixels_per_mm((0, 0)) == pytest.approx(9.5, rel=0.01)
    assert plane.pixels_per_mm((90, -60)) == pytest.approx(9.5, rel=0.01)


@pytest.mark.parametrize("seed", range(4))
def test_page_seen_at_an_angle_follows_its_perspective(seed: int) -> None:
    moved = np.random.default_rng(seed).uniform(-120, 120, (4, 2))
    corners = (_PAGE * 20 + 2000 + moved).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(_PAGE.astype(np.float32), corners)
    zone = cv2.perspectiveTransform(_ZONE[None], matrix)[0]
    plane = plane_of(_text(zone))
    assert plane is not None
    places = plane.in_picture(_PAGE)
    assert places is not None
    assert np.linalg.norm(places - corners, axis=1).max() < 5 * 20  # 5 mm


def test_place_behind_the_camera_is_nowhere() -> None:
    plane = plane_of(_text(np.array([(600, 800), (800, 800), (1330, 900), (80, 900)])))
    assert plane is not None
    assert plane.in_picture(_PAGE) is None


@given(st.lists(st.tuples(_COORDINATES, _COORDINATES), max_size=6))
def test_any_corners_give_a_plane_or_none(corners: list[Point]) -> None:
    plane = plane_of(MrzText(MrzFormat.TD3, _LINES, _LINES, quad=tuple(corners)))
    if plane is not None:
        places = plane.in_picture(_PAGE)
        assert places is None or np.isfinite(places).all()
        assert plane.pixels_per_mm((0, 0)) >= 0

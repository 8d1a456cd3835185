"""What lies over a zone, on drawn rows: a finger, and all that only looks like one."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.documents.mrz.print_sizes import LINE_MM, PITCH_MM
from app.documents.mrz_reader.text_lines import TextLine
from app.documents.mrz_reader.zone_cover import is_covered
from app.specimens.lettering import Pen
from app.specimens.look import Skin

Pixels = NDArray[np.uint8]

_SCALE = 8.0  # pixels for a mm
_LEFT, _BASELINE = 6.0, 24.0
_PAPER = (238, 240, 232)


def _zone(length: int) -> tuple[Pixels, tuple[TextLine, ...]]:
    """Draw two lines of so many letters, and say where they lie."""
    size = round((length * PITCH_MM + 20) * _SCALE), round(34 * _SCALE)
    picture = Image.new("RGB", size, _PAPER)
    lines = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )
    Pen(ImageDraw.Draw(picture), _SCALE).zone(
        _LEFT, _BASELINE, tuple(line[:length] for line in lines), "#16181b"
    )
    rows = tuple(
        TextLine(
            np.array([_LEFT, middle]) * _SCALE,
            np.array([_LEFT + length * PITCH_MM, middle]) * _SCALE,
            2.6 * _SCALE,
        )
        for middle in (_BASELINE - LINE_MM - 1.26, _BASELINE - 1.26)
    )
    return np.array(picture), rows


def _laid(pixels: Pixels, color: str, box: tuple[float, float, float, float]) -> Pixels:
    """Lay something over the picture: left, top, right and bottom in mm."""
    picture = Image.fromarray(pixels)
    ImageDraw.Draw(picture).rectangle([edge * _SCALE for edge in box], fill=color)
    return np.array(picture)


def _place(first: float, last: float) -> tuple[float, float]:
    """Where letters begin and end."""
    return _LEFT + first * PITCH_MM, _LEFT + last * PITCH_MM


@pytest.mark.parametrize("length", [36, 44])
def test_zone_that_lies_open_is_not_covered(length: int) -> None:
    assert not is_covered(*_zone(length), length)


@pytest.mark.parametrize("skin", list(Skin))
@pytest.mark.parametrize("part", ["lower half of a line", "whole letters", "upper half"])
def test_finger_of_any_color_is_seen(skin: Skin, part: str) -> None:
    pixels, rows = _zone(44)
    top, bottom = {
        "lower half of a line": (_BASELINE - 1.2, 34.0),
        "whole letters": (_BASELINE - 5.0, 34.0),
        "upper half": (0.0, _BASELINE - LINE_MM - 1.2),
    }[part]
    left, right = _place(14.3, 18.8)
    assert is_covered(_laid(pixels, skin, (left, top, right, bottom)), rows, 44)


def test_line_that_goes_on_under_a_hand_is_not_taken_for_a_short_one() -> None:
    pixels, rows = _zone(36)
    left, _ = _place(36.1, 0)
    assert is_covered(_laid(pixels, Skin.OLIVE, (left, 0, 200, 34)), rows, 36)
    right, _ = _place(38.6, 0)
    assert not is_covered(_laid(pixels, Skin.OLIVE, (right, 0, 200, 34)), rows, 36)


def test_finger_on_the_last_letter_only_is_seen() -> None:
    pixels, rows = _zone(44)
    left, _ = _place(42.8, 0)
    assert is_covered(_laid(pixels, Skin.OLIVE, (left, 20.5, 200, 34)), rows, 44)


def test_hand_behind_a_long_line_holds_the_page() -> None:
    pixels, rows = _zone(44)
    left, _ = _place(44.6, 0)
    assert not is_covered(_laid(pixels, Skin.OLIVE, (left, 0, 200, 34)), rows, 44)


def test_shadow_is_no_cover() -> None:
    pixels, rows = _zone(44)
    left, right = (round(edge * _SCALE) for edge in _place(10, 22))
    pixels[:, left:right] //= 2
    assert not is_covered(pixels, rows, 44)


def test_colored_print_under_the_letters_is_no_cover() -> None:
    pixels, rows = _zone(44)
    left, right = (round(edge * _SCALE) for edge in _place(10, 22))
    pixels[:, left:right] = (pixels[:, left:right] * np.array((1.0, 0.72, 0.66))).astype(np.uint8)
    assert not is_covered(pixels, rows, 44)


def test_film_that_shimmers_is_no_cover() -> None:
    pixels, rows = _zone(44)
    left, right = (round(edge * _SCALE) for edge in _place(10, 22))
    lit = pixels.astype(np.int16)
    lit[:, left:right] += np.array((60, 5, 60), np.int16)
    assert not is_covered(np.clip(lit, 0, 255).astype(np.uint8), rows, 44)


def test_round_stamp_is_no_cover() -> None:
    pixels, rows = _zone(44)
    center = round(60 * _SCALE), round(_BASELINE * _SCALE - 20)
    for radius in (14.0, 11.5):
        cv2.circle(pixels, center, round(radius * _SCALE), (150, 60, 80), round(0.8 * _SCALE))
    assert not is_covered(pixels, rows, 44)


def test_noise_in_the_dark_is_no_cover() -> None:
    pixels, rows = _zone(44)
    noise = np.random.default_rng(2).normal(0, 9, pixels.shape)
    assert not is_covered(np.clip(pixels * 0.32 + noise, 0, 255).astype(np.uint8), rows, 44)

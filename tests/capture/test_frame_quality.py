"""One frame judged by itself and against the one before."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from app.capture.frame_quality import Defect, FrameQuality, judge, look_at
from tests.desk_videos import Pixels, blurred, card, desk, glaring, lying, passport


def _judged(frame: Pixels, before: Pixels | None = None) -> FrameQuality:
    return judge(look_at(frame), look_at(frame if before is None else before))


@pytest.mark.parametrize("page", [passport, card])
def test_a_sharp_page_that_lies_still_is_good(page: Callable[[], Pixels]) -> None:
    quality = _judged(lying(page(), seed=1), lying(page(), seed=2))
    assert quality.defect is None
    assert quality.box is not None


@pytest.mark.parametrize(
    ("frame", "defect"),
    [
        (desk, Defect.ABSENT),
        (lambda: np.zeros((540, 960, 3), np.uint8), Defect.ABSENT),
        (lambda: np.full((540, 960, 3), 255, np.uint8), Defect.ABSENT),
        (lambda: lying(passport(), scale=0.55), Defect.TOO_FAR),
        (lambda: blurred(lying(passport())), Defect.BLURRED),
        (lambda: blurred(lying(card())), Defect.BLURRED),
        (lambda: glaring(lying(passport())), Defect.GLARE),
    ],
)
def test_a_defect_is_named(frame: Callable[[], Pixels], defect: Defect) -> None:
    assert _judged(frame()).defect is defect


def test_a_desk_in_the_dark_is_empty() -> None:
    noise = np.random.default_rng(1).normal(0, 9, (540, 960, 3))
    dark = np.clip(desk() * 0.3 + noise, 0, 255).astype(np.uint8)
    assert _judged(dark).defect is Defect.ABSENT


def test_a_page_in_the_dark_is_seen() -> None:
    noise = np.random.default_rng(1).normal(0, 5, (540, 960, 3))
    dark = np.clip(lying(passport()) * 0.35 + noise, 0, 255).astype(np.uint8)
    assert _judged(dark).defect is None


def test_a_white_sheet_is_no_reflection() -> None:
    sheet = lying(passport()).copy()
    sheet[:, :] = 255
    for row in range(60, 480, 80):
        cv2.putText(sheet, "0123456789 ABCDEFGH", (150, row), 0, 0.9, (0, 0, 0), 2)
    quality = _judged(sheet)
    assert quality.box is not None
    assert quality.defect is not Defect.GLARE


@pytest.mark.parametrize(("pixels", "defect"), [(1, None), (6, Defect.MOVING), (40, Defect.MOVING)])
def test_a_page_that_is_moved_is_not_read(pixels: int, defect: Defect | None) -> None:
    quality = _judged(lying(passport(), right=pixels, seed=1), lying(passport(), seed=2))
    assert quality.defect is defect


@pytest.mark.parametrize("factor", [0.75, 2.0, 4.0])
def test_motion_is_relative_to_the_size_of_the_frame(factor: float) -> None:
    def seen(right: int, seed: int) -> Pixels:
        frame = lying(passport(), right=right, seed=seed)
        return np.asarray(cv2.resize(frame, None, fx=factor, fy=factor), np.uint8)

    still = _judged(seen(0, 1), seen(0, 2)).motion
    moved = _judged(seen(3, 1), seen(0, 2)).motion
    assert still < 0.2
    assert moved == pytest.approx(3 / 6, rel=0.35)  # 6 pixels of 960 are one of 160


def test_the_first_frame_counts_as_moving() -> None:
    assert judge(look_at(lying(passport())), None).defect is Defect.MOVING


def test_a_change_of_the_light_is_no_motion() -> None:
    page = lying(passport())
    brighter = np.clip(page.astype(np.int16) + 12, 0, 255).astype(np.uint8)
    assert _judged(brighter, page).motion < 0.2


def test_a_camera_that_changes_its_size_counts_as_moving() -> None:
    smaller = np.asarray(cv2.resize(lying(passport()), (800, 600)), np.uint8)
    assert _judged(lying(passport()), smaller).defect is Defect.MOVING


def test_the_box_lies_around_the_page() -> None:
    box = _judged(lying(passport())).box
    assert box is not None
    left, top, width, height = box
    page_height, page_width = passport().shape[:2]
    assert left + width / 2 == pytest.approx(480, abs=20)
    assert top + height / 2 == pytest.approx(270, abs=20)
    assert width == pytest.approx(page_width, rel=0.1)
    assert height == pytest.approx(page_height, rel=0.1)


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (3, 2), (640, 480), (3840, 2160)])
def test_any_size_is_judged(size: tuple[int, int]) -> None:
    frame = np.asarray(cv2.resize(lying(passport()), size), np.uint8)
    assert 0.0 <= _judged(frame).glare <= 1.0

"""The small picture that is kept of a mark."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from PIL import Image

from app.radiographs.marks import Mark, MarkKind
from app.radiographs.preview import MAX_BYTES, mark_preview
from app.radiographs.reader import open_radiograph
from app.radiographs.tone import Tone, Window
from tests.radiographs.files import put, ramp, tiff

_ID = UUID(int=1)


def _preview(folder: Path, size: tuple[int, int], mark: Mark) -> Image.Image:
    flat = np.full(size[::-1], 30_000, np.uint16)
    radiograph = open_radiograph(put(folder, tiff(flat)))
    content = mark_preview(radiograph, mark, Tone(Window(0, 60_000)))
    return Image.open(BytesIO(content))


def _amber(picture: Image.Image, top: int, bottom: int) -> tuple[int, int, int, int]:
    """Return the box (left, top, right, bottom) around what is amber between two rows."""
    colors = np.asarray(picture.convert("RGB")).astype(int)[top:bottom]
    rows, columns = np.nonzero(colors[..., 0] - colors[..., 2] > 90)
    return columns.min(), rows.min() + top, columns.max(), rows.max() + top


def test_the_mark_is_burnt_into_the_whole_and_into_the_close_view(tmp_path: Path) -> None:
    picture = _preview(tmp_path, (2_400, 600), Mark(_ID, 1_200, 300, 240, 100))
    assert picture.size == (1_280, 480 + 8 + 640)
    left, top, right, bottom = _amber(picture, 0, 480)
    assert (left, right) == pytest.approx((640, 768), abs=5)  # 2400 pixels are 1280 wide
    assert (top, bottom) == pytest.approx((80 + 160, 80 + 160 + 53), abs=5)
    left, top, right, bottom = _amber(picture, 488, 1_128)
    assert (left + right) / 2 == pytest.approx(640, abs=5)
    assert (right - left) / 1_280 == pytest.approx(1 / 3, abs=0.02)


@pytest.mark.parametrize(
    ("size", "mark"),
    [
        ((1, 1), Mark(_ID, 0, 0, 1, 1)),
        ((1, 65_000), Mark(_ID, 0, 64_000, 1, 500)),
        ((65_000, 1), Mark(_ID, 10, 0, 1, 1)),
        ((9_000, 2_000), Mark(_ID, 8_999, 1_999, 1, 1)),
        ((900, 700), Mark(_ID, 0, 0, 900, 700)),
    ],
)
def test_every_mark_can_be_seen(tmp_path: Path, size: tuple[int, int], mark: Mark) -> None:
    picture = _preview(tmp_path, size, mark)
    for top, bottom in ((0, 480), (488, 1_128)):
        left, upper, right, lower = _amber(picture, top, bottom)
        assert max(right - left, lower - upper) >= 6


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        (MarkKind.ELLIPSE, ((100, 100), (300, 200))),
        (MarkKind.POLYGON, ((100, 100), (300, 120), (200, 260))),
        (MarkKind.ARROW, ((100, 100), (300, 200))),
        (MarkKind.TEXT, ((200, 150),)),
    ],
)
def test_every_kind_of_mark_is_burnt_in(
    tmp_path: Path, kind: MarkKind, points: tuple[tuple[int, int], ...]
) -> None:
    mark = Mark.through(_ID, kind, points, (900, 700), "axle")
    left, _, right, _ = _amber(_preview(tmp_path, (900, 700), mark), 0, 480)
    assert right - left >= 6


def test_a_preview_stays_small_and_repeats(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).integers(0, 65_536, (1_500, 3_000), dtype=np.uint16)
    radiograph = open_radiograph(put(tmp_path, tiff(noise)))
    tone = Tone(Window(0, 65_535))
    mark = Mark(_ID, 1_000, 700, 300, 200)
    first = mark_preview(radiograph, mark, tone)
    assert len(first) <= MAX_BYTES
    assert mark_preview(radiograph, mark, tone) == first


def test_a_preview_shows_the_window_it_was_seen_through(tmp_path: Path) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(400, 300))))
    mark = Mark(_ID, 100, 100, 50, 50)
    previews = {
        mark_preview(radiograph, mark, tone)
        for tone in (
            Tone(Window(0, 65_535)),
            Tone(Window(0, 65_535), inverted=True),
            Tone(Window(0, 9)),
        )
    }
    assert len(previews) == 3

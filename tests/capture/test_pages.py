"""TIFF files of several pages."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from app.capture.files import load_image_bytes
from app.problems import Problem, ProblemCode


def _page(width: int, height: int, seed: int) -> Image.Image:
    noise = np.random.default_rng(seed).integers(0, 255, (height, width, 3), np.uint8)
    return Image.fromarray(noise)


def _tiff(*pages: Image.Image, **options: object) -> bytes:
    buffer = BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=list(pages[1:]), **options)
    return buffer.getvalue()


def _pixels(content: bytes) -> NDArray[np.uint8]:
    return load_image_bytes(content, "scan.tif").pixels


def _refused(content: bytes) -> ProblemCode:
    with pytest.raises(Problem) as caught:
        load_image_bytes(content, "scan.tif")
    return caught.value.code


def test_pages_lie_one_above_the_other_on_white_paper() -> None:
    front, back = _page(80, 50, 1), _page(60, 40, 2)
    pixels = _pixels(_tiff(front, back))
    assert pixels.shape == (50 + 2 + 40, 80, 3)
    assert np.array_equal(pixels[:50], np.asarray(front))
    assert (pixels[50:52] == 255).all()
    assert np.array_equal(pixels[52:, :60], np.asarray(back))
    assert (pixels[52:, 60:] == 255).all()


def test_every_page_becomes_rgb() -> None:
    pixels = _pixels(_tiff(Image.new("1", (40, 20)), Image.new("L", (40, 20), 90)))
    assert (pixels[:20] == 0).all()
    assert (pixels[-20:] == 90).all()


def test_smaller_copy_of_a_page_is_no_page() -> None:
    page, copy = _page(80, 50, 3), _page(20, 12, 4)
    buffer = BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(buffer, new=True) as writer:
        for picture, kind in ((page, 0), (copy, 1)):
            picture.save(writer, "TIFF", tiffinfo={254: kind})
            writer.newFrame()
    assert np.array_equal(_pixels(buffer.getvalue()), np.asarray(page))


def test_dossier_is_refused() -> None:
    assert _pixels(_tiff(*[_page(8, 8, n) for n in range(6)])).shape == (48, 8, 3)
    assert _refused(_tiff(*[_page(8, 8, n) for n in range(7)])) is ProblemCode.IMAGE_TOO_LARGE


def test_pages_that_are_too_much_together_are_refused_by_their_headers() -> None:
    sheets = [Image.new("1", (9_000, 6_000)) for _ in range(2)]
    content = _tiff(*sheets, compression="group4")
    assert len(content) < 100_000
    assert _refused(content) is ProblemCode.IMAGE_TOO_LARGE
    assert _pixels(_tiff(sheets[0], compression="group4")).shape == (6_000, 9_000, 3)


def test_page_that_is_cut_off_is_missed() -> None:
    content = _tiff(_page(60, 40, 5), _page(60, 40, 6))
    assert _refused(content[:-2_000]) is ProblemCode.IMAGE_TRUNCATED

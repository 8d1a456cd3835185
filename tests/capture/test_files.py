"""Pictures from files, good and bad."""

import struct
import zlib
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.capture.files import load_image, load_image_bytes
from app.problems import Problem, ProblemCode


def _encoded(image: Image.Image, format_: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def _picture(width: int = 60, height: int = 40) -> Image.Image:
    rng = np.random.default_rng(1)
    return Image.fromarray(rng.integers(0, 255, (height, width, 3), dtype=np.uint8))


def _png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be huge; its pixels are a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def _refused(content: bytes) -> ProblemCode:
    with pytest.raises(Problem) as caught:
        load_image_bytes(content, "page.jpg")
    return caught.value.code


@pytest.mark.parametrize("format_", ["PNG", "TIFF", "BMP"])
def test_lossless_picture_comes_through_unchanged(tmp_path: Path, format_: str) -> None:
    picture = _picture()
    path = tmp_path / "page.img"  # the name's ending does not matter
    path.write_bytes(_encoded(picture, format_))
    frame = load_image(path)
    assert np.array_equal(frame.pixels, np.asarray(picture))
    assert frame.source == "page.img"
    assert frame.original == path.read_bytes()
    assert frame.sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("format_", ["JPEG", "WEBP"])
def test_lossy_picture_is_rgb_of_the_same_size(format_: str) -> None:
    frame = load_image_bytes(_encoded(_picture(), format_), "page")
    assert frame.pixels.shape == (40, 60, 3)
    assert frame.pixels.dtype == np.uint8


def test_photo_is_turned_upright_as_its_metadata_says() -> None:
    picture = _picture()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees clockwise when shown
    frame = load_image_bytes(_encoded(picture, "PNG", exif=exif), "page")
    assert np.array_equal(frame.pixels, np.rot90(np.asarray(picture), -1))


def test_broken_metadata_does_not_hide_the_picture() -> None:
    content = _encoded(_picture(), "JPEG", exif=b"Exif\0\0" + b"\xff" * 40)
    assert load_image_bytes(content, "page").pixels.shape == (40, 60, 3)


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (Image.new("L", (4, 4), 200), (200, 200, 200)),
        (Image.new("1", (4, 4), 1), (255, 255, 255)),
        (Image.new("RGBA", (4, 4), (9, 9, 9, 0)), (255, 255, 255)),  # white paper shows through
        (Image.new("LA", (4, 4), (9, 255)), (9, 9, 9)),
        (Image.fromarray(np.full((4, 4), 0x8000, np.uint16)), (128, 128, 128)),
    ],
)
def test_every_mode_becomes_rgb(image: Image.Image, expected: tuple[int, int, int]) -> None:
    frame = load_image_bytes(_encoded(image, "PNG"), "page")
    assert tuple(frame.pixels[0, 0]) == expected


def test_empty_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.jpg"
    path.touch()
    with pytest.raises(Problem) as caught:
        load_image(path)
    assert caught.value.code is ProblemCode.FILE_EMPTY


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: folder / "missing.jpg",
        lambda folder: folder,
        lambda folder: folder / ("x" * 5000),
        lambda folder: folder / "nul\0nul",
        lambda _: Path("/dev/zero"),
    ],
)
def test_what_is_no_file_is_missing(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(Problem) as caught:
        load_image(make(tmp_path))
    assert caught.value.code is ProblemCode.FILE_MISSING


@pytest.mark.parametrize(
    "content",
    [b"P<UTOERIKSSON", b"%PDF-1.7\n", b"GIF89a" + b"\0" * 50, b"<svg/>", b"\0" * 5000, b"MZ"],
)
def test_other_content_is_not_an_image(content: bytes) -> None:
    assert _refused(content) is ProblemCode.NOT_AN_IMAGE


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
def test_cut_file_is_truncated(format_: str, share: float) -> None:
    content = _encoded(_picture(200, 150), format_)
    assert _refused(content[: int(len(content) * share)]) is ProblemCode.IMAGE_TRUNCATED


def test_file_cut_in_its_header_is_truncated() -> None:
    assert _refused(_encoded(_picture(), "JPEG")[:8]) is ProblemCode.IMAGE_TRUNCATED


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 20_000), (20_000, 100), (100, 20_000), (15_000, 15_000)]
)
def test_huge_picture_is_refused_by_its_header(width: int, height: int) -> None:
    assert _refused(_png_header(width, height)) is ProblemCode.IMAGE_TOO_LARGE


def test_picture_just_small_enough_is_judged_by_its_pixels() -> None:
    assert _refused(_png_header(9_000, 9_000)) is ProblemCode.IMAGE_TRUNCATED


def test_file_of_absurd_size_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "sparse.jpg"
    with path.open("wb") as file:
        file.truncate(400_000_000)
    with pytest.raises(Problem) as caught:
        load_image(path)
    assert caught.value.code is ProblemCode.IMAGE_TOO_LARGE


_SMALL = {name: _encoded(_picture(24, 16), name) for name in ("PNG", "JPEG", "TIFF", "BMP", "WEBP")}


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow names the damage before it gives up
@given(st.sampled_from(sorted(_SMALL)), st.data())
def test_damaged_file_gives_a_picture_or_a_known_problem(format_: str, data: st.DataObject) -> None:
    content = bytearray(_SMALL[format_])
    places = st.integers(0, len(content) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    try:
        frame = load_image_bytes(bytes(content[:cut]), "page")
    except Problem:
        return
    assert frame.pixels.ndim == 3

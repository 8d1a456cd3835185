"""The kept pictures: small enough, without metadata, and the zone upright."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.capture.files import load_image_bytes
from app.capture.frame import Frame
from app.capture.page_photo import mrz_strip, page_photo


def _frame(image: Image.Image) -> Frame:
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    image.save(buffer, "PNG", exif=exif)
    return load_image_bytes(buffer.getvalue(), "page.png")


def test_photo_of_a_plain_page_keeps_its_proportions() -> None:
    photo = page_photo(_frame(Image.new("RGB", (2400, 1700), "ivory")))
    with Image.open(BytesIO(photo)) as image:
        assert image.size == (1600, 1133)
        assert not image.getexif()
    assert b"Secret camera" not in photo


@pytest.mark.parametrize("size", [(3000, 2000), (2000, 3000), (40, 30), (1, 4000)])
def test_photo_of_the_noisiest_page_still_fits(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(2).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    photo = page_photo(_frame(Image.fromarray(noise)))
    assert len(photo) <= 400_000
    with Image.open(BytesIO(photo)) as image:
        assert image.format == "JPEG"


def test_strip_shows_the_zone_upright_from_a_turned_page() -> None:
    page = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(page).rectangle((50, 200, 199, 239), fill="red")
    ImageDraw.Draw(page).rectangle((200, 200, 350, 239), fill="blue")
    turned = _frame(page.rotate(90, expand=True))  # counter-clockwise: the zone reads upwards
    quad = ((200, 349), (200, 49), (239, 49), (239, 349))
    with Image.open(BytesIO(mrz_strip(turned, quad))) as strip:
        assert strip.width > strip.height * 4
        row = np.asarray(strip)[strip.height // 2]
        red, _, blue = row[len(row) // 4]
        assert red > 200 > 60 > blue
        red, _, blue = row[len(row) * 3 // 4]
        assert blue > 200 > 60 > red


@pytest.mark.parametrize("quad", [(), ((1, 1), (2, 2)), ((5, 5),) * 4])
def test_strip_without_a_zone_is_empty(quad: tuple[tuple[int, int], ...]) -> None:
    assert mrz_strip(_frame(Image.new("RGB", (100, 100))), quad) == b""


def test_strip_may_reach_over_the_edge() -> None:
    quad = ((-10, 80), (110, 80), (110, 120), (-10, 120))
    assert mrz_strip(_frame(Image.new("RGB", (100, 100))), quad)

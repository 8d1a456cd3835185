"""The engine of PassportEye and tesseract on drawn specimens. Each reading costs about a second."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.capture.frame import Frame
from app.documents.mrz_reader import tesseract
from app.documents.mrz_reader.passporteye_engine import PassportEyeEngine
from app.documents.mrz_reader.zone_places import passporteye_places
from app.documents.reader import DocumentReader
from app.documents.reading import DocumentReading, Status
from app.problems import Problem, ProblemCode
from app.specimens.damage import Damage, damaged, rotated
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.travelers import NAMESAKE, ROUTINE, TRAVELERS, WRONG_DIGIT

pytestmark = pytest.mark.slow

_READER = DocumentReader(PassportEyeEngine(), lambda: date(2026, 11, 24))


@cache
def _page(name: str) -> Image.Image:
    return render(next(specimen for specimen in TRAVELERS if specimen.name == name))


def _read(image: Image.Image) -> DocumentReading:
    return _READER.read(Frame(np.asarray(image.convert("RGB")), "page.png", b"", ""))


@pytest.mark.parametrize("specimen", TRAVELERS, ids=lambda specimen: specimen.name)
def test_demo_document_is_read_exactly(specimen: Specimen) -> None:
    page = _page(specimen.name)
    reading = _read(page)
    assert reading.status is Status.READ
    assert reading.mrz is not None
    assert reading.mrz.lines == specimen.lines
    assert reading.document == specimen.document
    assert reading.valid == (specimen is not WRONG_DIGIT)
    assert reading.barcodes == ()
    assert reading.portrait_box is not None
    _assert_portrait(page, reading.portrait_box)


def _assert_portrait(page: Image.Image, box: tuple[int, int, int, int]) -> None:
    """A portrait has a light ground above and the colors of skin in its middle."""
    left, top, width, height = box
    assert width / height == pytest.approx(35 / 45, rel=0.1)
    pixels = np.asarray(page).astype(int)
    red, _, blue = pixels[top + height // 2, left + width // 2]
    assert red > blue + 15
    assert min(pixels[top + height // 8, left + width // 8]) > 200


@pytest.mark.parametrize(
    "damage", [Damage.HALF_TURN, Damage.QUARTER_TURN, Damage.TILT, Damage.PERSPECTIVE, Damage.DARK]
)
def test_badly_captured_page_is_read_exactly(damage: Damage) -> None:
    reading = _read(damaged(_page(ROUTINE.name), damage, 7))
    assert reading.mrz is not None
    assert reading.mrz.lines == ROUTINE.lines


def test_zone_is_marked_where_it_is() -> None:
    page = rotated(_page(ROUTINE.name), -90)  # clockwise: text runs from top to bottom
    reading = _read(page)
    assert reading.mrz is not None
    upper_left, upper_right, lower_right, lower_left = reading.mrz.quad
    # The page's last line lies 906 of its 986 pixels down, and now as far from the right edge.
    assert upper_left == pytest.approx((986 - 802, 83), abs=16)
    assert upper_right == pytest.approx((986 - 802, 1327), abs=16)
    assert lower_right == pytest.approx((986 - 904, 1327), abs=16)
    assert lower_left == pytest.approx((986 - 904, 83), abs=16)


def test_wrongly_printed_digit_is_reported_not_repaired() -> None:
    reading = _read(_page(WRONG_DIGIT.name))
    assert [(c.printed, c.expected) for c in reading.failed_digits] == [("7", "8"), ("2", "5")]


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (600, 400), "white"),
        Image.new("RGB", (600, 400), "black"),
        Image.new("RGB", (2, 2), "gray"),
        Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 500, 3), dtype=np.uint8)),
    ],
    ids=["white", "black", "tiny", "noise"],
)
def test_picture_without_a_zone_is_unreadable(picture: Image.Image) -> None:
    assert _read(picture).status is Status.UNREADABLE


def test_front_of_a_card_has_no_zone() -> None:
    both = _page(NAMESAKE.name)
    assert _read(both.crop((0, 0, both.width, both.height // 2))).status is Status.UNREADABLE


def test_passporteye_finds_the_zone_on_its_own() -> None:
    gray = np.asarray(_page(ROUTINE.name).convert("L"))
    middles = [tuple(quad.mean(axis=0)) for quad in passporteye_places(gray)]
    assert any(abs(x - 700) < 40 and abs(y - 853) < 40 for x, y in middles)


def test_missing_tesseract_is_a_known_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem) as caught:
        _read(_page(ROUTINE.name))
    assert caught.value.code is ProblemCode.READER_MISSING


def test_missing_model_is_a_known_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract._model_folder.cache_clear()
    monkeypatch.setattr(tesseract, "files", lambda _name: [])
    with pytest.raises(Problem) as caught:
        _read(_page(ROUTINE.name))
    assert caught.value.code is ProblemCode.READER_MISSING
    assert "mrz.traineddata" in caught.value.detail

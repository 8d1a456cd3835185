"""Bad input is normal: an odd picture is read, or refused with one sentence; it is never wrong."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from app.capture.files import load_image_bytes
from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.portrait_place import portrait_box
from app.documents.reading import MrzFormat
from app.problems import Problem, ProblemCode
from app.specimens.mishaps import hand_over_zone, photographed_screen
from app.specimens.travelers import NAMESAKE
from tests.every_format import SPECIMENS, card_back, card_front, page

_LINES = SPECIMENS[MrzFormat.TD3].lines
_TURNED = {  # EXIF 2.3 clause 4.6.4 A: what to do to an upright picture, for its file to say this
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture(scope="module")
def engine() -> CtcEngine:
    return CtcEngine()


@cache
def _passport(width: int = 1000) -> Image.Image:
    whole = Image.fromarray(page(MrzFormat.TD3))
    height = round(whole.height * width / whole.width)
    return whole.resize((width, height), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, format_: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.copy().save(buffer, format_, **options)  # a picture remembers how it was saved as JPEG
    return buffer.getvalue()


def _cmyk_jpeg() -> bytes:
    return _saved(_passport().convert("CMYK"), "JPEG", quality=90)


def _wide_gray_png() -> bytes:
    gray = np.asarray(_passport().convert("L"), np.uint16) * 257
    return _saved(Image.fromarray(gray), "PNG")


def _wide_color_png() -> bytes:
    wide = np.asarray(_passport(), np.uint16)[..., ::-1] * 257
    return bytes(cv2.imencode(".png", wide)[1])


def _transparent_png() -> bytes:
    """A page cut out, with nothing around it."""
    sheet = Image.new("RGBA", (1200, 900))
    sheet.paste(_passport(), (100, 90))
    return _saved(sheet, "PNG")


def _palette_png() -> bytes:
    return _saved(_passport().quantize(64), "PNG")


def _fax_tiff() -> bytes:
    """Black or white and nothing between, as office scanners save memory."""
    black = _passport(1400).convert("L").point(lambda level: 255 * (level > 110))
    return _saved(black.convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4")


def _dithered_png() -> bytes:
    return _saved(_passport(1400).convert("1"), "PNG")


def _a4_at_600_dpi() -> bytes:
    sheet = Image.new("RGB", (4960, 7016), "#fbfaf7")
    sheet.paste(_passport(2953), (900, 2600))
    return _saved(sheet, "JPEG", quality=85)


def _second_page_tiff() -> bytes:
    """The passport comes after an empty page."""
    empty = Image.new("RGB", (1000, 700), "#f2f2f0")
    return _saved(empty, "TIFF", save_all=True, append_images=[_passport().copy()])


@pytest.mark.parametrize(
    "make",
    [
        _cmyk_jpeg,
        _wide_gray_png,
        _wide_color_png,
        _transparent_png,
        _palette_png,
        _fax_tiff,
        _dithered_png,
        _a4_at_600_dpi,
        _second_page_tiff,
    ],
)
def test_odd_file_is_read(engine: CtcEngine, make: Callable[[], bytes]) -> None:
    text = engine.read(load_image_bytes(make(), "scan").pixels)
    assert text is not None
    assert text.lines == _LINES


@pytest.mark.parametrize("orientation", _TURNED)
def test_photo_is_read_whichever_way_the_camera_was_held(
    engine: CtcEngine, orientation: int
) -> None:
    turn = _TURNED[orientation]
    upright = _passport()
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = _saved(
        upright if turn is None else upright.transpose(turn), "JPEG", exif=exif, quality=90
    )
    pixels = load_image_bytes(content, "photo.jpg").pixels
    assert pixels.shape == (upright.height, upright.width, 3)
    text = engine.read(pixels)
    assert text is not None
    assert text.lines == _LINES
    assert text.quad[0][0] < text.quad[1][0], "the page must stand upright"


def test_front_and_back_on_two_pages_are_one_card(engine: CtcEngine) -> None:
    front, back = card_front(), card_back()
    content = _saved(front, "TIFF", save_all=True, append_images=[back])
    pixels = load_image_bytes(content, "duplex.tif").pixels
    text = engine.read(pixels)
    assert text is not None
    assert text.lines == NAMESAKE.lines
    box = portrait_box(text, pixels)
    assert box is not None
    left, top, width, height = box
    assert left + width < 0.45 * front.width
    assert 0.1 * front.height < top
    assert top + height < front.height


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (
            lambda: _saved(
                _passport(400), "GIF", save_all=True, append_images=[_passport(400)] * 3
            ),
            ProblemCode.NOT_AN_IMAGE,
        ),
        (lambda: _saved(_passport(400), "PDF"), ProblemCode.NOT_AN_IMAGE),
        (lambda: _saved(Image.new("1", (19_000, 19_000)), "PNG"), ProblemCode.IMAGE_TOO_LARGE),
        (
            lambda: _saved(Image.new("1", (12_000, 12_000)), "TIFF", compression="group4"),
            ProblemCode.IMAGE_TOO_LARGE,
        ),
    ],
    ids=["animated GIF", "PDF", "PNG bomb", "TIFF bomb"],
)
def test_what_cannot_be_read_is_refused_with_one_sentence(
    make: Callable[[], bytes], code: ProblemCode
) -> None:
    with pytest.raises(Problem) as caught:
        load_image_bytes(make(), "page")
    assert caught.value.code is code
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 1, "what happened, and the next step"


@pytest.mark.parametrize("format_", SPECIMENS)
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_photo_of_a_screen_is_read_or_refused(
    engine: CtcEngine, format_: MrzFormat, seed: int
) -> None:
    photo = photographed_screen(Image.fromarray(page(format_)), seed)
    text = engine.read(np.asarray(photo))
    assert text is None or text.lines == SPECIMENS[format_].lines


def _is_right_or_refused(engine: CtcEngine, format_: MrzFormat, seed: int) -> bool:
    picture = hand_over_zone(Image.fromarray(page(format_)), seed)
    text = engine.read(np.asarray(picture))
    return text is None or text.lines == SPECIMENS[format_].lines


@pytest.mark.parametrize(
    ("format_", "seed"),
    [
        (MrzFormat.TD1, 30),  # hides the lower half of letters
        pytest.param(MrzFormat.TD1, 57, marks=pytest.mark.long),
        pytest.param(MrzFormat.TD2, 30, marks=pytest.mark.long),
        pytest.param(MrzFormat.MRV_B, 30, marks=pytest.mark.long),
        (MrzFormat.TD3, 11),  # makes a line look shorter than it is
        pytest.param(MrzFormat.MRV_A, 11, marks=pytest.mark.long),
        pytest.param(MrzFormat.MRV_A, 25, marks=pytest.mark.long),
        (MrzFormat.TD3, 155),  # hides the last letter
        (MrzFormat.MRV_A, 174),  # hides the first one
        (MrzFormat.FRENCH, 0),  # hides much
    ],
)
def test_hand_over_the_zone_never_changes_what_is_read(
    engine: CtcEngine, format_: MrzFormat, seed: int
) -> None:
    assert _is_right_or_refused(engine, format_, seed)


@pytest.mark.accuracy
@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("format_", SPECIMENS)
def test_no_hand_makes_a_reading_wrong(engine: CtcEngine, format_: MrzFormat) -> None:
    wrong = [seed for seed in range(400, 430) if not _is_right_or_refused(engine, format_, seed)]
    assert wrong == []


def test_hand_beside_the_zone_does_no_harm(engine: CtcEngine) -> None:
    picture = Image.fromarray(page(MrzFormat.TD3))
    held = hand_over_zone(picture, 0)
    side = held.crop((0, held.height * 3 // 4, held.width, held.height)).rotate(90, expand=True)
    sheet = Image.new("RGB", (held.width + side.width, held.height), "#7d6650")
    sheet.paste(picture.resize(held.size), (0, 0))
    sheet.paste(side.crop((0, 0, side.width, held.height)), (held.width, 0))
    text = engine.read(np.asarray(sheet))
    assert text is not None
    assert text.lines == _LINES

"""The whole reader on drawn pages: read exactly, or refused with a word on what to do."""

import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import Guidance, MrzFormat
from app.problems import Problem, ProblemCode
from app.specimens.damage import Damage, damaged, rotated
from app.specimens.zone_pages import Cover, Scene, ZonePage, picture_without_zone
from app.specimens.zone_texts import FORMATS, invented_zone, with_wrong_digit

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def engine() -> CtcEngine:
    return CtcEngine()


def _page(format_: MrzFormat, seed: int, *, width: int = 900, wrong: bool = False) -> ZonePage:
    rng = Random(seed)
    lines = invented_zone(format_, rng)
    if wrong:
        lines = with_wrong_digit(lines, format_, rng)
    return ZonePage(format_, lines, seed, width)


def _pixels(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB"))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_read_exactly(engine: CtcEngine, format_: MrzFormat) -> None:
    page = _page(format_, 21)
    text = engine.read(_pixels(page.draw()))
    assert text is not None
    assert (text.format, text.lines) == (format_, page.lines)
    assert text.engine == engine.name
    assert [len(row) for row in text.confidence] == [len(line) for line in page.lines]


@pytest.mark.parametrize("degrees", [3, 45, 133, 180, 262, 351])
def test_page_is_read_at_any_angle(engine: CtcEngine, degrees: float) -> None:
    page = _page(MrzFormat.TD3, 22)
    text = engine.read(_pixels(rotated(page.draw(), degrees)))
    assert text is not None
    assert text.lines == page.lines


def test_quad_lies_around_the_text_in_reading_order(engine: CtcEngine) -> None:
    page = _page(MrzFormat.TD3, 23)
    upright = engine.read(_pixels(page.draw()))
    turned = engine.read(_pixels(page.draw().rotate(180)))
    assert upright is not None
    assert turned is not None
    (left, top), (right, _), (_, bottom), _ = upright.quad
    assert left < 120
    assert right > 780
    assert 500 < top < bottom < 634
    assert turned.quad[0][0] > turned.quad[1][0]
    assert turned.quad[0][1] > turned.quad[2][1]


@pytest.mark.parametrize("cover", [Cover.STAMP, Cover.PATTERN, Cover.HOLOGRAM])
def test_print_over_the_zone_is_seen_through(engine: CtcEngine, cover: Cover) -> None:
    page = _page(MrzFormat.TD3, 24)
    covered = ZonePage(page.format, page.lines, page.seed, page.width, cover)
    text = engine.read(_pixels(covered.draw()))
    assert text is not None
    assert text.lines == page.lines


@pytest.mark.parametrize("format_", [MrzFormat.TD1, MrzFormat.TD3, MrzFormat.MRV_B])
def test_wrongly_printed_digit_is_shown(engine: CtcEngine, format_: MrzFormat) -> None:
    page = _page(format_, 25, wrong=True)
    text = engine.read(_pixels(page.draw()))
    assert text is not None
    assert text.lines == page.lines
    assert text.permitted != page.lines
    assert text.gap_millinats > 0


@pytest.mark.parametrize("seed", range(3))
def test_motion_is_read_exactly_or_refused(engine: CtcEngine, seed: int) -> None:
    page = _page(FORMATS[seed % len(FORMATS)], 26 + seed)
    sighting = engine.look(_pixels(damaged(page.draw(), Damage.MOTION, seed)))
    if sighting.text is None:
        assert sighting.guidance in {None, *Guidance}
    else:
        assert sighting.text.lines == page.lines


@pytest.mark.parametrize("scene", list(Scene))
def test_picture_without_zone_gives_nothing(engine: CtcEngine, scene: Scene) -> None:
    assert engine.look(_pixels(picture_without_zone(scene, 31))).text is None


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (40, 40), (700, 20)])
def test_odd_sizes_are_no_zone(engine: CtcEngine, size: tuple[int, int]) -> None:
    assert engine.read(np.full((*size, 3), 255, np.uint8)) is None
    assert engine.read(np.zeros((*size, 3), np.uint8)) is None


def test_noise_is_no_zone(engine: CtcEngine) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (600, 800, 3), np.uint8)
    assert engine.read(noise) is None


def test_same_picture_gives_the_same_answer(engine: CtcEngine) -> None:
    pixels = _pixels(damaged(_page(MrzFormat.TD1, 27).draw(), Damage.DARK, 1))
    first = engine.look(pixels)
    assert first == engine.look(pixels.copy())
    assert first == CtcEngine().look(pixels)


def test_small_print_asks_to_move_closer(engine: CtcEngine) -> None:
    page = _page(MrzFormat.TD3, 28).draw()
    sighting = engine.look(_pixels(page.resize((205, 144), Image.Resampling.BOX)))
    if sighting.text is None:
        assert sighting.guidance in {Guidance.MOVE_CLOSER, None}
    else:
        assert sighting.text.lines == _page(MrzFormat.TD3, 28).lines


def test_missing_nets_are_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        CtcEngine(tmp_path).read(np.full((300, 400, 3), 200, np.uint8))
    assert caught.value.code is ProblemCode.READER_MISSING


def test_reading_needs_neither_torch_nor_tesseract_nor_a_file() -> None:
    program = (
        "import sys, numpy, subprocess, tempfile\n"
        "def refuse(*args, **kwargs): raise AssertionError('another program or a file')\n"
        "subprocess.Popen = tempfile.mkstemp = tempfile.NamedTemporaryFile = refuse\n"
        "from app.documents.mrz_reader.ctc_engine import CtcEngine\n"
        "CtcEngine().read(numpy.full((300, 400, 3), 200, numpy.uint8))\n"
        "names = {'torch', 'pytesseract', 'passporteye', 'skimage', 'onnxruntime'}\n"
        "print(sorted(names & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=_ROOT
    )
    assert done.stdout.strip() == "[]"

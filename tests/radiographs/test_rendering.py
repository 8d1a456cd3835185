"""What is painted: the right colors, nothing sampled twice, previews that say so."""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from app.radiographs.color_maps import ColorMap, colors
from app.radiographs.dual_energy import Separation, separation_of, strip
from app.radiographs.enhancement import enhance
from app.radiographs.presentation import (
    STANDARD,
    DensitySlice,
    EnergyView,
    Enhancement,
    Presentation,
)
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.rendering import Canvas
from app.radiographs.sampling import sample
from app.radiographs.tone import Window
from app.radiographs.viewport import Viewport
from app.radiographs.watch import Watch
from app.specimens.radiograph import Load, draw_radiograph, write_pair, write_tiff
from tests.radiographs.files import put, ramp, tiff


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Radiograph:
    path = tmp_path_factory.mktemp("bag") / "bag.tif"
    write_pair(path, draw_radiograph(5, 420, load=Load.BAG, dual=True))
    return open_radiograph(path)


def _view(radiograph: Radiograph) -> Viewport:
    return Viewport.fitting(radiograph.width, radiograph.height, 320, 240)


def _digest(radiograph: Radiograph, presentation: Presentation) -> str:
    canvas = Canvas(radiograph, _separation(radiograph))
    return sha256(canvas.picture(_view(radiograph), presentation).colored().tobytes()).hexdigest()


def _separation(radiograph: Radiograph) -> Separation:
    found = separation_of(radiograph)
    assert isinstance(found, Separation)
    return found


def test_the_standard_view_is_the_window_curve_in_gray(bag: Radiograph) -> None:
    view = _view(bag)
    picture = Canvas(bag).picture(view, STANDARD)
    grays = STANDARD.tone(bag).shade(sample(bag, view).values).astype(np.uint32)
    assert np.array_equal(picture.colored(), 0xFF000000 + grays * 0x010101)
    assert not picture.preview


def test_maps_and_slices_give_their_colors(tmp_path: Path) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp())))
    view = Viewport.fitting(60, 40, 60, 40).at_scale(1)
    window = Window(0, 65_535)
    canvas = Canvas(radiograph)
    presentation = Presentation(window=window, colors=ColorMap.EMBER)
    pixels = canvas.picture(view, presentation).colored()
    red, green, blue = (int(each) for each in colors(ColorMap.EMBER)[round(ramp()[5, 9] / 257)])
    assert int(pixels[5, 9]) == 0xFF000000 | red << 16 | green << 8 | blue
    sliced = Presentation(window=window, slices=(DensitySlice(20_000, 30_000),))
    marked = canvas.picture(view, sliced).colored()
    plain = canvas.picture(view, Presentation(window=window)).colored()
    inside = (ramp() >= 20_000) & (ramp() <= 30_000)
    assert np.array_equal(marked != plain, inside)


def test_an_eight_bit_copy_is_shown_too(tmp_path: Path) -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    radiograph = open_radiograph(put(tmp_path, tiff(values)))
    view = Viewport.fitting(16, 16, 16, 16).at_scale(1)
    shown = Canvas(radiograph).picture(view, Presentation(window=Window(0, 255))).colored()
    assert (shown & 0xFF).tolist() == values.tolist()


def test_nothing_is_computed_again_for_the_same_question(bag: Radiograph) -> None:
    canvas, view = Canvas(bag), _view(bag)
    assert canvas.picture(view, STANDARD) is canvas.picture(view, STANDARD)


@pytest.mark.parametrize("how", [Enhancement.LOCAL_CONTRAST, Enhancement.SHARPENED])
def test_an_enhancement_is_a_preview_until_the_whole_is_there(
    bag: Radiograph, how: Enhancement
) -> None:
    canvas, view, presentation = Canvas(bag), _view(bag), Presentation(enhancement=how)
    assert canvas.picture(view, presentation).preview
    wanted = canvas.wants(presentation)
    assert wanted == (EnergyView.HIGH, how)
    canvas.take(wanted, enhance(bag, how, Watch()))
    assert canvas.wants(presentation) is None
    assert not canvas.picture(view, presentation).preview
    assert not canvas.picture(view, STANDARD).preview
    canvas.drop()
    assert canvas.picture(view, presentation).preview


def test_stripping_is_a_preview_that_the_whole_confirms(bag: Radiograph) -> None:
    separation = _separation(bag)
    canvas = Canvas(bag, separation)
    view = Viewport.fitting(bag.width, bag.height, bag.width, bag.height)
    presentation = Presentation(energy=EnergyView.WITHOUT_METAL, window=Window(0, 60_000))
    before = canvas.picture(view, presentation)
    wanted = canvas.wants(presentation)
    assert wanted is not None
    canvas.take(wanted, strip(bag, separation, EnergyView.WITHOUT_METAL, Watch()))
    after = canvas.picture(view, presentation)
    assert (before.preview, after.preview) == (True, False)
    assert np.array_equal(before.colored(), after.colored())  # it needs no neighbors


def test_one_energy_shows_no_materials(tmp_path: Path) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp())))
    canvas = Canvas(radiograph)
    view = _view(radiograph)
    for energy in (EnergyView.LOW, EnergyView.MATERIALS, EnergyView.WITHOUT_LIGHT):
        with pytest.raises(ValueError, match="one energy"):
            canvas.picture(view, Presentation(energy=energy))


_GOLDEN = {
    "standard": STANDARD,
    "inverted": Presentation(inverted=True),
    "gamma and logarithm": Presentation(gamma=150, logarithmic=True),
    "ember": Presentation(colors=ColorMap.EMBER),
    "slice": Presentation(slices=(DensitySlice(0, 4_000), DensitySlice(30_000, 40_000))),
    "low": Presentation(energy=EnergyView.LOW),
    "materials": Presentation(energy=EnergyView.MATERIALS),
}


_GOLDEN_DIGESTS = {
    "standard": "a8514cc700472d83",
    "inverted": "f9affb4744bed906",
    "gamma and logarithm": "ccda18da5f5b3600",
    "ember": "bb27bf6dfe4a9ce4",
    "slice": "00362cbda12a9672",
}
"""Of a ramp at its own size: the beginning of the SHA-256 of its pixels, byte by byte."""


def test_the_same_image_is_painted_the_same_every_time(bag: Radiograph) -> None:
    first = {name: _digest(bag, presentation) for name, presentation in _GOLDEN.items()}
    again = {name: _digest(bag, presentation) for name, presentation in _GOLDEN.items()}
    assert first == again
    assert len(set(first.values())) == len(_GOLDEN)


@pytest.mark.parametrize(("name", "digest"), _GOLDEN_DIGESTS.items())
def test_a_golden_picture_stays_as_it_is(tmp_path: Path, name: str, digest: str) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(320, 240))))
    view = Viewport.fitting(320, 240, 320, 240)
    pixels = Canvas(radiograph).picture(view, _GOLDEN[name]).colored()
    assert sha256(pixels.astype("<u4").tobytes()).hexdigest()[:16] == digest


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 65_000), (65_000, 1)])
def test_extreme_shapes_are_painted_in_every_way(tmp_path: Path, width: int, height: int) -> None:
    radiograph = open_radiograph(put(tmp_path, tiff(ramp(width, height))))
    canvas = Canvas(radiograph)
    for scale in (0.0, 0.7, 1.0, 32.0):
        view = Viewport.fitting(width, height, 300, 200).at_scale(scale)
        for how in Enhancement:
            shown = canvas.picture(view, Presentation(enhancement=how)).shape
            assert shown == (min(200, view.shown_height), min(300, view.shown_width))


@pytest.mark.long
def test_ten_thousand_windows_take_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "truck.tif"
    write_tiff(path, draw_radiograph(3, 1_600).pixels)
    radiograph = open_radiograph(path)
    canvas = Canvas(radiograph)
    view = Viewport.fitting(radiograph.width, radiograph.height, 1_600, 1_000).at_scale(1)

    def change(times: int) -> int:
        for step in range(times):
            low = step % 5_000
            canvas.picture(
                view, Presentation(window=Window(low, 40_000 + low), gamma=90 + step % 9)
            )
        resident = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(resident) * 4096

    before = change(500)
    assert change(10_000) - before < 8_000_000

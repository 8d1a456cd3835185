"""Pictures of the specimens: right in size, the same every time, and different for everybody."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.documents.mrz_reader.ctc_engine import CtcEngine
from app.documents.reading import CheckName, MrzFormat, Sex
from app.specimens.card import render_card_back, render_card_front
from app.specimens.damage import Damage, damaged, rotated
from app.specimens.look import Cut, Look, drawn_look
from app.specimens.portrait import draw_portrait
from app.specimens.render import portrait_place, render
from app.specimens.travelers import NAMESAKE, ROUTINE, TRAVELERS
from tests.every_format import SPECIMENS, page


@cache
def _page() -> Image.Image:
    return render(ROUTINE)


def _pixels(image: Image.Image) -> NDArray[np.int16]:
    return np.asarray(image.convert("L")).astype(np.int16)


def test_same_specimen_draws_the_same_picture() -> None:
    assert render(ROUTINE).tobytes() == _page().tobytes()


def test_zone_is_dark_print_on_light_paper() -> None:
    zone = _pixels(_page())[800:905, 80:1330]
    assert np.percentile(zone, 3) < 25
    assert np.percentile(zone, 50) > 220


def test_card_has_two_sides_of_the_size_of_a_td1() -> None:
    front, back = render_card_front(NAMESAKE), render_card_back(NAMESAKE)
    assert front.size == back.size
    assert front.width / front.height == pytest.approx(85.6 / 53.98, rel=0.002)
    both = render(NAMESAKE)
    assert both.height > 2 * front.height


@pytest.mark.parametrize(
    ("format_", "size"),
    [
        (MrzFormat.TD2, (105, 74)),
        (MrzFormat.TD3, (125, 88)),
        (MrzFormat.MRV_A, (120, 80)),
        (MrzFormat.MRV_B, (105, 74)),
        (MrzFormat.FRENCH, (105, 74)),
    ],
)
def test_page_has_the_proportions_of_its_format(format_: MrzFormat, size: tuple[int, int]) -> None:
    drawn = page(format_)
    assert drawn.shape[1] == 1400
    assert drawn.shape[1] / drawn.shape[0] == pytest.approx(size[0] / size[1], rel=0.002)


@pytest.mark.parametrize("format_", SPECIMENS)
def test_holder_is_where_the_format_has_the_portrait(format_: MrzFormat) -> None:
    left, top, width, height = (round(length) for length in portrait_place(format_))
    drawn = Image.fromarray(page(format_)[top : top + height, left : left + width])
    face = draw_portrait(SPECIMENS[format_].look, 70)
    small = _pixels(drawn.resize(face.size, Image.Resampling.BOX))
    assert np.abs(small - _pixels(face))[5:-5, 5:-5].mean() < 4


@pytest.mark.parametrize("format_", SPECIMENS)
def test_specimen_is_read_as_it_is_printed(format_: MrzFormat) -> None:
    text = CtcEngine().read(page(format_))
    assert text is not None
    assert (text.format, text.lines) == (format_, SPECIMENS[format_].lines)


def test_wrong_digit_of_the_french_card_is_printed_where_its_digits_are() -> None:
    right = SPECIMENS[MrzFormat.FRENCH]
    digit = str((int(right.lines[1][12]) + 1) % 10)
    wrong = replace(right, wrong_digits={CheckName.NUMBER_DIGIT: digit})
    assert wrong.lines[1][12] == digit
    assert (wrong.lines[0], wrong.lines[1][13:]) == (right.lines[0], right.lines[1][13:])


def test_digit_that_a_format_does_not_have_cannot_be_wrong() -> None:
    visa = replace(SPECIMENS[MrzFormat.MRV_A], wrong_digits={CheckName.COMPOSITE_DIGIT: "0"})
    with pytest.raises(ValueError, match="composite"):
        _ = visa.lines


def test_every_traveler_has_an_own_face_and_always_the_same() -> None:
    faces = [draw_portrait(specimen.look, 90).tobytes() for specimen in TRAVELERS]
    assert len(set(faces)) == len(TRAVELERS)
    assert draw_portrait(TRAVELERS[0].look, 90).tobytes() == faces[0]


@pytest.mark.parametrize("cut", list(Cut))
def test_every_cut_can_be_drawn(cut: Cut) -> None:
    look = drawn_look(3, Sex.UNSPECIFIED)
    portrait = draw_portrait(Look(3, look.skin, look.hair, cut), 70)
    assert portrait.size == (70, 90)


def test_drawn_looks_repeat_and_vary() -> None:
    looks = {drawn_look(seed, Sex.MALE) for seed in range(40)}
    assert drawn_look(5, Sex.MALE) in looks
    assert len(looks) == 40
    assert len({look.skin for look in looks}) > 3
    assert not any(drawn_look(seed, Sex.FEMALE).beard for seed in range(40))


@pytest.mark.parametrize("damage", list(Damage))
def test_damage_is_the_same_for_the_same_seed_only(damage: Damage) -> None:
    first = damaged(_page(), damage, 1)
    assert damaged(_page(), damage, 1).tobytes() == first.tobytes()
    by_chance = damage not in (
        Damage.QUARTER_TURN,
        Damage.HALF_TURN,
        Damage.DEFOCUS,
        Damage.JPEG,
    )
    assert (damaged(_page(), damage, 2).tobytes() != first.tobytes()) == by_chance


def test_damage_does_what_its_name_says() -> None:
    plain = _page().resize((1200, 845), Image.Resampling.LANCZOS)
    quarter = damaged(_page(), Damage.QUARTER_TURN, 1)
    assert (quarter.width, quarter.height) == (845, 1200)
    assert damaged(_page(), Damage.SMALL, 1).size == (1920, 1080)
    assert _pixels(damaged(_page(), Damage.DARK, 1)).mean() < _pixels(plain).mean() / 2
    assert _pixels(damaged(_page(), Damage.GLARE, 1)).mean() > _pixels(plain).mean()
    blurred = _pixels(damaged(_page(), Damage.DEFOCUS, 1))
    assert np.abs(np.diff(blurred)).mean() < np.abs(np.diff(_pixels(plain))).mean() / 2


def test_rotation_cuts_nothing_off() -> None:
    turned = rotated(_page(), 5)
    assert turned.width > _page().width
    assert turned.height > _page().height
    assert turned.getpixel((1, 1)) == (255, 255, 255)

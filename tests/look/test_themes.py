"""Every theme file: readable, and its severities apart for every kind of color vision."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme.apply import apply_theme
from app.ui.theme.palette import make_palette
from app.ui.theme.stylesheet import fill_stylesheet
from app.ui.theme.tokens import Tokens, load_tokens, theme_files
from tests.look.color import DEFICIENCIES, Triple, ciede2000, contrast, difference

_NAMES = [path.stem for path in theme_files()]
_SURFACES = ("window", "card", "sunken", "hover", "selected")
_TINTS = ("clear_tint", "attention_tint", "refer_tint")
_SEVERITIES = ("clear", "attention", "refer")
_TEXT = 4.5  # WCAG 2.2, 1.4.3
_SHAPE = 3.0  # WCAG 2.2, 1.4.11
_APART = 15.0  # CIEDE2000; material green and red fall to 6.6 for deuteranopes


@pytest.fixture(params=_NAMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return load_tokens(request.param)


def test_light_and_dark_are_there() -> None:
    assert {"light", "dark", "high_contrast"} <= set(_NAMES)


def test_a_theme_is_called_like_its_file(tokens: Tokens) -> None:
    assert tokens.name in _NAMES


@pytest.mark.parametrize("text", ["text", "text_secondary", "text_muted", "accent", *_SEVERITIES])
def test_text_can_be_read_on_every_surface(tokens: Tokens, text: str) -> None:
    colors = tokens.colors()
    low = {
        surface: round(ratio, 2)
        for surface in (*_SURFACES, *_TINTS)
        if (ratio := contrast(colors[text], colors[surface])) < _TEXT
    }
    assert low == {}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_accent", "accent_pressed"),
        ("on_refer", "refer"),
        ("on_refer", "refer_hover"),
        ("on_refer", "refer_pressed"),
        ("on_clear", "clear"),
        ("on_attention", "attention"),
        ("card", "text"),  # tooltips
        ("text_secondary", "photo"),
    ],
)
def test_text_can_be_read_on_what_it_lies_on(tokens: Tokens, text: str, surface: str) -> None:
    assert contrast(tokens.colors()[text], tokens.colors()[surface]) >= _TEXT


@pytest.mark.parametrize("line", ["control", "focus", *_SEVERITIES])
def test_controls_focus_and_marks_can_be_seen(tokens: Tokens, line: str) -> None:
    colors = tokens.colors()
    around = ("window", "card", "sunken", "hover")
    assert min(contrast(colors[line], colors[surface]) for surface in around) >= _SHAPE


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_severities_stay_apart(tokens: Tokens, deficiency: str) -> None:
    colors = tokens.colors()
    pairs = combinations(_SEVERITIES, 2)
    assert min(difference(colors[a], colors[b], deficiency) for a, b in pairs) >= _APART


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_measure_of_difference_is_the_published_one(
    first: Triple, second: Triple, published: float
) -> None:
    assert ciede2000(first, second) == pytest.approx(published, abs=0.0001)


def test_every_group_of_the_palette_is_set(tokens: Tokens) -> None:
    palette = make_palette(tokens)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for each in (group.Active, group.Inactive, group.Disabled):
        for name in role:
            if name not in (role.NoRole, role.NColorRoles):
                assert palette.isBrushSet(each, name), (each, name)
    assert palette.color(group.Disabled, role.Text) == QColor(tokens.text_disabled)
    assert palette.color(group.Active, role.PlaceholderText) == QColor(tokens.text_muted)


def test_the_palette_and_the_stylesheet_really_reach_the_application(
    qapp: QApplication, tokens: Tokens
) -> None:
    apply_theme(qapp, tokens.name)
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.window)
        sheet = fill_stylesheet(tokens)
        assert qapp.styleSheet() == sheet
        assert "$" not in sheet
    finally:
        apply_theme(qapp, "light")

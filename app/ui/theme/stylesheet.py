"""Fills the one stylesheet template from the tokens and the font."""

import re
from string import Template

from app.paths import resources
from app.ui.theme.fonts import MONOSPACED, size_of_text, space
from app.ui.theme.tokens import Tokens

_TEXT_SIZES = {
    "display": 2.07,
    "title": 1.8,
    "step": 1.4,
    "headline": 1.27,
    "lead": 1.07,
    "body": 1.0,
    "small": 0.9,
    "caption": 0.76,
}
_SPACE = re.compile(r"\$\{space_(\d+)(?:_(\d+))?\}")


def fill_stylesheet(tokens: Tokens) -> str:
    """Return the stylesheet of the theme for the application's font.

    In the template, `$name` is a color of the theme, `${size_title}` a size of text, and
    `${space_1_5}` one and a half steps of the rhythm in pixels.

    Raises:
        KeyError: The template asks for something that does not exist.
    """
    path = resources() / "styles" / "workstation.qss"
    values = tokens.colors() | {
        f"size_{name}": size_of_text(ratio) for name, ratio in _TEXT_SIZES.items()
    }
    template = _SPACE.sub(
        lambda found: f"{space(float(f'{found[1]}.{found[2] or 0}'))}px",
        path.read_text(encoding="utf-8"),
    )
    icons = (resources() / "icons").as_posix()
    return Template(template).substitute(
        values, monospaced=MONOSPACED, icons=icons, shade="dark" if tokens.dark else "light"
    )

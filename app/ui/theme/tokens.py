"""Semantic colors, read from a theme file."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from app.paths import resources


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colors of one theme as `#rrggbb`, named by what they are for.

    The theme files in `resources/themes` explain each name.
    """

    name: str
    dark: bool
    window: str
    card: str
    sunken: str
    hover: str
    selected: str
    text: str
    text_secondary: str
    text_muted: str
    text_disabled: str
    hairline: str
    control: str
    control_disabled: str
    focus: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    clear: str
    clear_tint: str
    on_clear: str
    attention: str
    attention_tint: str
    on_attention: str
    refer: str
    refer_tint: str
    refer_hover: str
    refer_pressed: str
    on_refer: str
    photo: str

    def colors(self) -> dict[str, str]:
        """Return every color by its name."""
        return {
            field.name: str(getattr(self, field.name))
            for field in fields(self)
            if field.name not in ("name", "dark")
        }


def theme_files() -> list[Path]:
    """Return the theme files that are shipped."""
    return sorted((resources() / "themes").glob("*.toml"))


def load_tokens(name: str) -> Tokens:
    """Read the theme called `name`.

    Raises:
        FileNotFoundError: There is no such theme.
        TypeError: The file lacks a color, or names one that nobody knows.
    """
    path = resources() / "themes" / f"{name}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Tokens(name=content["name"], dark=content["dark"], **content["colors"])

"""The palette, set by hand for every group.

On some platforms `setColorScheme` changes nothing (offscreen) or disagrees with the palette, so the
colors never depend on it.
"""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Tokens


def make_palette(tokens: Tokens) -> QPalette:
    """Return the palette of the theme, for active, inactive and disabled widgets."""
    role = QPalette.ColorRole
    active = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.card,
        role.AlternateBase: tokens.sunken,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.card,
        role.PlaceholderText: tokens.text_muted,
        role.Text: tokens.text,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_refer,
        role.Light: tokens.card,
        role.Midlight: tokens.hover,
        role.Mid: tokens.hairline,
        role.Dark: tokens.control,
        role.Shadow: tokens.control,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
    }
    disabled = active | {
        role.WindowText: tokens.text_disabled,
        role.Text: tokens.text_disabled,
        role.ButtonText: tokens.text_disabled,
        role.Base: tokens.sunken,
        role.Highlight: tokens.hairline,
        role.HighlightedText: tokens.text_secondary,
        role.Accent: tokens.control,
    }
    palette = QPalette()
    group = QPalette.ColorGroup
    for which, colors in (
        (group.Active, active),
        (group.Inactive, active),
        (group.Disabled, disabled),
    ):
        for name, color in colors.items():
            palette.setColor(which, name, QColor(color))
    return palette

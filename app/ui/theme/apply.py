"""Dresses the application in a theme."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.theme.fonts import base_font
from app.ui.theme.palette import make_palette
from app.ui.theme.stylesheet import fill_stylesheet
from app.ui.theme.tokens import load_tokens


def apply_theme(application: QApplication, name: str, *, text_scale: float = 1.0) -> None:
    """Set font, palette and stylesheet; call again to change the theme while windows are open.

    The fonts must be registered before.

    Args:
        name: `light`, `dark` or `high_contrast`: a file in `resources/themes`.
        text_scale: The officer's wish for larger text; 1.0 is the design's size.
    """
    tokens = load_tokens(name)
    hints = application.styleHints()
    # Only informs the platform (title bars); our colors come from the palette below.
    hints.setColorScheme(Qt.ColorScheme.Dark if tokens.dark else Qt.ColorScheme.Light)
    application.setFont(base_font(text_scale))
    application.setPalette(make_palette(tokens))
    application.setStyleSheet(fill_stylesheet(tokens))


@contextmanager
def undressed() -> Iterator[None]:
    """Build pages in here: they are dressed once at the end, not again with every widget put in.

    What comes of it is the same to the pixel; it takes half the time.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)

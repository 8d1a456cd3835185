"""The typefaces that are shipped, and the rhythm every size follows from."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from app.paths import resources

INTERFACE = "Inter"
MONOSPACED = "Noto Sans Mono"
_FALLBACKS = ("Noto Sans", "Noto Sans Arabic")
_BASE_PIXELS = 15.0
_POINTS_PER_INCH = 72.0


def register_fonts() -> None:
    """Make the shipped typefaces known to Qt, so that every desk looks alike.

    Raises:
        FileNotFoundError: A font file is missing or damaged.
    """
    for path in sorted((resources() / "fonts").glob("*/*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path.name)


def base_font(scale: float = 1.0) -> QFont:
    """Return the font of running text.

    Args:
        scale: The officer's wish for larger text; 1.0 is the design's size.
    """
    font = QFont()
    font.setFamilies([INTERFACE, *_FALLBACKS])
    # Points of the screen's own density: the same size by eye where the platform counts 72 to the
    # inch (macOS) and where it counts 96.
    density = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(_BASE_PIXELS * scale * _POINTS_PER_INCH / density)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def space(steps: float) -> int:
    """Return a distance in device-independent pixels.

    Args:
        steps: In quarters of a line of running text, the step of the spacing rhythm.
    """
    return round(steps * _line(QGuiApplication.font()) / 4)


def size_of_text(ratio: float) -> str:
    """Return the size of text `ratio` times as large as running text, for the stylesheet."""
    return f"{QGuiApplication.font().pointSizeF() * ratio:.2f}pt"


def _line(font: QFont) -> float:
    return round(QFontMetricsF(font).height())

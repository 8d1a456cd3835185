"""Makes the Qt application: style, fonts, colors, language."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app import __version__
from app.courtesy import take_turns_quickly
from app.paths import resources
from app.problems import Problem, ProblemCode
from app.ui.theme.apply import apply_theme
from app.ui.theme.fonts import register_fonts
from app.ui.widgets.icon import Icon, paint_icon

_ICON_PIXELS = 128
_ICON_COLOR = "#0b5fa5"


def make_application(
    arguments: Sequence[str], *, theme: str = "light", text_scale: float = 1.0, language: str = ""
) -> QApplication:
    """Return the application, dressed and speaking the officer's language.

    Args:
        arguments: Of the command line, for Qt.
        theme: `light`, `dark` or `high_contrast`.
        text_scale: The officer's wish for larger text; 1.0 is the design's size.
        language: Such as `es`; empty takes the system's.

    Raises:
        Problem: NO_DISPLAY, where Qt would abort the process.
    """
    _require_display()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    take_turns_quickly()
    application = QApplication(list(arguments))
    application.setApplicationName("gatehouse")
    application.setApplicationDisplayName("Gatehouse")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gatehouse")
    application.setStyle("Fusion")
    register_fonts()
    apply_theme(application, theme, text_scale=text_scale)
    application.setWindowIcon(_icon())
    _speak(application, QLocale(language) if language else QLocale.system())
    return application


def _require_display() -> None:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise Problem(ProblemCode.NO_DISPLAY)


def _speak(application: QApplication, locale: QLocale) -> None:
    """Load our words and Qt's own, and turn the screen around for right-to-left scripts.

    Without our words the whole screen is English: names of months too, and read from left to right.
    """
    words = QTranslator(application)
    if not words.load(locale, "gatehouse", "_", str(_translations())):
        english = locale.language() is QLocale.Language.English
        QLocale.setDefault(locale if english else QLocale(QLocale.Language.English))
        return
    QLocale.setDefault(locale)
    qt_words = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt_words.load(locale, "qtbase", "_", folder):
        application.installTranslator(qt_words)
    application.installTranslator(words)  # last: asked first
    application.setLayoutDirection(locale.textDirection())


def _translations() -> Path:
    installed = resources() / "i18n"
    return installed if installed.is_dir() else resources().parent / "i18n"


def _icon() -> QIcon:
    picture = QPixmap(_ICON_PIXELS, _ICON_PIXELS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, Icon.GATE, QRectF(picture.rect()), QColor(_ICON_COLOR))
    painter.end()
    return QIcon(picture)

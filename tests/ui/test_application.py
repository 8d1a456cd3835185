"""The application: its fonts, its style, and the language it speaks."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui import application
from app.ui.theme.fonts import base_font, space

_CATALOG = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context><name>Mark</name>
<message><source>passed</source><translation>نجح</translation></message>
</context>
</TS>
"""


@pytest.fixture
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def catalogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one Arabic catalog of one word."""
    source = tmp_path / "gatehouse_ar.ts"
    source.write_text(_CATALOG, encoding="utf-8")
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, source], check=True, capture_output=True)
    monkeypatch.setattr(application, "_translations", lambda: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("_english_afterwards", "catalogs")
def test_a_catalog_is_spoken_and_turns_the_screen_around(qapp: QApplication) -> None:
    application._speak(qapp, QLocale("ar_EG"))
    assert QCoreApplication.translate("Mark", "passed") == "نجح"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QLocale().language() is QLocale.Language.Arabic


@pytest.mark.usefixtures("_english_afterwards", "catalogs")
@pytest.mark.parametrize("language", ["he", "de", "en_GB", "C"])
def test_without_a_catalog_everything_is_english(qapp: QApplication, language: str) -> None:
    application._speak(qapp, QLocale(language))
    assert QCoreApplication.translate("Mark", "passed") == "passed"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QLocale().monthName(5) == "May"


def test_the_shipped_typefaces_are_there(qapp: QApplication) -> None:
    families = set(QFontDatabase.families())
    assert {"Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Mono"} <= families
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_larger_text_makes_everything_larger(qapp: QApplication) -> None:
    before = qapp.font()
    small = space(4)
    qapp.setFont(base_font(1.5))
    try:
        assert space(4) > small
    finally:
        qapp.setFont(before)


def test_every_typeface_ships_with_its_license() -> None:
    folders = [each for each in (resources() / "fonts").iterdir() if each.is_dir()]
    licenses = {each.name: [*each.glob("OFL*"), *each.glob("LICENSE*")] for each in folders}
    assert [name for name, found in licenses.items() if not found] == []

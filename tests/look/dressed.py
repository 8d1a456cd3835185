"""The application as officers see it, and invented languages, for every test with a window."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def qapp_cls() -> "Callable[[list[str]], QApplication]":
    """Have pytest-qt make our application: Fusion, our fonts, the light theme, English."""
    from app.ui.application import make_application

    return partial(make_application, language="en")


_PATIENCE_MS = 60_000


@pytest.fixture(scope="session", autouse=True)
def _patient() -> None:
    """Have pytest-qt wait as long as a loaded machine may need; else what is awaited comes at once.

    Its own limits, of one and of five seconds, are met by chance where tests share two cores.
    """
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed, QtBot.waitActive):
        limits = wait.__kwdefaults__
        assert limits is not None
        limits["timeout"] = _PATIENCE_MS


_ALSO_LONG = [pytest.param(name, marks=pytest.mark.long) for name in ("plain", "mirrored")]


@pytest.fixture(params=["lengthened", *_ALSO_LONG])
def language(request: pytest.FixtureRequest, qapp: "QApplication") -> Iterator[str]:
    """Run the test with every text 40 % longer.

    English and Arabic letters fit wherever the longer text does, which `assert_no_clipped_text`
    also turns from right to left: they are tried only with the long tests.
    """
    from PySide6.QtCore import Qt

    from tests.look.pseudo import Lengthened, Mirrored

    name = str(request.param)
    translator = {"lengthened": Lengthened, "mirrored": Mirrored}.get(name, lambda: None)()
    if translator is not None:
        qapp.installTranslator(translator)
    if name == "mirrored":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield name
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if translator is not None:
        qapp.removeTranslator(translator)


@pytest.fixture
def settle(qapp: "QApplication") -> "Callable[[], None]":
    """Return what lets layouts and styles come to rest before a test looks at them."""

    def rounds() -> None:
        for _ in range(3):
            qapp.sendPostedEvents()
            qapp.processEvents()

    return rounds

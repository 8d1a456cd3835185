"""The station opens behind its sign-in page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.running import _Opening
from app.duty.officers import Role
from app.problems import Problem, ProblemCode
from app.settings import Preferences, read_station
from app.ui.problem_texts import problem_words
from app.ui.sign_in.page import SignInPage
from tests.services.conftest import POST, new_home

__all__ = ["new_home"]


@pytest.fixture
def opening(
    qapp: QApplication,  # noqa: ARG001 - windows need it
    new_home: Path,
) -> Iterator[_Opening]:
    """A station about to be opened; no keyring is reached here, so that it stays shut."""
    opening = _Opening(new_home, read_station(new_home), Preferences(), ask=False)
    yield opening
    opening.close()
    opening.entrance.window.deleteLater()
    opening.entrance.deleteLater()


def test_who_signs_in_with_the_first_key_hears_what_keeps_the_station_shut(
    qtbot: QtBot, opening: _Opening
) -> None:
    (page,) = opening.entrance.window.findChildren(SignInPage)
    sign_in = page.sign_in_requested
    QTimer.singleShot(0, lambda: sign_in.emit("4412", "271828", Role.PRIMARY, POST))
    opening.begin()
    qtbot.waitUntil(lambda: opening.entrance.tasks.idle)
    assert isinstance(opening.error, Problem)
    assert opening.error.code is ProblemCode.KEYRING_MISSING
    assert page.error == problem_words(opening.error)

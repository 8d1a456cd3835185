"""A desk for every test of the house."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.look.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID]) -> Iterator[Desk]:
    """An open window at the sign-in page; nobody is signed in."""
    with undressed():
        desk = Desk(clock, new_id)
    desk.window.show()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    yield desk
    desk.close()

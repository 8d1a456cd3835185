"""Every state of the house: named for those who do not see it, whole for those who do."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.ui.accessibility import nameless_controls
from app.ui.theme.apply import undressed
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.look.desk import Desk
from tests.look.states import STATES

_LOW = (1280, 720)


@pytest.fixture
def desk(
    qtbot: QtBot, clock: FixedClock, new_id: Callable[[], UUID], language: str
) -> Iterator[Desk]:
    del qtbot, language  # both must be there before the first widget
    with undressed():
        desk = Desk(clock, new_id)
    desk.window.resize(*_LOW)
    desk.window.show()
    yield desk
    desk.close()


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_and_no_text_is_cut(
    desk: Desk, state: str, settle: Callable[[], None]
) -> None:
    STATES[state](desk)
    settle()
    assert nameless_controls(desk.window) == []
    assert_no_clipped_text(desk.window)
    assert (desk.window.width(), desk.window.height()) == _LOW, "the window had to grow"

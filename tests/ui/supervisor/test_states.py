"""Every state of the supervisor's page: named for those who do not see it, whole for who do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.accessibility import nameless_controls
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.ui.supervisor.states import STATES
from tests.ui.supervisor.world import World

_LOW = (1280, 752)  # the least desk: a window of 1280 x 800 without its top bar


@pytest.fixture
def world(
    qapp: QApplication,
    language: str,
    tmp_path: Path,
    clock: FixedClock,
    new_id: Callable[[], UUID],
) -> Iterator[World]:
    del qapp, language  # both must be there before the first widget
    world = World(tmp_path, clock, new_id)
    world.open(*_LOW)
    yield world
    world.close()


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_and_no_text_is_cut(world: World, state: str) -> None:
    STATES[state](world)
    world.settle()
    assert nameless_controls(world.page) == []
    assert_no_clipped_text(world.page)
    assert (world.page.width(), world.page.height()) == _LOW, "the window had to grow"

"""Every state of the devices' page: named for those who do not see it, whole for those who do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.accessibility import nameless_controls
from tests.fixed import FixedClock
from tests.look.clipping import assert_no_clipped_text
from tests.ui.devices.states import STATES
from tests.ui.devices.world import World

_LOW = (1280, 752)  # the least desk: a window of 1280 x 800 without its top bar


@pytest.fixture
def world(
    qapp: QApplication, language: str, tmp_path: Path, clock: FixedClock, scanner: Path
) -> Iterator[World]:
    del qapp, language, scanner  # all must be there before the first widget
    world = World(tmp_path / "home", clock)
    world.page.resize(*_LOW)
    yield world
    world.close()


@pytest.mark.parametrize("state", [name for name in STATES if "camera" not in name])
def test_every_control_has_a_name_and_no_text_is_cut(world: World, state: str) -> None:
    STATES[state](world)
    world.page.resize(*_LOW)
    world.settle()
    assert nameless_controls(world.page) == []
    assert_no_clipped_text(world.page)
    assert (world.page.width(), world.page.height()) == _LOW, "the window had to grow"

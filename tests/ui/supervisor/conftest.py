"""The supervisor's page for tests, dressed like the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from tests.fixed import FixedClock
from tests.ui.supervisor.world import World


@pytest.fixture
def world(
    qapp: QApplication, tmp_path: Path, clock: FixedClock, new_id: Callable[[], UUID]
) -> Iterator[World]:
    """An open page; nobody has crossed."""
    del qapp
    world = World(tmp_path, clock, new_id)
    world.open()
    yield world
    world.close()

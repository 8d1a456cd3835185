"""The devices' page for tests, with SANE's simulated scanner."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fixed import FixedClock
from tests.ui.devices.world import World


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path, clock: FixedClock, scanner: Path) -> Iterator[World]:
    """The page of a station without devices; nobody works yet."""
    del qapp, scanner
    world = World(tmp_path / "home", clock)
    yield world
    world.close()

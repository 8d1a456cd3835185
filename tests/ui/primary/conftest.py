"""The booth for tests, dressed like the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme.apply import apply_theme
from app.ui.theme.fonts import register_fonts
from tests.fixed import FixedClock
from tests.ui.primary.world import World


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    register_fonts()
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def world(
    _dressed: QApplication, tmp_path: Path, clock: FixedClock, new_id: Callable[[], UUID]
) -> Iterator[World]:
    """An open booth with nobody in front of it."""
    world = World(tmp_path, clock, new_id)
    world.open()
    yield world
    world.close()

"""Draws the devices' page: `python -m tests.ui.devices.render FOLDER [NAME...]`."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt

from app.ui.application import make_application
from app.ui.theme.apply import apply_theme
from tests.fixed import FixedClock
from tests.look.pseudo import Lengthened, Mirrored
from tests.sane import simulate_scanner
from tests.ui.devices.states import STATES
from tests.ui.devices.world import World

_BAR = 48
_SIZES = {"": (1440, 900), "-small": (1280, 800), "-large": (2560, 1440)}


def main(folder: Path, only: list[str]) -> None:
    """Write one picture per state: in each theme, small, large, lengthened, right to left."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application([], language="en")

    def draw(name: str, suffix: str, size: tuple[int, int]) -> None:
        with TemporaryDirectory() as home:
            os.environ["SANE_CONFIG_DIR"] = str(simulate_scanner(Path(home) / "sane"))
            world = World(Path(home), FixedClock())
            world.page.resize(size[0], size[1] - _BAR)
            STATES[name](world)
            world.page.resize(size[0], size[1] - _BAR)
            application.processEvents()
            world.page.grab().save(str(folder / f"{name.replace(' ', '-')}{suffix}.png"))
            world.close()

    for name in only or STATES:
        for theme in ("light", "dark", "high_contrast"):
            apply_theme(application, theme)
            draw(name, f"-{theme}", _SIZES[""])
        apply_theme(application, "light")
        draw(name, "-small", _SIZES["-small"])
        draw(name, "-large", _SIZES["-large"])
        for translator, suffix in ((Lengthened(), "-long"), (Mirrored(), "-rtl")):
            application.installTranslator(translator)
            if suffix == "-rtl":
                application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            draw(name, suffix, _SIZES["-small" if suffix == "-long" else ""])
            application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            application.removeTranslator(translator)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

"""Draws the states of the house for human eyes: `python -m tests.look.render FOLDER [NAME...]`."""

import os
import sys
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt

from app.ui.application import make_application
from app.ui.bug_report import BugReportDialog
from app.ui.theme.apply import apply_theme
from tests.fixed import FixedClock
from tests.look.desk import Desk
from tests.look.pseudo import Lengthened, Mirrored
from tests.look.states import STATES

_SIZES = {"": (1440, 900), "-small": (1280, 720), "-large": (1920, 1080)}


def main(folder: Path, only: list[str]) -> None:
    """Write one picture per state: light, dark, small, lengthened, right to left."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application([], language="en")

    def draw(name: str, suffix: str, size: tuple[int, int]) -> None:
        desk = Desk(FixedClock(), uuid4)
        desk.window.resize(*size)
        desk.window.show()
        desk.window.activateWindow()
        STATES[name](desk)
        application.processEvents()
        dialogs = desk.window.findChildren(BugReportDialog)
        shown = dialogs[0] if dialogs else desk.window
        shown.grab().save(str(folder / f"{name}{suffix}.png"))
        for dialog in dialogs:
            dialog.close()
        desk.close()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    for name in only or STATES:
        for theme in ("light", "dark"):
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

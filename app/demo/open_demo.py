"""Opens the demonstration on the screen: a booth and a second desk, side by side, and their hub."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile

from PySide6.QtWidgets import QApplication

from app.bootstrap.window import Desk
from app.demo.coded_pictures import draw_codes
from app.demo.port import BOOTH_OFFICER, DESK_OFFICER, PIN, DemoPort, DemoStation
from app.demo.specimens import draw_travelers
from app.hub.server import RunningHub
from app.logs import station_log
from app.ui.application import make_application
from app.ui.bugs import BugCatcher

_NOTICE = "Demonstration: invented data, throwaway keys. Sign in with badge {badge} and PIN {pin}."
_STEP = 48


def open_demo(theme: str) -> int:
    """Open both windows and work until the last one is closed; nothing of it is kept.

    Args:
        theme: `light` or `dark`.
    """
    application = make_application(sys.argv[:1], theme=theme)
    with ExitStack() as running:
        folder = running.enter_context(
            tempfile.TemporaryDirectory(prefix="gatehouse-demo-", ignore_cleanup_errors=True)
        )
        port = DemoPort(Path(folder) / "port")
        sys.stdout.write("Preparing a throwaway port with invented travelers …\n")
        sys.stdout.flush()
        port.make()
        running.enter_context(station_log(port.folder))
        bugs = running.enter_context(BugCatcher().installed())
        hub = running.enter_context(RunningHub(port.open_hub()))
        scans = draw_travelers(port.folder / "specimens") | draw_codes(port.folder / "specimens")
        for name, scan in reversed(scans.items()):  # the list shows the newest first
            for station in (port.booth, port.desk):
                copyfile(scan, station.inbox / f"{name}.png")
        desk = _open(port.desk, hub.url, DESK_OFFICER.badge, running)
        booth = _open(port.booth, hub.url, BOOTH_OFFICER.badge, running)
        booth.window.move(desk.window.pos().x() + _STEP, desk.window.pos().y() + _STEP)
        booth.window.activateWindow()
        bugs.caught.connect(booth.window.show_bug)
        return application.exec()


def _open(station: DemoStation, hub_url: str, badge: str, running: ExitStack) -> Desk:
    workstation = station.open(hub_url)
    running.callback(workstation.close)
    desk = Desk(workstation, station.preferences)
    running.callback(desk.close)
    desk.window.setWindowTitle(f"Gatehouse · {station.preferences.lane}")
    desk.window.show_demonstration(_NOTICE.format(badge=badge, pin=PIN))
    desk.show()
    QApplication.processEvents()
    return desk

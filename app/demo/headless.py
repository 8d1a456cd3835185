"""Plays the scripted shift without a display and has a second process prove what it left behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree

from app.bootstrap.window import Desk
from app.demo.booth_shift import BoothShift
from app.demo.desk_shift import DeskShift
from app.demo.driver import Officer, Pictures, StepFailedError
from app.demo.port import DemoPort, DemoStation
from app.demo.specimens import draw_travelers
from app.demo.story import StoryBook
from app.hub.server import RunningHub
from app.logs import station_log
from app.services.ports import Records
from app.specimens.specimen import Specimen
from app.ui.application import make_application

_NOTICE = "Scripted shift: invented data, throwaway keys. Nothing here is real or protected.\n"


def play_headless(folder: Path, theme: str, hub_url: str = "") -> int:
    """Play the shift into `folder`, then have every step checked; return 0 when all is well.

    A shift that was killed is taken up where it stopped; one that was finished is played anew.

    Args:
        folder: Gets numbered pictures, `shift.json`, and the throwaway port itself.
        theme: `light` or `dark`.
        hub_url: A hub that runs elsewhere, for a port that is made and enrolled there already;
            whoever runs it also checks what it holds. Without it a hub runs here.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = folder.resolve()  # settings name full paths only
    folder.mkdir(parents=True, exist_ok=True)
    book = StoryBook.open(folder / "shift.json")
    if book.story.finished:
        _clear(folder)
        book = StoryBook.open(folder / "shift.json")
    sys.stdout.write(_NOTICE)
    sys.stdout.flush()
    application = make_application(sys.argv[:1], theme=theme)
    try:
        _play(DemoPort(folder / "port"), book, Pictures(folder), hub_url)
    except StepFailedError as failure:
        sys.stderr.write(f"gatehouse: the shift stopped: {failure}\n")
        return 1
    application.quit()
    sys.stdout.write(f"{len(book.story.steps)} steps played; pictures in {folder}\n")
    sys.stdout.flush()
    if hub_url:
        return 0
    return subprocess.run(
        [sys.executable, "-m", "app", "demo", "--check", str(folder)], check=False
    ).returncode


def _play(port: DemoPort, book: StoryBook, pictures: Pictures, hub_url: str) -> None:
    if not port.made:
        if port.folder.exists():  # killed while it was made: nothing was recorded in it yet
            rmtree(port.folder)
        port.make()
    scans = draw_travelers(port.folder / "specimens")
    own_hub = None if hub_url else RunningHub(port.open_hub())
    with ExitStack() as running:
        running.enter_context(station_log(port.folder))
        if own_hub is not None:
            own_hub.start()
            running.callback(own_hub.stop)
            hub_url = own_hub.url
        booth, booth_records = running.enter_context(_seat(port.booth, hub_url))
        desk, desk_records = running.enter_context(_seat(port.desk, hub_url))
        primary = BoothShift(
            Officer(booth.window, lambda: booth.idle, pictures),
            booth.primary_page,
            port.booth.inbox,
            scans,
            book,
            lambda specimen: _is_decided(booth_records, specimen),
        )
        secondary = DeskShift(
            Officer(desk.window, lambda: desk.idle, pictures),
            desk.secondary_page,
            port.desk.inbox,
            scans,
            book,
            desk_records,
        )
        primary.sign_in()
        primary.routine()
        primary.expired()
        if own_hub is not None:
            own_hub.stop()  # the network goes away in the middle of the shift
        primary.wrong_digit()
        primary.listed()
        if own_hub is not None:
            own_hub.start()
        primary.namesake()
        primary.hand_over()
        secondary.sign_in()
        secondary.work()
        primary.sees_result()
        primary.officer.wait(lambda: booth.all_sent and desk.all_sent, "everything at the hub")
    book.finish()


@contextmanager
def _seat(station: DemoStation, hub_url: str) -> Iterator[tuple[Desk, Records]]:
    """Open a station and its window."""
    with ExitStack() as running:
        workstation = station.open(hub_url)
        running.callback(workstation.close)
        desk = Desk(workstation, station.preferences)
        running.callback(desk.close)
        desk.window.show_demonstration(_NOTICE.strip())
        desk.show()
        yield desk, workstation.records


def _is_decided(records: Records, specimen: Specimen) -> bool:
    document = specimen.document
    return bool(records.history(document.issuing_state, document.document_number).crossings)


def _clear(folder: Path) -> None:
    """Remove what an earlier shift left, and nothing else that may lie in the folder."""
    rmtree(folder / "port", ignore_errors=True)
    (folder / "shift.json").unlink(missing_ok=True)
    for picture in folder.glob("[0-9][0-9]*-*.png"):
        picture.unlink()

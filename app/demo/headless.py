"""Plays the scripted shift without a display and has a second process prove what it left behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree

from app.bootstrap.window import Desk
from app.demo.announced_flight import AnnouncedFlight
from app.demo.booth_hand import BoothHand
from app.demo.booth_shift import BoothShift
from app.demo.cash_case import CashCase
from app.demo.coded_documents import CodedDocuments
from app.demo.coded_pictures import draw_codes
from app.demo.desk_hand import DeskHand
from app.demo.desk_shift import DeskShift
from app.demo.driver import Officer, Pictures, StepFailedError
from app.demo.other_posts import OtherPosts
from app.demo.port import BOOTH_OFFICER, DemoPort, DemoStation
from app.demo.specimens import (
    NO_DOCUMENT,
    PHOTO,
    draw_radiograph_scan,
    draw_travelers,
)
from app.demo.station_log import StationLog
from app.demo.story import StoryBook
from app.demo.supervisor_shift import SupervisorShift
from app.demo.vehicle import Vehicle
from app.duty.officers import Mode
from app.hub.server import RunningHub
from app.logs import station_log
from app.specimens.travelers import LISTED
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
    scans = draw_travelers(port.folder / "specimens") | draw_codes(port.folder / "specimens")
    own_hub = None if hub_url else RunningHub(port.open_hub())
    with ExitStack() as running:
        running.enter_context(station_log(port.folder))
        if own_hub is not None:
            own_hub.start()
            running.callback(own_hub.stop)
            hub_url = own_hub.url
        booth = running.enter_context(_seat(port.booth, hub_url))
        desk = running.enter_context(_seat(port.desk, hub_url))
        hand = BoothHand(
            Officer(booth.window, lambda: booth.idle, pictures),
            booth.pages.primary,
            port.booth.inbox,
            scans,
            book,
            StationLog(booth.station.store),
        )
        primary, vehicle = BoothShift(hand), Vehicle(hand)
        elsewhere = OtherPosts(hand, scans[NO_DOCUMENT])
        desk_hand = DeskHand(
            Officer(desk.window, lambda: desk.idle, pictures),
            desk.pages.secondary,
            port.desk.inbox,
            scans,
            book,
            desk.station.records,
            StationLog(desk.station.store),
        )
        secondary = DeskShift(desk_hand)
        cash = CashCase(
            desk_hand,
            desk.pages.radiograph,
            draw_radiograph_scan(port.folder / "specimens"),
            scans[PHOTO],
        )
        hand.sign_in(BOOTH_OFFICER, Mode.LAND)
        primary.routine()
        primary.expired()
        if own_hub is not None:
            own_hub.stop()  # the network goes away in the middle of the shift
        primary.wrong_digit()
        primary.listed()
        vehicle.wait_in_line()
        primary.namesake()
        if own_hub is not None:
            own_hub.start()
        vehicle.come_up()
        primary.lost()
        primary.trusted()
        primary.overstay()
        primary.hand_over()
        elsewhere.on_foot()
        AnnouncedFlight(hand, booth.pages.arrivals, port.folder / "specimens").meet()
        elsewhere.by_air()
        CodedDocuments(hand).by_air()
        elsewhere.by_rail()
        elsewhere.by_sea()
        elsewhere.outbound()
        desk_hand.sign_in(LISTED)
        secondary.work()
        cash.work()
        primary.sees_result()
        SupervisorShift(
            desk_hand.officer,
            desk.pages.supervisor,
            book,
            desk_hand.log,
            hand,
        ).work()
        hand.officer.wait(lambda: booth.all_sent and desk.all_sent, "everything at the hub")
    book.finish()


@contextmanager
def _seat(station: DemoStation, hub_url: str) -> Iterator[Desk]:
    """Open a station and its window."""
    with ExitStack() as running:
        workstation = station.open(hub_url)
        running.callback(workstation.close)
        desk = Desk(workstation, station.preferences)
        running.callback(desk.close)
        desk.window.show_demonstration(_NOTICE.strip())
        desk.show()
        yield desk


def _clear(folder: Path) -> None:
    """Remove what an earlier shift left, and nothing else that may lie in the folder."""
    rmtree(folder / "port", ignore_errors=True)
    (folder / "shift.json").unlink(missing_ok=True)
    for picture in folder.glob("[0-9][0-9]*-*.png"):
        picture.unlink()

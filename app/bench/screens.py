"""How long a key press takes to its painted answer, while the desk is busy with everything else."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.bench.figures import Figure, figure, median, percentile
from app.bootstrap.window import Desk
from app.bootstrap.workstation import Workstation, document_reader
from app.capture.files import load_image
from app.courtesy import work_in_background
from app.demo.driver import Officer, Pictures
from app.demo.eye import Eye, rest
from app.demo.port import BOOTH_OFFICER, PIN, PORT, DemoPort
from app.duty.officers import Direction, Mode, Post, Role
from app.packs.installed import InstalledLists
from app.specimens.render import render
from app.specimens.travelers import LISTED
from app.ui.application import make_application
from app.ui.primary.actions import View
from app.ui.shortcuts import Key

_PAINTED_MS = 50.0
_PACE_MS = 60

# From a card, each ends where it began. A key that is not in the key map is typed.
_PRESSES: tuple[Key | str, ...] = (
    *(Key.EVIDENCE_1, Key.BACK, Key.PEOPLE, Key.BACK, Key.ADD, Key.EVIDENCE_1, Key.BACK),
    *(Key.ADD, Key.EVIDENCE_2, *"7KX204", Key.BACK, Key.HELP, Key.HELP),
    *(Key.HOLD_BACK, "3", "3", Key.BACK, Key.HOLD_BACK, Key.BACK),
)

_MORE = 4  # the hundredth part of few presses is a single one


def measure(runs: int) -> Iterator[Figure]:
    """Press the booth's keys over and over, quietly first and then under load.

    The load: pages are read, asked about and recorded without end, everything recorded is sent to a
    hub in another process, and reference packs are opened again and again.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder, ExitStack() as running:
        port = DemoPort(Path(folder) / "port")
        port.make()
        page = Path(folder) / "page.png"
        render(LISTED).save(page)
        station = port.booth.open(running.enter_context(_hub(port.folder)))
        running.callback(station.close)
        desk = Desk(station, port.booth.preferences)
        running.callback(desk.close)
        officer = Officer(desk.window, lambda: desk.idle, Pictures(Path(folder)))
        _to_the_card(desk, officer, page)
        eye = Eye(desk.window)
        _press_all(eye, 1)  # fonts and forms are made with the first use
        quiet = _press_all(eye, runs * _MORE)
        with _load(station, page) as done:
            busy = _press_all(eye, runs * _MORE)
    application.quit()
    yield figure("screens.quiet.median", median(quiet), "ms")
    yield figure("screens.quiet.p99", percentile(quiet, 0.99), "ms")
    yield figure("screens.busy.median", median(busy), "ms")
    yield figure("screens.busy.p99", percentile(busy, 0.99), "ms", target=_PAINTED_MS)
    yield figure("screens.presses", len(busy), "keys")
    yield figure("screens.busy.scans", done.count("scan"), "scans")
    yield figure("screens.busy.packs", done.count("open_packs"), "packs")


def _press_all(eye: Eye, runs: int) -> list[float]:
    answers = []
    for press in _PRESSES * runs:
        answers.append(eye.answer_ms(press))
        rest(_PACE_MS)  # nobody types faster, and the load must get on
    return answers


def _to_the_card(desk: Desk, officer: Officer, page: Path) -> None:
    desk.show()
    officer.write(BOOTH_OFFICER.badge)
    officer.next_field()
    officer.write(PIN)
    officer.press(Key.CONFIRM)
    officer.wait(lambda: officer.can(Key.READ), "booth open")
    desk.pages.primary.dropped.emit(page)
    officer.wait(lambda: desk.pages.primary.view is View.CARD, "card")
    officer.settle()


@contextmanager
def _hub(folder: Path) -> Iterator[str]:
    """Serve the port's hub in another process; give its address."""
    command = [sys.executable, "-m", "app.bench.demo_hub", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


@contextmanager
def _load(station: Workstation, page: Path) -> Iterator[list[str]]:
    """Scan, and open packs, on other threads until the block ends; the station sends meanwhile."""
    reader, frame = document_reader(station.clock), load_image(page)
    post = Post(PORT, "Lane 4", Mode.LAND, Direction.INBOUND)
    duty = station.sign_in.sign_in(BOOTH_OFFICER.badge, PIN, Role.PRIMARY, post)

    def scan() -> None:
        reading = reader.read(frame)
        alone = station.primary.begin()
        station.primary.screen(duty, alone, None, reading, read_ns=station.clock.monotonic_ns())

    def open_packs() -> None:
        InstalledLists(station.home, station.keys.derive("packs")).open()

    over = threading.Event()
    done: list[str] = []

    def until_over(work: Callable[[], None]) -> None:
        work_in_background()  # as every thread of the station
        while not over.is_set():
            work()
            done.append(work.__name__)

    threads = [threading.Thread(target=until_over, args=(each,)) for each in (scan, open_packs)]
    for thread in threads:
        thread.start()
    while "scan" not in done:  # engines load with the first document, once a day
        rest(_PACE_MS)
    try:
        yield done
    finally:
        over.set()
        for thread in threads:
            thread.join()

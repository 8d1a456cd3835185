"""From the scan to the card: where the time goes, on the real window and the real store."""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

from app.bench.figures import Figure, figure, median, percentile
from app.bootstrap.window import Desk
from app.bootstrap.workstation import Workstation, document_reader
from app.capture.files import load_image
from app.capture.page_photo import page_photo
from app.demo.driver import Officer, Pictures
from app.demo.eye import answer_ms
from app.demo.port import BOOTH_OFFICER, PIN, PORT, DemoPort
from app.duty.officers import Direction, Mode, Post, Role
from app.specimens.render import render
from app.specimens.travelers import TRAVELERS
from app.ui.application import make_application
from app.ui.primary.actions import View
from app.ui.shortcuts import Key

_NO_HUB = "http://127.0.0.1:9"  # the discard port: a booth must be as fast without its hub
_CARD_MS = 300.0

_Times = defaultdict[str, list[float]]


def measure(runs: int) -> Iterator[Figure]:
    """Read the five travelers of the demo `runs` times each, after one round to warm up."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(sys.argv[:1])
    times: _Times = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder, ExitStack() as running:
        port = DemoPort(Path(folder) / "port")
        port.make()
        pages = _draw(Path(folder))
        station = port.booth.open(_NO_HUB)
        running.callback(station.close)
        desk = Desk(station, port.booth.preferences)
        running.callback(desk.close)
        officer = Officer(desk.window, lambda: desk.idle, Pictures(Path(folder)))
        _sign_in(desk, officer)
        for page in pages:
            _through_the_window(page, desk, officer, defaultdict(list))
        for page in pages * runs:
            _step_by_step(page, station, times)
            _through_the_window(page, desk, officer, times)
    application.quit()
    for phase, spent in times.items():
        target = _CARD_MS if phase == "to_card" else None
        yield figure(f"scan.{phase}.median", median(spent), "ms")
        yield figure(f"scan.{phase}.p95", percentile(spent, 0.95), "ms", target=target)


def _step_by_step(page: Path, station: Workstation, times: _Times) -> None:
    """Take each step of the way by itself, as the booth's service does."""
    reader = document_reader(station.clock)
    duty = station.sign_in.sign_in(
        BOOTH_OFFICER.badge, PIN, Role.PRIMARY, Post(PORT, "Lane 4", Mode.LAND, Direction.INBOUND)
    )
    with _timed(times["load"]):
        frame = load_image(page)
    with _timed(times["read"]):
        reading = reader.read(frame)
    with _timed(times["page_photo"]):
        page_photo(frame)
    with _timed(times["screen_and_record"]):
        alone = station.primary.begin()
        station.primary.screen(duty, alone, frame, reading, read_ns=station.clock.monotonic_ns())


def _through_the_window(page: Path, desk: Desk, officer: Officer, times: _Times) -> None:
    """Drop an image on the booth's page and wait for the painted card; then decide."""
    primary = desk.pages.primary
    spent = answer_ms(lambda: primary.dropped.emit(page), primary.card.painted)
    times["to_card"].append(spent)
    officer.settle()
    _decide(desk, officer)


def _decide(desk: Desk, officer: Officer) -> None:
    """Take whichever way the card leaves open, so that the next traveler can come."""
    if not officer.can(Key.HOLD_BACK):
        officer.press_when_offered(Key.ADD)
        officer.press_when_offered(Key.CLOSE_FORM)
    if officer.can(Key.LET_GO):
        officer.press(Key.LET_GO)
    else:
        officer.press_when_offered(Key.HOLD_BACK)
        officer.wait(lambda: desk.pages.primary.view is View.REFERRAL, "referral form")
        officer.press_when_offered(Key.HOLD_BACK)
    officer.wait(lambda: desk.pages.primary.view is View.EMPTY, "decided")
    officer.settle()


def _sign_in(desk: Desk, officer: Officer) -> None:
    desk.show()
    officer.write(BOOTH_OFFICER.badge)
    officer.next_field()
    officer.write(PIN)
    officer.press(Key.CONFIRM)
    officer.wait(lambda: officer.can(Key.READ), "booth open")


def _draw(folder: Path) -> list[Path]:
    pages = []
    for specimen in TRAVELERS:
        pages.append(folder / f"{specimen.name}.png")
        render(specimen).save(pages[-1])
    return pages


@contextmanager
def _timed(spent: list[float]) -> Iterator[None]:
    """Add the milliseconds of the block."""
    begun = perf_counter()
    yield
    spent.append((perf_counter() - begun) * 1000)

"""A reader on a serial port and a page scanner, at the real window of a real station."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.encounters.events import DocumentRead
from app.problems import ProblemCode
from app.settings import read_station, write_station
from app.specimens.travelers import NAMESAKE, ROUTINE
from app.ui.primary.actions import View
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from tests.cable import Cable
from tests.journeys.seats import Seat
from tests.sane import DEVICE


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "ttyUSB0")
    yield cable
    cable.unplug()


@pytest.fixture
def home(home: Path, cable: Cable, scanner: Path) -> Path:
    """The station has both."""
    del scanner
    settings = replace(read_station(home), serial_port=str(cable.link), scanner=DEVICE)
    write_station(home, settings)
    return home


def _send(cable: Cable, lines: tuple[str, ...]) -> None:
    cable.send(b"\x02" + "\r\n".join(lines).encode() + b"\x03")


def _open_page(seat: Seat) -> str:
    page = seat.desk.window.workspace.current
    return page.key if page else ""


def test_what_the_reader_sends_counts_at_the_booth_alone(booth: Seat, cable: Cable) -> None:
    officer = booth.officer
    _send(cable, ROUTINE.lines)
    officer.wait(lambda: booth.page.view is View.CARD, "the card")
    booth.look()
    officer.press(Key.LET_GO)
    officer.wait(lambda: officer.sees("Recorded"), "recorded")
    read = booth.kinds().count(DocumentRead.TYPE)
    officer.press(Key.PAGE_3)
    assert _open_page(booth) == "devices"
    heard: list[object] = []
    booth.desk.pages._devices._feed.arrived.connect(heard.append)
    _send(cable, NAMESAKE.lines)
    officer.wait(lambda: len(heard) == 1, "the text that nobody wants here")
    officer.press(Key.PAGE_1)
    cable.unplug()
    banner = booth.desk.window.workspace.banner
    officer.wait(
        lambda: banner.words == problem_words(ProblemCode.READER_UNPLUGGED), "the unplugged reader"
    )
    assert booth.kinds().count(DocumentRead.TYPE) == read
    officer.press(Key.READ)
    officer.wait(lambda: booth.kinds().count(DocumentRead.TYPE) > read, "the scanned page")
    assert booth.page.view is not View.SCANNER

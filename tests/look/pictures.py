"""Makes the pictures of the help anew, light and dark, and their index.

First play the shift twice: `gatehouse demo --headless LIGHT`, and `--theme dark` into DARK. Then
`python -m tests.look.pictures LIGHT DARK [NAME...]`; names are those of the gallery.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.capture.frame_quality import look_at
from app.documents.live_reading import Cue
from app.documents.live_session import LiveView
from app.documents.reading import CheckName, DocumentReading
from app.duty.officers import Duty, Role
from app.problems import Problem, ProblemCode
from app.services.link_status import LinkState, LinkStatus
from app.specimens.look import drawn_look
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.travelers import ROUTINE
from app.ui import help_pages
from app.ui.application import make_application
from app.ui.help_pages import PageHelp
from app.ui.main_window import MainWindow
from app.ui.primary.actions import View
from app.ui.shortcuts import Key
from app.ui.sign_in.lock_page import LockPage
from app.ui.sign_in.page import SignInPage
from app.ui.theme.apply import apply_theme
from app.ui.workspace import Page
from tests.desk_videos import lying, passport
from tests.fixed import FixedClock
from tests.look import states as house
from tests.look.desk import Desk
from tests.look.gallery import HELP, SUFFIXES, Picture, index, pictures
from tests.look.lines import alarm_line
from tests.sane import simulate_scanner
from tests.ui.devices import states as devices
from tests.ui.devices import world as devices_world
from tests.ui.devices.world import World as Devices
from tests.ui.primary import people_states
from tests.ui.primary import states as booth
from tests.ui.primary.fakes import document, reading_of
from tests.ui.primary.world import World as Booth
from tests.ui.radiograph import states as viewer
from tests.ui.radiograph.world import World as Viewer
from tests.ui.supervisor import states as supervisor
from tests.ui.supervisor.world import World as Supervisor

_SIZE = (1440, 900)
_COLORS, _EXACT, _OFTEN = 80, 20, 50
_ZONE = ((40, 565), (960, 565), (960, 690), (40, 690))
"""Where the zone lies on a drawn page of 1000 x 700 pixels."""


def main(light: Path, dark: Path, only: list[str]) -> None:
    """Write the pictures; without names the index too."""
    application = make_application([], language="en")
    for theme, shift, suffix in zip(("light", "dark"), (light, dark), SUFFIXES, strict=True):
        apply_theme(application, theme)
        for picture in pictures():
            if not only or picture.name in only:
                whole = _of_shift(shift, picture) or _of_state(picture)
                _save(whole, HELP / f"{picture.name}{suffix}.png")
    if not only:
        (HELP / "README.md").write_text(index(), encoding="utf-8")


def _of_shift(folder: Path, picture: Picture) -> Image.Image | None:
    kind, _, name = picture.source.partition(" ")
    if kind != "shift":
        return None
    numbered = re.compile(r"\d+-" + re.escape(name) + r"\.png")
    found = [path for path in folder.glob("*.png") if numbered.fullmatch(path.name)]
    if not found:
        raise SystemExit(f"the shift has no picture {name}")
    return Image.open(min(found, key=lambda path: int(path.name.partition("-")[0])))


def _of_state(picture: Picture) -> Image.Image:
    room, _, state = picture.source.partition(" ")
    with TemporaryDirectory() as folder:
        scans = Path(folder) / "scans"
        scans.mkdir()
        shown = _ROOMS[room](scans, state)
        whole = Path(folder) / "whole.png"
        shown.save(str(whole))
        with Image.open(whole) as image:
            image.load()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return image


def _save(image: Image.Image, place: Path) -> None:
    """Save it with few colors; those that fill its areas stay exactly as the theme has them."""
    packed = np.asarray(image.convert("RGB"), np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    colors, where, counts = np.unique(packed, return_inverse=True, return_counts=True)
    seen = np.stack([colors >> 16, colors >> 8 & 255, colors & 255], axis=1).astype(np.int32)
    order = np.argsort(-counts)
    exact, others = order[:_EXACT], order[_EXACT:]
    few = [*seen[exact].tolist(), *_chosen(seen[others], counts[others])]
    far = np.stack([((seen - color) ** 2).sum(axis=1) for color in few])
    nearest = far.argmin(axis=0).astype(np.uint8)
    drawn = Image.fromarray(nearest[where].reshape(packed.shape), "P")
    drawn.putpalette([channel for color in few for channel in color])
    drawn.save(place, optimize=True)


def _chosen(colors: NDArray[np.int32], counts: NDArray[np.intp]) -> list[list[int]]:
    """Choose a few colors for pictures in the picture; what is there often counts a little more."""
    pixels = np.repeat(colors, np.minimum(counts, _OFTEN), axis=0).astype(np.uint8)
    if not len(pixels):
        return []
    few = Image.fromarray(pixels.reshape(1, -1, 3)).quantize(
        _COLORS - _EXACT, method=Image.Quantize.MAXCOVERAGE
    )
    palette = np.reshape(few.getpalette() or [], (-1, 3))
    return [[int(channel) for channel in color] for color in palette[: _COLORS - _EXACT]]


# --- states ---------------------------------------------------------------------------------------


def _house(_folder: Path, state: str) -> QPixmap:
    desk = Desk(FixedClock(), uuid4)
    desk.window.resize(*_SIZE)
    desk.window.show()
    desk.window.activateWindow()
    house.STATES[state](desk)
    QApplication.processEvents()
    shown = desk.window.grab()
    desk.close()
    return shown


class _DrawnBooth(Booth):
    """A booth whose scanner delivers a drawn page of whoever is read."""

    def image(self, name: str, answer: DocumentReading) -> Path:
        """Draw the page in place of the blank one."""
        path = super().image(name, answer)
        shown, mrz = answer.document, answer.mrz
        if shown is not None and mrz is not None:
            look = drawn_look(len(shown.surname), shown.sex)
            sound = Specimen("drawn", shown, mrz.format, look, ROUTINE.issued_on)
            wrong = {CheckName.NUMBER_DIGIT: mrz.lines[1][9]} if sound.lines != mrz.lines else {}
            with Image.open(path) as blank:
                size = blank.size
            drawn = render(replace(sound, wrong_digits=wrong))
            drawn.resize(size, Image.Resampling.LANCZOS).save(path)
            self.reader.answers[name] = replace(answer, mrz=replace(mrz, quad=_ZONE))
        return path


def _booth(folder: Path, state: str) -> QPixmap:
    world = _DrawnBooth(folder, FixedClock(), uuid4)
    with _in_window(world.page, world.duty, "Primary", help_pages.PRIMARY) as window:
        world.open(*_SIZE)
        _BOOTH.get(state, _nothing)(world, window)
        for states in (booth.STATES, people_states.PEOPLE_STATES):
            if state in states:
                states[state](world)
        world.settle()
        shown = window.grab()
    world.close()
    return shown


def _supervisor(folder: Path, state: str) -> QPixmap:
    world = Supervisor(folder, FixedClock(), uuid4)
    with _in_window(world.page, world.duty, "Shift", help_pages.SHIFT) as window:
        world.open(*_SIZE)
        supervisor.STATES[state](world)
        world.settle()
        shown = window.grab()
    world.close()
    return shown


def _devices(folder: Path, state: str) -> QPixmap:
    os.environ["SANE_CONFIG_DIR"] = str(simulate_scanner(folder / "sane"))
    world, officer = Devices(folder, FixedClock()), devices_world.VEGA
    duty = Duty(uuid4(), officer, officer.roles[0], devices_world.POST, world.clock.now())
    with _in_window(world.page, duty, "Devices", help_pages.DEVICES) as window:
        devices.STATES[state](world)
        QApplication.processEvents()
        shown = window.grab()
    world.close()
    return shown


def _radiograph(folder: Path, state: str) -> QPixmap:
    world = Viewer(folder, FixedClock(), uuid4)
    with _in_window(world.page, world.duty, "Radiographs", help_pages.RADIOGRAPHS) as window:
        world.open(*_SIZE)
        viewer.STATES[state](world)
        world.settle()
        shown = window.grab()
    world.close()
    return shown


_ROOMS: dict[str, Callable[[Path, str], QPixmap]] = {
    "house": _house,
    "booth": _booth,
    "supervisor": _supervisor,
    "devices": _devices,
    "radiograph": _radiograph,
}


def _nothing(_world: Booth, _window: MainWindow) -> None:
    """The state needs nothing else."""


def _camera(world: Booth, _window: MainWindow) -> None:
    still = cv2.GaussianBlur(lying(passport()), (3, 3), 0)  # without the noise it is smaller
    look = look_at(still.astype(np.uint8))
    world.page.camera.blockSignals(True)  # nobody asks for a camera that is not there
    world.page.show_view(View.CAMERA)
    world.page.camera.show_view(LiveView(look.picture, look.box, Cue.HOLD_STILL, 1, 1))


def _camera_missing(world: Booth, _window: MainWindow) -> None:
    world.page.camera.blockSignals(True)
    world.page.show_view(View.CAMERA)
    world.page.camera.show_problem(Problem(ProblemCode.CAMERA_MISSING))


def _second_opinion(world: Booth, _window: MainWindow) -> None:
    world.second_reader.zone = reading_of(document()).mrz
    world.read(reading_of(document(), wrong_number_digit="7"))
    world.press(Key.ADD)
    world.press(Key.ADD)


def _alarm(world: Booth, window: MainWindow) -> None:
    world.read(reading_of(document()))
    line = alarm_line(world.clock.now())
    window.add_lines(line)
    line.show()


def _help(world: Booth, _window: MainWindow) -> None:
    world.read(reading_of(document()))
    world.press(Key.HELP)


_BOOTH: dict[str, Callable[[Booth, MainWindow], None]] = {
    "camera": _camera,
    "camera missing": _camera_missing,
    "second opinion": _second_opinion,
    "alarm": _alarm,
    "help": _help,
}


@contextmanager
def _in_window(
    widget: QWidget, duty: Duty, title: str, help_page: PageHelp
) -> Iterator[MainWindow]:
    """Have the page stand in the window, as it does at work."""
    clock = FixedClock()
    page = Page("page", title, widget, frozenset(Role), help=help_page)
    window = MainWindow(SignInPage(), LockPage(), clock, timedelta(minutes=10))
    window.add_pages([page])
    window.resize(*_SIZE)
    window.show_link(LinkStatus(LinkState.CONNECTED, clock.now()))
    window.show_pack_age(clock.now() - timedelta(hours=2))
    window.show_work(duty)
    window.show()
    window.activateWindow()
    yield window
    widget.setParent(None)  # its world closes it
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])

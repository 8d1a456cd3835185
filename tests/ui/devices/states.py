"""Every state of the devices' page, by name: for the audit and for the pictures."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.capture.devices import Access, Device
from app.problems import Problem, ProblemCode
from app.services.device_setup import DeviceKind
from app.ui.devices.words import state_words
from app.ui.shortcuts import Key
from tests.desk_videos import desk, glaring, lying, passport, still, write_video
from tests.sane import DEVICE
from tests.ui.devices.world import AHLGREN, STATION, World

ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
_LONG = "/dev/serial/by-id/usb-Utopia_Documents_Full_Page_Reader_and_Imager_00098231-if00-port0"


def _nothing(world: World) -> None:
    world.open()


def _page_scanned(world: World) -> None:
    _set(world, scanner=DEVICE)
    world.open(AHLGREN)
    world.press(Key.READ)
    world.settle()


def _program_missing(world: World) -> None:
    world.open()
    problem = Problem(ProblemCode.SCANNER_PROGRAM_MISSING)
    world.page.scanner.offer([Device("epson2:net:10.0.0.7", "Epson GT", Access.MISSING)])
    gone = Device("a", "a", Access.MISSING)
    world.page.show_state(DeviceKind.SCANNER, state_words(DeviceKind.SCANNER, gone, problem))


def _camera_good(world: World) -> None:
    video = write_video(world.home / "desk.avi", [desk(1), *still(range(9), passport())])
    _film(world, video)
    world.work_off(lambda: "good to read" in world.page.filmed.said)


def _camera_glare(world: World) -> None:
    frames = [glaring(lying(passport(), seed=seed)) for seed in range(9)]
    _film(world, write_video(world.home / "glare.avi", frames))
    world.work_off(lambda: "glare" in world.page.filmed.said)


def _folder(world: World) -> None:
    world.open(AHLGREN)
    world.press(Key.EVIDENCE_3)
    world.page.folder._path.setText("scans")
    world.page.folder._tell()


def _denied(world: World) -> None:
    _set(world, serial_port=_LONG)
    world.open()
    world.press(Key.EVIDENCE_4)
    denied = Device(_LONG, Path(_LONG).name, Access.DENIED, "dialout")
    world.page.show_state(DeviceKind.SERIAL, state_words(DeviceKind.SERIAL, denied))


def _typed(world: World) -> None:
    world.open()
    world.press(Key.EVIDENCE_5)
    world.send(*ZONE)
    world.work_off(lambda: bool(world.page.typed.said))


def _set(world: World, **changes: str) -> None:
    from app.settings import write_station

    write_station(world.home, replace(STATION, **changes))  # type: ignore[arg-type]  # all are text


def _film(world: World, video: Path) -> None:
    _set(world, camera=str(video))
    world.open()
    world.press(Key.EVIDENCE_2)
    world.press(Key.READ)


STATES: dict[str, Callable[[World], None]] = {
    "nothing": _nothing,
    "page scanned": _page_scanned,
    "program missing": _program_missing,
    "camera good": _camera_good,
    "camera glare": _camera_glare,
    "folder": _folder,
    "denied": _denied,
    "typed": _typed,
}

"""`gatehouse verify-evidence`: what was exported is drawn again, and found in the station's log."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from app.duty.officers import Role
from app.problems import ProblemCode
from app.radiographs.marks import Mark
from app.radiographs.presentation import Presentation
from app.radiographs.tone import Window
from tests.commands.command_line import Answer, gatehouse
from tests.commands.stations import NewStation, new_name, sign_in
from tests.services.scans import leave

pytestmark = pytest.mark.usefixtures("secret_service")

_SHOWN = Presentation(Window(900, 30_000), inverted=True)
_MARKS = (Mark(UUID(int=1), 40, 20, 60, 30, "round"),)


@pytest.fixture(scope="module")
def _made(
    _secret_service_bus: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[NewStation, Path]:
    """A station, and a folder with an image and what it exported of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service_bus)
        folder = tmp_path_factory.mktemp("evidence")
        new = NewStation(new_name(), tmp_path_factory.mktemp("exporting") / "home")
        assert new.set_up().code == 0
        station = new.open()
        image, _ = leave(folder, "portal 2.tif")
        duty = sign_in(station, Role.SECONDARY)
        station.evidence.export(duty, folder, station.radiographs.open_file(image), _SHOWN, _MARKS)
        station.close()
        return new, folder


@pytest.fixture
def station(
    _made: tuple[NewStation, Path],
    secret_service: str,  # noqa: ARG001 - its keyring
) -> NewStation:
    return _made[0]


@pytest.fixture
def folder(_made: tuple[NewStation, Path], tmp_path: Path) -> Path:
    """A copy of the folder, as somebody carries it away."""
    return shutil.copytree(_made[1], tmp_path / "evidence")


def verify(station: NewStation, evidence: Path, *further: str | Path) -> Answer:
    return gatehouse("--home", station.home, "verify-evidence", evidence, *further)


def exported(folder: Path, kind: str) -> Path:
    (path,) = folder.glob(f"radiograph-*.{kind}")
    return path


def test_an_export_is_drawn_again_and_found_in_the_log(station: NewStation, folder: Path) -> None:
    for meant in (folder, exported(folder, "png")):
        answer = verify(station, meant)
        assert (answer.code, answer.err) == (0, "")
        assert "recorded as event" in answer.out
        assert answer.out.count("the same again, byte for byte") == 2


def test_a_changed_picture_is_named_and_the_other_still_proven(
    station: NewStation, folder: Path
) -> None:
    png = exported(folder, "png")
    png.write_bytes(png.read_bytes() + b"\0")
    answer = verify(station, folder)
    assert (answer.code, answer.err) == (1, "")
    assert "PNG: NOT what the image and its sheet give" in answer.out
    assert "PDF: the same again" in answer.out


def test_a_changed_sheet_is_not_on_record(station: NewStation, folder: Path) -> None:
    sheet = exported(folder, "json")
    sheet.write_bytes(sheet.read_bytes().replace(b"round", b"flat!"))
    answer = verify(station, folder)
    assert answer.code == 1
    assert "NOT on record" in answer.out
    assert answer.out.count("NOT what the image") == 2


def test_another_station_s_export_is_drawn_without_its_log(folder: Path, tmp_path: Path) -> None:
    nowhere = NewStation("none", tmp_path / "no station")
    assert verify(nowhere, folder, "--elsewhere").code == 0


def test_the_image_is_looked_for_where_it_is_said_to_lie(
    station: NewStation, folder: Path, tmp_path: Path
) -> None:
    moved = (folder / "portal 2.tif").rename(tmp_path / "renamed.tif")
    answer = verify(station, folder)
    assert answer.code == 1
    assert "its image portal 2.tif was not found" in answer.out
    assert verify(station, folder, "--image", moved).code == 0
    other, _ = leave(tmp_path, "other.tif", seed=8)
    assert "another file than the one exported" in verify(station, folder, "--image", other).out
    other.write_bytes(b"II*\0")
    assert "its image: " in verify(station, folder, "--image", other).out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"file_name": "portal 2.tif"', b'"file_name": "../portal 2.tif"'),
        (b'"width": 400', b'"width": 401'),
        (b'"energy": "high"', b'"energy": "materials"'),
        (b"{", b"\xff"),
    ],
    ids=["a path", "another size", "another energy", "no text"],
)
def test_a_hostile_sheet_leads_nowhere(
    station: NewStation, folder: Path, old: bytes, new: bytes
) -> None:
    sheet = exported(folder, "json")
    assert old in sheet.read_bytes()
    sheet.write_bytes(sheet.read_bytes().replace(old, new, 1))
    answer = verify(station, folder, "--elsewhere")
    assert (answer.code, answer.err) == (1, "")
    assert "cannot be checked" in answer.out


def test_pictures_alone_prove_nothing_and_an_empty_folder_is_said(
    station: NewStation, folder: Path, tmp_path: Path
) -> None:
    sheet = exported(folder, "json")
    sheet.unlink()
    answer = verify(station, folder)
    assert answer.code == 1
    assert f"its sheet {sheet.name} is not beside it" in answer.out
    (tmp_path / "empty").mkdir()
    assert verify(station, tmp_path / "empty").is_problem(ProblemCode.FILE_MISSING)

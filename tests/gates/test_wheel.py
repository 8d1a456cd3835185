"""The wheel carries everything the program needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.gates.checkout import ROOT, files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_every_resource_and_module_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(Path("app/_resources", *inner.parts[1:]) if inner.parts[0] == "resources" else inner)
        for path in files()
        if (inner := path.relative_to(ROOT)).parts[0] in ("app", "resources")
    }
    assert wanted - names == set()


def test_the_installed_program_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    found = subprocess.run(
        [sys.executable, "-P", "-c", "from app.paths import resources; print(resources())"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert Path(found) == tmp_path / "app" / "_resources"
    assert any(Path(found).rglob("*.ttf"))

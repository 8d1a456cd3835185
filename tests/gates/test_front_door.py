"""README, installers and CI say the same, and the manual knows every command and setting."""

import argparse
import re
import subprocess

import pytest

from app.bench.catalog import BENCHES
from app.cli import _parser
from app.settings import Preferences, StationSettings, declared
from tests.gates.checkout import ROOT

_README = (ROOT / "README.md").read_text(encoding="utf-8")
_ARCHITECTURE = (ROOT / "app/ARCHITECTURE.md").read_text(encoding="utf-8")


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    commands = [line for line in ci.splitlines() if line and not line.startswith("#")]
    assert commands == ["bash installers/test.sh"]
    assert commands[0] in _README
    assert "bash installers/run.sh" in _README


@pytest.mark.parametrize("script", ["run.sh", "setup.sh", "test.sh"])
def test_the_installers_are_shell(script: str) -> None:
    subprocess.run(["bash", "-n", ROOT / "installers" / script], check=True, capture_output=True)


def test_pinned_versions_are_exact_and_without_addresses() -> None:
    lines = (ROOT / "installers/constraints.txt").read_text(encoding="utf-8").splitlines()
    pin = re.compile(r'[\w.-]+==[\w.]+(; python_version (<|>=) "3\.\d+")?')
    wrong = [line for line in lines if not line.startswith("#") and not pin.fullmatch(line)]
    assert wrong == []


def test_the_readme_knows_every_command() -> None:
    actions = _parser()._actions
    commands = next(a for a in actions if isinstance(a, argparse._SubParsersAction)).choices
    assert [name for name in commands if f"`gatehouse {name}" not in _README] == []


def test_the_readme_knows_every_bench() -> None:
    assert [name for name in BENCHES if f"`{name}`" not in _README] == []


def test_the_manual_knows_every_setting() -> None:
    keys = {setting.key for kind in (StationSettings, Preferences) for setting in declared(kind)}
    assert {key for key in keys if f"`{key}`" not in _ARCHITECTURE} == set()


def test_the_manual_knows_every_room() -> None:
    rooms = {path.name for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists()}
    assert {room for room in rooms if f"`{room}/`" not in _ARCHITECTURE} == set()

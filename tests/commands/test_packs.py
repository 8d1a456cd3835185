"""`gatehouse pack build`, `install` and `show`, from lists as they come to a station's keyring."""

import json
from pathlib import Path

import pytest

from app.packs.demo_pack import build_demo_pack
from app.problems import ProblemCode
from tests.commands.command_line import gatehouse
from tests.commands.stations import NewStation, new_name
from tests.fixed import FixedClock
from tests.packs.test_installing_packs import vouch
from tests.screening.rule_packs.packs import pack, rule

pytestmark = pytest.mark.usefixtures("secret_service")

PEOPLE = """\
id,lookout_class,surname,given_names,birth_date,nationality
LK-1,3,ERIKSSON,ANNA,1974-08-12,UTO
LK-2,3,VELDT,CASIMIR,1971-03-12,UTO
LK-2,3,VELDT,CASIMIR,1971-03-12,UTO
LK-3,9,NO,CLASS,,
"""
PLATES = "id,plate,state,level\nLK-7,KR 0B-418,UTO,refer\n"


@pytest.fixture
def new(tmp_path: Path) -> NewStation:
    """A station without a pack, on the keyring."""
    station = NewStation(new_name(), tmp_path / "home")
    assert station.set_up().code == 0
    return station


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def order(folder: Path, *further: str | Path) -> list[str | Path]:
    """Return the arguments that make a pack of one table."""
    people = written(folder, "people.csv", PEOPLE)
    begun: list[str | Path] = [
        "pack",
        "build",
        "--out",
        folder / "pack",
        "--name",
        "border",
        "--people",
        people,
    ]
    return [*begun, *further]


def test_pack_is_made_installed_and_shown(new: NewStation, tmp_path: Path) -> None:
    plates = written(tmp_path, "plates.csv", PLATES)
    made = gatehouse(*order(tmp_path, "--plates", plates, "--as-of", "2026-11-23T06:00"))
    assert made.code == 1, "rows were refused"
    assert made.out.splitlines() == [
        "people.csv: 4 rows, 2 kept",
        "  1 refused: a record stands twice",
        "  1 refused: no lookout class or version",
        "plates.csv: 1 rows, 1 kept",
        "Not calibrated: without --travelers the usual thresholds hold.",
        f"The pack border 2026.11.23 lies in {tmp_path / 'pack'}.",
    ]
    nothing = gatehouse("--home", new.home, "pack", "show")
    assert (nothing.code, nothing.out) == (0, "No reference pack is installed.\n")

    installed = gatehouse("--home", new.home, "pack", "install", tmp_path / "pack")

    assert (installed.code, installed.err) == (0, "")
    assert installed.out == "Installed: border 2026.11.23. Used from the next start on.\n"
    shown = gatehouse("--home", new.home, "pack", "show")
    assert shown.out.splitlines() == [
        "border 2026.11.23, of 2026-11-23 06:00 UTC",
        "  people: 2",
        "  vehicles: 1",
    ]
    station = new.open()
    assert dict(station.lists.versions) == {"border": "2026.11.23"}
    station.close()


@pytest.mark.parametrize(
    "wrong",
    [("--name", "../up"), ("--as-of", "yesterday"), ("--alerts", "nan"), ("--alerts", "-1")],
)
def test_order_that_nobody_can_fill_is_one_sentence(tmp_path: Path, wrong: tuple[str, str]) -> None:
    answer = gatehouse(*order(tmp_path, *wrong))
    assert answer.is_problem(ProblemCode.ARGUMENTS_WRONG)
    assert not (tmp_path / "pack").exists()


def test_list_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    out = ("pack", "build", "--out", tmp_path / "pack", "--name", "border")
    assert gatehouse(*out).is_problem(ProblemCode.ARGUMENTS_WRONG)
    other = written(tmp_path, "other.csv", "\x00\xff,\n" * 5)
    assert gatehouse(*out, "--people", other).is_problem(ProblemCode.PACK_SOURCE_UNKNOWN)
    missing = gatehouse(*out, "--people", tmp_path / "none.csv")
    assert missing.code == 2
    assert "none.csv" in missing.err
    assert not (tmp_path / "pack" / "manifest.json").exists()


def test_hostile_pack_changes_nothing(new: NewStation, tmp_path: Path) -> None:
    gatehouse(*order(tmp_path))
    source = tmp_path / "pack"
    install = ("--home", new.home, "pack", "install", source)
    assert gatehouse(*install).code == 0
    manifest = source / "manifest.json"
    good = manifest.read_bytes()
    for bad in (b"", b"[" * 100_000, good[:-9], good.replace(b'"border"', b'"../../up"')):
        manifest.write_bytes(bad)
        assert gatehouse(*install).is_problem(ProblemCode.PACK_DAMAGED)
    manifest.write_bytes(json.dumps(json.loads(good) | {"format": 1}).encode())
    assert gatehouse(*install).is_problem(ProblemCode.PACK_OUTDATED)
    nowhere = gatehouse("--home", new.home, "pack", "install", tmp_path / "none")
    assert nowhere.is_problem(ProblemCode.PACK_DAMAGED)
    assert gatehouse("--home", new.home, "pack", "show").out.startswith("border ")


def test_rules_that_no_desk_would_follow_are_not_installed(new: NewStation, tmp_path: Path) -> None:
    build_demo_pack(tmp_path / "pack", produced_at=FixedClock().now())
    expired = {"from": "2020-01-01", "until": "2020-12-31"}
    for bad in (pack(rule(valid=expired)), pack(rule(condition="no_such_input > 1")), b"\x00: ["):
        vouch(tmp_path / "pack", "rules.yaml", bad, 1)
        answer = gatehouse("--home", new.home, "pack", "install", tmp_path / "pack")
        assert answer.is_problem(ProblemCode.PACK_RULES_REFUSED)
    shown = gatehouse("--home", new.home, "pack", "show")
    assert shown.out == "No reference pack is installed.\n"


def test_pack_of_another_station_is_said_to_be_damaged(new: NewStation, tmp_path: Path) -> None:
    gatehouse(*order(tmp_path))
    assert gatehouse("--home", new.home, "pack", "install", tmp_path / "pack").code == 0
    other = NewStation(new_name(), tmp_path / "other")
    assert other.set_up().code == 0
    (new.home / "packs").rename(other.home / "packs")
    shown = gatehouse("--home", other.home, "pack", "show")
    assert shown.code == 1
    assert shown.out.startswith("border: The reference data is damaged")

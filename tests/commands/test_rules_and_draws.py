"""`gatehouse rules check` and `gatehouse draw verify`: what they say, and how they end."""

from pathlib import Path

import pytest

from app.duty.officers import Role
from app.encounters.events import Screened
from app.journal.event import Authorship, Draft
from app.paths import resources
from app.problems import ProblemCode
from app.screening.rule_packs.inputs import INPUTS
from app.specimens.travelers import ROUTINE
from tests.commands.command_line import gatehouse
from tests.commands.stations import NewStation, new_name, sign_in
from tests.screening.rule_packs.packs import pack, rule

NATIONAL = resources() / "rules" / "utopia.yaml"


def test_good_pack_is_described() -> None:
    answer = gatehouse("rules", "check", NATIONAL)
    assert answer.code == 0
    assert answer.out.startswith("utopia-national 2026.11 of border policy office of Utopia is")
    assert "UTO-106 v1 attention" in answer.out
    assert "[shadow]" in answer.out


def test_everything_wrong_is_said_and_the_pack_refused(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    broken = pack(rule(severity="refer", condition="traveler_age < 30"), rule(id="TST-102"))
    (folder / "rules.yaml").write_bytes(broken)
    answer = gatehouse("rules", "check", folder)
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "The pack is refused. 2 things are wrong:",
        "  TST-101, condition: `traveler_age` needs a legal basis that covers age.",
        "  TST-101, severity: a mandatory referral needs a legal basis that covers referral.",
    ]


def test_every_input_is_documented() -> None:
    lines = gatehouse("rules", "check", "--inputs").out.splitlines()
    assert [line.split()[0] for line in lines] == list(INPUTS)


def test_without_a_pack_there_is_nothing_to_check(tmp_path: Path) -> None:
    assert gatehouse("rules", "check").is_problem(ProblemCode.ARGUMENTS_WRONG)
    missing = gatehouse("rules", "check", tmp_path / "none.yaml")
    assert missing.is_problem(ProblemCode.FILE_MISSING)


@pytest.mark.usefixtures("secret_service")
def test_draws_of_a_station_are_proven_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    new = NewStation(new_name(), tmp_path / "station")
    assert new.set_up().code == 0
    settings = new.home / "station.toml"
    said = settings.read_text(encoding="utf-8")
    assert 'draws = ""' in said
    settings.write_text(
        said.replace('draws = ""', 'draws = "land/inbound=10000"'), encoding="utf-8"
    )
    station = new.open()
    duty = sign_in(station, Role.PRIMARY)
    party = station.primary.screen(
        duty, station.primary.begin(), None, station.primary.read_typed(ROUTINE.lines), read_ns=1
    )
    station.sign_in.sign_out(duty)
    proven = gatehouse("--home", new.home, "draw", "verify")
    assert (proven.code, proven.out) == (
        0,
        "Every draw is right: 1 drawn and 0 not drawn, as the seeds say.\n",
    )
    (person,) = party.people
    assert person.summary is not None
    by = Authorship(None, "station", "a forged record")
    (event,) = station.journal.append(
        Draft(Screened(person.summary, {}, drawn=False), person.id, by)
    )
    station.close()
    wrong = gatehouse("--home", new.home, "draw", "verify")
    assert wrong.code == 1
    assert f"event {event.seq}: what the draw said did not stand" in wrong.out

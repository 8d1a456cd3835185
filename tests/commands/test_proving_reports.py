"""`gatehouse verify-report`: a report is proven by its station's key and by its station's log."""

import base64
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.duty.officers import Role, Station
from app.problems import ProblemCode
from app.records.keys import StationKeys
from app.records.report_shelf import SignedReports
from app.records.report_signing import sign_report
from app.records.supervision import SupervisionQueries
from app.records.vaults import KeyringVault
from app.services.supervision import Supervision
from tests.commands.command_line import Answer, gatehouse
from tests.commands.stations import PORT, NewStation, new_name, sign_in
from tests.records.pdfs import blank_pdf

pytestmark = pytest.mark.usefixtures("secret_service")


def _make_report(new: NewStation) -> Path:
    """Have a supervisor make a report there."""
    station = new.open()
    shelf = SignedReports(
        new.home / "reports", station.keys, Station(new.name, PORT), station.store.ballast
    )
    supervision = Supervision(
        station.journal,
        SupervisionQueries(station.store, station.attachments),
        station.attachments,
        shelf,
        station.link,
        station.clock,
        station.journal.new_id,
        new.name,
    )
    duty = replace(sign_in(station, Role.PRIMARY), role=Role.SUPERVISOR)
    now = station.clock.now()
    overview = supervision.shift(duty, now, now)
    kept = supervision.report(duty, overview, blank_pdf)
    station.close()
    return kept.path


@pytest.fixture(scope="module")
def _made(
    _secret_service_bus: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[NewStation, Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service_bus)
        new = NewStation(new_name(), tmp_path_factory.mktemp("reporting") / "home")
        assert new.set_up().code == 0
        return new, _make_report(new)


@pytest.fixture
def station(
    _made: tuple[NewStation, Path],
    secret_service: str,  # noqa: ARG001 - its keyring
) -> NewStation:
    return _made[0]


@pytest.fixture
def report(_made: tuple[NewStation, Path], tmp_path: Path) -> Path:
    """A copy of the report, as somebody carries it away."""
    return Path(shutil.copy(_made[1], tmp_path / "report.pdf"))


def verify(station: NewStation, report: Path, *further: str) -> Answer:
    return gatehouse("--home", station.home, "verify-report", report, *further)


def test_a_report_is_proven_and_found_in_the_log(station: NewStation, report: Path) -> None:
    answer = verify(station, report)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"The report is whole: signed by station {station.name} at 20")
    assert "Recorded as event " in answer.out


@pytest.mark.parametrize("place", [20, 300, -40])
def test_one_changed_byte_is_said(station: NewStation, report: Path, place: int) -> None:
    content = bytearray(report.read_bytes())
    content[place] ^= 1
    report.write_bytes(content)
    answer = verify(station, report)
    assert (answer.code, answer.err) == (1, "")
    assert "changed" in answer.out
    assert answer.out.endswith("Keep the file and call support.\n")


def test_a_report_of_the_right_key_that_was_never_recorded_is_said(
    station: NewStation, report: Path
) -> None:
    keys = KeyringVault().load(station.name)
    report.write_bytes(sign_report(blank_pdf(), keys.signing_key, Station(station.name, PORT)))
    answer = verify(station, report)
    assert answer.code == 1
    assert "This station's log does NOT hold it." in answer.out


def test_another_stations_report_needs_its_key(station: NewStation, report: Path) -> None:
    other = StationKeys.generate()
    report.write_bytes(sign_report(blank_pdf(), other.signing_key, Station("L9", PORT)))
    answer = verify(station, report)
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.startswith("The report was NOT signed by this station's key.")
    key = base64.b64encode(other.public_key).decode()
    answer = verify(station, report, "--key", key)
    assert answer.code == 0
    assert answer.out.startswith("The report is whole: signed by station L9 at 20")


def test_anybody_with_the_key_proves_it_without_a_station(
    station: NewStation, report: Path, tmp_path: Path
) -> None:
    key = base64.b64encode(KeyringVault().load(station.name).public_key).decode()
    elsewhere = NewStation("", tmp_path / "no station here")
    assert verify(elsewhere, report, "--key", key).code == 0


def test_wrong_arguments_and_files_are_problems(
    station: NewStation, report: Path, tmp_path: Path
) -> None:
    assert verify(station, tmp_path / "none.pdf").is_problem(ProblemCode.FILE_MISSING)
    assert verify(station, report, "--key", "x").is_problem(ProblemCode.ARGUMENTS_WRONG)
    nowhere = NewStation("", tmp_path / "nothing")
    assert verify(nowhere, report).is_problem(ProblemCode.STORE_MISSING)
    report.write_bytes(b"a letter")
    answer = verify(station, report)
    assert answer.code == 1
    assert answer.out.startswith("This is no signed shift report")

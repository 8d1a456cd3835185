"""`gatehouse setup` on a real keyring, and at a real hub."""

import base64
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.duty.officers import Role
from app.packs.demo_pack import build_demo_pack
from app.problems import Problem, ProblemCode
from app.records.keys import new_recovery_key, open_recovery
from app.records.vaults import KeyringVault
from app.services.link_status import LinkState
from app.settings import read_station
from tests.commands.hubs import HubProcess
from tests.commands.stations import BADGE, PIN, PORT, RECOVERY_PUBLIC, NewStation, new_name, sign_in
from tests.faults.processes import Program
from tests.fixed import FixedClock
from tests.hub.lines import portal

pytestmark = pytest.mark.usefixtures("secret_service")

HTML = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 13\r\n\r\n<h1>Hello</h1>"


@pytest.fixture
def new(tmp_path: Path) -> NewStation:
    return NewStation(new_name(), tmp_path / "home")


def has_keys(name: str) -> bool:
    """Say whether the keyring holds keys of this name."""
    try:
        KeyringVault().load(name)
    except Problem as problem:
        if problem.code is not ProblemCode.KEY_MISSING:
            raise
        return False
    return True


def is_not_there(new: NewStation) -> bool:
    return not new.home.exists() and not has_keys(new.name)


def test_the_keys_lie_in_the_keyring_and_their_copy_opens_with_the_recovery_key(
    new: NewStation, tmp_path: Path
) -> None:
    out = tmp_path / "recovery.key"
    answer = new.set_up("--recovery-out", out)
    assert (answer.code, answer.err) == (0, "")
    assert f"Station {new.name} of {PORT} is set up in {new.home}." in answer.out
    assert "Take it off this computer" in answer.out

    keys = KeyringVault().load(new.name)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    recovery_key = X25519PrivateKey.from_private_bytes(base64.b64decode(out.read_bytes()))
    sealed = (new.home / "recovery.sealed").read_bytes()
    assert open_recovery(sealed, recovery_key) == keys
    assert read_station(new.home).station_key == base64.b64encode(keys.public_key).decode()
    with pytest.raises(Problem, match="key_wrong"):
        open_recovery(sealed, new_recovery_key())


def test_nothing_secret_lies_in_the_folder(new: NewStation) -> None:
    assert new.set_up().code == 0
    keys = KeyringVault().load(new.name)
    secrets = [PIN.encode()]
    for key in (keys.root, keys.signing_seed, keys.derive("store")):
        secrets += [key, key.hex().encode(), base64.b64encode(key)]
    assert stat.S_IMODE(new.home.stat().st_mode) == 0o700
    for path in filter(Path.is_file, new.home.rglob("*")):
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path


def test_an_officer_signs_in_with_the_pin_from_standard_input(new: NewStation) -> None:
    assert new.set_up().code == 0
    station = new.open()
    try:
        assert sign_in(station, Role.PRIMARY).officer.badge == BADGE
        assert station.link.status().state is LinkState.NO_HUB
    finally:
        station.close()


def test_the_pack_is_installed_and_the_folder_watched(new: NewStation, tmp_path: Path) -> None:
    build_demo_pack(tmp_path / "pack", produced_at=FixedClock().now())
    (tmp_path / "scans").mkdir()
    answer = new.set_up(
        *("--recovery-public", RECOVERY_PUBLIC),
        *("--pack", tmp_path / "pack", "--watch", tmp_path / "scans"),
    )
    assert answer.code == 0, answer
    station = new.open()
    try:
        station.lists.open()
        assert station.lists.as_of == FixedClock().now()
        assert station.settings.watched_folder == tmp_path / "scans"
    finally:
        station.close()


def test_a_second_setup_is_refused_and_changes_nothing(new: NewStation, tmp_path: Path) -> None:
    assert new.set_up().code == 0
    keys = KeyringVault().load(new.name)
    before = {path: path.read_bytes() for path in new.home.iterdir()}

    answer = new.set_up("--recovery-out", tmp_path / "second.key")

    assert answer.is_problem(ProblemCode.ALREADY_SET_UP)
    assert not (tmp_path / "second.key").exists()
    assert KeyringVault().load(new.name) == keys
    assert {path: path.read_bytes() for path in new.home.iterdir()} == before


def test_a_station_of_the_same_name_elsewhere_keeps_its_keys(
    new: NewStation, tmp_path: Path
) -> None:
    assert new.set_up().code == 0
    keys = KeyringVault().load(new.name)
    second = NewStation(new.name, tmp_path / "second")
    assert second.set_up().is_problem(ProblemCode.NAME_IN_USE)
    assert not second.home.exists()
    assert KeyringVault().load(new.name) == keys
    new.open().close()


@pytest.mark.parametrize("pin", ["", "12345", "123456", "777777", "abcdef", "40 2917"])
def test_a_pin_that_is_too_simple_is_refused(new: NewStation, tmp_path: Path, pin: str) -> None:
    answer = new.set_up("--recovery-out", tmp_path / "recovery.key", stdin=f"{pin}\n")
    assert answer.is_problem(ProblemCode.PIN_TOO_SIMPLE)
    assert not (tmp_path / "recovery.key").exists()
    assert is_not_there(new)


@pytest.mark.parametrize(
    ("further", "detail"),
    [
        (("--officer", "2087", "M. Osei", "boss"), "roles are primary, secondary, supervisor"),
        (("--officer", BADGE, "Another", "primary"), "each badge number belongs to one officer"),
        (("--officer", " ", "M. Osei", "primary"), "an officer has a badge number"),
        (("--officer", "2" * 33, "M. Osei", "primary"), "an officer has a badge number"),
        (("--officer", "2087", "", "primary"), "and a name"),
        (("--station", ""), "a name has 1 to 64 characters"),
        (("--station", "Kürzel"), "the station's in ASCII"),
        (("--port", "x" * 65), "a name has 1 to 64 characters"),
        (("--hub", "https://hub.example"), "--hub and --code belong together"),
        (("--code", "ABCD"), "--hub and --code belong together"),
        (("--recovery-public", "mine"), "no X25519 key"),
    ],
)
def test_what_does_not_fit_together_is_refused_before_anything_is_made(
    new: NewStation, further: tuple[str, ...], detail: str
) -> None:
    answer = new.set_up("--recovery-public", RECOVERY_PUBLIC, *further, stdin=f"{PIN}\n{PIN}\n")
    assert answer.is_problem(ProblemCode.ARGUMENTS_WRONG)
    assert detail in answer.err
    assert is_not_there(new)


def test_without_a_place_for_the_recovery_key_there_is_no_station(
    new: NewStation, tmp_path: Path
) -> None:
    assert new.set_up("--watch", tmp_path).is_problem(ProblemCode.ARGUMENTS_WRONG)
    nowhere = new.set_up("--recovery-out", tmp_path / "no folder" / "key")
    assert nowhere.is_problem(ProblemCode.PATH_UNUSABLE)
    (tmp_path / "taken").write_text("somebody's")
    assert new.set_up("--recovery-out", tmp_path / "taken").is_problem(ProblemCode.ARGUMENTS_WRONG)
    assert (tmp_path / "taken").read_text() == "somebody's"
    assert is_not_there(new)


def test_a_pack_that_is_no_pack_leaves_no_station(new: NewStation, tmp_path: Path) -> None:
    pack = ("--recovery-out", tmp_path / "key", "--pack", tmp_path / "nothing here")
    assert new.set_up(*pack).is_problem(ProblemCode.PACK_DAMAGED)
    assert not (tmp_path / "key").exists()
    assert not has_keys(new.name)
    assert new.set_up().code == 0


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = NewStation(new_name(), tmp_path / "file" / "home")
    assert below.set_up().is_problem(ProblemCode.PATH_UNUSABLE)
    assert not has_keys(below.name)


def test_as_a_program_of_its_own(new: NewStation) -> None:
    command = ["-m", "app", *new.command("--recovery-public", RECOVERY_PUBLIC)]
    with Program(*command, stdin=f"{PIN}\n") as setup:
        assert setup.end(within=60) == 0, setup.err
        assert f"Station {new.name} of {PORT} is set up" in setup.out
        assert setup.err == ""
    with Program(*command, stdin=f"{PIN}\n") as again:
        assert again.end(within=60) == 2
        assert again.out == ""
        assert again.err.startswith("gatehouse: A station is set up here already.")
        assert len(again.err.splitlines()) == 1
    station = new.open()
    sign_in(station, Role.SECONDARY)
    station.close()


@pytest.fixture(scope="module")
def _hub(
    _secret_service_bus: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HubProcess]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service_bus)
        with HubProcess(tmp_path_factory.mktemp("hub")) as hub:
            hub.start()
            yield hub


@pytest.fixture
def hub(_hub: HubProcess, secret_service: str) -> HubProcess:  # noqa: ARG001 - its keyring
    """A running hub, in a process of its own."""
    return _hub


def hub_key() -> str:
    return base64.b64encode(KeyringVault().load("hub").public_key).decode()


def test_at_a_hub_its_key_is_pinned_and_the_log_goes_there(
    new: NewStation, hub: HubProcess
) -> None:
    answer = new.enroll(hub.url, hub.new_code(new.name, PORT))
    assert (answer.code, answer.err) == (0, "")
    assert f"The hub's pinned key: {hub_key()}" in answer.out
    settings = read_station(new.home)
    assert (settings.hub_url, settings.hub_key) == (hub.url, hub_key())
    station = new.open()
    try:
        hub.until(lambda: station.link.status().unsent == 0, "everything at the hub")
        head = station.journal.head()
    finally:
        station.close()
    held = hub.holdings()[new.name]
    assert (held.events, held.head) == (head.seq, head.hash)


def test_a_code_typed_carelessly_is_the_same_code(new: NewStation, hub: HubProcess) -> None:
    code = hub.new_code(new.name, PORT)
    typed = f" {code.lower()[:5]} {code.lower()[5:]} "
    assert new.enroll(hub.url, typed).code == 0


def test_a_wrong_code_is_refused_and_the_right_one_still_works(
    new: NewStation, hub: HubProcess
) -> None:
    code = hub.new_code(new.name, PORT)
    wrong = "B" * len(code)
    assert new.enroll(hub.url, wrong).is_problem(ProblemCode.ENROLLMENT_REFUSED)
    assert is_not_there(new)
    assert new.enroll(hub.url, code).code == 0


def test_a_code_works_for_its_station_only(hub: HubProcess, tmp_path: Path) -> None:
    first = NewStation(new_name(), tmp_path / "first")
    code = hub.new_code(first.name, PORT)
    thief = NewStation(new_name(), tmp_path / "thief")
    assert thief.enroll(hub.url, code).is_problem(ProblemCode.ENROLLMENT_REFUSED)
    assert first.enroll(hub.url, code).code == 0
    assert read_station(first.home).hub_key == hub_key()


def test_what_is_no_hub_is_not_pinned(new: NewStation) -> None:
    with portal(HTML) as line:
        assert new.enroll(line.url, "ABCD").is_problem(ProblemCode.HUB_NOT_A_HUB)
    assert new.enroll(line.url, "ABCD").is_problem(ProblemCode.HUB_UNREACHABLE)
    assert new.enroll("http://hub.example", "ABCD").is_problem(ProblemCode.HUB_ADDRESS_INVALID)
    assert is_not_there(new)

"""Keys in a real keyring, and every keyring that will not do."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
import secretstorage
from keyring.backend import KeyringBackend

from app.journal.chain import Head
from app.problems import Problem, ProblemCode
from app.records.keys import StationKeys
from app.records.vaults import FileVault, KeyringVault, KeyVault
from tests.records.conftest import KEYS
from tests.servers import private_secret_service

HEAD = Head("UTO-1", 1, 64, "5d" * 32)


class PlainTextKeyring(KeyringBackend):
    """Like those of `keyrings.alt`: it works, and keeps everything in clear."""

    priority = 9

    def get_password(self, service: str, username: str) -> str | None:
        return f"{service} {username}"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError(f"{service} {username} {password} would lie in clear")


@pytest.fixture(params=["keyring", "file"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> KeyVault:
    if request.param == "file":
        return FileVault(tmp_path)
    request.getfixturevalue("secret_service")
    return KeyringVault()


@pytest.fixture
def own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keyring of this test's own, to be locked."""
    with private_secret_service() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield


def problem(action: Callable[[], object]) -> ProblemCode:
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def test_keys_are_kept_for_each_station(vault: KeyVault) -> None:
    other = StationKeys.generate()
    vault.save("UTO-1", KEYS)
    vault.save("UTO/2 é", other)
    assert vault.load("UTO-1") == KEYS
    assert vault.load("UTO/2 é") == other


def test_a_station_without_keys(vault: KeyVault) -> None:
    assert problem(lambda: vault.load("UTO-nobody")) is ProblemCode.KEY_MISSING


def test_the_anchor_is_renewed(vault: KeyVault) -> None:
    assert vault.anchor("UTO-1") in {None, HEAD}  # the keyring outlives the test
    vault.set_anchor(Head("UTO-1", 1, 1, "00" * 32))
    vault.set_anchor(HEAD)
    assert vault.anchor("UTO-1") == HEAD


def test_the_demos_key_file_is_private_but_plain(tmp_path: Path) -> None:
    FileVault(tmp_path).save("UTO-1", KEYS)
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(b"spoiled")
    assert problem(lambda: FileVault(tmp_path).load("UTO-1")) is ProblemCode.KEY_MISSING


def test_no_keyring_answers() -> None:
    vault = KeyringVault()
    assert problem(lambda: vault.load("UTO-1")) is ProblemCode.KEYRING_MISSING
    assert problem(lambda: vault.save("UTO-1", KEYS)) is ProblemCode.KEYRING_MISSING


def test_no_bus_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert problem(lambda: KeyringVault().load("UTO-1")) is ProblemCode.KEYRING_MISSING


def test_a_keyring_that_goes_away_between_two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setattr("app.records.vaults._require_unlocked_collection", lambda: None)
    assert problem(lambda: KeyringVault().set_anchor(HEAD)) is ProblemCode.KEYRING_MISSING


@pytest.mark.usefixtures("own_keyring")
def test_a_locked_keyring_says_so_at_once() -> None:
    vault = KeyringVault()
    vault.save("UTO-1", KEYS)
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.Collection(bus).lock()
    assert problem(lambda: vault.load("UTO-1")) is ProblemCode.KEYRING_LOCKED
    assert problem(lambda: vault.save("UTO-1", KEYS)) is ProblemCode.KEYRING_LOCKED
    assert problem(lambda: vault.set_anchor(HEAD)) is ProblemCode.KEYRING_LOCKED


@pytest.mark.parametrize(
    "backend",
    [
        PlainTextKeyring,
        keyring.backends.fail.Keyring,
        keyring.backends.null.Keyring,
        keyring.backends.chainer.ChainerBackend,
    ],
    ids=lambda backend: backend.__module__,
)
def test_a_keyring_that_keeps_no_secret_is_refused(backend: Callable[[], KeyringBackend]) -> None:
    assert problem(lambda: KeyringVault(backend())) is ProblemCode.KEYRING_MISSING


@pytest.mark.usefixtures("secret_service")
def test_the_users_keyring_configuration_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    vault = KeyringVault()
    vault.save("UTO-configured", KEYS)
    assert vault.load("UTO-configured") == KEYS

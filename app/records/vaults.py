"""Where a station's keys lie: the system's keyring, or a plain file for the demo's own key."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Protocol

import keyring.errors
import msgspec
from keyring.backend import KeyringBackend

from app.journal.chain import Head
from app.problems import Problem, ProblemCode
from app.records.durable import write_durably
from app.records.keys import StationKeys, decode_keys, encode_keys

_SERVICE = "Gatehouse station keys"

# Only these keep a secret from other accounts and from whoever takes the disk. Others (plain text,
# base64 in a file, `fail`, `null`, a chain of several) are refused, even if the user chose them.
_BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}


class KeyVault(Protocol):
    """Keeps the keys of stations and, beside them, how far each station's log has come.

    The anchor lies here because the vault is not part of the store: who cuts the log short or puts
    an old copy in its place does not reach it.
    """

    def load(self, station: str) -> StationKeys:
        """Return the station's keys.

        Raises:
            Problem: KEY_MISSING, KEYRING_MISSING, KEYRING_LOCKED.
        """
        ...

    def save(self, station: str, keys: StationKeys) -> None:
        """Keep the keys of a station.

        Raises:
            Problem: KEYRING_MISSING, KEYRING_LOCKED.
        """
        ...

    def anchor(self, station: str) -> Head | None:
        """Return the last head noted for this station, or None.

        Raises:
            Problem: KEYRING_MISSING, KEYRING_LOCKED.
        """
        ...

    def set_anchor(self, head: Head) -> None:
        """Note how far the station's log has come.

        Raises:
            Problem: KEYRING_MISSING, KEYRING_LOCKED.
        """
        ...


class KeyringVault:
    """The system's keyring: Secret Service, the macOS keychain, or the Windows credential store.

    Never asks for the keyring's password and so never waits for anybody: a locked one is a problem
    that is said at once.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        """Use the platform's own keyring, whatever the user's keyring configuration says.

        Raises:
            Problem: KEYRING_MISSING, when `backend` is given and is not one of the trusted ones.
        """
        self._backend = backend if backend is not None else _platform_backend()
        kind = type(self._backend)
        if (kind.__module__, kind.__qualname__) not in _BACKENDS.values():
            raise Problem(ProblemCode.KEYRING_MISSING, f"{kind.__module__} is not trusted")

    def load(self, station: str) -> StationKeys:
        """Return the station's keys; see `KeyVault`."""
        text = self._get(station)
        if text is None:
            raise Problem(ProblemCode.KEY_MISSING)
        return decode_keys(text)

    def save(self, station: str, keys: StationKeys) -> None:
        """Keep the keys of a station; see `KeyVault`."""
        self._set(station, encode_keys(keys))

    def anchor(self, station: str) -> Head | None:
        """Return the last head noted for this station, or None; see `KeyVault`."""
        text = self._get(f"{station} head")
        return None if text is None else _decode_anchor(text)

    def set_anchor(self, head: Head) -> None:
        """Note how far the station's log has come; see `KeyVault`."""
        self._set(f"{head.station} head", msgspec.json.encode(head).decode())

    def _get(self, name: str) -> str | None:
        with self._reachable():
            return self._backend.get_password(_SERVICE, name)

    def _set(self, name: str, secret: str) -> None:
        with self._reachable():
            self._backend.set_password(_SERVICE, name, secret)

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        try:
            if sys.platform == "linux":
                _require_unlocked_collection()
            yield
        except keyring.errors.KeyringLocked:
            raise Problem(ProblemCode.KEYRING_LOCKED) from None
        except _unreachable() as error:
            raise Problem(ProblemCode.KEYRING_MISSING, type(error).__name__) from None


class FileVault:
    """A file beside the store. It protects nothing: who can read the store can read the key too.

    For the demo's throwaway station only, and never chosen by itself.
    """

    def __init__(self, folder: Path) -> None:
        """Keep keys and anchors in `folder`, which must exist."""
        self._folder = folder

    def load(self, station: str) -> StationKeys:
        """Return the station's keys; see `KeyVault`."""
        try:
            return decode_keys(self._path(station, "key").read_bytes())
        except FileNotFoundError:
            raise Problem(ProblemCode.KEY_MISSING) from None

    def save(self, station: str, keys: StationKeys) -> None:
        """Keep the keys of a station; see `KeyVault`."""
        write_durably(self._path(station, "key"), encode_keys(keys).encode())

    def anchor(self, station: str) -> Head | None:
        """Return the last head noted for this station, or None; see `KeyVault`."""
        try:
            return _decode_anchor(self._path(station, "head").read_bytes())
        except FileNotFoundError:
            return None

    def set_anchor(self, head: Head) -> None:
        """Note how far the station's log has come; see `KeyVault`."""
        write_durably(self._path(head.station, "head"), msgspec.json.encode(head))

    def _path(self, station: str, suffix: str) -> Path:
        return self._folder / f"{station.encode().hex()}.{suffix}"


def _decode_anchor(text: str | bytes) -> Head:
    try:
        return msgspec.json.decode(text, type=Head)
    except (ValueError, UnicodeError):
        raise Problem(ProblemCode.KEY_MISSING, "unreadable anchor") from None


def _platform_backend() -> KeyringBackend:
    module, name = _BACKENDS.get(sys.platform, _BACKENDS["linux"])
    backend: KeyringBackend = getattr(import_module(module), name)()
    return backend


def _require_unlocked_collection() -> None:
    """Refuse before `keyring` itself would open a prompt and wait for somebody to answer it."""
    import secretstorage  # only Linux has it

    with closing(secretstorage.dbus_init()) as bus:
        if secretstorage.Collection(bus).is_locked():
            raise Problem(ProblemCode.KEYRING_LOCKED)


def _unreachable() -> tuple[type[Exception], ...]:
    """Return what is raised when no keyring answers: `keyring` lets much of it through on Linux."""
    if sys.platform != "linux":
        return keyring.errors.KeyringError, OSError
    import secretstorage
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # it has no types

    gone = secretstorage.SecretStorageException, DBusErrorResponse
    return keyring.errors.KeyringError, OSError, *gone

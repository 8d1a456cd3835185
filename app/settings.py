"""Settings: each is declared once, with its type, its default, its label and who may change it.

`station.toml` holds what `gatehouse setup` and support decide for this station. `preferences.toml`
holds what an officer chooses on the screen. Neither holds a secret: those lie in the keyring.
"""

import base64
import binascii
import errno
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints
from urllib.parse import urlsplit

import tomli_w

from app.problems import Problem, ProblemCode

_PUBLIC_KEY_BYTES = 32  # Ed25519 (RFC 8032 clause 5.1.5)
_LONGEST_IDLE_MINUTES = 30
_LONGEST_STATE = 3
_LONGEST_STAY = 3650
_TEN_THOUSAND = 10_000
_SLOWEST, _FASTEST = 300, 1_000_000
_LONGEST_DEVICE = 200
_LONGEST_FIX = 8

_Check = Callable[[Any], str]  # says what is wrong with a value, or nothing
_T = TypeVar("_T", "StationSettings", "Preferences")


class Theme(StrEnum):
    """How the screens look."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class LogLevel(StrEnum):
    """How much the log says."""

    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"


class ReadFrom(StrEnum):
    """What F2 reads from, where the station has it; what it lacks is passed over, in this order."""

    CAMERA = "camera"
    SCANNER = "scanner"
    FILES = "files"


class Authority(StrEnum):
    """Who may change a setting."""

    SETUP = "setup"  # decided once, by `gatehouse setup`
    SUPPORT = "support"  # later too, with an editor
    SUPERVISOR = "supervisor"  # a device of the desk: support, or a supervisor on the screen
    OFFICER = "officer"  # on the screen


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said about a setting where it is declared."""

    key: str
    label: str
    default: object
    authority: Authority


def _setting(
    default: Any,  # noqa: ANN401 - a setting of any type, as with dataclasses.field
    label: str,
    authority: Authority,
    check: _Check = lambda _value: "",
) -> Any:  # noqa: ANN401 - for the same reason
    about = {"label": label, "authority": authority, "check": check}
    return field(default=default, metadata=about)


def _named(value: str) -> str:
    return "" if value.strip() else "must not be empty"


def _public_key(value: str) -> str:
    try:
        size = len(base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        return "is not base64"
    return "" if size in (0, _PUBLIC_KEY_BYTES) else f"must hold {_PUBLIC_KEY_BYTES} bytes"


def _hub_url(value: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    return "" if right else "must look like https://host:port"


def _idle_minutes(value: int) -> str:
    right = 1 <= value <= _LONGEST_IDLE_MINUTES
    return "" if right else f"must be 1 to {_LONGEST_IDLE_MINUTES}"


def _camera(value: str) -> str:
    named = value.isdecimal() or Path(value).is_absolute()
    return "" if not value or named else "must be a device's number or a full path"


def _scanner(value: str) -> str:
    right = len(value) <= _LONGEST_DEVICE and (not value or value.isprintable())
    return "" if right else f"must be a name of at most {_LONGEST_DEVICE} characters"


def _serial_port(value: str) -> str:
    right = not value or (Path(value).is_absolute() and value.isprintable())
    return "" if right and len(value) <= _LONGEST_DEVICE else "must be a full path"


def _serial_speed(value: int) -> str:
    right = _SLOWEST <= value <= _FASTEST
    return "" if right else f"must be {_SLOWEST} to {_FASTEST}"


def _fix(value: str) -> str:
    right = len(value) <= _LONGEST_FIX and (not value or (value.isascii() and value.isprintable()))
    return "" if right else f"must be at most {_LONGEST_FIX} characters that a keyboard has"


def _state(value: str) -> str:
    right = not value or (value.isascii() and value.isalpha() and value.isupper())
    return "" if right and len(value) <= _LONGEST_STATE else "must look like UTO"


def _days(value: int) -> str:
    return "" if 1 <= value <= _LONGEST_STAY else f"must be 1 to {_LONGEST_STAY}"


def _draws(value: str) -> str:
    try:
        rates = draw_rates(value)
    except ValueError:
        return 'must look like "land=50, air=20"'
    right = all(0 <= rate <= _TEN_THOUSAND for rate in rates.values())
    return "" if right else f"must be 0 to {_TEN_THOUSAND}"


def draw_rates(value: str) -> Mapping[str, int]:
    """Return the rate of the random draw by mode, per 10,000 encounters.

    Raises:
        ValueError: Not `mode=rate, mode=rate ...`.
    """
    pairs = (part.split("=") for part in value.split(",") if part.strip())
    return {mode.strip(): int(rate) for mode, rate in pairs}


@dataclass(frozen=True, slots=True, kw_only=True)
class StationSettings:
    """What this station is, and whom it trusts. Keys are Ed25519 public keys in base64."""

    station: str = _setting("", "Station", Authority.SETUP, _named)
    port: str = _setting("", "Port of entry", Authority.SETUP, _named)
    station_key: str = _setting("", "Station's public key", Authority.SETUP, _public_key)
    hub_key: str = _setting("", "Hub's public key", Authority.SETUP, _public_key)
    hub_url: str = _setting("", "Hub", Authority.SUPPORT, _hub_url)
    watched_folder: Path | None = _setting(None, "Folder where scans arrive", Authority.SUPERVISOR)
    lists_folder: Path | None = _setting(
        None, "Folder where carriers' passenger lists arrive", Authority.SUPERVISOR
    )
    scans_folder: Path | None = _setting(
        None, "Folder where scanners leave radiographs", Authority.SUPPORT
    )
    camera: str = _setting("", "Camera over the desk", Authority.SUPERVISOR, _camera)
    scanner: str = _setting("", "Page scanner", Authority.SUPERVISOR, _scanner)
    read_from: ReadFrom = _setting(ReadFrom.CAMERA, "What F2 reads from", Authority.SUPERVISOR)
    serial_port: str = _setting(
        "", "Port of the document reader", Authority.SUPERVISOR, _serial_port
    )
    serial_speed: int = _setting(
        9600, "Speed of that port, bits per second", Authority.SUPERVISOR, _serial_speed
    )
    wedge_prefix: str = _setting(
        "", "What a reader that types sends before a line", Authority.SUPERVISOR, _fix
    )
    wedge_suffix: str = _setting(
        "", "What a reader that types sends after a line", Authority.SUPERVISOR, _fix
    )
    own_state: str = _setting(
        "", "Code of this country, as passports print it", Authority.SUPPORT, _state
    )
    stay_limit_days: int = _setting(90, "Days a visitor may stay", Authority.SUPPORT, _days)
    draws: str = _setting(
        "", "Random draws of 10,000 encounters, by mode", Authority.SUPPORT, _draws
    )
    idle_lock_minutes: int = _setting(
        10, "Minutes without work until the screen locks", Authority.SUPPORT, _idle_minutes
    )
    log_level: LogLevel = _setting(LogLevel.INFO, "How much the log says", Authority.SUPPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the last officer here chose: it saves typing at the next sign-in.

    `role`, `mode` and `direction` are words of `app.duty.officers`, which this room may not know;
    the sign-in page passes over a word that it does not know.
    """

    port: str = _setting("", "Port of entry", Authority.OFFICER)
    lane: str = _setting("", "Lane", Authority.OFFICER)
    mode: str = _setting("", "Mode", Authority.OFFICER)
    direction: str = _setting("", "Direction", Authority.OFFICER)
    role: str = _setting("", "Role", Authority.OFFICER)
    theme: Theme = _setting(Theme.LIGHT, "Theme", Authority.OFFICER)


def declared(kind: type[StationSettings] | type[Preferences]) -> tuple[Declared, ...]:
    """Return what is declared in one of the two files, in order: for the pages and the manual."""
    return tuple(
        Declared(f.name, f.metadata["label"], f.default, f.metadata["authority"])
        for f in fields(kind)
    )


def read_station(home: Path) -> StationSettings:
    """Read `station.toml` of the station in `home`.

    Raises:
        Problem: STORE_MISSING, when the station is not set up; SETTINGS_INVALID.
    """
    path = _station_file(home)
    if not path.exists():
        raise Problem(ProblemCode.STORE_MISSING)
    return _read(path, StationSettings)


def check_station(settings: StationSettings) -> None:
    """Refuse what `write_station` would refuse, and write nothing.

    Raises:
        Problem: SETTINGS_INVALID.
    """
    _checked(_station_file(Path()), StationSettings, _values(settings))


def write_station(home: Path, settings: StationSettings) -> None:
    """Write `station.toml`, durably.

    Raises:
        Problem: SETTINGS_INVALID, for a value that could not be read back; DISK_FULL.
    """
    _write(_station_file(home), settings)


def read_preferences(home: Path) -> Preferences:
    """Read `preferences.toml`; defaults where nobody has chosen yet.

    Raises:
        Problem: SETTINGS_INVALID. No reason to stop work: go on with `Preferences()`.
    """
    path = _preferences_file(home)
    return _read(path, Preferences) if path.exists() else Preferences()


def write_preferences(home: Path, preferences: Preferences) -> None:
    """Write `preferences.toml`, durably.

    Raises:
        Problem: SETTINGS_INVALID, DISK_FULL.
    """
    _write(_preferences_file(home), preferences)


def _station_file(home: Path) -> Path:
    return home / "station.toml"


def _preferences_file(home: Path) -> Path:
    return home / "preferences.toml"


def _read(path: Path, kind: type[_T]) -> _T:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _invalid(path, f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise _invalid(path, "is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise _invalid(path, str(error)) from None
    return _checked(path, kind, values)


def _values(settings: StationSettings | Preferences) -> dict[str, Any]:
    """Return the settings as TOML holds them."""
    return {
        f.name: str(value) if isinstance(value, Path) else value
        for f in fields(settings)
        if (value := getattr(settings, f.name)) is not None
    }


def _write(path: Path, settings: _T) -> None:
    values = _values(settings)
    _checked(path, type(settings), values)
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with beside.open("wb") as file:
            tomli_w.dump(values, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(ProblemCode.DISK_FULL) from None
        raise _invalid(path, f"cannot be written ({error.strerror})") from None


def _checked(path: Path, kind: type[_T], values: Mapping[str, Any]) -> _T:
    types = get_type_hints(kind)
    for key in values:
        if key not in types:
            raise _invalid(path, f"{key}: there is no such setting")
    converted = {}
    for f in fields(kind):
        value = values.get(f.name, f.default)
        try:
            converted[f.name] = _convert(types[f.name], value)
        except ValueError as error:
            raise _invalid(path, f"{f.name}: {error}") from None
        if wrong := f.metadata["check"](converted[f.name]):
            raise _invalid(path, f"{f.name}: {wrong}")
    return kind(**converted)


def _convert(kind: Any, value: Any) -> Any:  # noqa: ANN401 - from TOML's types to the declared one
    if isinstance(kind, UnionType):  # `X | None`: TOML has no null, an absent key stands for it
        return None if value is None else _convert(get_args(kind)[0], value)
    if kind is int:
        if type(value) is not int:  # a bool is an int in Python, not in TOML
            raise ValueError("must be a whole number")
        return value
    if not isinstance(value, str):
        raise ValueError("must be text in quotes")  # noqa: TRY004 - one kind of error for the caller
    if kind is Path:
        path = Path(value)
        if not path.is_absolute():
            raise ValueError("must be a full path")
        return path
    if issubclass(kind, StrEnum):
        if value not in set(kind):
            raise ValueError(f"must be one of {', '.join(kind)}")
        return kind(value)
    return value


def _invalid(path: Path, what: str) -> Problem:
    return Problem(ProblemCode.SETTINGS_INVALID, f"{path.name}: {what}")

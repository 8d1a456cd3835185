"""What every test gets: no screen, no home, no network, no leftovers, predictable time and ids."""

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.fixed",
    "tests.leftovers",
    "tests.longest_first",
    "tests.quick_pins",
    "tests.servers",
    "tests.sane",
    "tests.look.dressed",
]

_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3  # bytes

# No test may depend on how fast the machine is; in CI the examples are the same every time.
# `--hypothesis-profile thorough` tries many more.
settings.register_profile("shared", deadline=None, print_blob=True, max_examples=40)
settings.register_profile("thorough", settings.get_profile("shared"), max_examples=1000)
settings.register_profile("ci", settings.get_profile("shared"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer watch."""
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    """Turn the process away from the screen and the home of whoever runs the tests."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not hasattr(config, "workerinput"):
        _sweep(Path(tempfile.gettempdir()))
        if (memory := _roomy_memory()) is not None:
            _sweep(memory)
            kept = tempfile.TemporaryDirectory(
                prefix="gatehouse-tests-", dir=memory, ignore_cleanup_errors=True
            )
            config.add_cleanup(kept.cleanup)
            Path(kept.name).chmod(0o711)  # the account of PostgreSQL has a folder in there
            os.environ["TMPDIR"] = tempfile.tempdir = kept.name  # workers and children inherit it
    # It lives as long as this process; the children that tests start inherit it.
    home = tempfile.TemporaryDirectory(prefix="gatehouse-home-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for name, folder in _folders(Path(home.name)).items():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    # Nobody's keyring answers here; the `secret_service` fixture starts one where it is wanted.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home.name}/no-bus"
    for name in ("PYTHON_KEYRING_BACKEND", "GNOME_KEYRING_CONTROL", "QT_SCALE_FACTOR", "LANGUAGE"):
        os.environ.pop(name, None)
    os.environ["LC_ALL"] = "C.UTF-8"


def _roomy_memory() -> Path | None:
    """Return where files lie in memory, if it has room for them and programs may be run there.

    The stores commit thousands of times, and each waits for the disk. What is written for a power
    cut no test can show; a process that is killed leaves the same in memory as on a disk.
    """
    with suppress(OSError, AttributeError):  # only Linux has it
        if (
            shutil.disk_usage(_MEMORY).free > _ROOM
            and not os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC
        ):
            return _MEMORY
    return None


def _sweep(temporary: Path) -> None:
    """Remove what runs of yesterday left because they were killed; nothing else leaves any."""
    long_ago = time.time() - 24 * 3600
    for kind in ("home", "keyring", "postgres", "fuzz", "keys", "tests"):
        for folder in temporary.glob(f"gatehouse-{kind}-*"):
            with suppress(OSError):  # somebody else's, or just gone
                if folder.stat().st_mtime < long_ago:
                    shutil.rmtree(folder, ignore_errors=True)


def _folders(home: Path) -> dict[str, Path]:
    return {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "GATEHOUSE_HOME": home / "station",
    }


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes and functions by their argument: what is made anew differs in every worker."""
    return argname if isinstance(val, bytes) or callable(val) else None

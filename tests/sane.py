"""SANE's own simulated scanner, found by a configuration of its own: no real device is asked."""

from pathlib import Path

import pytest

from app.capture import child_process

DEVICE = "test:0"
_WORKING = "number_of_devices 2\nmode Color\ntest-picture Grid\n"


def simulate_scanner(folder: Path, *options: str) -> Path:
    """Write SANE's configuration: the backend `test` alone; `options` as its manual has them."""
    folder.mkdir(exist_ok=True)
    (folder / "dll.conf").write_text("test\n")
    (folder / "test.conf").write_text(_WORKING + "\n".join(options) + "\n")
    return folder


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Connect the simulated scanner, `DEVICE`; give the folder that `simulate_scanner` changes."""
    folder = simulate_scanner(tmp_path / "sane")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))
    # Unloading the simulated scanner hangs now and then, on a busy machine often.
    monkeypatch.setattr(child_process, "_SILENCE_S", 0.5)
    return folder

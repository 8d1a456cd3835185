"""Parser and decoder under fuzz: only the documented error, and an end to everything."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.targets import TARGETS, seeds

_ROOT = Path(__file__).parents[2]
_RUNS = {"zone_text": 40_000, "document_fields": 40_000, "recognized_lines": 20_000}
_RUNS_OF_NETS = 3_000  # a matrix costs milliseconds
_HANG_S = 20  # of one run


@pytest.mark.parametrize("name", TARGETS)
def test_target_survives_noise_and_damaged_zones(name: str) -> None:
    rng = Random(name)
    target = TARGETS[name]
    target(b"")
    for seed in seeds(60):
        target(seed)
        damaged = bytearray(seed)
        for _ in range(rng.randint(1, 6)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        target(bytes(damaged))
        target(rng.randbytes(rng.randrange(300)))


@pytest.mark.fuzz
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(
    find_spec("atheris") is None, reason="atheris is not here: pip install -e '.[fuzz]'"
)
@pytest.mark.parametrize("name", TARGETS)
def test_fuzzer_finds_nothing(name: str, tmp_path: Path) -> None:
    options = [
        f"-runs={_RUNS.get(name, _RUNS_OF_NETS)}",
        "-seed=1",
        f"-timeout={_HANG_S}",
        "-max_len=4096",
        f"-artifact_prefix={tmp_path}/",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run_atheris", name, *options],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"

"""How long officers wait for the sign-in page, and how much memory it takes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.bench.figures import Figure, figure, median
from app.bench.private_keyring import private_keyring

_START_S, _RSS_MIB = 1.5, 250.0
_WARM_UP = 1


def measure(runs: int) -> Iterator[Figure]:
    """Start the real workstation on a real keyring `runs` times, after one start to warm up."""
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder, private_keyring() as env:
        environment = env | {"QT_QPA_PLATFORM": "offscreen"}
        home = Path(folder) / "station"
        _set_up(home, Path(folder) / "recovery", environment)
        started = [_start(home, environment) for _ in range(_WARM_UP + runs)][_WARM_UP:]
    pages, stations, memory = zip(*started, strict=True)
    yield figure("start.sign_in_page.median", median(pages), "s", target=_START_S)
    yield figure("start.sign_in_page.max", max(pages), "s")
    yield figure("start.station_open.median", median(stations), "s")
    yield figure("start.rss.max", max(memory), "MiB", target=_RSS_MIB)


def _set_up(home: Path, recovery: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "app", "--home", str(home), "setup"]
    command += ["--station", "B1", "--port", "San Lorenzo", "--recovery-out", str(recovery)]
    command += ["--officer", "4412", "R. Vega", "primary"]
    subprocess.run(
        command, input=b"402917\n", env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _start(home: Path, environment: dict[str, str]) -> tuple[float, float, float]:
    """Return seconds from the start of the process, and the memory in MiB once all is open.

    The first are to the page that takes the badge and the PIN, the second to the open store behind
    it, which answers them.
    """
    begun = time.monotonic_ns()
    with subprocess.Popen(
        [sys.executable, "-m", "app", "--home", str(home), "--report-ready"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        words = process.stdout.readline().split()
        if not words or words[0] != "ready":
            raise RuntimeError("the workstation did not open its sign-in page")
        memory = _resident_mib(words[3])
        process.stdin.write("\n")
    return (int(words[1]) - begun) / 1e9, (int(words[2]) - begun) / 1e9, memory


def _resident_mib(pid: str) -> float:
    """Return the resident memory of a process as the kernel counts it."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel does not say")

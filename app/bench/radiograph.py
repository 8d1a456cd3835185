"""How quickly a radiograph is there and answers, beside other viewers in the same run.

Every viewer is a process of its own with a view of 1600 x 1000, so that its memory is its own.
pyqtgraph is looked for in this Python, and in `.venv-peers` of the working folder.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import tifffile

from app.bench import radiograph_search
from app.bench.figures import Better, Figure, figure, median, percentile
from app.demo import radiograph_frames, radiograph_peers
from app.radiographs.tone import Tone, Window
from app.specimens.radiograph import draw_radiograph

_VIEW = "1600", "1000"
_SIZES = {"2k_x_3k": (3_000, 2_000), "4k_x_12k": (12_000, 4_000), "8k_x_25k": (25_000, 8_000)}
_LARGEST = "8k_x_25k"
_STRIP = 500  # rows made together
_NOISE = 80.0
_FRAMES = 60
_PEER_FRAMES = 5
_FRAME_MS, _FLOORS, _PAN_MS, _BLOCKED_MS = 8.0, 2.0, 16.0, 50.0
_FIRST_MS, _PACKED_MS = 250.0, 2_000.0
_FILES, _MORE_MB = 1.6, 60.0
_TIMES_PYQTGRAPH = 100.0
_WINDOWS = ((0, 65_535), (4_120, 51_870), (0, 1), (65_534, 65_535), (7, 262), (30_000, 30_510))


def measure() -> Iterator[Figure]:
    """Measure the curve, a search, then each size, then the largest one packed."""
    yield figure("radiograph.curve.wrong_values", _wrong_values(), "values", target=0)
    yield from radiograph_search.measure()
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        for name, (width, height) in _SIZES.items():
            raw = Path(folder) / f"{name}.raw"
            _write(raw, width, height)
            tiff = Path(folder) / f"{name}.tif"
            values = np.memmap(raw, np.uint16, "r", shape=(height, width))
            tifffile.imwrite(tiff, values, photometric="minisblack", metadata=None)
            ours = _ours(tiff)
            yield from _frames(name, ours)
            yield from _beside(name, raw, (width, height), ours)
            if name == _LARGEST:
                yield from _opened(name, tiff, ours)
                del values
                tiff.unlink()
                yield from _unpacked(name, raw, (width, height))
            raw.unlink()


def _wrong_values() -> int:
    """Count the values whose gray is not exactly that of the formula, over several windows."""
    wrong = 0
    for low, high in _WINDOWS:
        grays = Tone(Window(low, high)).grays(16).tolist()
        wrong += sum(
            gray != round(255 * min(max((value - low) / (high - low), 0), 1))
            for value, gray in enumerate(grays)
        )
    return wrong


def _write(path: Path, width: int, height: int) -> None:
    """Write a truck in this size, strip by strip, with noise as fine as its pixels."""
    truck = draw_radiograph(1, 3_000).pixels
    rng = np.random.default_rng(1)
    rows = np.linspace(0, truck.shape[0], height + 1)
    noise = rng.normal(0, _NOISE, (_STRIP, width)).astype(np.float32)
    with path.open("wb") as file:
        for top in range(0, height, _STRIP):
            tall = min(_STRIP, height - top)
            start, end = int(rows[top]), max(int(rows[top]) + 2, int(np.ceil(rows[top + tall])))
            part = truck[start:end].astype(np.float32)
            strip = cv2.resize(part, (width, tall), interpolation=cv2.INTER_LINEAR) + noise[:tall]
            file.write(np.clip(np.rint(strip), 0, 65_535).astype(np.uint16).tobytes())


def _ours(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", radiograph_frames.__name__, str(path), *_VIEW, str(_FRAMES)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(said.stdout.splitlines()[-1]))


def _frames(size: str, ours: dict[str, Any]) -> Iterator[Figure]:
    floor = median(ours["floor"])
    for name, spent in ours["curves"].items():
        begin = f"radiograph.{size}.{name}"
        yield figure(f"{begin}.frame.p95", percentile(spent, 0.95), "ms", target=_FRAME_MS)
        yield figure(f"{begin}.floors", median(spent) / floor, "times", target=_FLOORS)
    yield figure(f"radiograph.{size}.memory_floor", floor, "ms")
    for name in ("pan", "zoom"):
        worst = percentile(ours[name], 0.95)
        yield figure(f"radiograph.{size}.{name}.frame.p95", worst, "ms", target=_PAN_MS)


def _opened(size: str, path: Path, ours: dict[str, Any]) -> Iterator[Figure]:
    file_mb = path.stat().st_size / 1e6
    begin = f"radiograph.{size}"
    yield figure(f"{begin}.first_picture.warm", median(ours["first"]), "ms", target=_FIRST_MS)
    yield from _blocked(begin, ours)
    yield figure(f"{begin}.survey", ours["whole"], "ms")
    yield figure(
        f"{begin}.memory.growth", ours["grown"] * 1024 / 1e6, "MB",
        target=_FILES * file_mb + _MORE_MB,
    )  # fmt: skip


def _blocked(begin: str, ours: dict[str, Any]) -> Iterator[Figure]:
    yield figure(f"{begin}.opening.blocked.max", ours["blocked"], "ms", target=_BLOCKED_MS)
    yield figure(f"{begin}.opening.machine_stood_still.max", ours["stood_still"], "ms")


def _unpacked(size: str, raw: Path, image: tuple[int, int]) -> Iterator[Figure]:
    """Measure the same picture in packed tiles."""
    width, height = image
    values = np.memmap(raw, np.uint16, "r", shape=(height, width))
    path = raw.with_suffix(".packed.tif")
    tifffile.imwrite(
        path, values, photometric="minisblack", metadata=None, tile=(256, 256),
        compression="zlib", compressionargs={"level": 1}, predictor=False,
    )  # fmt: skip
    ours = _ours(path)
    path.unlink()
    begin = f"radiograph.{size}.deflate"
    yield figure(f"{begin}.first_picture", median(ours["first"]), "ms", target=_PACKED_MS)
    yield from _blocked(begin, ours)
    yield figure(f"{begin}.progress.told", ours["told"], "times", target=10, better=Better.HIGHER)


def _beside(size: str, raw: Path, image: tuple[int, int], ours: dict[str, Any]) -> Iterator[Figure]:
    window = median(ours["curves"]["window"])
    for name in ("pyqtgraph", "full_qpixmap"):
        theirs = _peer(name, raw, image)
        frame = None if theirs is None else round(median(theirs["frames"]), 1)
        target = _TIMES_PYQTGRAPH if (name, size) == ("pyqtgraph", _LARGEST) else None
        if frame is None:
            yield figure(
                f"radiograph.{size}.beside_{name}.window.frame.p50", window, "ms",
                peer=f"{name} (not installed)",
            )  # fmt: skip
            continue
        yield figure(
            f"radiograph.{size}.beside_{name}.window.frame.p50", window, "ms",
            peer=name, peer_value=frame,
        )  # fmt: skip
        yield figure(
            f"radiograph.{size}.beside_{name}.times_faster", frame / window, "times",
            target=target, better=Better.HIGHER,
        )  # fmt: skip


def _peer(name: str, raw: Path, image: tuple[int, int]) -> dict[str, Any] | None:
    """Return what another viewer needs, or None where it is not installed."""
    script = radiograph_peers.__file__
    numbers = [*map(str, image), *_VIEW, str(_PEER_FRAMES)]
    for python in (Path(".venv-peers/bin/python").absolute(), Path(sys.executable)):
        if not python.exists():
            continue
        said = subprocess.run(
            [str(python), str(script), name, str(raw), *numbers],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if said.returncode == 0:
            return dict(json.loads(said.stdout.splitlines()[-1]))
    return None

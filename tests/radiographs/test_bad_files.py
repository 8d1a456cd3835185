"""Files that are no radiographs, or not whole, or not what they say."""

import os
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.problems import Problem, ProblemCode
from app.radiographs.reader import open_radiograph
from tests.radiographs.files import header, put, ramp, tiff


def refused(path: Path) -> ProblemCode:
    """Return why `path` is refused."""
    with pytest.raises(Problem) as caught:
        open_radiograph(path)
    return caught.value.code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.tif") is ProblemCode.FILE_MISSING
    assert refused(tmp_path) is ProblemCode.FILE_MISSING
    assert refused(tmp_path / "\0") is ProblemCode.FILE_MISSING


def test_a_pipe_does_not_hold_anybody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tif")
    assert refused(tmp_path / "pipe.tif") is ProblemCode.FILE_MISSING


def test_a_file_without_bytes_is_cut_short(tmp_path: Path) -> None:
    assert refused(put(tmp_path, b"")) is ProblemCode.RADIOGRAPH_TRUNCATED


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"GIF89a" + b"\0" * 50, b"\0" * 5000, b"II", b"MZ\x90", b"BM" * 20]
)
def test_other_content_is_no_radiograph(tmp_path: Path, content: bytes) -> None:
    assert refused(put(tmp_path, content)) is ProblemCode.NOT_A_RADIOGRAPH


@pytest.mark.parametrize(
    "values",
    [
        np.zeros((8, 8), np.float32),
        np.zeros((8, 8), np.uint32),
        np.zeros((8, 8), np.int16),
        np.zeros((8, 8, 3), np.uint16),
    ],
    ids=["float", "32 bit", "signed", "color"],
)
def test_other_values_are_no_radiograph(tmp_path: Path, values: NDArray[np.generic]) -> None:
    photometric = "rgb" if values.ndim == 3 else "minisblack"
    path = put(tmp_path, tiff(values, photometric=photometric))
    assert refused(path) is ProblemCode.NOT_A_RADIOGRAPH


@pytest.mark.parametrize("how", [{}, {"compression": "zlib"}, {"tile": (16, 16)}], ids=str)
@pytest.mark.parametrize("share", [0.97, 0.5, 0.02])
def test_a_cut_file_is_truncated(tmp_path: Path, how: dict[str, Any], share: float) -> None:
    content = tiff(ramp(200, 150), **how)
    path = put(tmp_path, content[: int(len(content) * share)])
    assert refused(path) is ProblemCode.RADIOGRAPH_TRUNCATED


@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
def test_a_cut_display_copy_is_truncated(tmp_path: Path, format_: str) -> None:
    content = BytesIO()
    Image.fromarray(ramp(200, 150).astype(np.uint8)).save(content, format_)
    whole = content.getvalue()
    path = put(tmp_path, whole[: len(whole) * 2 // 3])
    assert refused(path) is ProblemCode.RADIOGRAPH_TRUNCATED


_CONTENT = ramp(10, 10).tobytes()


@pytest.mark.parametrize(
    "content",
    [
        header(1000, 1000, _CONTENT),
        header(4_000_000_000, 4_000_000_000, _CONTENT),
        header(10, 0, _CONTENT),
        header(0, 10, _CONTENT),
        header(10, 10, _CONTENT, rows_per_strip=2),
        header(10, 10, _CONTENT, offsets=(8,), counts=(12,)),
        header(10, 10, _CONTENT, offsets=(-200,)),
        header(10, 10, zlib.compress(_CONTENT), compression=8, rows_per_strip=5),
        header(10, 10, _CONTENT, extra={322: 4_000_000, 323: 4_000_000}),
    ],
    ids=[
        "larger",
        "huge",
        "no rows",
        "no columns",
        "strips",
        "bytes",
        "before",
        "packed strips",
        "tiles",
    ],
)
def test_a_header_that_does_not_fit_its_content(tmp_path: Path, content: bytes) -> None:
    code = refused(put(tmp_path, content))
    assert code in (ProblemCode.RADIOGRAPH_CONTRADICTORY, ProblemCode.RADIOGRAPH_TRUNCATED)


def test_a_header_that_points_behind_the_end(tmp_path: Path) -> None:
    content = header(10, 10, _CONTENT, offsets=(4_000_000_000,), counts=(200,))
    assert refused(put(tmp_path, content)) is ProblemCode.RADIOGRAPH_TRUNCATED


@pytest.mark.parametrize(
    ("width", "height"), [(300_000, 10), (10, 300_000), (30_000, 30_000), (4_000_000_000, 1)]
)
def test_a_picture_that_no_desk_could_hold(tmp_path: Path, width: int, height: int) -> None:
    content = header(width, height, zlib.compress(_CONTENT), compression=8)
    assert refused(put(tmp_path, content)) is ProblemCode.RADIOGRAPH_TOO_LARGE


def test_a_picture_too_large_for_another_programs_decoder(tmp_path: Path) -> None:
    content = header(12_000, 12_000, b"\x80\x0b\x00", compression=5)
    assert refused(put(tmp_path, content)) is ProblemCode.RADIOGRAPH_TOO_LARGE


def test_a_file_of_absurd_size_is_not_even_mapped(tmp_path: Path) -> None:
    path = tmp_path / "sparse.tif"
    with path.open("wb") as file:
        file.write(b"II*\0")
        file.truncate(5_000_000_000)
    assert refused(path) is ProblemCode.RADIOGRAPH_TOO_LARGE


@pytest.mark.parametrize("compression", [6, 34_712, 34_892, 50_002, 65_000])
def test_a_packing_nobody_here_can_read(tmp_path: Path, compression: int) -> None:
    content = header(10, 10, _CONTENT, compression=compression)
    assert refused(put(tmp_path, content)) is ProblemCode.RADIOGRAPH_COMPRESSION


def test_a_bomb_unpacks_into_no_more_than_the_picture_holds(tmp_path: Path) -> None:
    path = put(tmp_path, header(10, 10, zlib.compress(bytes(200_000_000), 9), compression=8))
    before = _most_held(forget=True)
    open_radiograph(path)
    assert _most_held() - before < 100_000  # kilobytes


def _most_held(*, forget: bool = False) -> int:
    """Return the most kilobytes held since they were last forgotten."""
    if forget:  # or what earlier tests held would hide what is held now
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def test_every_problem_has_a_sentence_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, b"no picture"))
    assert caught.value.sentence.count(".") == 2

"""Packed TIFF in strips and tiles, and two energies in one file."""

import gc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import tifffile
from backports import zstd
from isal import isal_zlib

from app.problems import Problem, ProblemCode
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.watch import Stopped, Watch
from tests.radiographs.files import header, put, ramp

_ZSTD, _DEFLATE = 50_000, 8


def _packed(pack: Callable[[bytes], bytes], compression: int, rows: int = 7) -> bytes:
    """Return a ramp in strips of `rows` rows."""
    strips = [pack(ramp()[top : top + rows].tobytes()) for top in range(0, 40, rows)]
    begin = len(header(1, 1, offsets=[0] * len(strips), counts=[0] * len(strips)))
    offsets = [begin + sum(map(len, strips[:index])) for index in range(len(strips))]
    return header(
        60, 40, b"".join(strips), compression=compression, rows_per_strip=rows,
        offsets=offsets, counts=[len(strip) for strip in strips],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "compression"), [(zstd.compress, _ZSTD), (isal_zlib.compress, _DEFLATE)]
)
def test_packed_strips_give_every_value(
    tmp_path: Path, pack: Callable[[bytes], bytes], compression: int
) -> None:
    radiograph = open_radiograph(put(tmp_path, _packed(pack, compression)))
    assert np.array_equal(radiograph.part(0, slice(None), slice(None)), ramp())


@pytest.mark.parametrize("compression", [_ZSTD, _DEFLATE, 5])
def test_strips_of_nonsense_are_damage(tmp_path: Path, compression: int) -> None:
    content = header(60, 40, b"\x17" * 900, compression=compression)
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, content))
    assert caught.value.code is ProblemCode.RADIOGRAPH_TRUNCATED


def test_a_zstd_bomb_unpacks_into_no_more_than_the_picture_holds(tmp_path: Path) -> None:
    bomb = zstd.compress(bytes(300_000_000))
    radiograph = open_radiograph(put(tmp_path, header(10, 10, bomb, compression=_ZSTD)))
    assert int(radiograph.histogram[0]) == 100


def _pages(*named: tuple[str, tuple[int, int]]) -> bytes:
    content = BytesIO()
    with tifffile.TiffWriter(content) as writer:
        for shift, (name, size) in enumerate(named):
            writer.write(
                ramp(*size) + shift, photometric="minisblack", metadata=None,
                extratags=[(285, "s", 0, name, True)],
            )  # fmt: skip
    return content.getvalue()


def test_two_pages_named_high_and_low_are_a_pair_in_either_order(tmp_path: Path) -> None:
    content = _pages(("Low energy", (60, 40)), ("High energy", (60, 40)))
    radiograph = open_radiograph(put(tmp_path, content))
    assert radiograph.low_energy is not None
    assert radiograph.part(0, slice(0, 1), slice(0, 1))[0, 0] == ramp()[0, 0] + 1
    assert radiograph.low_energy.part(0, slice(0, 1), slice(0, 1))[0, 0] == ramp()[0, 0]


def test_other_pages_are_no_pair_and_different_sizes_contradict(tmp_path: Path) -> None:
    unnamed = _pages(("page 1", (60, 40)), ("page 2", (60, 40)))
    assert open_radiograph(put(tmp_path, unnamed)).low_energy is None
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, _pages(("HE", (60, 40)), ("LE", (60, 30)))))
    assert caught.value.code is ProblemCode.RADIOGRAPH_CONTRADICTORY


def test_the_first_picture_comes_before_counts_and_digest(tmp_path: Path) -> None:
    early: list[Radiograph] = []
    told: list[float] = []
    watch = Watch(told.append)
    path = put(tmp_path, _packed(zstd.compress, _ZSTD))
    whole = open_radiograph(path, watch=watch, first_picture=early.append)
    assert [each.complete for each in (*early, whole)] == [False, True]
    assert (early[0].sha256, len(whole.sha256)) == ("", 64)
    assert early[0].plane is whole.plane
    assert min(told) >= 0
    assert max(told) <= 1
    assert len(told) > 5


def test_many_tiles_make_few_objects_so_that_no_search_for_dead_ones_holds_up_the_screen(
    tmp_path: Path,
) -> None:
    content = BytesIO()
    tifffile.imwrite(
        content, ramp(800, 800), photometric="minisblack", metadata=None, tile=(16, 16),
        compression="zlib",
    )  # fmt: skip
    path = put(tmp_path, content.getvalue())
    alive: list[int] = []
    gc.collect()
    gc.disable()
    try:
        before = gc.get_count()[0]
        open_radiograph(path, watch=Watch(lambda _: alive.append(gc.get_count()[0])))
    finally:
        gc.enable()
    assert len(alive) > 2_500
    assert max(alive) - before < 1_250  # half an object a tile


def test_opening_ends_when_nobody_waits_any_more(tmp_path: Path) -> None:
    path = put(tmp_path, _packed(zstd.compress, _ZSTD))
    stop = Event()

    def halfway(share: float) -> None:
        if share > 0.3:
            stop.set()

    with pytest.raises(Stopped):
        open_radiograph(path, watch=Watch(halfway, stop))


def test_a_predictor_for_other_values_and_a_second_frame_are_refused(tmp_path: Path) -> None:
    packed = zstd.compress(ramp().tobytes())
    odd = header(60, 40, packed, compression=_ZSTD, extra={317: 3})
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, odd))
    assert caught.value.code is ProblemCode.RADIOGRAPH_COMPRESSION
    with pytest.raises(Problem) as caught:
        open_radiograph(put(tmp_path, _packed(zstd.compress, _ZSTD)), frame=1)
    assert caught.value.code is ProblemCode.RADIOGRAPH_PART_MISSING

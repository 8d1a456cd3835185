"""Lossless JPEG: every value back as it was, however it was foretold; and hostile streams."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.problems import Problem, ProblemCode
from app.radiographs.formats.lossless_jpeg import unpack_lossless
from app.radiographs.watch import UNWATCHED, Stopped, Watch
from tests.radiographs.files import ramp
from tests.radiographs.formats.lossless_writer import lossless_jpeg


def _back(stream: bytes, values: NDArray[np.generic]) -> list[list[int]]:
    rows, columns = values.shape
    return list(unpack_lossless(stream, columns, rows, UNWATCHED).tolist())


@given(st.integers(1, 9), st.integers(1, 9), st.integers(2, 16), st.integers(1, 7), st.data())
def test_every_value_comes_back(
    rows: int, columns: int, precision: int, predictor: int, data: st.DataObject
) -> None:
    some = np.random.default_rng(data.draw(st.integers(0, 999)))
    top = (1 << precision) - 1
    values = some.choice([0, 1, top, top >> 1, *some.integers(0, top, 3)], (rows, columns))
    stream = lossless_jpeg(
        values,
        precision=precision,
        predictor=predictor,
        restart_rows=data.draw(st.integers(0, rows)),
        lengths=data.draw(
            st.sampled_from([(5,) * 17, (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, *[16] * 4)])
        ),
    )
    assert _back(stream, values) == values.tolist()


def test_codes_that_lie_across_two_pieces_are_read() -> None:
    values = ramp(260, 200)  # 104,000 bytes: more than are looked up at once
    assert _back(lossless_jpeg(values), values) == values.tolist()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda s: s[: len(s) // 2], ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s[:20], ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s[:0], ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s.replace(b"\xff\xc3", b"\xff\xc9"), ProblemCode.RADIOGRAPH_COMPRESSION),
        (lambda s: s.replace(b"\xff\xc4", b"\xff\xfe"), ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s.replace(b"\xc3\x00\x0b\x10\x00\x28", b"\xc3\x00\x0b\x10\xff\xff"),
         ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (lambda s: s.replace(b"\xc3\x00\x0b\x10", b"\xc3\x00\x0b\x20"),
         ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (lambda _: lossless_jpeg(ramp(), shift=2), ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (lambda s: s.replace(b"\xc3\x00\x0b\x10", b"\xc3\x00\x0b\x0f"),
         ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s[:-2] + b"\x00\xff\xd9", ProblemCode.RADIOGRAPH_TRUNCATED),
        (lambda s: s[:-2] + b"\xff\xd0\x00\xff\xd9", ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (lambda s: s[:-2] + b"\xff\xd0" * 3, ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (lambda s: s[:2] + (b"\xff\xfe\xff\xff" + bytes(65_533)) * 17 + s[2:],
         ProblemCode.RADIOGRAPH_CONTRADICTORY),
    ],
    ids=[
        "cut", "cut header", "empty", "arithmetic", "no table", "other size", "32 bits", "loss",
        "beyond its bits", "left over", "another restart", "restarts", "endless header",
    ],
)  # fmt: skip
def test_a_stream_that_cannot_be_read_is_one_problem(change: object, code: ProblemCode) -> None:
    assert callable(change)
    with pytest.raises(Problem) as caught:
        _back(change(lossless_jpeg(ramp())), ramp())
    assert caught.value.code is code


@pytest.mark.parametrize(
    "end",
    [b"", b"\xff\xd9", b"\xff" * 200_000 + b"\xff\xd9", b"\xff\xd0\xff\xd9"],
    ids=["none", "as usual", "fill bytes", "a restart"],
)
def test_an_honest_stream_may_end_in_many_ways(end: bytes) -> None:
    stream = lossless_jpeg(ramp(), restart_rows=3).removesuffix(b"\xff\xd9") + end
    assert _back(stream, ramp()) == ramp().tolist()


def test_nobody_waits_for_a_stream_that_nobody_wants() -> None:
    watch = Watch()
    watch.stop.set()
    with pytest.raises(Stopped):
        unpack_lossless(lossless_jpeg(ramp()), 60, 40, watch)

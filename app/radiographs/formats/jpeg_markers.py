"""The marker segments in front of a JPEG stream (ITU-T T.81, annex B; T.87 keeps their form)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.problems import Problem, ProblemCode

_PREFIX = 0xFF
_ALONE = (0x01, *range(0xD0, 0xD9))  # TEM, RST and SOI have no length
_NO_FRAME = (0xC4, 0xC8, 0xCC)  # DHT, JPG and DAC lie among the frame headers
_FRAMES = (*range(0xC0, 0xD0), 0xF7)
_COMPONENT = 3  # bytes
_MOST = 1 << 20  # bytes in front of a scan: tables take some hundred, a preview a few thousand
START_OF_SCAN = 0xDA


@dataclass(frozen=True, slots=True)
class Marker:
    """One segment.

    Attributes:
        code: Its second byte.
        content: What it holds, without marker and length.
        end: Where in the stream it ends.
    """

    code: int
    content: bytes
    end: int


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What a stream says of its picture (B.2.2).

    Attributes:
        process: Second byte of its marker: which way it was compressed.
        precision: Bits of a sample.
        rows, columns, components: How many.
    """

    process: int
    precision: int
    rows: int
    columns: int
    components: int


def markers(stream: bytes) -> Iterator[Marker]:
    """Return the segments in front of the first scan, its header included.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED: it ends before, or is no such stream;
            RADIOGRAPH_CONTRADICTORY: there is no end of them.
    """
    at = 0
    while True:
        if at + 2 > len(stream) or stream[at] != _PREFIX:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG marker")
        if at > _MOST:
            raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "JPEG markers")
        code = stream[at + 1]
        if code == _PREFIX:  # any marker may be preceded by fill bytes (B.1.1.2)
            at += 1
            continue
        at += 2
        if code in _ALONE:
            continue
        length = int.from_bytes(stream[at : at + 2], "big")
        if length < 2 or at + length > len(stream):
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG segment")
        yield Marker(code, stream[at + 2 : at + length], at + length)
        if code == START_OF_SCAN:
            return
        at += length


def frame_of(marker: Marker) -> FrameHeader | None:
    """Return what a segment says of the picture; None where it is another segment.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED.
    """
    if marker.code not in _FRAMES or marker.code in _NO_FRAME:
        return None
    said = marker.content
    if len(said) < 6 or len(said) < 6 + _COMPONENT * said[5]:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG frame")
    rows, columns = int.from_bytes(said[1:3], "big"), int.from_bytes(said[3:5], "big")
    return FrameHeader(marker.code, said[0], rows, columns, said[5])


def frame_header(stream: bytes) -> FrameHeader:
    """Return what a stream says of its picture, before a byte of it is unpacked.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED; RADIOGRAPH_CONTRADICTORY: it says it twice.
    """
    found = [frame for each in markers(stream) if (frame := frame_of(each))]
    if not found:
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG frame")
    if len(found) > 1:
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "JPEG frames")
    return found[0]

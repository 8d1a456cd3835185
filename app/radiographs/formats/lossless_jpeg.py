"""Lossless JPEG (ITU-T T.81, annex H), as DICOM and DICOS use it: one component, Huffman codes.

Our own, because nothing else fits: libjpeg-turbo reads it since version 3, but no wheel that we
carry passes it on, imagecodecs would bring 80 MB and codecs under the LGPL, and GDCM ends the
process on damaged streams. It can go once Pillow reads it. Codes are looked up at every bit at
once, and then only those are kept that begin where the one before ended; so the one loop over all
pixels is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode
from app.radiographs.formats.jpeg_markers import START_OF_SCAN, FrameHeader, frame_of, markers
from app.radiographs.watch import Watch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOSSLESS = 0xC3
"""Second byte of the marker of its frame (SOF3)."""
_TABLES, _RESTARTS = 0xC4, 0xDD
_LONGEST_CODE, _MOST_EXTRA = 16, 16
_PIECE = 1 << 16  # bytes of a scan whose bits are looked up at once
_BEHIND = 4  # bytes after the last one: a code and its bits may be asked for beyond the end
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # any other marker
_LEFT, _ABOVE, _DIAGONAL, _PLANE, _LEFT_SLOPE, _ABOVE_SLOPE, _MEAN = range(1, 8)


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the segments in front of the scan say.

    Attributes:
        frame: Of the picture.
        codes: For every 16 bits: how long the code is that they begin with, 0 for none.
        categories: For every 16 bits: what that code means (H.1.2.2).
        steps: For every 16 bits: how long code and what belongs to it are.
        predictor: From which neighbors a pixel is foretold (table H.1).
        restart: After how many pixels it begins anew; 0 for never.
        start: Where in the stream the codes begin.
    """

    frame: FrameHeader
    codes: NDArray[np.uint8]
    categories: NDArray[np.uint8]
    steps: NDArray[np.uint8]
    predictor: int
    restart: int
    start: int


def unpack_lossless(stream: bytes, columns: int, rows: int, watch: Watch) -> NDArray[np.uint16]:
    """Return the values: (rows, columns). Slow for large ones: about 0.3 s for a million.

    Args:
        stream: From SOI to EOI.
        columns, rows: As the file says; the stream must say the same.
        watch: Hears how far it is.

    Raises:
        Problem: RADIOGRAPH_TRUNCATED, RADIOGRAPH_CONTRADICTORY, RADIOGRAPH_COMPRESSION (another
            way of JPEG).
        Stopped: Nobody waits for it any more.
    """
    import numpy as np

    scan = _scan(stream)
    if (scan.frame.columns, scan.frame.rows) != (columns, rows):
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "size")
    band = scan.restart // columns or rows
    if scan.restart % columns:  # H.1.1 asks for whole lines
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "restarts")
    first = 1 << (scan.frame.precision - 1)
    values = np.empty((rows, columns), np.uint16)
    segments = _segments(stream, scan.start)
    for top in range(0, rows, band):
        part = values[top : top + band]
        content = next(segments, None)
        if content is None:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")
        _differences(content, scan, part.reshape(-1), watch.within(top / rows, (top + band) / rows))
        _add_up(part, scan.predictor, first, watch)
        if int(part.max()) >> scan.frame.precision:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG values")
    left_over = list(islice(segments, 2))
    if len(left_over) > 1 or any(map(len, left_over)):  # some end with a restart too many
        raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "restarts")
    return values


def _scan(stream: bytes) -> _Scan:
    """Read what lies in front of the codes."""
    frame, restart = None, 0
    tables: dict[int, tuple[NDArray[np.uint8], NDArray[np.uint8]]] = {}
    for marker in markers(stream):
        said = marker.content
        frame = frame_of(marker) or frame
        if marker.code == _TABLES:
            tables.update(_huffman_tables(said))
        elif marker.code == _RESTARTS:
            restart = int.from_bytes(said[:2], "big")
        elif marker.code == START_OF_SCAN:
            if frame is None or len(said) != 6 or said[0] != 1:
                raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")
            if frame.process != LOSSLESS or frame.components != 1:
                raise Problem(ProblemCode.RADIOGRAPH_COMPRESSION, f"JPEG SOF{frame.process & 15}")
            table, predictor, shift = tables.get(said[2] >> 4), said[3], said[5] & 15
            if not (2 <= frame.precision <= 16 and frame.columns):
                raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "JPEG precision")
            if shift:  # the point transform makes values smaller: not what was measured
                raise Problem(ProblemCode.RADIOGRAPH_CONTRADICTORY, "loss")
            if table is None or not _LEFT <= predictor <= _MEAN:
                raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG tables")
            codes, categories = table
            steps = codes + categories * (categories < _MOST_EXTRA)  # 16 has no more bits
            return _Scan(frame, codes, categories, steps, predictor, restart, marker.end)
    raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")


def _huffman_tables(
    said: bytes,
) -> Iterator[tuple[int, tuple[NDArray[np.uint8], NDArray[np.uint8]]]]:
    """Return for each table its number, and what every 16 bits mean (B.2.4.2, C.2)."""
    import numpy as np

    while said:
        number, counts, said = said[0], said[1:17], said[17:]
        lengths = [length for length, many in enumerate(counts, 1) for _ in range(many)]
        meanings, said = said[: len(lengths)], said[len(lengths) :]
        if len(counts) < _LONGEST_CODE or len(meanings) < len(lengths):
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG table")
        codes, categories = (np.zeros(1 << _LONGEST_CODE, np.uint8) for _ in range(2))
        begin = 0
        for length, meaning in zip(lengths, meanings, strict=True):
            end = begin + (1 << (_LONGEST_CODE - length))
            if end > 1 << _LONGEST_CODE or meaning > _MOST_EXTRA:
                raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG table")
            codes[begin:end], categories[begin:end] = length, meaning
            begin = end
        yield number, (codes, categories)


def _segments(stream: bytes, start: int) -> Iterator[NDArray[np.uint8]]:
    """Return the codes between the restarts as bytes, without what was stuffed in (B.1.1.5)."""
    import numpy as np

    other = _END.search(stream, start)
    end = other.start() if other else len(stream)
    for restart in chain(_RESTART.finditer(stream, start, end), (None,)):
        content = stream[start : restart.start() if restart else end]
        content = content.rstrip(b"\xff")  # markers may be preceded by fill bytes (B.1.1.2)
        yield np.frombuffer(content.replace(b"\xff\x00", b"\xff"), np.uint8)
        start = restart.end() if restart else end


def _differences(
    content: NDArray[np.uint8], scan: _Scan, into: NDArray[np.uint16], watch: Watch
) -> None:
    """Read as many differences as `into` holds (H.1.2.2): (pixels,)."""
    import numpy as np

    bits, padded = len(content) * 8, np.concatenate((content, np.zeros(_BEHIND, np.uint8)))
    done, at = 0, 0  # pixels; the bit that the next code begins with
    while done < len(into):
        watch.step(done, len(into))
        first = at // 8
        piece = padded[first : first + _PIECE + _BEHIND]
        if len(piece) <= _BEHIND:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")
        sixteen = _at_every_bit(piece)
        begun = scan.steps[sixteen[: (len(piece) - _BEHIND) * 8]].tobytes()
        places = np.array(_chain(begun, at - first * 8, len(into) - done), np.int64)
        looked_up = sixteen[places]
        lengths, extra = scan.codes[looked_up], scan.categories[looked_up]
        if not lengths.all():
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG code")
        into[done : done + len(places)] = _signed(sixteen[places + lengths], extra)
        done += len(places)
        at = first * 8 + int(places[-1]) + int(scan.steps[looked_up[-1]])
        if at > bits:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")
    if bits - at >= 8:  # more than fills the last byte: somewhere the codes were lost
        raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "JPEG scan")


def _at_every_bit(piece: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return the 16 bits that begin at each bit, as far as there are any behind it: (bits,)."""
    import numpy as np

    three = piece[:-2].astype(np.uint32) << np.uint32(8) | piece[1:-1]
    three = three << np.uint32(8) | piece[2:]
    sixteen = np.empty((len(three), 8), np.uint16)
    for bit in range(8):
        sixteen[:, bit] = three >> np.uint32(8 - bit)  # what is above is cut off
    return sixteen.reshape(-1)


def _chain(steps: bytes, at: int, most: int) -> list[int]:
    """Return where codes begin, each where the one before ended."""
    places: list[int] = []
    place = places.append
    try:
        for _ in range(min(most, len(steps))):  # of no code, the place stays the same
            step = steps[at]
            place(at)
            at += step
    except IndexError:
        pass  # the next one begins in the next piece
    return places


def _signed(sixteen: NDArray[np.uint16], extra: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return the differences, modulo 2 ** 16, that the bits after each code stand for."""
    import numpy as np

    many = extra.astype(np.int32)
    said = sixteen.astype(np.int32) >> (_MOST_EXTRA - many)
    negative = (said << 1 >> many) == 0  # the first bit is the sign
    differences = np.where(negative, said - (1 << many) + 1, said)
    differences[many == 0] = 0
    differences[many == _MOST_EXTRA] = 1 << 15
    return differences.astype(np.uint16)


def _add_up(part: NDArray[np.uint16], predictor: int, first: int, watch: Watch) -> None:
    """Make the differences of a band, (rows, columns), the values they stand for, in place.

    Its first line is foretold from the left, the first column from above (H.1.2.1).
    """
    import numpy as np

    part[:1, :1] += np.uint16(first)  # as an array it may overflow in silence, as it should
    np.cumsum(part[:, 0], dtype=np.uint16, out=part[:, 0])
    if predictor == _LEFT or len(part) == 1:
        np.cumsum(part, axis=1, dtype=np.uint16, out=part)
        return
    np.cumsum(part[0], dtype=np.uint16, out=part[0])
    rows, columns = part.shape
    flat = part.reshape(-1)
    for line in range(2, rows + columns - 1):  # a pixel needs none of its own diagonal
        watch.require_wanted()
        low, high = max(1, line - columns + 1), min(rows, line)  # its rows
        if low >= high:
            continue
        step = max(1, columns - 1)
        begin, end = line + low * step, line + (high - 1) * step + 1
        left, above, diagonal = (
            flat[begin - back : end - back : step].astype(np.int64)
            for back in (1, columns, columns + 1)
        )
        foretold = _foretold(predictor, left, above, diagonal)
        flat[begin:end:step] += foretold.astype(np.uint16)


def _foretold(
    predictor: int,
    left: NDArray[np.int64],
    above: NDArray[np.int64],
    diagonal: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return what a pixel is foretold to be from its neighbors (table H.1)."""
    if predictor == _ABOVE:
        return above
    if predictor == _DIAGONAL:
        return diagonal
    if predictor == _PLANE:
        return left + above - diagonal
    if predictor == _LEFT_SLOPE:
        return left + (above - diagonal >> 1)
    if predictor == _ABOVE_SLOPE:
        return above + (left - diagonal >> 1)
    return left + above >> 1

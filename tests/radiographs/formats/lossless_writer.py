"""Writes lossless JPEG (ITU-T T.81, annex H) pixel by pixel, as the standard tells it."""

import numpy as np
from numpy.typing import NDArray

_CATEGORIES = 17


def lossless_jpeg(
    values: NDArray[np.generic],
    *,
    precision: int = 16,
    predictor: int = 1,
    shift: int = 0,
    restart_rows: int = 0,
    lengths: tuple[int, ...] = (5,) * _CATEGORIES,
) -> bytes:
    """Return (rows, columns) values as a stream; `lengths` are those of the codes, ascending."""
    rows, columns = values.shape
    codes = _codes(lengths)
    scans, bits = [], ""
    smaller = values.astype(int) >> shift
    for row in range(rows):
        top = row % restart_rows == 0 if restart_rows else row == 0
        if top and row:
            scans.append(_stuffed(bits))
            bits = ""
        for column in range(columns):
            bits += _coded(
                (
                    int(smaller[row, column])
                    - _foretold(smaller, row, column, predictor, 1 << precision - shift - 1, top)
                )
                & 0xFFFF,
                codes,
            )
    scans.append(_stuffed(bits))
    counts = bytes(lengths.count(length) for length in range(1, 17))
    restarts = _segment(0xDD, (restart_rows * columns).to_bytes(2, "big")) if restart_rows else b""
    size = rows.to_bytes(2, "big") + columns.to_bytes(2, "big")
    body = scans[0] + b"".join(
        bytes((0xFF, 0xD0 + number % 8)) + scan for number, scan in enumerate(scans[1:])
    )
    return (
        b"\xff\xd8"
        + _segment(0xC3, bytes((precision,)) + size + b"\x01\x01\x11\x00")
        + _segment(0xC4, b"\x00" + counts + bytes(range(len(lengths))))
        + restarts
        + _segment(0xDA, bytes((1, 1, 0, predictor, 0, shift)))
        + body
        + b"\xff\xd9"
    )


def _foretold(
    values: NDArray[np.int_], row: int, column: int, predictor: int, first: int, top: bool
) -> int:
    if top:
        return int(values[row, column - 1]) if column else first
    above = int(values[row - 1, column])
    if not column:
        return above
    left, diagonal = int(values[row, column - 1]), int(values[row - 1, column - 1])
    return (
        left,
        above,
        diagonal,
        left + above - diagonal,
        left + ((above - diagonal) >> 1),
        above + ((left - diagonal) >> 1),
        (left + above) >> 1,
    )[predictor - 1]


def _coded(difference: int, codes: list[str]) -> str:
    if difference == 1 << 15:
        return codes[16]
    signed = difference - (1 << 16) if difference > 1 << 15 else difference
    category = abs(signed).bit_length()
    said = signed if signed > 0 else signed + (1 << category) - 1
    return codes[category] + (f"{said:0{category}b}" if category else "")


def _codes(lengths: tuple[int, ...]) -> list[str]:
    codes, code, before = [], 0, lengths[0]
    for length in lengths:
        code <<= length - before
        codes.append(f"{code:0{length}b}")
        code, before = code + 1, length
    return codes


def _stuffed(bits: str) -> bytes:
    bits += "1" * (-len(bits) % 8)
    whole = int(bits, 2).to_bytes(len(bits) // 8, "big") if bits else b""
    return whole.replace(b"\xff", b"\xff\x00")


def _segment(code: int, content: bytes) -> bytes:
    return bytes((0xFF, code)) + (len(content) + 2).to_bytes(2, "big") + content

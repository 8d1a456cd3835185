"""What is thrown at parser and decoder: each target takes any bytes, and raises only for a bug."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
from numpy.typing import NDArray

from app.documents.mrz import ALPHABET, compose, parse, tidy
from app.documents.mrz_reader.alignment import align, log_probabilities
from app.documents.mrz_reader.alphabet import CHARACTERS, CLASS_COUNT
from app.documents.mrz_reader.decoder import decode
from app.documents.mrz_reader.grammar import zones
from app.documents.mrz_reader.second_opinion import zone_in
from app.documents.reading import MrzFormat, PartialDate, Sex, TravelDocument
from app.problems import Problem, ProblemCode
from app.specimens.zone_texts import FORMATS, invented_zone

_TODAY = date(2026, 11, 24)
_FORMATS = tuple(MrzFormat)
_SEXES = tuple(Sex)
_NO_DATE = 200  # numbers from here on stand for an unknown part
# What a byte means as a score: mostly ordinary numbers, and all that are hardly any.
_SCORES = np.concatenate(
    (np.linspace(-40, 4, 240), [0, -0.0, 1e-30, -1e30, 3e38, -3e38] * 2, [np.inf, -np.inf, np.nan])
).astype(np.float32)


def zone_text(data: bytes) -> None:
    """Read text as a zone, and write what was read."""
    lines = tidy(data.decode("latin-1").splitlines())
    try:
        zone = parse(lines, _TODAY)
    except Problem as problem:
        if problem.code is not ProblemCode.MRZ_TEXT_INVALID:
            raise
        return
    with suppress(ValueError):
        _parse_again(compose(zone.document, zone.format))


def document_fields(data: bytes) -> None:
    """Compose a document of any fields."""
    numbers = data[:8].ljust(8, b"\0")
    parts = [part if part < _NO_DATE else None for part in numbers[2:]]
    texts = data[8:].decode("utf-8", "replace").split("\n", 6)
    texts += [""] * (7 - len(texts))
    document = TravelDocument(
        document_code=texts[0],
        issuing_state=texts[1],
        document_number=texts[2],
        surname=texts[3],
        given_names=texts[4],
        nationality=texts[5],
        birth_date=PartialDate(*parts[:3]),
        sex=_SEXES[numbers[1] % len(_SEXES)],
        expiry_date=PartialDate(*parts[3:]),
        optional_data=texts[6],
    )
    format_ = _FORMATS[numbers[0] % len(_FORMATS)]
    with suppress(ValueError):
        lines = compose(document, format_)
        assert ALPHABET.issuperset("".join(lines))
        _parse_again(lines)
        compose(replace(document, optional_data=""), format_)


def scores(data: bytes) -> None:
    """Decode a matrix of any numbers as any format."""
    which, values = _first(data)
    zone = zones()[which % len(zones())]
    size = zone.line_count * zone.line_length, len(CHARACTERS)
    with suppress(ValueError):
        decoded = decode(zone, _matrix(values, size))
        assert [len(line) for line in decoded.lines] == [zone.line_length] * zone.line_count
        assert np.isfinite([decoded.gap, decoded.doubt, decoded.misfit]).all()


def frames(data: bytes) -> None:
    """Align a net's answer of any length, and decode what comes of it."""
    which, values = _first(data)
    count, values = _first(values)
    zone = zones()[which % len(zones())]
    with suppress(ValueError):
        found = align(log_probabilities(_matrix(values, (CLASS_COUNT, count))), zone.line_length)
        if found is not None:
            decode(zone, np.concatenate([found.scores] * zone.line_count))


def recognized_lines(data: bytes) -> None:
    """Find a zone among the lines that another reader gave."""
    zone_in(data.decode("utf-8", "replace"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (zone_text, document_fields, scores, frames, recognized_lines)
}


def seeds(count: int) -> list[bytes]:
    """Return texts of real zones, for the fuzzer to begin with."""
    return [
        "\n".join(invented_zone(FORMATS[seed % len(FORMATS)], Random(seed))).encode()
        for seed in range(count)
    ]


def _parse_again(lines: tuple[str, ...]) -> None:
    zone = parse(lines, _TODAY)
    assert zone.lines == lines


def _first(data: bytes) -> tuple[int, bytes]:
    return (data[0], data[1:]) if data else (0, b"")


def _matrix(data: bytes, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Repeat the bytes until the matrix is full."""
    values = np.frombuffer(data or b"\0", np.uint8)
    return _SCORES[np.resize(values, shape) % len(_SCORES)]

"""Chance that anybody can repeat: one independent stream for each thing that is drawn."""

from random import Random
from zlib import crc32

import numpy as np


def stream(seed: int, *labels: str | int) -> np.random.Generator:
    """Return the numbers of one stream; other labels give independent ones.

    Only `random()` and `integers()` are drawn from it: numpy may change its other methods.
    """
    return np.random.Generator(np.random.PCG64([seed, *map(_word, labels)]))


def single(seed: int, *labels: str | int) -> Random:
    """Return chance for one thing at a time, where numpy would be slow."""
    return Random(":".join(map(str, (seed, *labels))))  # noqa: S311 - invented data, no secret


def _word(label: str | int) -> int:
    return label if isinstance(label, int) else crc32(label.encode())

"""Making the arrays in which people are found, from lookouts that stream by."""

from collections.abc import Iterable, Mapping

import numpy as np

from app.screening.summary_types import Lookout


def build_people(lookouts: Iterable[Lookout]) -> Mapping[str, np.ndarray]:
    """Return plain one-dimensional little-endian arrays by name; record i is the i-th lookout."""
    raise NotImplementedError

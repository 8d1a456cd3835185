"""People found in arrays: who may be this traveler."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from app.documents.reading import TravelDocument
from app.screening.people.match import Match
from app.screening.summary_types import Lookout


class PeopleIndex:
    """One list of people. For any thread; opening it reads nothing."""

    def __init__(
        self, arrays: Mapping[str, np.ndarray], record: Callable[[int], Lookout]
    ) -> None:
        """Take the arrays of `build_people` (mapped or in memory) and a way to decode a record."""
        self._arrays = arrays
        self._record = record

    def __len__(self) -> int:
        """Return how many records there are."""
        raise NotImplementedError

    def candidates(self, document: TravelDocument) -> np.ndarray:
        """Return the places of the records worth comparing, at most 100, likeliest first."""
        raise NotImplementedError

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        """Return the listings that may be this traveler, the surest first."""
        raise NotImplementedError

"""Where a possible match begins: as many false alerts as the port can look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from app.documents.reading import TravelDocument


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds of one list, and what they cost.

    Attributes:
        possible, strong: Least weight of evidence, in hundredths of a bit.
        travelers: How many were compared.
        alerts: How many of them would be alerted.
        by_culture: (travelers, alerts) for each label that was given.
    """

    possible: int
    strong: int
    travelers: int
    alerts: int
    by_culture: Mapping[str, tuple[int, int]]

    @property
    def arrays(self) -> Mapping[str, np.ndarray]:
        """Return what is put beside the arrays of `build_people`."""
        return {"thresholds": np.array([self.possible, self.strong], dtype="<i4")}


def calibrate(
    arrays: Mapping[str, np.ndarray],
    negatives: Iterable[tuple[TravelDocument, str]],
    *,
    alerts_per_thousand: float = 1.0,
) -> Calibration:
    """Choose the thresholds so that people who are not listed alert no oftener than the budget.

    Args:
        arrays: What `build_people` made.
        negatives: Travelers who are not on the list, each with the culture of the name or "".
        alerts_per_thousand: How many of a thousand may be looked at in vain.
    """
    raise NotImplementedError

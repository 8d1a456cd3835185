"""Where a possible match begins: as many false alerts as the port can look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from app.courtesy import step_aside
from app.documents.reading import TravelDocument
from app.screening.answers import Lookout
from app.screening.people.build import Arrays
from app.screening.people.index import DEFAULT_THRESHOLDS, PeopleIndex

_LEAST = -300
"""Nobody below is looked at, however large the budget: it speaks against the likeness. It lies a
little below nothing, because what is said of names that many bear is cautious."""

_STRONG_SHARE = 0.1
"""A strong match refers at once: it may be wrong a tenth as often as a possible one."""

_ENOUGH_ALERTS = 50
"""So many alerts tell a rate to about a quarter, up or down."""

_SURE = 1.96
"""Standard deviations within which nineteen of twenty lie."""


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
    def enough(self) -> bool:
        """Say whether the threshold rests on enough alerts to be trusted."""
        return self.alerts >= _ENOUGH_ALERTS

    @property
    def arrays(self) -> Mapping[str, np.ndarray]:
        """Return what is put beside the arrays of `build_people`."""
        return {"thresholds": np.array([self.possible, self.strong], dtype="<i4")}


def calibrate(
    arrays: Arrays,
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
    return calibrated(weighed(arrays, negatives), alerts_per_thousand=alerts_per_thousand)


def weighed(
    arrays: Arrays, negatives: Iterable[tuple[TravelDocument, str]]
) -> Iterator[tuple[int, str]]:
    """Yield for each traveler the weight of the likeliest listing, and the culture."""
    index = PeopleIndex(arrays, _undecoded)
    for document, culture in negatives:
        step_aside()
        found = index.compared(document, _LEAST)
        yield max((one.centibits for one in found), default=_LEAST - 1), culture


def calibrated(best: Iterable[tuple[int, str]], *, alerts_per_thousand: float = 1.0) -> Calibration:
    """Choose the thresholds from what `weighed` gave, in whatever order."""
    best = list(best)
    weights = sorted((weight for weight, _ in best), reverse=True)
    possible = _threshold(weights, alerts_per_thousand)
    strong = max(possible, _threshold(weights, alerts_per_thousand * _STRONG_SHARE))
    travelers = Counter(culture for _, culture in best)
    alerted = Counter(culture for weight, culture in best if weight >= possible)
    return Calibration(
        possible,
        strong,
        len(best),
        alerted.total(),
        {culture: (count, alerted[culture]) for culture, count in sorted(travelers.items())},
    )


def rate_between(alerts: int, travelers: int) -> tuple[float, float]:
    """Return between which shares the true rate lies, 19 times of 20 (Wilson's interval)."""
    if not travelers:
        return 0.0, 1.0
    share, square = alerts / travelers, _SURE**2 / travelers
    middle = share + square / 2
    around = _SURE * sqrt(share * (1 - share) / travelers + square / (4 * travelers))
    low, high = ((middle + way * around) / (1 + square) for way in (-1, 1))
    return max(0.0, low), min(1.0, high)


def _threshold(weights: list[int], alerts_per_thousand: float) -> int:
    """Return the least weight that no more than the budget reach; weights: the greatest first."""
    allowed = int(len(weights) * alerts_per_thousand / 1000)
    if not weights:
        return DEFAULT_THRESHOLDS[0]
    return max(weights[min(allowed, len(weights) - 1)] + 1, _LEAST)


def _undecoded(record: int) -> Lookout:
    raise AssertionError(f"record {record}: weights need no record")

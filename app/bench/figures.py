"""One measured figure, its target, and what the peer did in the same run."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Better(StrEnum):
    """Which side of the target is good."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a "Shown by" table.

    Attributes:
        target: What it must reach, or None where it is only reported.
        met: Computed from the value, never set by hand; None without a target.
        ratio: Peer's value divided by ours, where there is a peer.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    met: bool | None = None
    peer: str | None = None
    peer_value: float | None = None
    ratio: float | None = None

    def as_json(self) -> str:
        """Return the figure as one line of JSON."""
        return json.dumps(asdict(self))


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    target: float | None = None,
    better: Better = Better.LOWER,
    peer: str | None = None,
    peer_value: float | None = None,
) -> Figure:
    """Make a figure and judge it against its target."""
    met = None
    if target is not None:
        met = value <= target if better is Better.LOWER else value >= target
    ratio = None if peer_value is None or value == 0 else round(peer_value / value, 3)
    return Figure(name, round(value, 3), unit, target, met, peer, peer_value, ratio)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile; `share` from 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return float(statistics.median(values))

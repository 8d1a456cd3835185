"""Crossings of a border by the ten million: `Crossings(count, seed)`, in the order of time.

Few people cross often and many rarely: the most frequent traveler has thousands of crossings. Who
crosses again mostly does so at the usual port, with people of the same household, in its vehicle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.simulation.chance import stream
from app.simulation.document_numbers import STATES, numbers_of
from app.simulation.plates import REGISTRARS, plates_of
from app.simulation.serials import Holder, mixed

PORTS = tuple(f"Port {letter}" for letter in "ABCDEFGHIJKL")

_BATCH = 100_000
_CROSSINGS_EACH = 4
_HOUSEHOLD = 4
_FIRST, _LAST = np.datetime64("2023-11-24T00:00:00"), np.datetime64("2026-11-24T00:00:00")
_SKEW = 2.0  # the power of an even number from 0 to 1 that chooses who crosses
_COMPANION_SHARES = np.cumsum([0.62, 0.2, 0.1])
_AT_USUAL_PORT, _IN_OWN_VEHICLE, _ON_WHEELS, _REFERRED = 0.92, 0.9, 0.7, 0.012
_LANES = 8


@dataclass(frozen=True, slots=True)
class CrossingBatch:
    """Columns of equal length, one row a traveler and crossing.

    Attributes:
        traveler: Which traveler; see `Crossings.document`.
        party: Who came together has the same number.
        at: Seconds, never earlier than the row before.
        port: Places in `PORTS`.
        lane: From 1.
        vehicle: Which vehicle, see `Crossings.plate`; -1 on foot.
    """

    traveler: NDArray[np.int64]
    party: NDArray[np.int64]
    at: NDArray[np.datetime64]
    port: NDArray[np.int64]
    lane: NDArray[np.int64]
    inbound: NDArray[np.bool_]
    referred: NDArray[np.bool_]
    vehicle: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Crossings:
    """All crossings of three years.

    Attributes:
        count: How many.
    """

    count: int
    seed: int = 1

    @property
    def travelers(self) -> int:
        """How many people there are; each crosses four times on average, some never."""
        return -(-self.count // _CROSSINGS_EACH // _HOUSEHOLD) * _HOUSEHOLD

    def __iter__(self) -> Iterator[CrossingBatch]:
        """Yield the crossings in the order of time, up to a hundred thousand a batch."""
        for first in range(0, self.count, _BATCH):
            yield self._batch(first, min(_BATCH, self.count - first))

    def document(self, traveler: int) -> tuple[str, str]:
        """Return issuing state and number of a traveler's document."""
        states, numbers = self.documents(np.array([traveler]))
        return states[0], numbers[0].decode()

    def documents(self, travelers: NDArray[np.int64]) -> tuple[list[str], NDArray[np.bytes_]]:
        """Return issuing states and numbers of travelers."""
        places = travelers.astype(np.uint64)
        states = (mixed(places, self.seed, 21) * len(STATES)).astype(np.int64)
        numbers = numbers_of(states, places, Holder.CROSSING, self.seed)
        return [STATES[state][0] for state in states.tolist()], numbers

    def plate(self, vehicle: int) -> tuple[str, str]:
        """Return registrar and plate of a vehicle."""
        plates = plates_of(np.array([vehicle], np.uint64), Holder.CROSSING, self.seed)
        return REGISTRARS[int(plates.registrar[0])][0], plates.plate[0].decode()

    def _batch(self, first: int, count: int) -> CrossingBatch:
        rng = stream(self.seed, "crossings", self.count, first)
        leaders = (rng.random(count) ** _SKEW * self.travelers).astype(np.int64)
        companions = np.searchsorted(_COMPANION_SHARES, rng.random(count), side="right")
        party = np.repeat(np.arange(count), companions + 1)[:count]
        nth = np.arange(count) - np.searchsorted(party, party)
        lead = leaders[party]
        household = lead // _HOUSEHOLD
        traveler = household * _HOUSEHOLD + (lead + nth) % _HOUSEHOLD

        homes = household.astype(np.uint64)
        usual = (mixed(homes, self.seed, 22) * len(PORTS)).astype(np.int64)
        elsewhere = (rng.random(count) * len(PORTS)).astype(np.int64)
        port = np.where(rng.random(count)[party] < _AT_USUAL_PORT, usual, elsewhere[party])
        on_wheels = mixed(homes, self.seed, 23) < _ON_WHEELS
        own = rng.random(count)[party] < _IN_OWN_VEHICLE
        households = self.travelers // _HOUSEHOLD
        lent = (rng.random(count)[party] * households).astype(np.int64)
        moments = np.sort(rng.random(int(party[-1]) + 1))
        when = (first + moments[party] * count) / self.count
        return CrossingBatch(
            traveler=traveler,
            party=first + party,
            at=_FIRST + (when * (_LAST - _FIRST).astype(np.int64)).astype("timedelta64[s]"),
            port=port,
            lane=1 + (rng.random(count)[party] * _LANES).astype(np.int64),
            inbound=rng.random(count)[party] < 0.5,
            referred=rng.random(count) < _REFERRED,
            vehicle=np.where(on_wheels, np.where(own, household, lent), -1),
        )

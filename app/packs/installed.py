"""The installed packs as one list: opened on the first question, not at the start."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from threading import Lock

from app.documents.reading import TravelDocument
from app.packs.install import installed_packs, open_pack
from app.problems import Problem
from app.screening.lookouts import LookoutIndex
from app.screening.summary_types import ListedDocument, Lookout, Membership

_MOST_CANDIDATES = 100

_log = logging.getLogger(__name__)


class InstalledLists:
    """The `LookoutList` port over every installed pack. For any thread.

    A pack that cannot be opened is left out: `problem` says so, and so does every card.
    """

    def __init__(self, home: Path, key: bytes) -> None:
        """Note where the packs lie.

        Args:
            home: The station's folder.
            key: The key they were installed with.
        """
        self._home = home
        self._key = key
        self._opening = Lock()

    def open(self) -> datetime | None:
        """Open the packs now, before the first traveler; return `as_of`. Takes a moment."""
        return self.as_of

    @property
    def problem(self) -> Problem | None:
        """PACK_DAMAGED, where a pack could not be opened."""
        return self._opened[1]

    @property
    def complete(self) -> bool:
        """Say whether every installed pack answers."""
        return self.problem is None

    def candidates(self, document: TravelDocument) -> Sequence[Lookout]:
        """Return the lookouts worth comparing with this traveler, at most 100.

        The likeliest of every pack come first: a pack full of namesakes hides nobody in another.
        """
        ranks = zip_longest(*(index.candidates(document) for index in self._indexes))
        found = [lookout for rank in ranks for lookout in rank if lookout is not None]
        return found[:_MOST_CANDIDATES]

    def listed(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost, stolen or revoked documents with exactly this number and issuer."""
        return [record for index in self._indexes for record in index.listed(document)]

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        """Return the memberships of trusted-traveler programs with exactly this document."""
        return [record for index in self._indexes for record in index.memberships(document)]

    def name_weights(self, document: TravelDocument) -> Mapping[str, int]:
        """Return how rare each word of the name is, by the list where it is commonest."""
        weights: dict[str, int] = {}
        for index in self._indexes:
            for word, weight in index.name_weights(document).items():
                weights[word] = min(weight, weights.get(word, weight))
        return weights

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of the open packs by name; empty when there is none."""
        return {name: made for index in self._indexes for name, made in index.versions.items()}

    @property
    def as_of(self) -> datetime | None:
        """When the oldest open pack was produced; None when there is none."""
        return min((index.as_of for index in self._indexes if index.as_of), default=None)

    @property
    def _indexes(self) -> tuple[LookoutIndex, ...]:
        return self._opened[0]

    @property
    def _opened(self) -> tuple[tuple[LookoutIndex, ...], Problem | None]:
        with self._opening:  # two first questions at once open the packs once
            return self._open_all

    @cached_property
    def _open_all(self) -> tuple[tuple[LookoutIndex, ...], Problem | None]:
        opened: list[LookoutIndex] = []
        damaged: Problem | None = None
        for name in installed_packs(self._home):
            try:
                opened.append(open_pack(self._home, name, self._key))
            except Problem as problem:
                _log.warning("a pack was not opened: %s", problem)
                damaged = problem
        return tuple(opened), damaged

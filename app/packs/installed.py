"""The installed packs as one list: opened on the first question, not at the start."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar

from app.courtesy import step_aside
from app.documents.reading import TravelDocument
from app.packs.install import installed_packs, open_pack
from app.packs.opened import OpenedPack, opened
from app.problems import Problem, ProblemCode
from app.screening.answers import (
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Membership,
    Permit,
    Redress,
)
from app.screening.people.match import Match
from app.screening.plates import Plate

_AnswerT = TypeVar("_AnswerT")
_log = logging.getLogger(__name__)


class InstalledLists:
    """The `LookoutList` port over every installed pack. For any thread.

    A pack that cannot be opened, or turns out to be damaged when it is asked, is left out from then
    on: `problem` says so, and so does every card.
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
        self._packs: tuple[OpenedPack, ...] | None = None
        self._problem: Problem | None = None

    def open(self) -> datetime | None:
        """Open the packs now, before the first traveler; return `as_of`. Takes a moment."""
        return self.as_of

    def close(self) -> None:
        """Let the packs' files go; the next question would open them again."""
        with self._opening:
            for pack in self._packs or ():
                pack.close()
            self._packs = None

    @property
    def problem(self) -> Problem | None:
        """PACK_DAMAGED or PACK_OUTDATED, where a pack does not answer."""
        self._opened()
        return self._problem

    @property
    def complete(self) -> bool:
        """Say whether every installed pack answers."""
        return self.problem is None

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        """Return the lookouts of every pack that may be this traveler, the surest first."""
        found = _joined(self._asked(lambda pack: pack.matches(document)))
        return sorted(found, key=lambda match: match.place)

    def listed(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost, stolen or revoked documents with exactly this number and issuer."""
        return _joined(self._asked(lambda pack: pack.listed(document)))

    def listed_alike(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return those whose number differs in one or two characters that are easily confused."""
        return _joined(self._asked(lambda pack: pack.listed_alike(document)))

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        """Return the memberships of trusted-traveler programs with exactly this document."""
        return _joined(self._asked(lambda pack: pack.memberships(document)))

    def permits(self, document: TravelDocument) -> Sequence[Permit]:
        """Return the visas and authorizations of exactly this document."""
        return _joined(self._asked(lambda pack: pack.permits(document)))

    def redresses(self, document: TravelDocument) -> Sequence[Redress]:
        """Return the redress numbers of exactly this document."""
        return _joined(self._asked(lambda pack: pack.redresses(document)))

    def redresses_numbered(self, number: str) -> Sequence[Redress]:
        """Return those of exactly this redress number."""
        return _joined(self._asked(lambda pack: pack.redresses_numbered(number)))

    def vehicles(self, plate: Plate) -> Sequence[ListedVehicle]:
        """Return the listed vehicles that this plate may belong to."""
        return _joined(self._asked(lambda pack: pack.vehicles(plate)))

    def containers(self, number: str) -> Sequence[ListedContainer]:
        """Return the listings of exactly this container."""
        return _joined(self._asked(lambda pack: pack.containers(number)))

    def files(self, name: str) -> Sequence[tuple[str, bytes]]:
        """Return a file, such as the rules, of every pack that has one, with the pack's name."""
        answers = self._asked(lambda pack: (pack.name, pack.file(name)))
        return [(pack, content) for pack, content in answers if content]

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of the open packs by name; empty when there is none."""
        return {pack.name: pack.version for pack in self._opened()}

    @property
    def as_of(self) -> datetime | None:
        """When the oldest open pack was produced; None when there is none."""
        return min((pack.as_of for pack in self._opened()), default=None)

    def _asked(self, question: Callable[[OpenedPack], _AnswerT]) -> Iterator[_AnswerT]:
        """Yield the answer of each pack; one that is found damaged is not asked again."""
        for pack in self._opened():
            step_aside()
            try:
                answer = question(pack)
            except Problem as problem:
                self._leave_out(pack, problem)
            except (IndexError, KeyError, ValueError, OverflowError) as error:
                # The arrays of an index are the producer's: one that points nowhere is damage.
                self._leave_out(pack, Problem(ProblemCode.PACK_DAMAGED, type(error).__name__))
            else:
                yield answer

    def _opened(self) -> tuple[OpenedPack, ...]:
        with self._opening:  # two first questions at once open the packs once
            if self._packs is None:
                self._packs = tuple(self._open_all())
            return self._packs

    def _open_all(self) -> Iterator[OpenedPack]:
        for name in installed_packs(self._home):
            try:
                yield opened(open_pack(self._home, name, self._key))
            except Problem as problem:
                _log.warning("a pack was not opened: %s", problem)
                self._problem = problem

    def _leave_out(self, damaged: OpenedPack, problem: Problem) -> None:
        _log.warning("a pack is damaged and not asked any more: %s", problem)
        with self._opening:
            self._packs = tuple(pack for pack in self._packs or () if pack is not damaged)
            self._problem = problem


def _joined(answers: Iterable[Sequence[_AnswerT]]) -> Sequence[_AnswerT]:
    return [record for answer in answers for record in answer]

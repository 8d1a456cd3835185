"""The proof of the random draw: every draw of a journal, computed again from the revealed seeds."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.screening.random_draw import SEED_BYTES, commitment, is_drawn


@dataclass(frozen=True, slots=True)
class DrawMade:
    """One draw, as it was recorded with the first question about a party.

    Attributes:
        duty_id: Whose seed it was made with.
        party_id: Who came together: one draw stands for all of them.
        per_10000: The rate in force.
        paused: A supervisor had paused the draws, so that nobody was drawn.
    """

    duty_id: UUID
    party_id: UUID
    per_10000: int
    paused: bool = False


class DrawFault(StrEnum):
    """What is wrong with a draw."""

    NOT_BOUND = "not_bound"
    """No commitment was recorded before it."""
    SEED_DIFFERS = "seed_differs"
    """The revealed seed is not the one that was committed to."""
    RATE_DIFFERS = "rate_differs"
    """Another rate than was recorded at the beginning of the duty."""
    WRONGLY_DRAWN = "wrongly_drawn"
    WRONGLY_NOT_DRAWN = "wrongly_not_drawn"
    TWICE = "twice"
    """A second draw for the same people."""
    MISSING = "missing"
    """Somebody was asked about, and no draw was made for those they came with."""
    TAKEN_BACK = "taken_back"
    """What the draw said did not stand when the traveler was asked about again."""


@dataclass(frozen=True, slots=True)
class FaultFound:
    """A fault, and the event where it shows.

    Attributes:
        seq: Place in the journal.
        subject: The encounter, or the duty for a seed.
    """

    fault: DrawFault
    seq: int
    subject: UUID


@dataclass(slots=True)
class DrawProof:
    """Follows a journal from its beginning and judges every draw.

    A duty that has not ended keeps its seed to itself: its draws are counted as open. A seed of a
    desk that lost its power is revealed at the next sign-in.

    Attributes:
        drawn, not_drawn: Draws that are proven right.
        paused: Draws that a supervisor's pause left out.
        open: Draws whose seed is not revealed yet.
        elsewhere: People who were drawn in line at another desk, whose journal proves it.
        faults: In the order of the journal, those of a duty where its seed is revealed.
    """

    drawn: int = 0
    not_drawn: int = 0
    paused: int = 0
    elsewhere: int = 0
    faults: list[FaultFound] = field(default_factory=list)
    _bound: dict[UUID, tuple[str, int]] = field(default_factory=dict)
    _waiting: dict[UUID, list[tuple[int, UUID, DrawMade, bool]]] = field(default_factory=dict)
    _parties: dict[UUID, UUID] = field(default_factory=dict)
    _made: set[UUID] = field(default_factory=set)
    _said: dict[UUID, bool] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """How many draws wait for the end of their duty."""
        return sum(map(len, self._waiting.values()))

    @property
    def counted(self) -> Counter[DrawFault]:
        """How often each fault was found."""
        return Counter(each.fault for each in self.faults)

    def opened(self, seq: int, duty_id: UUID, committed: str, per_10000: int) -> None:
        """Take in what a duty began with; a second beginning binds nothing."""
        if duty_id in self._bound:
            self._fault(DrawFault.SEED_DIFFERS, seq, duty_id)
            return
        self._bound[duty_id] = (committed, per_10000)

    def joined(self, encounter_id: UUID, party_id: UUID) -> None:
        """Take in with whom somebody came."""
        self._parties.setdefault(encounter_id, party_id)

    def taken_up(self, party_id: UUID) -> None:
        """Take in people who were read in line: their draw was made there, and stands."""
        self._made.add(party_id)

    def screened(self, seq: int, encounter_id: UUID, *, drawn: bool, made: DrawMade | None) -> None:
        """Take in a question about somebody."""
        if made is not None:
            self._draw(seq, encounter_id, made, drawn=drawn)
        elif encounter_id in self._said:
            if self._said[encounter_id] is not drawn:
                self._fault(DrawFault.TAKEN_BACK, seq, encounter_id)
            return
        elif self._parties.get(encounter_id, encounter_id) not in self._made:
            self._fault(DrawFault.MISSING, seq, encounter_id)
        elif drawn:
            self.elsewhere += 1
        self._said[encounter_id] = drawn

    def revealed(self, seq: int, duty_id: UUID, seed: bytes) -> None:
        """Take in the seed at the end of a duty, and judge its draws."""
        committed, rate = self._bound.get(duty_id, ("", 0))
        waiting = self._waiting.pop(duty_id, [])
        if len(seed) != SEED_BYTES or commitment(seed) != committed:
            self._fault(DrawFault.SEED_DIFFERS, seq, duty_id)
            return
        for place, encounter_id, made, drawn in waiting:
            if made.per_10000 != rate:
                self._fault(DrawFault.RATE_DIFFERS, place, encounter_id)
                continue
            right = not made.paused and is_drawn(seed, made.party_id, rate)
            if drawn is not right:
                wrong = DrawFault.WRONGLY_DRAWN if drawn else DrawFault.WRONGLY_NOT_DRAWN
                self._fault(wrong, place, encounter_id)
            elif made.paused:
                self.paused += 1
            elif drawn:
                self.drawn += 1
            else:
                self.not_drawn += 1

    def _draw(self, seq: int, encounter_id: UUID, made: DrawMade, *, drawn: bool) -> None:
        if made.party_id in self._made or encounter_id in self._said:
            self._fault(DrawFault.TWICE, seq, encounter_id)
            return
        self._made.add(made.party_id)
        if self._parties.get(encounter_id, made.party_id) != made.party_id:
            self._fault(DrawFault.MISSING, seq, encounter_id)
        elif made.duty_id not in self._bound:
            self._fault(DrawFault.NOT_BOUND, seq, encounter_id)
        else:
            judged = (seq, encounter_id, made, drawn)
            self._waiting.setdefault(made.duty_id, []).append(judged)

    def _fault(self, fault: DrawFault, seq: int, subject: UUID) -> None:
        self.faults.append(FaultFound(fault, seq, subject))

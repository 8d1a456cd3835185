"""People found in arrays: who may be this traveler."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import TravelDocument
from app.screening.answers import Lookout
from app.screening.evidence import Agreement, EvidenceField, EvidenceNote
from app.screening.people.build import GIVEN, Arrays, build_people
from app.screening.people.comparing import NameComparison, compare_words
from app.screening.people.match import Match
from app.screening.people.search import Asked, Ranked, Search
from app.screening.people.waterfall import Scores, match_of
from app.screening.people.words import Word

MOST_CANDIDATES = 100

DEFAULT_THRESHOLDS = (1000, 1400)
"""For a list that nobody calibrated: a possible, and a strong match. Ten bits are a chance of one
in a thousand that a likeness means nothing, as far as the weights are true."""

_ESTIMATED_TOO_LOW = 250
"""By how much the quick estimate may lie below what the comparison finds."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One row that was compared word by word."""

    record: int
    row: int
    name: NameComparison
    scores: Scores

    @property
    def centibits(self) -> int:
        """Weight of all evidence but a document number."""
        return self.name.centibits + self.scores.sum


class PeopleIndex:
    """One list of people. For any thread; opening it reads nothing."""

    def __init__(self, arrays: Arrays, record: Callable[[int], Lookout]) -> None:
        """Take the arrays of `build_people` (mapped or in memory) and a way to decode a record.

        Where `thresholds` of a `Calibration` lie beside them, these count.
        """
        self._arrays = arrays
        self._record = record
        self._search = Search(arrays)
        given = arrays.get("thresholds")
        self._measured = given is not None
        self._possible, self._strong = (
            DEFAULT_THRESHOLDS if given is None else (int(given[0]), int(given[1]))
        )

    @classmethod
    def over(cls, lookouts: Sequence[Lookout]) -> Self:
        """Return an index over a few people that are in memory anyway."""
        return cls(build_people(lookouts), lookouts.__getitem__)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._arrays["record_date"])

    def candidates(self, document: TravelDocument) -> NDArray[np.int64]:
        """Return the places of the records worth comparing, at most 100, likeliest first."""
        _, ranked = self._search.ranked(document)
        records = self._arrays["row_record"][ranked.rows].astype(np.int64)
        records = np.concatenate([self._search.with_document(document), records])
        _, first = np.unique(records[: 4 * MOST_CANDIDATES], return_index=True)
        return records[np.sort(first)][:MOST_CANDIDATES]

    def compared(self, document: TravelDocument, least: int) -> list[Compared]:
        """Compare the likeliest records that may reach `least` hundredths of a bit, best first.

        Those are named by the place of the record; no record is decoded.
        """
        asked, ranked = self._search.ranked(document)
        worth = int(np.searchsorted(-ranked.estimates, _ESTIMATED_TOO_LOW - least, side="right"))
        return self._best(self._compare(asked, ranked, min(worth, MOST_CANDIDATES)))

    def matches(self, document: TravelDocument) -> Sequence[Match]:
        """Return the listings that may be this traveler, the surest first.

        Records above the threshold, and those that name this very document; only they are decoded.
        """
        found = self.compared(document, self._possible)
        numbered = self._search.with_document(document)
        if len(numbered):
            known = {one.record for one in found}
            asked, _ = self._search.ranked(document)
            missing = numbered[~np.isin(numbered, list(known))]
            ranked = self._search.estimated(asked, self._search.rows_of(missing))
            found += self._best(self._compare(asked, ranked, len(ranked.rows)))
        decoded = (self._decoded(document, one) for one in found)
        return sorted((match for match in decoded if match is not None), key=lambda m: m.place)

    def _decoded(self, document: TravelDocument, one: Compared) -> Match | None:
        lookout = self._record(one.record)
        first = int(self._arrays["record_rows"][one.record])
        names = ((lookout.surname, lookout.given_names), *lookout.aliases)
        match = match_of(document, lookout, names[one.row - first], one.name, one.scores)
        enough = one.centibits >= self._possible and _worth_a_look(
            match, other_surnames=self._measured
        )
        strong = match.strong and one.centibits >= self._strong
        if not (enough or strong or match.same_document):
            return None
        return match.judged(strong=strong, possible=enough and not strong)

    def _compare(self, asked: Asked, ranked: Ranked, most: int) -> Iterator[Compared]:
        for place in range(most):
            row = int(ranked.rows[place])
            theirs = self._words(row)
            name = compare_words(asked.words, theirs, asked.weights, truncated=asked.truncated)
            scores = Scores(
                int(ranked.date_weights[place]),
                int(ranked.state_weights[place]),
                self._search.rarity.list_size,
                len(self),
            )
            yield Compared(int(self._arrays["row_record"][row]), row, name, scores)

    @staticmethod
    def _best(compared: Iterator[Compared]) -> list[Compared]:
        """Return each record once, by the name that fits best, the likeliest record first."""
        best: dict[int, Compared] = {}
        for one in compared:
            known = best.get(one.record)
            if known is None or known.centibits < one.centibits:
                best[one.record] = one
        return sorted(best.values(), key=lambda one: (-one.centibits, one.record))

    def _words(self, row: int) -> list[Word]:
        start = self._arrays["row_start"]
        numbers = self._arrays["row_words"][start[row] : start[row + 1]]
        return [
            Word(
                EvidenceField.GIVEN_NAMES if number & GIVEN else EvidenceField.SURNAME,
                self._search.vocabulary.forms(int(number) & (GIVEN - 1)),
            )
            for number in map(int, numbers)
        ]


def _worth_a_look(match: Match, *, other_surnames: bool) -> bool:
    """Say whether more than a name speaks for it: by itself a name never is enough.

    Surnames change and are misread, so another one may be outweighed by all the rest; but only
    where it was measured how often that happens by chance.
    """
    by_field = {line.field: line for line in match.evidence}
    birth = by_field[EvidenceField.BIRTH_DATE]
    surname = by_field[EvidenceField.SURNAME]
    if birth.agreement is Agreement.DIFFERS:
        return False
    if surname.agreement is Agreement.DIFFERS and not other_surnames:
        return False
    same_state = by_field[EvidenceField.NATIONALITY].agreement is Agreement.AGREES
    if birth.agreement is Agreement.ABSENT:
        names = (surname, by_field[EvidenceField.GIVEN_NAMES])
        return same_state and all(line.agreement is Agreement.AGREES for line in names)
    return same_state or birth.note != EvidenceNote.DATE_PARTIAL

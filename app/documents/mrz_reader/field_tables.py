"""The likeliest text of one field for each remainder that it may leave in the composite check sum.

Every table answers two questions: how likely is the best text that leaves remainder r, and which
text is it. All sums run modulo 10 with the weights 7, 3, 1 (ICAO Doc 9303-3 clause 4.9), so ten
remainders (a hundred, where a field also has a check digit of its own) are all the decoder must
carry along.
"""

from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from app.courtesy import step_aside
from app.documents.mrz.check_digits import FILLER, LETTERS
from app.documents.mrz.states import STATE_CODES
from app.documents.mrz_reader.alphabet import CHARACTERS, INDEX
from app.documents.mrz_reader.grammar import Field, FieldKind, mask

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

IMPOSSIBLE = np.float32(-1e6)
"""Stands for a probability of zero; finite, so that sums of it stay numbers."""

_MODULUS = 10
_OWN_WEIGHTS = (7, 3, 1)
_VALUES = np.array([*range(36), 0])  # in the order of CHARACTERS; the filler counts as 0
_NONE = len(CHARACTERS)  # a column of impossible scores, for classes with fewer members
_MEMBERS = np.full((_MODULUS, 5), _NONE)
for _residue in range(_MODULUS):
    _same = np.flatnonzero(_residue == _VALUES % _MODULUS)
    _MEMBERS[_residue, : len(_same)] = _same
_LETTER_MASK = mask(LETTERS)[0]
_FILLER = INDEX[FILLER]


class FieldTable(Protocol):
    """What the decoder asks of a field."""

    best: Floats
    """(10,) log-probability of the best text for each remainder."""

    def text(self, remainder: int) -> Places:
        """Return the characters of that text."""
        ...


def tabulate(field: Field, scores: Floats) -> FieldTable:
    """Build the table of `field`.

    Args:
        field: The field's grammar.
        scores: (places, 37) log-probabilities at its places.
    """
    step_aside()
    allowed = np.where(field.allowed, scores, IMPOSSIBLE)
    match field.kind:
        case FieldKind.STATE:
            return _StateTable(allowed, field.weights)
        case FieldKind.NAMES:
            return _NamesTable(allowed, field.weights)
        case FieldKind.DATE:
            return _DateTable(allowed, field.weights)
        case FieldKind.CHECKED:
            return _CheckedTable(allowed, field.weights, empty_digit=field.empty_digit)
        case FieldKind.PLAIN:
            return _PlainTable(allowed, field.weights)


def _by_value(scores: Floats) -> tuple[Floats, Places]:
    """Reduce 37 characters to ten values modulo 10: the best score and its character."""
    padded = np.concatenate((scores, np.full((len(scores), 1), IMPOSSIBLE, np.float32)), axis=1)
    members = padded[:, _MEMBERS]
    pick = members.argmax(axis=2)
    best = np.take_along_axis(members, pick[:, :, None], axis=2)[:, :, 0]
    return best, _MEMBERS[np.arange(_MODULUS), pick]


@cache
def _before(weight: int) -> Places:
    """Return (value, remainder) -> the remainder before a value of this weight was added."""
    values, remainders = np.mgrid[:_MODULUS, :_MODULUS]
    return np.asarray((remainders - weight * values) % _MODULUS, np.intp)


@cache
def _before_both(own: int, composite: int) -> Places:
    """Return (value, own remainder * 10 + remainder) -> the pair before."""
    values, pairs = np.mgrid[:_MODULUS, : _MODULUS * _MODULUS]
    before_own = (pairs // _MODULUS - own * values) % _MODULUS
    before = (pairs % _MODULUS - composite * values) % _MODULUS
    return np.asarray(before_own * _MODULUS + before, np.intp)


class _PlainTable:
    """Places that do not depend on one another."""

    def __init__(self, scores: Floats, weights: tuple[int, ...]) -> None:
        self._weights = weights
        values, self._characters = _by_value(scores)
        state = np.full(_MODULUS, IMPOSSIBLE, np.float32)
        state[0] = 0
        self._picks: list[Places] = []
        for place, weight in enumerate(weights):
            options = values[place][:, None] + state[_before(weight)]
            pick = options.argmax(axis=0)
            self._picks.append(pick)
            state = options[pick, np.arange(_MODULUS)]
        self.best = state

    def text(self, remainder: int) -> Places:
        """Return the best text that leaves this remainder."""
        text = np.empty(len(self._weights), np.intp)
        for place in range(len(text) - 1, -1, -1):
            value = int(self._picks[place][remainder])
            text[place] = self._characters[place, value]
            remainder = int(_before(self._weights[place])[value, remainder])
        return text


class _CheckedTable:
    """A field and its check digit; the state is both running remainders."""

    def __init__(self, scores: Floats, weights: tuple[int, ...], *, empty_digit: bool) -> None:
        self._weights = weights
        values, self._characters = _by_value(scores[:-1])
        state = np.full(_MODULUS * _MODULUS, IMPOSSIBLE, np.float32)
        state[0] = 0
        columns = np.arange(len(state))
        self._picks: list[Places] = []
        for place in range(len(scores) - 1):
            before = _before_both(_OWN_WEIGHTS[place % 3], weights[place])
            options = values[place][:, None] + state[before]
            pick = options.argmax(axis=0)
            self._picks.append(pick)
            state = options[pick, columns]
        grid = state.reshape(_MODULUS, _MODULUS)
        digits = np.arange(_MODULUS)
        closed = grid[digits[:, None], _before(weights[-1])] + scores[-1, :_MODULUS, None]
        self._digit = closed.argmax(axis=0)
        self.best = closed.max(axis=0)
        self._empty = False
        if empty_digit:
            empty = float(scores[:, _FILLER].sum())
            if empty > self.best[0]:
                self.best[0] = empty
                self._empty = True

    def text(self, remainder: int) -> Places:
        """Return the best text that leaves this remainder in the composite sum."""
        count = len(self._weights)
        if self._empty and remainder == 0:
            return np.full(count, _FILLER, np.intp)
        text = np.empty(count, np.intp)
        own = int(self._digit[remainder])
        text[-1] = own
        pair = own * _MODULUS + int(_before(self._weights[-1])[own, remainder])
        for place in range(count - 2, -1, -1):
            value = int(self._picks[place][pair])
            text[place] = self._characters[place, value]
            before = _before_both(_OWN_WEIGHTS[place % 3], self._weights[place])
            pair = int(before[value, pair])
        return text


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Every YYMMDD there is: (dates, 6) characters, and whether each is a leap day."""

    years: Places
    days: Places
    possible: NDArray[np.bool_]


@cache
def _calendar() -> _Calendar:
    """List the years, the days of a year, and which of their pairs exist.

    Unknown parts are fillers (9303-3 clause 4.8). 29 February is refused only in years that are no
    leap year in any century.
    """
    unknown = FILLER * 2
    lengths = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    years = [f"{year:02d}" for year in range(100)] + [unknown]
    days = [
        f"{month:02d}{day:02d}"
        for month, length in enumerate(lengths, start=1)
        for day in range(1, length + 1)
    ]
    days += [f"{month:02d}{unknown}" for month in range(1, 13)] + [unknown * 2]
    possible = np.ones((len(years), len(days)), np.bool_)
    ordinary = [row for row, year in enumerate(years) if year != unknown and int(year) % 4]
    possible[ordinary, days.index("0229")] = False
    return _Calendar(_encode(years), _encode(days), possible)


def _encode(texts: list[str]) -> Places:
    return np.array([[INDEX[char] for char in text] for text in texts], np.intp)


@cache
def _date_groups(weights: tuple[int, ...]) -> tuple[Places, Places, Places]:
    """Return the possible dates in order of remainders, each group's pair, where it starts."""
    calendar = _calendar()
    own = np.array([_OWN_WEIGHTS[place % 3] for place in range(6)])
    composite = np.array(weights[:6])
    sums = [
        (
            (_VALUES[calendar.years] * factor[:2]).sum(axis=1)[:, None]
            + (_VALUES[calendar.days] * factor[2:]).sum(axis=1)[None, :]
        )
        % _MODULUS
        for factor in (own, composite)
    ]
    pairs = np.where(calendar.possible, sums[0] * _MODULUS + sums[1], _MODULUS**2).ravel()
    order = np.argsort(pairs, kind="stable")[: int(calendar.possible.sum())]
    present, starts = np.unique(pairs[order], return_index=True)
    return order, present, starts


class _DateTable:
    """A date of the calendar and its check digit."""

    def __init__(self, scores: Floats, weights: tuple[int, ...]) -> None:
        calendar = _calendar()
        self._weights = weights
        self._order, present, self._starts = _date_groups(weights)
        years = scores[np.arange(2), calendar.years].sum(axis=1)
        days = scores[np.arange(2, 6), calendar.days].sum(axis=1)
        self._dates = (years[:, None] + days[None, :]).ravel()[self._order]
        state = np.full(_MODULUS * _MODULUS, IMPOSSIBLE, np.float32)
        state[present] = np.maximum.reduceat(self._dates, self._starts)
        self._group = {int(pair): turn for turn, pair in enumerate(present)}
        grid = state.reshape(_MODULUS, _MODULUS)
        digits = np.arange(_MODULUS)
        options = grid[digits[:, None], _before(weights[-1])] + scores[-1, :_MODULUS, None]
        self._own = options.argmax(axis=0)
        self.best = options.max(axis=0)

    def text(self, remainder: int) -> Places:
        """Return the best date that leaves this remainder in the composite sum."""
        own = int(self._own[remainder])
        remainder = int(_before(self._weights[-1])[own, remainder])
        turn = self._group.get(own * _MODULUS + remainder, 0)
        start = int(self._starts[turn])
        end = int(self._starts[turn + 1]) if turn + 1 < len(self._starts) else len(self._dates)
        calendar = _calendar()
        row, column = divmod(
            int(self._order[start + int(self._dates[start:end].argmax())]), len(calendar.days)
        )
        return np.concatenate((calendar.years[row], calendar.days[column], [own]))


@cache
def _states() -> Places:
    return _encode([code.ljust(3, FILLER) for code in sorted(STATE_CODES)])


class _StateTable:
    """A code of the list."""

    def __init__(self, scores: Floats, weights: tuple[int, ...]) -> None:
        codes = _states()
        totals = scores[np.arange(3), codes].sum(axis=1)
        remainders = (_VALUES[codes] * np.array(weights)).sum(axis=1) % _MODULUS
        order = np.argsort(totals, kind="stable")  # of equal remainders the likeliest is set last
        self.best = np.full(_MODULUS, IMPOSSIBLE, np.float32)
        self.best[remainders[order]] = totals[order]
        self._code = np.zeros(_MODULUS, np.intp)
        self._code[remainders[order]] = order

    def text(self, remainder: int) -> Places:
        """Return the likeliest code that leaves this remainder."""
        return np.asarray(_states()[self._code[remainder]], np.intp)


class _NamesTable:
    """Names, as a walk through seven states (9303-4 clauses 4.2.3 and 4.2.4).

    0 nothing yet, 1 in a word of the first identifier, 2 one filler after it, 3 two fillers, 4 in a
    word of the second identifier, 5 one filler after it, 6 fillers to the end.
    """

    _LETTER_FROM: ClassVar[dict[int, tuple[int, ...]]] = {1: (0, 1, 2), 4: (3, 4, 5)}
    _FILLER_FROM: ClassVar[dict[int, tuple[int, ...]]] = {2: (1,), 3: (2,), 5: (4,), 6: (3, 5, 6)}
    _STATES = 7

    def __init__(self, scores: Floats, weights: tuple[int, ...]) -> None:
        self._weights = weights
        letters = np.where(_LETTER_MASK, scores, IMPOSSIBLE)
        values, self._characters = _by_value(letters)
        state = np.full((self._STATES, _MODULUS), IMPOSSIBLE, np.float32)
        state[0, 0] = 0
        columns = np.arange(_MODULUS)
        self._steps: list[tuple[Places, Places]] = []
        for place, weight in enumerate(weights):
            moved = np.full_like(state, IMPOSSIBLE)
            origin = np.zeros(state.shape, np.intp)
            value = np.full(state.shape, -1, np.intp)
            before = _before(weight)
            for target, sources in self._LETTER_FROM.items():
                options = state[list(sources)]
                source = options.argmax(axis=0)
                top = options[source, columns]
                choices = values[place][:, None] + top[before]
                pick = choices.argmax(axis=0)
                moved[target] = choices[pick, columns]
                value[target] = pick
                origin[target] = np.array(sources)[source][before[pick, columns]]
            for target, sources in self._FILLER_FROM.items():
                options = state[list(sources)]
                source = options.argmax(axis=0)
                moved[target] = options[source, columns] + scores[place, _FILLER]
                origin[target] = np.array(sources)[source]
            self._steps.append((origin, value))
            state = np.maximum(moved, IMPOSSIBLE)
        self._end = state.argmax(axis=0)
        self.best = state.max(axis=0)

    def text(self, remainder: int) -> Places:
        """Return the likeliest names that leave this remainder."""
        text = np.empty(len(self._weights), np.intp)
        state = int(self._end[remainder])
        for place in range(len(text) - 1, -1, -1):
            origin, value = self._steps[place]
            pick = int(value[state, remainder])
            came_from = int(origin[state, remainder])
            if pick < 0:
                text[place] = _FILLER
            else:
                text[place] = self._characters[place, pick]
                remainder = int(_before(self._weights[place])[pick, remainder])
            state = came_from
        return text

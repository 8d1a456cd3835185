"""How rare names, birth dates and nationalities are on one list, in hundredths of a bit."""

from collections.abc import Sequence
from functools import cached_property
from math import log2

import numpy as np
from numpy.typing import NDArray

from app.documents.reading import PartialDate
from app.screening.birth_dates import EQUAL
from app.screening.identifiers import state_key
from app.screening.people.build import GIVEN, Arrays, packed_date
from app.screening.people.comparing import CUT, INITIAL, Weights
from app.screening.people.pairing import Likeness
from app.screening.people.vocabulary import Alike, Words, spans
from app.screening.people.words import Word

UNLISTED = 10_000
"""Names are weighed as if this many people more stood on the list; without them every name of a
short list would seem common, and every rare one unique."""

_UNLISTED_BEARERS = {True: 20, False: 1}
"""How many of them bear a given name, or a surname, that nobody on the list bears."""

_UNLISTED_ALIKE = {
    Likeness.EQUAL: 1,
    Likeness.VARIANT: 1,
    Likeness.OTHER_FORM: 2,
    Likeness.ALIKE: 2,
    Likeness.ONE_LETTER: 5,
    Likeness.BONES: 10,
    Likeness.TWO_LETTERS: 40,
}
"""How many words, of which one is not on the list, are so alike."""

_LIKE_OWN_STATE = 2_000
"""As many bearers anywhere count as much as what is known of those of one nationality."""

_UNLISTED_DATES = 25_000
"""So many birth dates are likely: each is weighed as if it stood once more on the list. As many
people anywhere count as much as what is known of one nationality, whose offices may have entered
1 January for whoever did not know the day."""

_TOLD_APART = 200
"""As many bearers of one word are taken to bear another as often as anybody does: on fewer, words
that only met by chance would seem to belong together."""

_RARE_BEYOND_LIST = 800
"""A name is rare if fewer than one list of 2^8 of this size has it twice by chance."""
_CROWDED = 0.35
"""How much of what a name lacks of that, a birth date loses. Where many bear a name, many others
differ from it by a syllable only, and among all of them every birth date is met."""
_INITIAL_STANDS_FOR = 800
_SAME_STATE = 500
_OTHER_STATE = -250
_STATE_KEPT = 0.9
_UNLISTED_OF_STATE = 300
_MOST_LOOKED_AT = 1_024
_LEAST = -300
"""That one word is like another may speak against it: what most names are like is no likeness."""

# How often one person's name is found like this, in hundredths of a bit.
_HOW_OFTEN = {
    Likeness.EQUAL: -40,
    Likeness.VARIANT: -250,
    Likeness.OTHER_FORM: -350,
    Likeness.ALIKE: -250,
    Likeness.ONE_LETTER: -300,
    Likeness.BONES: -450,
    Likeness.TWO_LETTERS: -450,
}


class Rarity:
    """What agreement weighs on this list."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._rows = len(arrays["row_record"])
        codes = arrays["state_codes"].tobytes().decode("ascii")
        self._states = {codes[i : i + 3].strip(): i // 3 for i in range(0, len(codes), 3)}

    @property
    def list_size(self) -> int:
        """What it costs that so many others might be meant."""
        return -round(100 * log2(max(len(self._arrays["record_date"]), UNLISTED)))

    def state(self, code: str) -> int:
        """Return the number of a state on this list, 0 for none, -1 for one it does not have."""
        return self._states.get(state_key(code), -1)

    def same_state(self, state: int) -> int:
        """Return what it weighs to share a nationality."""
        listed = int(self._arrays["state_rows"][state]) if state > 0 else 0
        share = (listed + _UNLISTED_OF_STATE) / (self._rows + UNLISTED)
        return max(0, min(_SAME_STATE, round(100 * log2(_STATE_KEPT / share))))

    def state_weights(self, state: int, listed: NDArray[np.uint16]) -> NDArray[np.int64]:
        """Return what the nationality of each listed person weighs for a traveler of `state`."""
        if state == 0:
            return np.zeros(len(listed), np.int64)
        weights = np.where(listed == state, self.same_state(state), _OTHER_STATE)
        return np.where(listed == 0, 0, weights)

    def date_excess(self, birth: PartialDate, state: int) -> int:
        """Return how much less than a date can weigh this one does, because so many have it.

        Args:
            birth: The traveler's.
            state: The number of the nationality on this list, whose people may share more dates.
        """
        if not birth.complete:
            return 0
        keys = self._arrays["date_keys"]
        date = np.int32(packed_date(birth.iso))
        first, last = np.searchsorted(keys, date), np.searchsorted(keys, date, side="right")
        share = (int(last - first) + 1) / (len(keys) + _UNLISTED_DATES)
        if state > 0:
            born = self._arrays["date_records"][first:last]
            compatriots = int((self._arrays["record_state"][born] == state).sum())
            bearers = int(self._people_of_states[state])
            share = (compatriots + _UNLISTED_DATES * share) / (bearers + _UNLISTED_DATES)
        return max(0, EQUAL - round(-100 * log2(share)))

    def crowd(self, words: Sequence[Word], weights: Weights, state: int) -> int:
        """Return how much less a birth date says of this name, because so many on the list bear it.

        It counts how often the list has the words and the nationality, and nothing else.
        """
        name = sum(
            weights[word.text][Likeness.EQUAL] if len(word.text) > 1 else _INITIAL_STANDS_FOR
            for word in words
        )
        lacking = _RARE_BEYOND_LIST - self.list_size - name - self.same_state(state)
        return round(_CROWDED * max(0, lacking))

    def word_weights(
        self, alike: Alike, state: int, beginnings: Words, *, given: bool
    ) -> tuple[int, ...]:
        """Return what one word of the traveler's weighs, by its likeness to a listed one.

        Each likeness is held against all that are at least as like: who is called KIM is like
        many, and that says little.
        """
        shares = self._shares(alike.words, state)
        unlisted = _UNLISTED_BEARERS[given] / (self._rows + UNLISTED)
        weights = [0] * len(Likeness)
        as_like = np.cumsum(np.bincount(alike.likeness, shares, len(Likeness))).tolist()
        for how, often in _HOW_OFTEN.items():
            share = unlisted * _UNLISTED_ALIKE[how] + as_like[how]
            weights[how] = max(_LEAST, round(-100 * log2(min(1.0, share))) + often)
        weights[Likeness.JOINED] = weights[Likeness.EQUAL]
        weights[Likeness.JOINED_NEARLY] = weights[Likeness.ONE_LETTER]
        begun = unlisted + float(self._shares(beginnings, state).sum())
        weights[Likeness.TRUNCATED] = max(_LEAST, round(-100 * log2(min(1.0, begun))) + CUT)
        weights[Likeness.INITIAL] = INITIAL
        return tuple(weights)

    def said_together(self, words: Sequence[int]) -> list[float]:
        """Return which share of those who bear the rarest of these words bears each of the others.

        Words of one name are not independent: of VAN DEN BERG each says what the others say. People
        are counted, not names: one person's many aliases say nothing of what others are called.

        Args:
            words: Numbers of words; -1 for one that is not listed.

        Returns:
            A share for each; 1.0 for the rarest itself, -1.0 where there is nothing to compare.
        """
        start = self._arrays["posting_start"]
        counts = [int(start[word + 1]) - int(start[word]) if word >= 0 else 0 for word in words]
        listed = [place for place, count in enumerate(counts) if count]
        if len(listed) < 2:
            return [-1.0] * len(words)
        rarest = min(listed, key=lambda place: (counts[place], place))
        step = -(-counts[rarest] // _MOST_LOOKED_AT)
        first = int(start[words[rarest]])
        rows = self._arrays["posting_rows"][first : first + counts[rarest] : step]
        begin, end = self._arrays["row_start"][rows], self._arrays["row_start"][rows + 1]
        records, person = np.unique(self._arrays["row_record"][rows], return_inverse=True)
        owners = np.repeat(person, end - begin)
        theirs = self._arrays["row_words"][spans(begin, end)] & np.uint32(GIVEN - 1)
        shares = [-1.0] * len(words)
        for place in listed:
            anywhere = counts[place] / (self._rows + UNLISTED)
            # Less one: whom the traveler is like does not speak against being like the traveler.
            bearing = np.zeros(len(records), np.bool_)
            bearing[owners[theirs == words[place]]] = True
            together = max(0, int(bearing.sum()) - 1)
            shares[place] = (together + _TOLD_APART * anywhere) / (len(records) - 1 + _TOLD_APART)
        shares[rarest] = 1.0
        return shares

    @cached_property
    def _state_of_row(self) -> NDArray[np.uint16]:
        """The state of each name: what is looked up most, in one step and side by side."""
        states: NDArray[np.uint16] = self._arrays["record_state"][self._arrays["row_record"]]
        return states

    @cached_property
    def _people_of_states(self) -> NDArray[np.int64]:
        """How many people there are of each state; `state_rows` counts their other names, too."""
        return np.bincount(self._arrays["record_state"], minlength=len(self._arrays["state_rows"]))

    def exact_weights(self, words: Words, state: int) -> NDArray[np.int64]:
        """Return what each of these listed words weighs where it is met as it is."""
        shares = self._shares(words, state) + 1 / (self._rows + UNLISTED)
        return np.round(-100 * np.log2(np.minimum(shares, 1.0))).astype(np.int64)

    def _shares(self, words: Words, state: int) -> NDArray[np.float64]:
        """Return how many of a hundred people, here as a share, of this nationality bear each."""
        if not len(words):
            return np.empty(0)
        start = self._arrays["posting_start"][words].astype(np.int64)
        counts = self._arrays["posting_start"][words + 1].astype(np.int64) - start
        anywhere = counts / (self._rows + UNLISTED)
        if state <= 0:
            return anywhere
        steps = -(-counts // _MOST_LOOKED_AT)  # of names that thousands bear, every so manieth
        taken = -(-counts // np.maximum(steps, 1))
        last = np.cumsum(taken)
        first = last - taken
        nth = np.arange(last[-1]) - np.repeat(first, taken)
        places = nth * np.repeat(steps, taken) + np.repeat(start, taken)
        same = self._state_of_row[self._arrays["posting_rows"][places]] == state
        so_far = np.concatenate([[0], np.cumsum(same)])
        found = (so_far[last] - so_far[first]) * steps
        bearers = int(self._arrays["state_rows"][state])
        among: NDArray[np.float64] = found + _LIKE_OWN_STATE * anywhere
        return among / (bearers + _LIKE_OWN_STATE)

"""The sixteen ways in which a listed name comes back changed on a traveler's document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from app.simulation.culture import Culture
from app.simulation.people import NAME_WIDTH
from app.simulation.spelling import Change, misreading, other_spelling, typing_error

CARD_WIDTH = 30
"""Characters of the name field of an identity card, TD1 (ICAO Doc 9303-5 clause 4.2.2)."""
_SHORTEST_SPLIT = 5
_PARTICLES = frozenset(
    (
        *("AL", "EL", "BIN", "BEN", "BOU", "ABU", "IBN", "DA", "DE", "DOS", "DO", "DEL", "LA"),
        *("LAS", "LOS", "VON", "VAN", "DEN", "LE", "SAE"),
    )
)


class NameChange(StrEnum):
    """What happened to the name; then it is cut to the name field."""

    EXACT = "exact"
    ONE_TYPING_ERROR = "one_typing_error"
    TWO_TYPING_ERRORS = "two_typing_errors"
    ONE_MISREADING = "one_ocr_confusion"
    ONE_SPELLING = "one_transliteration_change"
    TWO_SPELLINGS = "two_transliteration_changes"
    SWAPPED = "surname_and_given_names_swapped"
    SHUFFLED = "shuffled"
    GIVEN_NAME_DROPPED = "one_given_name_dropped"
    SECOND_SURNAME_DROPPED = "second_surname_dropped"
    JOINED = "joined"
    SPLIT = "split"
    GIVEN_NAME_ADDED = "an_extra_given_name"
    INITIALS = "initials"
    TRUNCATED = "truncation"
    SWAPPED_AND_MISSPELLED = "swap_transliteration_typing_error"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words."""

    surname: tuple[str, ...]
    given_names: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words, surname first."""
        return self.surname + self.given_names

    def rewritten(self, words: Sequence[str]) -> "Name":
        """Return these words, as many of them surnames as now."""
        cut = len(self.surname)
        return Name(tuple(words[:cut]), tuple(words[cut:]))

    @property
    def length(self) -> int:
        """Characters in a name field that is long enough."""
        return len(" ".join(self.surname)) + 2 + len(" ".join(self.given_names))


def change_name(
    name: Name, kind: NameChange, culture: Culture, extra: Callable[[], str], chance: Random
) -> Name | None:
    """Change a name in one way; None where this name cannot be changed so.

    Args:
        extra: Gives one more given name of this culture and sex.
    """
    match kind:
        case NameChange.EXACT:
            return name
        case NameChange.ONE_TYPING_ERROR:
            return _spelled(name, (typing_error,), culture, chance)
        case NameChange.TWO_TYPING_ERRORS:
            return _spelled(name, (typing_error, typing_error), culture, chance)
        case NameChange.ONE_MISREADING:
            return _spelled(name, (misreading,), culture, chance)
        case NameChange.ONE_SPELLING:
            return _spelled(name, (other_spelling,), culture, chance)
        case NameChange.TWO_SPELLINGS:
            return _spelled(name, (other_spelling, other_spelling), culture, chance)
        case NameChange.SWAPPED:
            return _swapped(name)
        case NameChange.SHUFFLED:
            return _shuffled(name, chance)
        case NameChange.GIVEN_NAME_DROPPED:
            return _without_one(name, chance)
        case NameChange.SECOND_SURNAME_DROPPED:
            return _without_second_surname(name)
        case NameChange.JOINED:
            return _joined(name, chance)
        case NameChange.SPLIT:
            return _split(name, chance)
        case NameChange.GIVEN_NAME_ADDED:
            return Name(name.surname, (*name.given_names, extra()))
        case NameChange.INITIALS:
            given_names = tuple(word[0] for word in name.given_names)
            return Name(name.surname, given_names) if given_names != name.given_names else None
        case NameChange.TRUNCATED:  # what is cut off, the document's field decides
            return name if name.length > CARD_WIDTH else None
        case NameChange.SWAPPED_AND_MISSPELLED:
            swapped = _swapped(name)
            both = (other_spelling, typing_error)
            return None if swapped is None else _spelled(swapped, both, culture, chance)


def field_width(kind: NameChange) -> int:
    """Return how much room the document has for the name: an identity card cuts sooner."""
    return CARD_WIDTH if kind is NameChange.TRUNCATED else NAME_WIDTH


def _spelled(
    name: Name, changes: Sequence[Change], culture: Culture, chance: Random
) -> Name | None:
    words: list[str] | None = list(name.words)
    seen = [words]
    for change in changes:
        words = change(words, culture, chance) if words is not None else None
        if words is None or words in seen:  # a second change must not undo the first
            return None
        seen.append(words)
    return None if words is None else name.rewritten(words)


def _swapped(name: Name) -> Name | None:
    if not name.given_names or name.surname == name.given_names:
        return None
    return Name(name.given_names, name.surname)


def _shuffled(name: Name, chance: Random) -> Name | None:
    words = list(name.words)
    if len(set(words)) < 2:
        return None
    while tuple(words) == name.words:
        chance.shuffle(words)
    return name.rewritten(words)


def _without_one(name: Name, chance: Random) -> Name | None:
    if len(name.given_names) < 2:
        return None
    gone = chance.randrange(len(name.given_names))
    return Name(name.surname, name.given_names[:gone] + name.given_names[gone + 1 :])


def _without_second_surname(name: Name) -> Name | None:
    """Drop the last of several surnames, with the particles before it."""
    surnames = [place for place, word in enumerate(name.surname) if word not in _PARTICLES]
    if len(surnames) < 2:
        return None
    return Name(name.surname[: surnames[-2] + 1], name.given_names)


def _joined(name: Name, chance: Random) -> Name | None:
    """Write two neighbors of one part as one word."""
    cut, words = len(name.surname), name.words
    places = [place for place in range(1, len(words)) if place != cut]
    if not places:
        return None
    place = chance.choice(places)
    joined = (*words[: place - 1], words[place - 1] + words[place], *words[place + 1 :])
    return Name(joined[: cut - (place < cut)], joined[cut - (place < cut) :])


def _split(name: Name, chance: Random) -> Name | None:
    """Write one longer word as two."""
    places = [i for i, word in enumerate(name.words) if len(word) >= _SHORTEST_SPLIT]
    if not places:
        return None
    place = chance.choice(places)
    word = name.words[place]
    cut = chance.randint(2, len(word) - 2)
    words = (*name.words[:place], word[:cut], word[cut:], *name.words[place + 1 :])
    surnames = len(name.surname) + (place < len(name.surname))
    return Name(words[:surnames], words[surnames:])

"""Listed people and travelers, drawn from the same populations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import overload

import numpy as np
from numpy.typing import NDArray

from app.documents.mrz.names import compose_names, parse_names
from app.documents.reading import PartialDate, Sex, TravelDocument
from app.screening.answers import Lookout
from app.simulation.chance import stream
from app.simulation.culture import Culture, Names
from app.simulation.cultures import CULTURES
from app.simulation.document_numbers import numbers_of, state_places
from app.simulation.serials import Holder

NAME_WIDTH = 39
"""Characters of the name field of a passport (ICAO Doc 9303-4 clause 4.2.2)."""

_BATCH = 25_000
_LISTED, _TRAVELING = "listed", "traveling"
_YEARS = np.arange(1938, 2010)
_MOST_BIRTHS, _SPREAD = 1986, 17.0
_FIRST_LISTED, _LISTED_DAYS = np.datetime64("2016-01-01"), 3900
_WITH_DOCUMENT = 0.4
_EXPIRY = PartialDate(2031, 5, 14)

# Lookout classes and how often each is listed; the reasons are invented.
_CLASS_SHARES = np.cumsum([0.02, 0.06, 0.42, 0.16, 0.07, 0.22])
_REASONS = (
    "may be armed",
    "warrant",
    "wanted for questioning",
    "uses documents of others",
    "driver of a listed vehicle",
    "undeclared goods found earlier",
    "not the listed person of this name",
)


@dataclass(frozen=True, slots=True)
class People:
    """A batch of people, as columns of equal length.

    Attributes:
        culture: Places in `CULTURES`.
        birth: Days.
        number: Of the travel document, which the nationality's state issued.
    """

    culture: NDArray[np.int64]
    surname: list[str]
    given_names: list[str]
    nationality: list[str]
    female: NDArray[np.bool_]
    birth: NDArray[np.datetime64]
    number: NDArray[np.bytes_]


@dataclass(frozen=True, slots=True)
class _Listing:
    """What is listed beside the person; columns of equal length."""

    lookout_class: NDArray[np.int64]
    listed_on: NDArray[np.datetime64]
    with_document: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class InventedTraveler:
    """A traveler, and the culture of the name, which only figures ask for."""

    culture: str
    document: TravelDocument


class InventedLookouts(Sequence[Lookout]):
    """A list of invented people, each with one complete birth date and no other name.

    The list of a seed begins like every longer one of that seed. Records are made when they are
    asked for, so that a million of them take some 200 MB.
    """

    def __init__(self, count: int, seed: int = 1) -> None:
        self._count = count
        self._people = list(_people(count, seed, _LISTED, Holder.LOOKOUT))
        self._listings = [_listing(len(b.surname), seed, i) for i, b in enumerate(self._people)]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Lookout: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Lookout]: ...
    def __getitem__(self, place: int | slice) -> Lookout | Sequence[Lookout]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._count))]
        if place < 0:
            place += self._count
        if not 0 <= place < self._count:
            raise IndexError(place)
        batch, row = divmod(place, _BATCH)
        people, listing = self._people[batch], self._listings[batch]
        lookout_class = int(listing.lookout_class[row])
        nationality = people.nationality[row]
        return Lookout(
            id=f"SIM-{place:08d}",
            version=1,
            lookout_class=lookout_class,
            surname=people.surname[row],
            given_names=people.given_names[row],
            birth_date=str(people.birth[row]),
            nationality=nationality,
            reason=_REASONS[lookout_class - 1],
            listed_on=str(listing.listed_on[row]),
            sex=_sex(people, row),
            documents=((nationality, people.number[row].decode()),)
            if listing.with_document[row]
            else (),
        )

    def __iter__(self) -> Iterator[Lookout]:
        return (self[place] for place in range(self._count))

    def culture(self, place: int) -> Culture:
        """Return the culture of a listed name, for making changes that befit it."""
        batch, row = divmod(place, _BATCH)
        return CULTURES[int(self._people[batch].culture[row])]

    def figures(self) -> tuple[int, float]:
        """Return how many different words the names have, and the share of different full names."""
        words: set[str] = set()
        names: set[str] = set()
        for batch in self._people:
            for surname, given_names in zip(batch.surname, batch.given_names, strict=True):
                name = f"{surname} {given_names}"
                names.add(name)
                words.update(name.split())
        return len(words), len(names) / max(1, self._count)


def travelers(count: int, seed: int = 1) -> Iterator[InventedTraveler]:
    """Yield travelers with passports who are on no list: the negative set."""
    for people in _people(count, seed, _TRAVELING, Holder.TRAVELER):
        for row in range(len(people.surname)):
            born = people.birth[row].item()
            yield InventedTraveler(
                CULTURES[int(people.culture[row])].code,
                passport_of(
                    people.surname[row],
                    people.given_names[row],
                    nationality=people.nationality[row],
                    birth_date=PartialDate(born.year, born.month, born.day),
                    sex=_sex(people, row),
                    number=people.number[row].decode(),
                ),
            )


def passport_of(
    surname: str,
    given_names: str,
    *,
    nationality: str,
    birth_date: PartialDate,
    sex: str,
    number: str,
    name_width: int = NAME_WIDTH,
) -> TravelDocument:
    """Return the document as its machine readable zone gives it: the name may be cut."""
    surname, given_names, truncated = parse_names(compose_names(surname, given_names, name_width))
    return TravelDocument(
        document_code="P",
        issuing_state=nationality,
        document_number=number,
        surname=surname,
        given_names=given_names,
        nationality=nationality,
        birth_date=birth_date,
        sex=Sex(sex or Sex.UNSPECIFIED),
        expiry_date=_EXPIRY,
        names_truncated=truncated,
    )


def _sex(people: People, row: int) -> str:
    return Sex.FEMALE if people.female[row] else Sex.MALE


def _people(count: int, seed: int, label: str, holder: Holder) -> Iterator[People]:
    for first in range(0, count, _BATCH):
        yield _batch(min(_BATCH, count - first), seed, label, first, holder)


def _batch(count: int, seed: int, label: str, first: int, holder: Holder) -> People:
    """Draw one whole batch, and keep the first `count` of it."""
    rng = stream(seed, label, first)
    shares = np.cumsum([culture.share for culture in CULTURES])
    culture = np.searchsorted(shares / shares[-1], rng.random(_BATCH), side="right")
    female = rng.random(_BATCH) < 0.5
    birth = _births(rng)
    surname, given_names, nationality = [""] * _BATCH, [""] * _BATCH, [""] * _BATCH
    for place, each in enumerate(CULTURES):
        rows = np.flatnonzero(culture == place)
        _name(place, rows, female, (surname, given_names), rng)
        states = list(each.nationalities)
        weights = np.cumsum(list(each.nationalities.values()))
        drawn = np.searchsorted(weights / weights[-1], rng.random(len(rows)), side="right")
        for row, state in zip(rows.tolist(), drawn.tolist(), strict=True):
            nationality[row] = states[state]
        new_year = rows[rng.random(len(rows)) < each.born_on_new_year]
        birth[new_year] = birth[new_year].astype("datetime64[Y]")
    places = np.arange(first, first + _BATCH, dtype=np.uint64)
    number = numbers_of(state_places(nationality), places, holder, seed)
    return People(
        culture[:count],
        surname[:count],
        given_names[:count],
        nationality[:count],
        female[:count],
        birth[:count],
        number[:count],
    )


def _births(rng: np.random.Generator) -> NDArray[np.datetime64]:
    """Draw birth dates: years around the ages of those who travel most, days evenly."""
    weights = np.exp(-(((_YEARS - _MOST_BIRTHS) / _SPREAD) ** 2) / 2)
    shares = np.cumsum(weights) / weights.sum()
    year = _YEARS[np.searchsorted(shares, rng.random(_BATCH))]
    begun = (year - 1970).astype("datetime64[Y]")
    days = (begun + 1).astype("datetime64[D]") - begun.astype("datetime64[D]")
    day = (rng.random(_BATCH) * days.astype(np.int64)).astype("timedelta64[D]")
    born: NDArray[np.datetime64] = begun.astype("datetime64[D]") + day
    return born


def _name(
    culture: int,
    rows: NDArray[np.int64],
    female: NDArray[np.bool_],
    into: tuple[list[str], list[str]],
    rng: np.random.Generator,
) -> None:
    """Put together the names of `rows`, by pattern and sex."""
    patterns = CULTURES[culture].patterns
    weights = np.cumsum([pattern.weight for pattern in patterns])
    chosen = np.searchsorted(weights / weights[-1], rng.random(len(rows)), side="right")
    for place, pattern in enumerate(patterns):
        for sex in (Sex.FEMALE, Sex.MALE):
            some = rows[(chosen == place) & (female[rows] == (sex is Sex.FEMALE))]
            for slots, column in zip((pattern.surname, pattern.given_names), into, strict=True):
                drawn = [_slot(culture, slot, sex, len(some), rng) for slot in slots.split()]
                for row, words in zip(some.tolist(), zip(*drawn, strict=True), strict=True):
                    column[row] = " ".join(words)


def _slot(culture: int, slot: str, sex: Sex, count: int, rng: np.random.Generator) -> list[str]:
    if slot.isupper():
        return [slot] * count
    return _names(culture, slot, sex).draw(count, rng)


@cache
def _names(culture: int, slot: str, sex: Sex) -> Names:
    pools = CULTURES[culture].pools
    pool = pools[f"{slot}.{sex}"] if f"{slot}.{sex}" in pools else pools[slot]
    return pool.names(f"{CULTURES[culture].code} {slot}")


def a_given_name(culture: Culture, sex: Sex, chance: Random) -> str:
    """Draw one given name of a culture, as often as it is borne."""
    slot = culture.patterns[0].given_names.split()[0]
    names = _names(CULTURES.index(culture), slot, sex)
    name: str = names.words[int(np.searchsorted(names.shares, chance.random(), side="right"))]
    return name


def _listing(count: int, seed: int, batch: int) -> _Listing:
    rng = stream(seed, "listing", batch)
    return _Listing(
        1 + np.searchsorted(_CLASS_SHARES, rng.random(_BATCH))[:count],
        _FIRST_LISTED + (rng.random(_BATCH)[:count] * _LISTED_DAYS).astype("timedelta64[D]"),
        (rng.random(_BATCH) < _WITH_DOCUMENT)[:count],
    )

"""Each kind of change does what its name says, and fits the name field."""

from collections import Counter, defaultdict
from random import Random

import pytest
from rapidfuzz.distance import OSA

from app.documents.reading import PartialDate
from app.simulation.birth_damage import damaged_birth
from app.simulation.changed_people import ChangedPerson, changed_people
from app.simulation.name_changes import Name, NameChange, change_name
from app.simulation.people import InventedLookouts

_EACH = 40


@pytest.fixture(scope="module")
def lookouts() -> InventedLookouts:
    return InventedLookouts(20_000, seed=3)


@pytest.fixture(scope="module")
def people(lookouts: InventedLookouts) -> dict[NameChange, list[ChangedPerson]]:
    found: dict[NameChange, list[ChangedPerson]] = defaultdict(list)
    for one in changed_people(lookouts, each=_EACH, seed=3):
        found[one.kind].append(one)
    return found


def _pairs(
    lookouts: InventedLookouts, people: dict[NameChange, list[ChangedPerson]], kind: NameChange
) -> list[tuple[list[str], list[str], list[str], list[str]]]:
    """Return listed surname and given names, then those of the document; none of them was cut."""
    return [
        (
            lookouts[one.place].surname.split(),
            lookouts[one.place].given_names.split(),
            one.document.surname.split(),
            one.document.given_names.split(),
        )
        for one in people[kind]
        if not one.document.names_truncated
    ]


def test_sixteen_kinds_come_as_often_as_asked(
    people: dict[NameChange, list[ChangedPerson]],
) -> None:
    assert len(NameChange) == 16
    assert {kind: len(some) for kind, some in people.items()} == dict.fromkeys(NameChange, _EACH)


def test_the_same_seed_changes_the_same(lookouts: InventedLookouts) -> None:
    assert list(changed_people(lookouts, each=2)) == list(changed_people(lookouts, each=2))


def test_no_name_is_longer_than_its_field(
    people: dict[NameChange, list[ChangedPerson]],
) -> None:
    for kind, some in people.items():
        for one in some:
            width = len(f"{one.document.surname}  {one.document.given_names}")
            assert width <= (30 if kind is NameChange.TRUNCATED else 39)


def test_a_quarter_of_the_birth_dates_is_damaged(
    lookouts: InventedLookouts, people: dict[NameChange, list[ChangedPerson]]
) -> None:
    everybody = [one for some in people.values() for one in some]
    damaged = [one for one in everybody if one.birth_damaged]
    assert 0.2 < len(damaged) / len(everybody) < 0.3
    for one in everybody:
        same = one.document.birth_date.iso == lookouts[one.place].birth_date
        assert same is not one.birth_damaged


@pytest.mark.parametrize(
    ("kind", "most"), [(NameChange.ONE_TYPING_ERROR, 1), (NameChange.TWO_TYPING_ERRORS, 2)]
)
def test_typing_errors_are_that_many(
    lookouts: InventedLookouts,
    people: dict[NameChange, list[ChangedPerson]],
    kind: NameChange,
    most: int,
) -> None:
    for surname, given, their_surname, their_given in _pairs(lookouts, people, kind):
        apart = OSA.distance(" ".join(surname + given), " ".join(their_surname + their_given))
        assert 1 <= apart <= most + (most == 2)  # a letter moved twice counts thrice


@pytest.mark.parametrize(
    "kind", [NameChange.ONE_MISREADING, NameChange.ONE_SPELLING, NameChange.TWO_SPELLINGS]
)
def test_letters_change_in_as_many_words_as_said(
    lookouts: InventedLookouts,
    people: dict[NameChange, list[ChangedPerson]],
    kind: NameChange,
) -> None:
    most = 2 if kind is NameChange.TWO_SPELLINGS else 1
    for surname, given, their_surname, their_given in _pairs(lookouts, people, kind):
        assert len(surname) == len(their_surname)
        pairs = zip(surname + given, their_surname + their_given, strict=True)
        assert 1 <= sum(one != other for one, other in pairs) <= most


def test_parts_are_swapped_and_words_shuffled(
    lookouts: InventedLookouts, people: dict[NameChange, list[ChangedPerson]]
) -> None:
    for surname, given, their_surname, their_given in _pairs(lookouts, people, NameChange.SWAPPED):
        assert (surname, given) == (their_given, their_surname)
    for surname, given, their_surname, their_given in _pairs(lookouts, people, NameChange.SHUFFLED):
        assert Counter(surname + given) == Counter(their_surname + their_given)
        assert surname + given != their_surname + their_given


def test_words_are_dropped_added_joined_and_split(
    lookouts: InventedLookouts, people: dict[NameChange, list[ChangedPerson]]
) -> None:
    more = {
        NameChange.GIVEN_NAME_DROPPED: -1,
        NameChange.GIVEN_NAME_ADDED: 1,
        NameChange.JOINED: -1,
        NameChange.SPLIT: 1,
    }
    for kind, difference in more.items():
        for surname, given, their_surname, their_given in _pairs(lookouts, people, kind):
            ours, theirs = surname + given, their_surname + their_given
            assert len(theirs) - len(ours) == difference
            if kind in (NameChange.JOINED, NameChange.SPLIT):
                assert "".join(ours) == "".join(theirs)
    for surname, _, theirs, _ in _pairs(lookouts, people, NameChange.SECOND_SURNAME_DROPPED):
        assert surname[: len(theirs)] == theirs
        assert len(theirs) < len(surname)


def test_given_names_become_initials_and_long_names_are_cut(
    lookouts: InventedLookouts, people: dict[NameChange, list[ChangedPerson]]
) -> None:
    for surname, given, their_surname, their_given in _pairs(lookouts, people, NameChange.INITIALS):
        assert surname == their_surname
        assert their_given == [word[0] for word in given]
    assert all(one.document.names_truncated for one in people[NameChange.TRUNCATED])


@pytest.mark.parametrize("kind", NameChange)
def test_a_name_that_cannot_be_changed_so_is_left_to_others(
    lookouts: InventedLookouts, kind: NameChange
) -> None:
    changed = change_name(Name(("A",), ()), kind, lookouts.culture(0), lambda: "B", Random(1))
    assert changed is None or changed.words


def test_damage_of_a_birth_date_is_one_of_four_kinds() -> None:
    birth = PartialDate(1985, 3, 14)
    found = {damaged_birth(birth, Random(seed)) for seed in range(400)}
    assert PartialDate(1985) in found
    assert {PartialDate(1984, 3, 14), PartialDate(1986, 3, 14)} <= found
    assert birth not in found
    assert PartialDate(1985, 14, 3) not in found, "the calendar has no such month"
    assert PartialDate(1985, 4, 5) in {
        damaged_birth(PartialDate(1985, 5, 4), Random(seed)) for seed in range(40)
    }
    for one in found - {PartialDate(1985)}:
        assert sum(a != b for a, b in zip(one.iso, birth.iso, strict=True)) == 1

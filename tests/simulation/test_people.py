"""Invented people are the same from the same seed, many, different, and as skewed as names are."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest

from app.simulation.chance import stream
from app.simulation.cultures import CULTURES
from app.simulation.people import InventedLookouts, travelers
from app.simulation.word_grammar import WordGrammar

_COUNT = 30_000


@pytest.fixture(scope="module")
def lookouts() -> InventedLookouts:
    return InventedLookouts(_COUNT, seed=1)


def test_a_shorter_list_is_the_beginning_of_a_longer_one(lookouts: InventedLookouts) -> None:
    shorter = InventedLookouts(600, seed=1)
    assert list(shorter) == lookouts[:600]


def test_another_seed_gives_other_people(lookouts: InventedLookouts) -> None:
    other = InventedLookouts(200, seed=2)
    names = {(one.surname, one.given_names, one.birth_date) for one in lookouts[:200]}
    assert not names & {(one.surname, one.given_names, one.birth_date) for one in other}


def test_words_are_many_and_most_full_names_different(lookouts: InventedLookouts) -> None:
    words, different = lookouts.figures()
    assert words > _COUNT * 0.8
    assert different > 0.98


@pytest.mark.parametrize(
    ("culture", "most_common", "share"),
    [("vietnamese", "NGUYEN", 0.2), ("korean", "KIM", 0.15), ("chinese", "WANG", 0.05)],
)
def test_names_of_a_culture_are_skewed(
    lookouts: InventedLookouts, culture: str, most_common: str, share: float
) -> None:
    surnames = Counter(
        one.surname for i, one in enumerate(lookouts) if lookouts.culture(i).code == culture
    )
    (name, times), *_ = surnames.most_common(1)
    assert name == most_common
    assert times > share * surnames.total()


def test_every_culture_is_on_the_list_under_its_own_states(lookouts: InventedLookouts) -> None:
    states = {culture.code: set[str]() for culture in CULTURES}
    for place, one in enumerate(lookouts):
        states[lookouts.culture(place).code].add(one.nationality)
    assert len(CULTURES) >= 10
    assert states == {culture.code: set(culture.nationalities) for culture in CULTURES}


def test_a_record_holds_what_the_list_needs(lookouts: InventedLookouts) -> None:
    one = lookouts[123]
    assert one.id == "SIM-00000123"
    assert 1 <= one.lookout_class <= 7
    assert np.datetime64(one.birth_date) < np.datetime64(one.listed_on)
    with_document = sum(bool(each.documents) for each in lookouts[:2000])
    assert 700 < with_document < 900
    with pytest.raises(IndexError):
        lookouts[_COUNT]


def test_travelers_come_from_the_same_names_and_fit_the_zone(lookouts: InventedLookouts) -> None:
    listed = {word for one in lookouts for word in one.surname.split()}
    some = list(islice(travelers(3000, seed=1), 3000))
    known = [all(word in listed for word in one.document.surname.split()) for one in some]
    assert sum(known) > 0.4 * len(some)
    for one in some:
        name = f"{one.document.surname}  {one.document.given_names}"
        assert len(name) <= 39
        assert one.document.names_truncated == (len(name) == 39)
    numbers = {number for one in lookouts for _, number in one.documents}
    assert not numbers & {one.document.document_number for one in some}


def test_a_grammar_gives_different_words_of_its_own_letters() -> None:
    grammar = WordGrammar("C: b d k - \n   g\nV: a o", "CaCV CVl")
    words = grammar.words(40, stream(1, "words"))
    assert len(words) == len(set(words)) > 20
    assert set("".join(words)) <= set("ABDKGOL")
    assert words == grammar.words(40, stream(1, "words"))

"""Finding the listings worth comparing, among ten thousand."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from app.documents.reading import PartialDate, TravelDocument
from app.screening.lookouts import LookoutIndex
from app.screening.summary import Known
from app.screening.summary_types import ListedDocument, Lookout, Verdict
from tests.screening.people import LISTED, lookout, reading, screen, traveler

_SYLLABLES = ("VAN", "TOR", "GAR", "SAN", "LIN", "KO", "BER", "STROM", "MER", "OL", "DIA", "RIS")


def crowd(count: int) -> list[Lookout]:
    """Invented people, none of whom is our traveler or close to her."""
    chance = Random(5)

    def name() -> str:
        return "".join(chance.choices(_SYLLABLES, k=3))

    return [
        Lookout(
            id=f"C-{number}",
            version=1,
            lookout_class=3,
            surname=name(),
            given_names=name(),
            birth_date=f"{chance.randint(1940, 2005)}-{chance.randint(1, 12):02d}-15",
            nationality="UTO",
            reason="invented",
            listed_on="2026-01-01",
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def ten_thousand() -> list[Lookout]:
    return crowd(10_000)


def found(index: LookoutIndex, document: TravelDocument) -> list[str]:
    return [one.id for one in index.candidates(document)]


@pytest.mark.parametrize(
    "listed",
    [
        LISTED,
        lookout(surname="NOBODY", birth_date="", documents=(("UTO", "L898902C3"),)),
        lookout(birth_date="1974-12-08"),
        lookout(birth_date="1984-08-12"),
        lookout(birth_date="1974-XX-XX"),
        lookout(birth_date=""),
        lookout(surname="ERIKSEN"),
        lookout(surname="ANNA MARIA", given_names="ERIKSSON"),
        lookout(surname="ERIK SSON", birth_date=""),
        lookout(surname="NOBODY", aliases=(("Eriksson", "Anna"),)),
    ],
)
def test_record_that_matches_is_found_among_ten_thousand(
    ten_thousand: list[Lookout], listed: Lookout
) -> None:
    index = LookoutIndex([*ten_thousand, listed])
    assert found(index, traveler()) == ["LK-1"]


def test_traveler_without_full_birth_date_is_found_by_name(ten_thousand: list[Lookout]) -> None:
    index = LookoutIndex([*ten_thousand, LISTED])
    assert found(index, traveler(birth_date=PartialDate(1974))) == ["LK-1"]


def test_index_misses_nothing_that_a_look_at_every_record_would_find() -> None:
    people = crowd(400)
    index = LookoutIndex(people)
    for person in people[::20]:
        year, month, day = map(int, person.birth_date.split("-"))
        she = traveler(
            surname=person.surname,
            given_names=person.given_names,
            birth_date=PartialDate(year + 1, month, day),
        )
        all_of_them = screen(Known(lookouts=tuple(people)), reading(document=she))
        candidates = screen(Known(lookouts=tuple(index.candidates(she))), reading(document=she))
        assert all_of_them == candidates
        assert candidates.facts


def test_at_most_a_hundred_come_back_and_the_surest_come_first() -> None:
    many = [replace(LISTED, id=f"P-{i}", birth_date="1974-12-08") for i in range(150)]
    strong = replace(LISTED, id="STRONG")
    document_hit = lookout(id="DOCUMENT", surname="X", documents=(("UTO", "L898902C3"),))
    ids = found(LookoutIndex([*many, strong, document_hit]), traveler())
    assert len(ids) == 100
    assert ids[:2] == ["DOCUMENT", "STRONG"]


def test_word_that_few_bear_weighs_more(ten_thousand: list[Lookout]) -> None:
    eriks = [lookout(id=f"E-{i}", given_names=f"ANNA {c}") for i, c in enumerate("BCDFGHJK" * 40)]
    weights = LookoutIndex([*ten_thousand, *eriks]).name_weights(traveler(given_names="ZORA"))
    assert weights["ZORA"] > weights["ERIKSSON"] > 0


def test_lost_document_is_found_by_exact_number_and_issuer() -> None:
    lost = ListedDocument("UTO", "L898902C3", "lost", "2026-11-03")
    index = LookoutIndex(listed=[lost, replace(lost, number="L898902C4")])
    assert index.listed(traveler()) == (lost,)
    assert index.listed(traveler(issuing_state="XPO")) == ()
    assert index.listed(traveler(document_number="")) == ()


def test_station_without_packs_has_an_index_that_says_so() -> None:
    index = LookoutIndex()
    assert (dict(index.versions), index.as_of) == ({}, None)
    assert found(index, traveler()) == []


def test_index_says_which_packs_it_holds() -> None:
    as_of = datetime(2026, 11, 24, tzinfo=UTC)
    index = LookoutIndex(versions={"lists": "3"}, as_of=as_of)
    assert (dict(index.versions), index.as_of) == ({"lists": "3"}, as_of)


@pytest.mark.parametrize(
    "document",
    [
        traveler(surname="", given_names="", birth_date=PartialDate()),
        traveler(surname="A", given_names="B"),
        traveler(surname="A " * 500_000),
        traveler(surname="Ω", given_names="😀"),
        traveler(birth_date=PartialDate(1900, 2, 31)),
    ],
)
def test_strange_travelers_are_screened_too(
    ten_thousand: list[Lookout], document: TravelDocument
) -> None:
    index = LookoutIndex(ten_thousand)
    known = Known(
        lookouts=tuple(index.candidates(document)), name_weights=index.name_weights(document)
    )
    assert screen(known, reading(document=document)).verdict is not Verdict.REFER

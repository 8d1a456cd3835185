"""Finding the listings that may be a traveler, among two thousand."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from app.documents.reading import PartialDate, TravelDocument
from app.screening.answers import Lookout
from app.screening.evidence import Agreement, EvidenceField, EvidenceNote
from app.screening.people.build import build_people
from app.screening.people.index import PeopleIndex
from app.screening.people.pairing import Likeness
from app.screening.people.rarity import Rarity
from app.screening.people.vocabulary import Vocabulary
from app.screening.people.words import form_of
from tests.screening.people import LISTED, lookout, traveler

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
def two_thousand() -> list[Lookout]:
    return crowd(2_000)


def found(index: PeopleIndex, document: TravelDocument) -> list[str]:
    return [match.lookout.id for match in index.matches(document)]


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
def test_record_that_matches_is_found_among_two_thousand(
    two_thousand: list[Lookout], listed: Lookout
) -> None:
    index = PeopleIndex.over([*two_thousand, listed])
    assert found(index, traveler()) == ["LK-1"]


def test_traveler_without_full_birth_date_is_found_by_name(two_thousand: list[Lookout]) -> None:
    index = PeopleIndex.over([*two_thousand, LISTED])
    assert found(index, traveler(birth_date=PartialDate(1974))) == ["LK-1"]


def test_index_misses_nothing_that_a_look_at_every_record_would_find() -> None:
    people = crowd(400)
    index = PeopleIndex.over(people)
    for place, person in enumerate(people[::20]):
        year, month, day = map(int, person.birth_date.split("-"))
        she = traveler(
            surname=person.surname,
            given_names=person.given_names,
            birth_date=PartialDate(year + 1, month, day),
        )
        assert index.candidates(she)[0] == 20 * place
        assert found(index, she) == [person.id]


@pytest.mark.parametrize("printed", ["MUELER", "MULER", "MUXXLER"])
def test_slip_is_found_in_whichever_form_a_listed_name_is_printed(printed: str) -> None:
    vocabulary = Vocabulary(build_people([lookout(surname="Müller"), lookout(surname="Mayer")]))
    alike = vocabulary.alike(form_of(printed))
    (place,) = (i for i, word in enumerate(alike.words) if "MUELLER" in vocabulary.text(int(word)))
    assert alike.likeness[place] <= Likeness.ONE_LETTER


def test_at_most_a_hundred_are_compared_and_the_surest_come_first() -> None:
    many = [replace(LISTED, id=f"P-{i}", birth_date="1974-12-08") for i in range(150)]
    strong = replace(LISTED, id="STRONG")
    document_hit = lookout(id="DOCUMENT", surname="X", documents=(("UTO", "L898902C3"),))
    people = [*many, strong, document_hit]
    arrays = {**build_people(people), "thresholds": np.array([0, 0], "<i4")}
    index = PeopleIndex(arrays, people.__getitem__)
    assert len(index.candidates(traveler())) == 100
    assert found(index, traveler())[:2] == ["DOCUMENT", "STRONG"]


def test_name_that_many_bear_weighs_less(two_thousand: list[Lookout]) -> None:
    def name_weighs(*others: Lookout) -> int:
        best, *_ = PeopleIndex.over([LISTED, *others]).compared(traveler(), -5000)
        return best.name.centibits

    anyone = [replace(one, given_names="ANNA MARIA") for one in two_thousand[:100]]
    namesakes = [replace(one, surname="ERIKSSON") for one in anyone]
    assert name_weighs() > name_weighs(*anyone) > name_weighs(*namesakes)


def test_birth_date_says_less_of_a_name_that_many_bear(two_thousand: list[Lookout]) -> None:
    def date_weighs(*others: Lookout) -> int:
        best, *_ = PeopleIndex.over([LISTED, *others]).compared(traveler(), -5000)
        return best.scores.birth_date

    namesakes = [replace(one, surname="ERIKSSON", given_names="ANNA MARIA") for one in two_thousand]
    assert date_weighs(*two_thousand) > date_weighs(*namesakes)


def test_words_that_go_together_say_little_more_than_one_of_them() -> None:
    people = [
        lookout(id=f"B-{i}", surname="VAN DEN BERG", given_names=one.given_names)
        for i, one in enumerate(crowd(800))
    ]
    listed = replace(LISTED, surname="VAN DEN BERG")
    best, *_ = PeopleIndex.over([listed, *people]).compared(traveler(surname="VAN DEN BERG"), -5000)
    assert best.record == 0
    assert 300 < best.name.surname.centibits < 500  # 801 of 10,801 weighed bear it: 3.8 bits


def test_aliases_of_one_person_make_no_words_that_go_together() -> None:
    names = tuple(("ERIKSSON", f"ANNA {one.surname}") for one in crowd(50))
    with_aliases = [replace(LISTED, aliases=names)]
    namesakes = [
        lookout(id=f"N-{number}", surname=surname, given_names=given_names)
        for number, (surname, given_names) in enumerate(names)
    ]

    def name_weighs(people: list[Lookout]) -> int:
        best, *_ = PeopleIndex.over([*people, *crowd(800)]).compared(
            traveler(given_names="ANNA"), -5000
        )
        return best.name.centibits

    assert name_weighs(with_aliases) > name_weighs([LISTED, *namesakes])


def test_aliases_of_compatriots_leave_a_shared_birth_date_as_common_as_it_is() -> None:
    registered = [replace(one, birth_date="1974-01-01") for one in crowd(300)]
    listed = replace(LISTED, birth_date="1974-01-01")
    asked = traveler(birth_date=PartialDate(1974, 1, 1))

    def date_excess(people: list[Lookout]) -> int:
        rarity = Rarity(build_people(people))
        return rarity.date_excess(asked.birth_date, rarity.state("UTO"))

    aliases = tuple((one.surname, one.given_names) for one in crowd(50))
    known_by_many = [replace(one, aliases=aliases) for one in registered]
    assert date_excess([listed, *registered]) == date_excess([listed, *known_by_many]) > 0


def test_birth_date_that_compatriots_share_says_less_of_them_than_of_others() -> None:
    registered = [replace(one, birth_date="1974-01-01") for one in crowd(300)]
    strangers = [replace(one, nationality="XXA") for one in crowd(2_000)]
    listed = replace(LISTED, birth_date="1974-01-01")

    def date_weighs(state: str) -> int:
        index = PeopleIndex.over([replace(listed, nationality=state), *registered, *strangers])
        asked = traveler(nationality=state, birth_date=PartialDate(1974, 1, 1))
        return max(one.scores.birth_date for one in index.compared(asked, -5000))

    assert date_weighs("UTO") < date_weighs("XXA")
    index = PeopleIndex.over([listed, *registered])
    match, *_ = index.matches(traveler(birth_date=PartialDate(1974, 1, 1)))
    lines = {line.field: line for line in match.evidence}
    assert lines[EvidenceField.BIRTH_DATE].agreement is Agreement.AGREES
    assert lines[EvidenceField.BIRTH_DATE].note == EvidenceNote.COMMON_DATE


def test_another_surname_counts_only_where_false_alerts_were_measured() -> None:
    married = replace(LISTED, surname="LINDGREN")
    arrays = dict(build_people([married]))
    assert PeopleIndex(arrays, [married].__getitem__).matches(traveler()) == []
    arrays["thresholds"] = np.array([500, 900], "<i4")
    (match,) = PeopleIndex(arrays, [married].__getitem__).matches(traveler())
    assert match.possible
    assert not match.strong
    assert match.evidence[0].agreement is Agreement.DIFFERS
    assert match.evidence[0].centibits < 0


def test_another_surname_is_never_a_strong_match_however_rare_the_rest() -> None:
    married = replace(LISTED, surname="LINDGREN", given_names="ZOQUINDRA PERSEFONIE")
    arrays = {**build_people([married]), "thresholds": np.array([-300, -300], "<i4")}
    she = traveler(given_names=married.given_names)
    (match,) = PeopleIndex(arrays, [married].__getitem__).matches(she)
    assert match.centibits > 0
    assert not match.strong


def test_waterfall_adds_up_to_the_weight_of_the_match() -> None:
    (match,) = PeopleIndex.over([LISTED]).matches(traveler(surname="ERIKSEN"))
    assert match.centibits == sum(line.centibits for line in match.evidence)
    assert match.possible
    assert not match.strong


@pytest.mark.parametrize(
    "document",
    [
        traveler(surname="", given_names="", birth_date=PartialDate()),
        traveler(surname="A", given_names="B"),
        traveler(surname="A " * 500_000),
        traveler(surname="A" * 1_000_000),
        traveler(surname="Ω", given_names="😀"),
        traveler(birth_date=PartialDate(1900, 2, 31)),
        traveler(birth_date=PartialDate(None, 8, 12)),
        traveler(nationality="QQQ", issuing_state="", document_number=""),
        traveler(surname="\N{CYRILLIC CAPITAL LETTER IE}RIKSSONS", nationality=""),
    ],
)
def test_strange_travelers_are_screened_too(
    two_thousand: list[Lookout], document: TravelDocument
) -> None:
    assert found(PeopleIndex.over(two_thousand), document) == []


def test_letter_that_only_looks_like_another_hides_nobody() -> None:
    assert found(
        PeopleIndex.over([LISTED]), traveler(surname="\N{CYRILLIC CAPITAL LETTER IE}RIKSSON")
    ) == ["LK-1"]


def test_list_of_nobody_answers_nothing() -> None:
    assert found(PeopleIndex.over([]), traveler()) == []

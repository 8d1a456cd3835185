"""Every way of writing a name that the standard permits, and nothing but letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import ALPHABET
from app.screening.people.index import PeopleIndex
from app.screening.people.transliteration import in_letters, written_words
from tests.screening.people import lookout, traveler


@pytest.mark.parametrize(
    ("name", "writings"),
    [
        ("Jäger", {"JAEGER", "JAGER"}),
        ("Åsa", {"AASA", "ASA"}),
        ("Ærø", {"AEROE", "AERO"}),
        ("Müller", {"MUELLER", "MUXXLLER", "MULLER"}),
        ("Öst", {"OEST", "OST"}),
        ("Ibáñez", {"IBANEZ", "IBANXXEZ"}),
        ("Strauß", {"STRAUSS"}),
        ("Þór", {"THOR"}),
        ("Nguyễn", {"NGUYEN"}),
        ("O’Neil", {"ONEIL"}),
        ("Щука", {"SHCHUKA", "SHTUKA"}),
        ("Гора", {"GORA", "HORA"}),
        ("محمد", {"MXHMD", "MHMD"}),
    ],
)
def test_letter_with_a_choice_is_written_every_way(name: str, writings: set[str]) -> None:
    (word,) = written_words(name)
    assert set(word) == writings


def test_hyphen_parts_words_and_what_has_no_letters_is_no_word() -> None:
    assert in_letters("Anna-Lena 😀 von\u00a0Ω") == "ANNA LENA VON"


@pytest.mark.parametrize("writing", ["MUELLER", "MULLER", "MUXXLLER"])
def test_listed_umlaut_is_found_however_the_issuer_wrote_it(writing: str) -> None:
    index = PeopleIndex.over([lookout(surname="Müller")])
    assert [match.strong for match in index.matches(traveler(surname=writing))] == [True]


@pytest.mark.parametrize("writing", ["GRIGORII", "HRYHORII", "GRIGORIY"])
def test_cyrillic_listing_is_found_by_the_letters_of_a_passport(writing: str) -> None:
    index = PeopleIndex.over([lookout(surname="Григорий")])
    assert index.matches(traveler(surname=writing))


@given(st.text(max_size=60))
def test_any_text_becomes_letters(name: str) -> None:
    letters = set(ALPHABET) - set("0123456789<")
    for word in written_words(name):
        assert 1 <= len(word) <= 16
        assert all(set(writing) <= letters for writing in word)

"""Names: transliterated, laid out, cut and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import transliterate
from app.documents.mrz.names import compose_names, parse_names

_WORD = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=14)
_LONG_WORDS = st.lists(_WORD.filter(lambda word: len(word) > 1), min_size=1).map(" ".join)
_WORDS = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_WIDTH = 39


@pytest.mark.parametrize(
    ("field", "surname", "given_names", "full"),
    [
        ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ERIKSSON", "ANNA MARIA", False),
        ("ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", False),
        (
            "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
            "NILAVADHANANANDA",
            "CHAYAPA DEJTHAMRONG K",
            True,
        ),
        ("PAPANDROPOULOUS<<JONATHON<ALEC<<<<<<<<<", "PAPANDROPOULOUS", "JONATHON ALEC", False),
        ("NGUYEN<<VAN<<NAM<<<<<<<<<<<<<<<<<<<<<<<", "NGUYEN", "VAN NAM", False),
        ("<" * 39, "", "", False),
    ],
)
def test_names_are_parted_at_the_double_filler(
    field: str, surname: str, given_names: str, full: bool
) -> None:
    assert parse_names(field) == (surname, given_names, full)


@given(_WORDS, st.one_of(st.just(""), _WORDS))
def test_names_that_fit_are_read_back(surname: str, given_names: str) -> None:
    field = compose_names(surname, given_names, 200)
    assert parse_names(field) == (surname, given_names, False)


@given(_LONG_WORDS, st.one_of(st.just(""), _LONG_WORDS), st.integers(30, _WIDTH))
def test_names_that_are_cut_say_so_and_lose_neither_identifier(
    surname: str, given_names: str, width: int
) -> None:
    field = compose_names(surname, given_names, width)
    primary, secondary, full = parse_names(field)
    assert len(field) == width
    assert surname[:1] == primary[:1]
    assert given_names[:1] == secondary[:1]
    assert full == (len(f"{surname}<<{given_names}" if given_names else surname) >= width)


def test_cut_name_ends_in_a_letter_as_the_standard_shows() -> None:
    composed = compose_names("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG", _WIDTH)
    assert composed == "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    # The cut would fall on a filler: an earlier word gives a letter so that the next one shows.
    assert compose_names("A" * 30, "BCDEFG HI", _WIDTH) == "A" * 30 + "<<BCDEF<H"


def test_one_name_alone_is_the_primary_identifier() -> None:
    assert compose_names("", "SUHARNO", 10) == "SUHARNO<<<"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Østergård", "OESTERGAARD"),
        ("Müller-Lüdenscheidt", "MUELLER LUEDENSCHEIDT"),
        ("Straße", "STRASSE"),
        ("Núñez", "NUNEZ"),
        ("O’Connor", "OCONNOR"),
        ("D'Artagnan", "DARTAGNAN"),
        ("Trần Thị Ánh", "TRAN THI ANH"),
        ("Đặng", "DANG"),
        ("Þórður", "THORDUR"),
        ("Łukasz", "LUKASZ"),
        ("İpek Y\u0131ld\u0131z", "IPEK YILDIZ"),
        ("Ĳsbrand", "IJSBRAND"),
        ("Žižka", "ZIZKA"),
        ("Cœur", "COEUR"),
        ("  anna   maria ", "ANNA MARIA"),
        ("J. R. Smith", "J R SMITH"),
        ("A\u030angstro\u0308m", "AANGSTROEM"),  # marks as characters of their own
    ],
)
def test_latin_letters_are_transliterated_as_the_standard_lists_them(
    name: str, written: str
) -> None:
    assert transliterate(name) == written


@given(_WORDS)
def test_plain_capitals_stay_as_they_are(name: str) -> None:
    assert transliterate(name) == name


@pytest.mark.parametrize("name", ["Иван", "محمد", "王", "Agent 7", "A/B"])
def test_other_scripts_are_refused_not_guessed(name: str) -> None:
    with pytest.raises(ValueError, match="no letters A to Z"):
        transliterate(name)

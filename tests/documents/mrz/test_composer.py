"""Composing a zone: what is written is read back, what does not fit is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.mrz import LAYOUTS, compose, parse
from app.documents.reading import CheckState, MrzFormat, PartialDate, Sex, TravelDocument

_TODAY = date(2010, 6, 1)
_ANNA = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="L898902C3",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2012, 4, 15),
    optional_data="ZE184226B",
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALNUM = _LETTERS + "0123456789"
_WORDS = st.lists(st.text(alphabet=_LETTERS, min_size=1, max_size=5), min_size=1, max_size=2).map(
    " ".join
)
_FIRST = {"TD1": "ACI", "TD2": "ACI", "TD3": "P", "MRV-A": "V", "MRV-B": "V"}
_OPTIONAL_WIDTH = {"TD1": 15, "TD2": 7, "TD3": 14, "MRV-A": 16, "MRV-B": 8}


@st.composite
def _partial_dates(draw: st.DrawFn, earliest: date, latest: date) -> PartialDate:
    day = draw(st.dates(earliest, latest).filter(lambda d: (d.month, d.day) != (2, 29)))
    known = draw(st.sampled_from(["all", "all", "month", "year", "none"]))
    if known == "none":
        return PartialDate()
    return PartialDate(
        day.year,
        day.month if known != "year" else None,
        day.day if known == "all" else None,
    )


@st.composite
def _documents(draw: st.DrawFn) -> tuple[MrzFormat, TravelDocument]:
    format_ = draw(st.sampled_from(list(LAYOUTS)))
    longest = {MrzFormat.TD1: 23, MrzFormat.TD2: 15}.get(format_, 9)
    number = draw(st.text(alphabet=_ALNUM, min_size=1, max_size=longest))
    used = len(number) - 9 + 2 if len(number) > 9 else 0
    room = max(0, _OPTIONAL_WIDTH[format_] - used)
    places = [room, 11] if format_ is MrzFormat.TD1 else [room]
    optional = [
        draw(st.text(alphabet=_ALNUM + "<", max_size=place)).rstrip("<") for place in places
    ]
    document = TravelDocument(
        document_code=draw(st.sampled_from(_FIRST[format_]))
        + draw(st.sampled_from(["", *_LETTERS])),
        issuing_state=draw(st.sampled_from(["UTO", "D", "GBN", "XXA"])),
        document_number=number,
        surname=draw(_WORDS),
        given_names=draw(st.one_of(st.just(""), _WORDS)),
        nationality=draw(st.sampled_from(["UTO", "D", "XXB"])),
        birth_date=draw(_partial_dates(date(1911, 1, 1), date(2010, 5, 31))),
        sex=draw(st.sampled_from(Sex)),
        expiry_date=draw(_partial_dates(date(1962, 1, 1), date(2059, 12, 31))),
        optional_data=" ".join(optional).rstrip(),
    )
    return format_, document


@given(_documents())
def test_what_is_composed_is_read_back(case: tuple[MrzFormat, TravelDocument]) -> None:
    format_, document = case
    lines = compose(document, format_)
    zone = parse(lines, _TODAY)
    assert zone.format is format_
    assert zone.document == document
    assert compose(zone.document, format_) == lines
    digits = [check for check in zone.checks if check.name.endswith("digit")]
    assert all(check.state is not CheckState.FAILED for check in digits)


@pytest.mark.parametrize(
    ("change", "format_"),
    [
        ({"document_number": "1234567890"}, MrzFormat.TD3),
        ({"document_number": "A" * 24}, MrzFormat.TD1),
        ({"optional_data": "A" * 15}, MrzFormat.TD3),
        ({"optional_data": "A B"}, MrzFormat.TD3),
        ({"issuing_state": "UTOP"}, MrzFormat.TD3),
        ({"document_code": "PAX"}, MrzFormat.TD3),
        ({"document_number": "L8989é2C3"}, MrzFormat.TD3),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], format_: MrzFormat) -> None:
    with pytest.raises(ValueError, match=r"character|place"):
        compose(replace(_ANNA, **change), format_)


def test_names_are_transliterated_and_cut_when_composing() -> None:
    document = replace(_ANNA, surname="Østergård-Núñez", given_names="Ingrid " + "Noor " * 9)
    zone = parse(compose(document, MrzFormat.TD3), _TODAY)
    assert zone.document.surname == "OESTERGAARD NUNEZ"
    assert zone.document.names_truncated


def test_blank_in_a_document_number_is_printed_as_filler() -> None:
    document = replace(_ANNA, document_number="AB 12-345")
    lines = compose(document, MrzFormat.TD3)
    assert lines[1].startswith("AB<12<345")
    assert parse(lines, _TODAY).document.document_number == "AB 12 345"

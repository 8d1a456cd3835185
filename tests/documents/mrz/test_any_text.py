"""Text of any size is a zone or the one known problem, and what is composed reads back."""

from contextlib import suppress
from datetime import date
from itertools import chain
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.documents.mrz import ALPHABET, compose, parse, tidy
from app.documents.reading import CheckState, MrzFormat, PartialDate, Sex, TravelDocument
from app.problems import Problem, ProblemCode
from app.specimens.zone_texts import FORMATS, invented_zone

_TODAY = date(2026, 11, 24)
_SIZES = {
    MrzFormat.TD1: [30, 30, 30],
    MrzFormat.TD2: [36, 36],
    MrzFormat.TD3: [44, 44],
    MrzFormat.MRV_A: [44, 44],
    MrzFormat.MRV_B: [36, 36],
    MrzFormat.FRENCH: [36, 36],
}
_WORDS = st.lists(
    st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=6), min_size=1, max_size=3
).map(" ".join)
_DATES = st.dates(date(1927, 1, 1), _TODAY).map(lambda d: PartialDate(d.year, d.month, d.day))
_NUMBERS = st.none() | st.integers(-5, 120)


@st.composite
def _damaged_zones(draw: st.DrawFn) -> tuple[str, ...]:
    """Take a real zone and change, drop, add or swap a few characters or lines."""
    format_ = draw(st.sampled_from(FORMATS))
    lines = list(invented_zone(format_, Random(draw(st.integers(0, 999)))))
    for _ in range(draw(st.integers(1, 5))):
        row = draw(st.integers(0, len(lines) - 1)) if lines else 0
        kind = draw(st.sampled_from(["change", "drop", "add", "swap", "drop line", "double line"]))
        if not lines:
            break
        if kind == "drop line":
            del lines[row]
        elif kind == "double line":
            lines.insert(row, lines[row])
        elif kind == "swap":
            lines.reverse()
        else:
            place = draw(st.integers(0, len(lines[row])))
            put = "" if kind == "drop" else draw(st.characters())
            rest = lines[row][place + (kind != "add") :]
            lines[row] = lines[row][:place] + put + rest
    return tuple(lines)


def _is_read_or_refused(lines: tuple[str, ...]) -> None:
    if [len(line) for line in lines] not in _SIZES.values():
        with pytest.raises(Problem) as caught:
            parse(lines, _TODAY)
        assert caught.value.code is ProblemCode.MRZ_TEXT_INVALID
        assert len(caught.value.detail) < 100
        return
    zone = parse(lines, _TODAY)
    assert zone.lines == lines
    assert [len(line) for line in lines] == _SIZES[zone.format]
    assert zone.document.birth_date.iso
    assert len({check.name for check in zone.checks}) == len(zone.checks)


@given(st.lists(st.text(max_size=60), max_size=5).map(tuple))
@example(())
@example(("IDFRA" + "<" * 31, "\0" * 36))
@example(("\ud800" * 44, "\U0010ffff" * 44))
@example(("A" * 1_000_000,) * 3)
@example(("",) * 100_000)
def test_any_lines_are_read_or_refused(lines: tuple[str, ...]) -> None:
    _is_read_or_refused(lines)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for encoding in ("latin-1", "utf-8"):
        _is_read_or_refused(tidy(content.decode(encoding, "replace").splitlines()))


@given(_damaged_zones())
def test_damaged_zones_are_read_or_refused(lines: tuple[str, ...]) -> None:
    _is_read_or_refused(lines)
    _is_read_or_refused(tidy(lines))


@given(st.sampled_from(FORMATS), st.data(), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_text_of_the_right_size_is_read_on_any_day(
    format_: MrzFormat, data: st.DataObject, today: date
) -> None:
    start = {MrzFormat.FRENCH: "IDFRA", MrzFormat.MRV_A: "V", MrzFormat.MRV_B: "V"}.get(
        format_, "P"
    )
    characters = st.characters() if data.draw(st.booleans()) else st.sampled_from(sorted(ALPHABET))
    lines = [
        data.draw(st.text(characters, min_size=size, max_size=size)) for size in _SIZES[format_]
    ]
    lines[0] = start + lines[0][len(start) :]
    zone = parse(tuple(lines), today)
    assert zone.format is format_
    assert zone.document.birth_date.year is None or zone.document.birth_date.year <= today.year


@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.lists(st.text(max_size=20), min_size=5, max_size=5),
    st.lists(st.builds(PartialDate, _NUMBERS, _NUMBERS, _NUMBERS), min_size=2, max_size=2),
    st.sampled_from(Sex),
    st.sampled_from(FORMATS),
)
def test_any_fields_are_composed_or_refused(
    surname: str,
    given_names: str,
    texts: list[str],
    dates: list[PartialDate],
    sex: Sex,
    format_: MrzFormat,
) -> None:
    code, state, number, nationality, optional = texts
    document = TravelDocument(
        document_code=code,
        issuing_state=state,
        document_number=number,
        surname=surname,
        given_names=given_names,
        nationality=nationality,
        birth_date=dates[0],
        sex=sex,
        expiry_date=dates[1],
        optional_data=optional,
    )
    with suppress(ValueError):
        lines = compose(document, format_)
        assert [len(line) for line in lines] == _SIZES[format_]
        assert ALPHABET.issuperset(chain.from_iterable(lines))
        parse(lines, _TODAY)


@st.composite
def _french_cards(draw: st.DrawFn) -> TravelDocument:
    digits = st.text(alphabet="0123456789", min_size=12, max_size=12)
    return TravelDocument(
        document_code="ID",
        issuing_state="FRA",
        document_number=draw(digits),
        surname=draw(_WORDS),
        given_names=draw(st.just("") | _WORDS),
        nationality="FRA",
        birth_date=draw(_DATES),
        sex=draw(st.sampled_from(Sex)),
        expiry_date=PartialDate(),
        optional_data=draw(st.text(alphabet="0123456789", max_size=6)),
    )


@given(_french_cards())
def test_french_card_that_is_composed_is_read_back(document: TravelDocument) -> None:
    lines = compose(document, MrzFormat.FRENCH)
    zone = parse(lines, _TODAY)
    assert zone.format is MrzFormat.FRENCH
    assert all(check.state is not CheckState.FAILED for check in zone.checks)
    assert compose(zone.document, MrzFormat.FRENCH) == lines
    read = zone.document
    assert (read.document_number, read.birth_date, read.sex, read.optional_data) == (
        document.document_number,
        document.birth_date,
        document.sex,
        document.optional_data,
    )
    if not read.names_truncated:
        assert (read.surname, read.given_names) == (document.surname, document.given_names)


@pytest.mark.parametrize("format_", FORMATS)
@given(seed=st.integers(0, 100_000))
def test_every_invented_zone_reads_without_a_fault_and_back(format_: MrzFormat, seed: int) -> None:
    lines = invented_zone(format_, Random(seed))
    zone = parse(lines, date(2015, 1, 1))
    assert zone.format is format_
    digits = [check for check in zone.checks if check.name.endswith("digit")]
    assert all(check.state is not CheckState.FAILED for check in digits)
    assert compose(zone.document, format_) == lines

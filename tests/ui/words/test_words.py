"""Words for codes and times."""

from datetime import UTC, datetime, timedelta

import pytest

from app.documents.mrz import STATE_CODES
from app.documents.reading import PartialDate
from app.encounters.codes import inspection_codes
from app.encounters.referral import Instruction, ReferralClass
from app.examinations.examination import Completeness, Disposition
from app.ui.words.codes import (
    class_words,
    completeness_words,
    exam_type_words,
    finding_words,
    instruction_words,
    outcome_words,
    reason_words,
)
from app.ui.words.countries import country
from app.ui.words.people import listed_name_words, name_words
from app.ui.words.times import (
    ago_words,
    date_words,
    iso_date_words,
    old_words,
    partial_date,
    span_words,
    waiting_words,
)

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_every_code_of_the_list_has_a_word() -> None:
    codes = inspection_codes()
    for reasons in codes.referral_reasons.values():
        for code in reasons:
            assert reason_words(code) != code
    for code in codes.dispositions:
        assert outcome_words(code) != code
    for code in (*ReferralClass, *Instruction, *Completeness, *Disposition):
        assert code
    assert all(class_words(each) for each in ReferralClass)
    assert all(instruction_words(each) for each in Instruction)
    assert all(completeness_words(each) for each in Completeness)


def test_every_finding_and_examination_is_translatable() -> None:
    from app.ui.words import codes as words

    listed = inspection_codes()
    assert set(listed.findings) == set(words._FINDINGS)
    assert set(listed.exam_types) == set(words._EXAM_TYPES)


def test_unknown_codes_stay_as_they_are() -> None:
    assert reason_words("Z-ZZZ") == "Z-ZZZ"
    assert finding_words("a new thing") == "a new thing"
    assert exam_type_words("by ear") == "by ear"


def test_every_state_that_the_checks_know_has_a_name() -> None:
    assert {code for code in STATE_CODES if country(code) == code} == set()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(1974, 8, 12), "12 Aug 1974"),
        (PartialDate(1974, 8), "Aug 1974"),
        (PartialDate(1974), "1974"),
        (PartialDate(1974, None, 12), "1974"),
        (PartialDate(), "unknown"),
        (PartialDate(1999, 2, 31), "1999-02-31"),
    ],
)
def test_dates(date: PartialDate, words: str) -> None:
    assert date_words(date) == words
    assert partial_date(date.iso) == date


def test_dates_that_are_none_do_not_raise() -> None:
    for text in ("", "?", "1974", "XXXX-XX-XX", "not a date"):
        assert iso_date_words(text)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=40), "40 s"),
        (timedelta(minutes=11), "11 min"),
        (timedelta(hours=30), "30 h"),
        (timedelta(days=21), "21 days"),
        (timedelta(days=245), "8 months"),
        (timedelta(days=1351), "3 years"),
        (timedelta(seconds=-5), "0 s"),
    ],
)
def test_spans(span: timedelta, words: str) -> None:
    assert span_words(span.total_seconds()) == words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2026-11-24", "today"),
        ("2026-11-23", "yesterday"),
        ("2026-11-03", "21 days ago"),
        ("2026-12-24", "24 Dec 2026"),
        ("2026-11-XX", "Nov 2026"),
        ("2026-11-24T11:59:30.000Z", "just now"),
        ("2026-11-24T09:00:00.000Z", "3 h ago"),
    ],
)
def test_how_long_ago(then: str, words: str) -> None:
    assert ago_words(then, NOW) == words


def test_waits_are_told_to_the_minute() -> None:
    assert waiting_words(11 * 60 + 59) == "11 min"
    assert waiting_words(65 * 60) == "1 h 05 min"
    assert waiting_words(3 * 24 * 3600) == "3 days"
    assert old_words("2026-11-24T10:00:00.000Z", NOW) == "2 h old"


def test_names() -> None:
    assert name_words("ERIKSSON", "ANNA MARIA") == "ERIKSSON, Anna Maria"
    assert name_words("", "") == ""
    assert listed_name_words("ERIKSEN, ANNA") == "ERIKSEN, Anna"
    assert listed_name_words("ERIKSEN") == "ERIKSEN"

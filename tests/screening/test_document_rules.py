"""Rules about the document: listed, wrong check digit, expired, other checks, unreadable."""

from dataclasses import replace

import pytest

from app.documents.reading import CheckName, CheckReason, PartialDate
from app.screening.answers import ListedDocument
from app.screening.evidence import Settles
from app.screening.rules import RuleId
from app.screening.summary import Known
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    NotKnown,
    NotKnownKind,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import failed, lookout, matched, reading, screen, traveler

STOLEN = ListedDocument("UTO", "L898902C3", "stolen", "2026-11-03")
WRONG_NUMBER_DIGIT = failed(CheckName.NUMBER_DIGIT)
EXPIRED = failed(CheckName.EXPIRY, CheckReason.EXPIRED)


def only(summary: RiskSummary) -> Fact:
    (fact,) = summary.facts
    return fact


def not_known(summary: RiskSummary) -> set[NotKnownKind]:
    return {item.kind for item in summary.not_known}


def test_listed_document_must_be_referred() -> None:
    summary = screen(Known(listed=(STOLEN,)))
    fact = only(summary)
    assert summary.verdict is Verdict.REFER
    assert fact.mandatory
    assert fact.confidence is Confidence.EXACT_NUMBER_AND_ISSUER
    assert fact.values == {"listed_reason": "stolen", "list_date": "2026-11-03"}
    assert fact.settles == (Settles.ISSUER,)
    assert summary.suggestion == Suggestion(Step.REFER_ESCORT, "DOC-01", "M", "M-DOC")


@pytest.mark.parametrize(
    "listed",
    [
        replace(STOLEN, number="L898902C4"),
        replace(STOLEN, issuing_state="XPO"),
        replace(STOLEN, number="", issuing_state=""),
    ],
)
def test_other_number_or_issuer_is_another_document(listed: ListedDocument) -> None:
    assert screen(Known(listed=(listed,))).facts == ()


def test_record_that_two_packs_hold_is_one_fact() -> None:
    assert len(screen(Known(listed=(STOLEN, replace(STOLEN)))).facts) == 1


def test_number_is_the_same_however_the_list_writes_it() -> None:
    listed = ListedDocument("DEU", "c01x-00 t478", "lost", "2026-11-03")
    german = reading(document=traveler(issuing_state="D", document_number="C01X00T478"))
    assert screen(Known(listed=(listed,)), german).verdict is Verdict.REFER


def test_wrong_check_digit_asks_for_another_look_before_anything_else() -> None:
    summary = screen(Known(listed=(STOLEN,)), reading(WRONG_NUMBER_DIGIT))
    fact = only(summary)
    assert summary.verdict is Verdict.ATTENTION
    assert summary.needs_confirmation
    assert not fact.mandatory
    assert fact.values == {"fields": "number_check_digit", "confirmed": "no"}
    assert summary.suggestion == Suggestion(Step.READ_AGAIN_OR_CONFIRM, "DOC-02")


def test_number_with_a_wrong_digit_is_never_said_to_be_unlisted() -> None:
    for confirmed in (False, True):
        summary = screen(read=reading(WRONG_NUMBER_DIGIT), confirmed=confirmed)
        assert NotKnownKind.NUMBER_ADVISORY in not_known(summary)
    assert NotKnownKind.NUMBER_ADVISORY not in not_known(screen())


def test_confirmed_wrong_digit_must_be_referred_and_the_number_is_searched_as_advisory() -> None:
    known = Known(listed=(STOLEN,))
    summary = screen(known, reading(WRONG_NUMBER_DIGIT), confirmed=True)
    digit, listed = summary.facts
    assert summary.verdict is Verdict.REFER
    assert not summary.needs_confirmation
    assert (digit.kind, digit.mandatory) == (FactKind.CHECK_DIGIT, True)
    assert digit.values["confirmed"] == "yes"
    assert (listed.kind, listed.severity) == (FactKind.DOCUMENT_LISTED, Verdict.ATTENTION)
    assert listed.confidence is Confidence.ADVISORY
    assert not listed.mandatory
    assert summary.suggestion == Suggestion(Step.REFER, "DOC-02", "M", "M-MRZ")


def test_lookout_by_number_counts_as_the_number_does() -> None:
    other = lookout(surname="NOBODY", birth_date="1950-01-01", documents=(("UTO", "L898902C3"),))
    known = Known(matches=matched(other))
    unconfirmed = screen(known, reading(WRONG_NUMBER_DIGIT))
    confirmed = screen(known, reading(WRONG_NUMBER_DIGIT), confirmed=True)
    assert [fact.kind for fact in unconfirmed.facts] == [FactKind.CHECK_DIGIT]
    assert [fact.kind for fact in confirmed.facts] == [
        FactKind.CHECK_DIGIT,
        FactKind.LOOKOUT_DOCUMENT,
    ]
    assert confirmed.facts[1].confidence is Confidence.ADVISORY
    assert confirmed.facts[1].severity is Verdict.ATTENTION


def test_wrong_digit_of_another_field_leaves_the_number_sound() -> None:
    summary = screen(Known(listed=(STOLEN,)), reading(failed(CheckName.BIRTH_DIGIT)))
    assert summary.needs_confirmation
    assert summary.verdict is Verdict.REFER
    assert NotKnownKind.NUMBER_ADVISORY not in not_known(summary)
    assert summary.suggestion.step is Step.READ_AGAIN_OR_CONFIRM


def test_all_wrong_digits_are_one_fact_with_a_line_each() -> None:
    checks = (WRONG_NUMBER_DIGIT, failed(CheckName.COMPOSITE_DIGIT))
    fact = only(screen(read=reading(*checks)))
    assert fact.values["fields"] == "number_check_digit,composite_check_digit"
    assert [(line.note, line.traveler, line.listed) for line in fact.evidence] == [
        ("number_check_digit", "7", "6"),
        ("composite_check_digit", "7", "6"),
    ]


def test_expired_document_is_paperwork() -> None:
    expired = traveler(expiry_date=PartialDate(2026, 11, 14))
    summary = screen(read=reading(EXPIRED, document=expired))
    assert only(summary).values == {"expiry_date": "2026-11-14", "days": "10"}
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.REFER, "DOC-03", "A", "A-PAP")


def test_expiry_with_unknown_day_counts_no_days() -> None:
    expired = traveler(expiry_date=PartialDate(2025, 4))
    assert only(screen(read=reading(EXPIRED, document=expired))).values["days"] == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (CheckName.DATES, CheckReason.IMPOSSIBLE_DATE),
        (CheckName.STATES, CheckReason.UNKNOWN_STATE),
        (CheckName.CHARACTERS, CheckReason.FORBIDDEN_CHARACTER),
        (CheckName.DOCUMENT_TYPE, CheckReason.UNKNOWN_TYPE),
        (CheckName.BARCODE, CheckReason.VALUE_DIFFERS),
        (CheckName.NUMBER_DIGIT, CheckReason.FIELD_EMPTY),
        (CheckName.EXPIRY, CheckReason.IMPOSSIBLE_DATE),
    ],
)
def test_any_other_failed_check_asks_for_attention(name: CheckName, reason: CheckReason) -> None:
    summary = screen(read=reading(failed(name, reason)))
    assert only(summary).values == {"name": name, "reason": reason, "printed": "7"}
    assert summary.verdict is Verdict.ATTENTION
    assert not summary.needs_confirmation
    assert summary.suggestion == Suggestion(Step.READ_AGAIN, "DOC-04", "O", "O-DOC")


def test_unreadable_document_is_entered_by_hand_and_nothing_counts_as_asked() -> None:
    summary = screen(Known(lookouts_queried=True), reading(document=None))
    assert summary.who is None
    assert summary.verdict is Verdict.ATTENTION
    assert summary.not_known[0] == NotKnown(NotKnownKind.FIELD_UNREAD, "document")
    assert NotKnownKind.LOOKOUTS_NOT_QUERIED in not_known(summary)
    assert summary.suggestion == Suggestion(Step.ENTER_BY_HAND, "DOC-05", "M", "M-UNR")


@pytest.mark.parametrize(
    ("field", "named"), [("document_number", "number"), ("surname", "surname")]
)
def test_traveler_without_number_or_name_is_not_routine(field: str, named: str) -> None:
    summary = screen(read=reading(document=traveler(**{field: ""})))
    assert summary.verdict is Verdict.ATTENTION
    assert summary.not_known[0] == NotKnown(NotKnownKind.FIELD_UNREAD, named)
    assert summary.suggestion.rule_id == RuleId.UNREADABLE

"""Rules about how a traveler is known, minors who are alone, and the draw."""

import pytest

from app.documents.reading import (
    Check,
    CheckName,
    CheckState,
    DocumentReading,
    PartialDate,
    Status,
)
from app.screening.answers import ListedDocument
from app.screening.identity import Identity, SeenReason
from app.screening.summary import Known
from app.screening.summary_types import (
    Confidence,
    FactKind,
    NotKnown,
    NotKnownKind,
    RiskSummary,
    Step,
    Suggestion,
    Verdict,
)
from tests.screening.people import (
    LISTED,
    POSSIBLE,
    failed,
    lookout,
    matched,
    reading,
    screen,
    traveler,
)

NOBODY = DocumentReading(Status.UNREADABLE)
TYPED = Known(lookouts_queried=True, identity=Identity.ENTERED, seen_reason="no_zone")
LOST = ListedDocument("UTO", "L898902C3", "lost", "2026-11-03")


def screen_nobody(
    identity: Identity, reason: str = "", *, accompanied: bool | None = None
) -> RiskSummary:
    known = Known(
        identity=identity, seen_reason=reason, accompanied=accompanied, lookouts_queried=True
    )
    return screen(known, NOBODY)


# --- without a document --------------------------------------------------------------------------


def test_citizen_by_declaration_is_attention_because_no_list_was_asked() -> None:
    summary = screen_nobody(Identity.SEEN, SeenReason.CITIZEN)
    (fact,) = summary.facts
    assert fact.kind is FactKind.SEEN_WITHOUT_DOCUMENT
    assert fact.values == {"reason": "citizen"}
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.ASK_CITIZENSHIP, "IDN-01")
    assert summary.not_known == (NotKnown(NotKnownKind.NOTHING_ASKED),)
    assert not summary.mandatory


def test_infant_is_routine_and_may_go_on() -> None:
    summary = screen_nobody(Identity.SEEN, SeenReason.INFANT)
    assert [fact.values["reason"] for fact in summary.facts] == ["infant"]
    assert summary.verdict is Verdict.ROUTINE
    assert summary.suggestion == Suggestion(Step.ADMIT, "IDN-01")
    assert summary.not_known == (NotKnown(NotKnownKind.NOTHING_ASKED),)


def test_somebody_left_unread_is_counted_and_the_officer_decides() -> None:
    summary = screen_nobody(Identity.UNREAD)
    (fact,) = summary.facts
    assert fact.kind is FactKind.LEFT_UNREAD
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.REFER, "IDN-03", "M", "M-UNR")
    assert not summary.mandatory


def test_document_that_could_not_be_read_still_asks_to_be_entered() -> None:
    summary = screen(Known(lookouts_queried=True), NOBODY)
    assert summary.suggestion.step is Step.ENTER_BY_HAND
    assert NotKnown(NotKnownKind.FIELD_UNREAD, "document") in summary.not_known


def test_document_of_somebody_marked_as_seen_counts_all_the_same() -> None:
    known = Known(matches=matched(LISTED), identity=Identity.SEEN, seen_reason=SeenReason.INFANT)
    summary = screen(known)
    assert summary.verdict is Verdict.REFER
    assert NotKnownKind.NOTHING_ASKED not in [item.kind for item in summary.not_known]


# --- entered by hand -----------------------------------------------------------------------------


def test_typed_number_without_check_digit_only_advises() -> None:
    summary = screen(Known(listed=(LOST,), identity=Identity.ENTERED, seen_reason="no_zone"))
    (fact,) = summary.facts
    assert (fact.severity, fact.confidence) == (Verdict.ATTENTION, Confidence.ADVISORY)
    assert not summary.mandatory
    assert NotKnown(NotKnownKind.ENTERED_BY_HAND, "no_zone") in summary.not_known
    assert NotKnown(NotKnownKind.NUMBER_ADVISORY, "typed") in summary.not_known


def test_typed_number_on_a_lookout_only_advises() -> None:
    listed = lookout(surname="LINDGREN", birth_date="1990-01-01", documents=(("UTO", "L898902C3"),))
    known = Known(matches=matched(listed), identity=Identity.ENTERED, seen_reason="no_zone")
    (fact,) = screen(known).facts
    assert (fact.kind, fact.confidence) == (FactKind.LOOKOUT_DOCUMENT, Confidence.ADVISORY)


def test_typed_zone_whose_digit_holds_is_as_good_as_a_read_one() -> None:
    passed = Check(CheckName.NUMBER_DIGIT, CheckState.PASSED)
    known = Known(listed=(LOST,), identity=Identity.ENTERED, seen_reason="damaged")
    summary = screen(known, reading(passed))
    assert summary.mandatory
    assert NotKnownKind.NUMBER_ADVISORY not in [item.kind for item in summary.not_known]
    assert NotKnown(NotKnownKind.ENTERED_BY_HAND, "damaged") in summary.not_known


def test_typed_zone_whose_digit_fails_waits_for_the_officer_first() -> None:
    known = Known(listed=(LOST,), identity=Identity.ENTERED, seen_reason="damaged")
    summary = screen(known, reading(failed(CheckName.NUMBER_DIGIT)))
    assert summary.needs_confirmation
    assert FactKind.DOCUMENT_LISTED not in [fact.kind for fact in summary.facts]
    assert NotKnown(NotKnownKind.NUMBER_ADVISORY, "unconfirmed") in summary.not_known


def test_entry_that_lacks_something_asks_for_it_and_not_for_the_reader() -> None:
    summary = screen(TYPED, reading(document=traveler(document_number="")))
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.COMPLETE_ENTRY, "IDN-02", "M", "M-UNR")


# --- minors --------------------------------------------------------------------------------------


def screen_child(birth: PartialDate, *, accompanied: bool | None) -> RiskSummary:
    known = Known(lookouts_queried=True, accompanied=accompanied)
    return screen(known, reading(document=traveler(birth_date=birth)))


def test_minor_alone_is_proposed_for_secondary() -> None:
    summary = screen_child(PartialDate(2016, 3, 1), accompanied=False)
    (fact,) = summary.facts
    assert (fact.kind, fact.values) == (FactKind.MINOR_ALONE, {"age": "10"})
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.REFER, "MIN-01", "M", "M-MIN")
    assert not summary.mandatory


@pytest.mark.parametrize("accompanied", [True, None])
def test_minor_in_company_or_not_asked_about_is_nothing_special(accompanied: bool | None) -> None:
    summary = screen_child(PartialDate(2016, 3, 1), accompanied=accompanied)
    assert (summary.facts, summary.verdict) == ((), Verdict.ROUTINE)


@pytest.mark.parametrize(
    ("birth", "minor"),
    [
        (PartialDate(2008, 11, 25), True),  # eighteen tomorrow
        (PartialDate(2008, 11, 24), False),
        (PartialDate(2009), True),
        (PartialDate(2008), False),  # may be eighteen
        (PartialDate(2008, 12), True),
        (PartialDate(), False),
        (PartialDate(2026, 11, 25), True),  # misread or not: nobody grown up
    ],
)
def test_unknown_parts_of_a_birth_date_make_nobody_a_minor(birth: PartialDate, minor: bool) -> None:
    kinds = [fact.kind for fact in screen_child(birth, accompanied=False).facts]
    assert (FactKind.MINOR_ALONE in kinds) is minor


def test_infant_with_nobody_is_a_minor_alone() -> None:
    summary = screen_nobody(Identity.SEEN, SeenReason.INFANT, accompanied=False)
    assert [fact.kind for fact in summary.facts] == [
        FactKind.MINOR_ALONE,
        FactKind.SEEN_WITHOUT_DOCUMENT,
    ]
    assert summary.facts[0].values == {"age": ""}
    assert summary.suggestion.referral_reason == "M-MIN"


# --- the draw ------------------------------------------------------------------------------------


def test_drawn_traveler_is_proposed_for_the_class_of_the_draw() -> None:
    summary = screen(Known(lookouts_queried=True, drawn=True))
    assert [fact.kind for fact in summary.facts] == [FactKind.RANDOM_DRAW]
    assert summary.verdict is Verdict.ATTENTION
    assert summary.suggestion == Suggestion(Step.REFER, "RND-01", "R", "R-CMX")
    assert not summary.mandatory


def test_reason_to_refer_goes_before_the_draw_and_a_question_behind_it() -> None:
    child = reading(document=traveler(birth_date=PartialDate(2016, 3, 1)))
    assert screen(Known(drawn=True, accompanied=False), child).suggestion.rule_id == "MIN-01"
    possible = screen(Known(drawn=True, matches=matched(POSSIBLE)))
    assert [fact.kind for fact in possible.facts] == [
        FactKind.RANDOM_DRAW,
        FactKind.LOOKOUT_POSSIBLE,
    ]
    assert possible.suggestion.rule_id == "RND-01"

"""Trusted travelers: what a membership says, and that it never decides."""

from dataclasses import replace

import pytest

from app.documents.reading import CheckName
from app.screening.answers import ListedDocument, Membership
from app.screening.identity import Identity
from app.screening.summary import Known
from app.screening.summary_types import Confidence, Fact, FactKind, Step, Suggestion, Verdict
from tests.screening.people import failed, reading, screen

MEMBER = Membership(
    program="Fast Lane",
    valid_from="2023-06-30",
    valid_until="2028-06-29",
    vetted_on="2026-11-13",
    issuing_state="UTO",
    document_number="L898902C3",
)


def facts(*memberships: Membership) -> tuple[Fact, ...]:
    return screen(Known(lookouts_queried=True, memberships=memberships)).facts


def test_trusted_traveler_is_a_routine_fact() -> None:
    summary = screen(Known(lookouts_queried=True, memberships=(MEMBER,)))
    (fact,) = summary.facts
    assert fact.kind is FactKind.TRUSTED_TRAVELER
    assert fact.values == {
        "program": "Fast Lane",
        "valid_from": "2023-06-30",
        "valid_until": "2028-06-29",
        "vetted_on": "2026-11-13",
        "state": "valid",
    }
    assert (fact.as_of, fact.confidence) == ("2026-11-13", Confidence.EXACT_NUMBER_AND_ISSUER)
    assert summary.verdict is Verdict.ROUTINE
    assert summary.suggestion == Suggestion(Step.ADMIT, "GEN-01")


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "state"),
    [
        ("2026-11-24", "2026-11-24", "valid"),
        ("2021-01-01", "2026-11-23", "lapsed"),
        ("2026-11-25", "2031-11-24", "not_yet"),
    ],
)
def test_validity_is_judged_today_and_never_more_than_said(
    valid_from: str, valid_until: str, state: str
) -> None:
    (fact,) = facts(replace(MEMBER, valid_from=valid_from, valid_until=valid_until))
    assert (fact.values["state"], fact.severity) == (state, Verdict.ROUTINE)


def test_of_one_program_the_best_membership_counts_whatever_the_order() -> None:
    lapsed = replace(MEMBER, valid_from="2018-06-30", valid_until="2023-06-29")
    renewed = replace(MEMBER, valid_from="2028-06-30", valid_until="2033-06-29")
    other = replace(MEMBER, program="Coastal Pass", valid_until="2024-01-01")
    here = facts(lapsed, MEMBER, renewed, other)
    assert [(fact.values["program"], fact.values["state"]) for fact in here] == [
        ("Coastal Pass", "lapsed"),
        ("Fast Lane", "valid"),
    ]
    assert facts(other, renewed, MEMBER, lapsed) == here


def test_membership_of_another_document_is_none() -> None:
    assert facts(replace(MEMBER, document_number="L898902C4")) == ()
    assert facts(replace(MEMBER, issuing_state="EUE")) == ()


def test_number_that_may_be_misread_earns_no_membership() -> None:
    wrong = reading(failed(CheckName.NUMBER_DIGIT))
    typed = Known(memberships=(MEMBER,), identity=Identity.ENTERED, seen_reason="no_zone")
    for summary in (
        screen(Known(memberships=(MEMBER,)), wrong),
        screen(Known(memberships=(MEMBER,)), wrong, confirmed=True),
        screen(typed),
    ):
        assert FactKind.TRUSTED_TRAVELER not in [fact.kind for fact in summary.facts]


def test_membership_takes_nothing_back() -> None:
    lost = (ListedDocument("UTO", "L898902C3", "lost", "2026-11-03"),)
    with_it = screen(Known(listed=lost, memberships=(MEMBER,)))
    without = screen(Known(listed=lost))
    assert (with_it.verdict, with_it.suggestion) == (without.verdict, without.suggestion)
    assert with_it.facts[0] == without.facts[0]


def test_date_that_does_not_exist_is_no_crash() -> None:
    (fact,) = facts(replace(MEMBER, valid_until="2099-99-99"))
    assert fact.values["state"] == "valid"

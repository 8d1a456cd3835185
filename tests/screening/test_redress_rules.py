"""Rule RDR-01: redress by document, and by the number that a traveler states."""

from dataclasses import replace

import pytest

from app.documents.reading import CheckName
from app.screening.answers import Redress
from app.screening.evidence import Settles
from app.screening.redress_facts import RedressTie, bare_redress_number
from app.screening.summary import Known
from app.screening.summary_types import Confidence, Fact, FactKind, Verdict
from tests.screening.people import POSSIBLE, failed, matched, reading, screen

REDRESS = Redress("R4471", "LK-1", "2025-05-01", "UTO", "L898902C3")
EARLIER_PASSPORT = replace(REDRESS, document_number="B7741", birth_date="1974-08-12")


def redress(known: Known) -> list[Fact]:
    return [fact for fact in screen(known).facts if fact.kind is FactKind.REDRESS]


def test_redress_on_record_for_the_document_speaks_for_release_and_clears_nothing() -> None:
    earlier = replace(REDRESS, number="R1", granted_on="2024-05-01")
    (fact,) = redress(Known(redresses=(earlier, REDRESS)))
    assert (fact.severity, fact.confidence) == (Verdict.ROUTINE, Confidence.EXACT_NUMBER_AND_ISSUER)
    assert fact.values == {"number": "R4471", "lookout_id": "LK-1", "tie": RedressTie.DOCUMENT}


@pytest.mark.parametrize(
    ("found", "tie"),
    [
        (REDRESS, RedressTie.DOCUMENT),
        (EARLIER_PASSPORT, RedressTie.BIRTH_DATE),
        (replace(EARLIER_PASSPORT, birth_date=""), RedressTie.NUMBER_ONLY),
        (replace(EARLIER_PASSPORT, birth_date="1974-XX-XX"), RedressTie.NUMBER_ONLY),
        (replace(EARLIER_PASSPORT, birth_date="1975-08-12"), RedressTie.DIFFERS),
        (None, RedressTie.NOT_ON_RECORD),
    ],
)
def test_a_stated_number_is_a_fact_that_says_how_it_belongs_to_the_traveler(
    found: Redress | None, tie: RedressTie
) -> None:
    known = Known(redresses=(found,) if found else (), redress_stated="R4471")
    (fact,) = redress(known)
    assert (fact.severity, fact.values["number"], fact.values["tie"]) == ("routine", "R4471", tie)
    holds = tie in (RedressTie.DOCUMENT, RedressTie.BIRTH_DATE)
    assert fact.values["lookout_id"] == ("LK-1" if holds else "")


def test_redress_for_each_lookout_on_record_is_told() -> None:
    other = replace(REDRESS, number="R2", lookout_id="LK-2", granted_on="2024-05-01")
    facts = redress(Known(redresses=(other, REDRESS)))
    assert [fact.values["lookout_id"] for fact in facts] == ["LK-1", "LK-2"]


def test_another_number_than_the_one_on_record_is_told_beside_it() -> None:
    facts = redress(Known(redresses=(REDRESS,), redress_stated="R99"))
    assert [fact.values["number"] for fact in facts] == ["R4471", "R99"]


def test_redress_makes_the_match_it_names_the_first_thing_to_settle_and_leaves_it_open() -> None:
    matches = matched(POSSIBLE)
    before = screen(Known(matches=matches)).facts[0]
    known = Known(matches=matches, redresses=(EARLIER_PASSPORT,), redress_stated="R4471")
    after = screen(known).facts[0]
    assert after == replace(before, settles=(Settles.REDRESS, *before.settles))
    other = replace(known, redresses=(replace(EARLIER_PASSPORT, birth_date="1975-08-12"),))
    assert screen(other).facts[0] == before


def test_a_document_number_that_may_be_misread_proves_no_redress() -> None:
    born = replace(REDRESS, birth_date="1974-08-12")
    known = Known(matches=matched(POSSIBLE), redresses=(born,))
    misread = reading(failed(CheckName.NUMBER_DIGIT))
    facts = screen(known, misread, confirmed=True).facts
    assert FactKind.REDRESS not in {fact.kind for fact in facts}
    assert not any(Settles.REDRESS in fact.settles for fact in facts)
    stated = screen(replace(known, redress_stated="R4471"), misread, confirmed=True).facts
    assert any(Settles.REDRESS in fact.settles for fact in stated)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" r-4471 082 ", "R4471082"),
        ("", None),
        ("R4471/082", None),
        ("\uff324471", None),
        ("9" * 41, None),
    ],
)
def test_a_number_is_compared_as_lists_have_it(text: str, number: str | None) -> None:
    assert bare_redress_number(text) == number

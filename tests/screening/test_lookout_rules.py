"""Rules about lookouts: document hit, strong match, possible match, cleared match."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.documents.reading import PartialDate, TravelDocument
from app.screening.answers import Clearance, Lookout
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.summary import Known
from app.screening.summary_types import Confidence, Fact, FactKind, Step, Suggestion, Verdict
from tests.screening.people import (
    NOW,
    POSSIBLE,
    TRAVELER,
    clearance,
    lookout,
    matched,
    reading,
    screen,
    screen_against,
    traveler,
)

HER_DOCUMENT = (("UTO", "L898902C3"),)
SOMEBODY_ELSE = lookout(surname="LINDGREN", given_names="OLLE", birth_date="1950-01-01")


def line(fact: Fact, field: EvidenceField) -> EvidenceLine:
    return next(line for line in fact.evidence if line.field is field)


@pytest.mark.parametrize(
    ("lookout_class", "severity", "step", "reason"),
    [
        (1, Verdict.REFER, Step.REFER, "M-LKO"),
        (2, Verdict.REFER, Step.REFER, "M-WNT"),
        (3, Verdict.REFER, Step.REFER, "M-LKO"),
        (4, Verdict.REFER, Step.REFER, "M-DOC"),
        (5, Verdict.REFER, Step.REFER, "M-LKO"),
        (6, Verdict.ATTENTION, Step.ASK_ABOUT_RECORD, ""),
    ],
)
def test_listed_number_is_a_document_hit(
    lookout_class: int, severity: Verdict, step: Step, reason: str
) -> None:
    listed = replace(SOMEBODY_ELSE, lookout_class=lookout_class, documents=HER_DOCUMENT)
    summary = screen_against(listed)
    (fact,) = summary.facts
    assert (fact.kind, fact.severity) == (FactKind.LOOKOUT_DOCUMENT, severity)
    assert fact.mandatory is (severity is Verdict.REFER)
    assert fact.confidence is Confidence.EXACT_NUMBER_AND_ISSUER
    assert fact.values["number"] == "L898902C3"
    assert not fact.clearable
    assert line(fact, EvidenceField.SURNAME).agreement is Agreement.DIFFERS
    assert (summary.suggestion.step, summary.suggestion.referral_reason) == (step, reason)


@pytest.mark.parametrize(
    ("lookout_class", "severity", "reason", "quiet"),
    [
        (1, Verdict.REFER, "M-LKO", True),
        (2, Verdict.REFER, "M-WNT", True),
        (3, Verdict.REFER, "M-LKO", False),
        (4, Verdict.REFER, "M-LKO", False),
        (5, Verdict.REFER, "M-LKO", False),
        (6, Verdict.ATTENTION, "", False),
    ],
)
def test_same_name_and_full_birth_date_is_a_strong_match(
    lookout_class: int, severity: Verdict, reason: str, quiet: bool
) -> None:
    summary = screen_against(lookout(lookout_class=lookout_class))
    (fact,) = summary.facts
    assert (fact.kind, fact.severity) == (FactKind.LOOKOUT_STRONG, severity)
    assert fact.mandatory is (severity is Verdict.REFER)
    assert not fact.clearable
    assert fact.values == {
        "lookout_id": "LK-1",
        "lookout_class": str(lookout_class),
        "listed_name": "ERIKSSON, ANNA MARIA",
        "listed_birth_date": "1974-08-12",
        "listed_nationality": "UTO",
    }
    assert summary.quiet_alert is quiet
    assert summary.suggestion.referral_reason == reason


@pytest.mark.parametrize("lookout_class", range(1, 7))
def test_possible_match_is_looked_at_and_never_more(lookout_class: int) -> None:
    summary = screen_against(replace(POSSIBLE, lookout_class=lookout_class))
    (fact,) = summary.facts
    assert (fact.kind, fact.severity) == (FactKind.LOOKOUT_POSSIBLE, Verdict.ATTENTION)
    assert not fact.mandatory
    assert fact.clearable is (lookout_class >= 3)
    assert fact.listing == "LK-1@1"
    assert not summary.quiet_alert
    assert summary.suggestion.step is Step.LOOK_AT_MATCH


def test_possible_match_shows_every_field_both_sides_and_what_settles_it() -> None:
    (fact,) = screen_against(replace(POSSIBLE, documents=(("UTO", "X1"),), sex="M")).facts
    assert [
        (line.field, line.agreement, line.traveler, line.listed, line.note)
        for line in fact.evidence
    ] == [
        (EvidenceField.SURNAME, Agreement.AGREES, "ERIKSSON", "ERIKSSON", ""),
        (EvidenceField.GIVEN_NAMES, Agreement.AGREES, "ANNA MARIA", "ANNA MARIA", ""),
        (
            EvidenceField.BIRTH_DATE,
            Agreement.CLOSE,
            "1974-08-12",
            "1974-12-08",
            EvidenceNote.DAY_MONTH_SWAPPED,
        ),
        (EvidenceField.NATIONALITY, Agreement.AGREES, "UTO", "UTO", ""),
        (EvidenceField.SEX, Agreement.DIFFERS, "F", "M", ""),
        (EvidenceField.DOCUMENT_NUMBER, Agreement.DIFFERS, "L898902C3", "X1", ""),
        (EvidenceField.LIST_SIZE, Agreement.ABSENT, "", "1", ""),
    ]
    assert line(fact, EvidenceField.LIST_SIZE).centibits < 0
    assert line(fact, EvidenceField.BIRTH_DATE).centibits > 0
    assert line(fact, EvidenceField.SEX).centibits == 0
    assert fact.settles == (Settles.PHOTO, Settles.DOCUMENT_NUMBER)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"birth_date": "1973-08-12"}, FactKind.LOOKOUT_POSSIBLE),
        ({"birth_date": "1974-08-13"}, FactKind.LOOKOUT_POSSIBLE),
        ({"surname": "ERIKSEN"}, FactKind.LOOKOUT_POSSIBLE),
        ({"surname": "ERIKSEN", "birth_date": "1974-12-08"}, FactKind.LOOKOUT_POSSIBLE),
        ({"nationality": "XXA"}, FactKind.LOOKOUT_STRONG),
        ({"birth_date": "1974-XX-XX"}, FactKind.LOOKOUT_POSSIBLE),
        ({"birth_date": "1974-XX-XX", "nationality": "XXA"}, None),
        ({"birth_date": "1974-XX-XX", "nationality": ""}, None),
        ({"birth_date": ""}, FactKind.LOOKOUT_POSSIBLE),
        ({"birth_date": "", "nationality": "XXA"}, None),
        ({"birth_date": "", "surname": "ERIKSEN"}, None),
        ({"birth_date": "1981-03-30"}, None),
        ({"given_names": "KARIN"}, None),
        ({"surname": "LINDGREN"}, None),
        ({"lookout_class": 7}, None),
        ({"surname": "X", "aliases": (("ERIKSSON", "ANNA MARIA"),)}, FactKind.LOOKOUT_STRONG),
    ],
)
def test_what_makes_a_match(changes: dict[str, Any], kind: FactKind | None) -> None:
    found = [fact.kind for fact in screen_against(lookout(**changes)).facts]
    assert found == ([kind] if kind else [])


def test_common_name_without_a_birth_date_is_no_match() -> None:
    undated = lookout(birth_date="")
    namesakes = [replace(SOMEBODY_ELSE, id=f"LK-{i}", surname="ERIKSSON") for i in range(2, 900)]
    given = [replace(SOMEBODY_ELSE, id=f"M-{i}", given_names="ANNA MARIA") for i in range(900)]
    assert screen_against(undated).facts
    assert screen_against(undated, *namesakes, *given).facts == ()


def test_traveler_whose_birth_year_alone_is_known_needs_the_nationality_too() -> None:
    she = traveler(birth_date=PartialDate(1974))
    (fact,) = screen_against(lookout(), document=she).facts
    assert fact.kind is FactKind.LOOKOUT_POSSIBLE
    assert Settles.FULL_BIRTH_DATE in fact.settles
    assert screen_against(lookout(nationality="XXA"), document=she).facts == ()


def test_one_lookout_gives_one_fact_and_the_document_wins() -> None:
    (fact,) = screen_against(lookout(documents=HER_DOCUMENT)).facts
    assert fact.kind is FactKind.LOOKOUT_DOCUMENT
    assert line(fact, EvidenceField.BIRTH_DATE).agreement is Agreement.AGREES


def test_cleared_match_turns_routine_and_stays_visible() -> None:
    summary = screen(Known(matches=matched(POSSIBLE), clearances=(clearance(),)))
    (fact,) = summary.facts
    assert (fact.kind, fact.severity) == (FactKind.CLEARED_MATCH, Verdict.ROUTINE)
    assert fact.values["cleared_by"] == "4412 R. Vega"
    assert fact.values["until"] == "2027-11-24T12:00:00.000Z"
    assert fact.evidence
    assert summary.verdict is Verdict.ROUTINE
    assert summary.suggestion == Suggestion(Step.COMPARE_FACE, "LKO-04")


@pytest.mark.parametrize(
    ("cleared", "listed", "she"),
    [
        (clearance(), replace(POSSIBLE, version=2), TRAVELER),
        (clearance(), replace(POSSIBLE, id="LK-2"), TRAVELER),
        (clearance(until="2026-11-24T12:00:00.000Z"), POSSIBLE, TRAVELER),
        (clearance(), POSSIBLE, traveler(document_number="L898902C4")),
        (clearance(), POSSIBLE, traveler(issuing_state="XPO")),
        (clearance(birth_date="1974-08-13"), POSSIBLE, TRAVELER),
        (clearance(document_number=""), POSSIBLE, traveler(document_number="")),
        (clearance(), replace(POSSIBLE, lookout_class=2), TRAVELER),
    ],
    ids=["version", "record", "expired", "number", "issuer", "birth", "no number", "class 2"],
)
def test_clearance_lapses_when_anything_it_is_tied_to_changes(
    cleared: Clearance, listed: Lookout, she: TravelDocument
) -> None:
    known = Known(matches=matched(listed, document=she), clearances=(cleared,))
    summary = screen(known, reading(document=she))
    assert [fact.kind for fact in summary.facts] == [FactKind.LOOKOUT_POSSIBLE]


def test_clearance_ends_with_its_time() -> None:
    known = Known(matches=matched(POSSIBLE), clearances=(clearance(),))
    assert screen(known, now=NOW + timedelta(days=364)).verdict is Verdict.ROUTINE
    assert screen(known, now=NOW + timedelta(days=366)).verdict is Verdict.ATTENTION


@pytest.mark.parametrize("listed", [lookout(), lookout(documents=HER_DOCUMENT)])
def test_what_was_cleared_as_possible_does_not_clear_more_than_that(listed: Lookout) -> None:
    summary = screen(Known(matches=matched(listed), clearances=(clearance(),)))
    assert summary.verdict is Verdict.REFER


def test_note_on_the_list_that_she_is_confused_with_somebody_clears_possible_matches() -> None:
    note = lookout(id="LK-7", lookout_class=7, documents=HER_DOCUMENT, listed_on="2026-02-01")
    (fact,) = screen_against(POSSIBLE, note).facts
    assert (fact.kind, fact.values["cleared_by"]) == (FactKind.CLEARED_MATCH, "LK-7")
    for not_covered in ("2026-03-01", ""):
        newer = replace(POSSIBLE, listed_on=not_covered)
        assert screen_against(newer, note).verdict is Verdict.ATTENTION
    assert screen_against(lookout(), note).verdict is Verdict.REFER

"""Rules ADV-01 to ADV-04: what was announced against what is shown."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.paxlst_list import ListedTraveler, StatedDocument
from app.documents.reading import PartialDate, Sex, TravelDocument
from app.screening.advance_facts import advance_facts
from app.screening.advance_info import (
    AdvanceAction,
    AdvanceAnswer,
    Announcement,
    SetAction,
    find_announced,
)
from app.screening.document_facts import NumberTrust
from app.screening.evidence import EvidenceField
from app.screening.summary_types import Confidence, Fact, FactKind, Verdict
from tests.services.manifests import ANNA, FLIGHT

CAME = "2026-11-24T09:30:00.000Z"
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
SHOWN = TravelDocument(
    "P",
    "UTO",
    "L898902C3",
    "ERIKSSON",
    "ANNA MARIA",
    "UTO",
    PartialDate(1974, 8, 12),
    Sex.FEMALE,
    PartialDate(2032, 4, 15),
)


def _facts(
    document: TravelDocument,
    *travelers: ListedTraveler,
    action: SetAction | None = None,
    inspected: str = "",
    trust: NumberTrust = NumberTrust.SOUND,
) -> list[Fact]:
    said = tuple(Announcement(FLIGHT, each, CAME, action) for each in travelers)
    answer = AdvanceAnswer(said, inspected)
    return [one.fact for one in advance_facts(document, answer, trust=trust, now=NOW)]


def test_who_was_announced_as_shown_is_a_routine_fact() -> None:
    (fact,) = _facts(SHOWN, ANNA, inspected="UT412")
    assert (fact.kind, fact.severity) == (FactKind.ANNOUNCED, Verdict.ROUTINE)
    assert fact.confidence is Confidence.EXACT_NUMBER_AND_ISSUER
    assert fact.values["locator"] == "ABC123"


@pytest.mark.parametrize(
    ("changed", "fields", "severity"),
    [
        ({"surname": "BERG"}, "name", Verdict.ATTENTION),
        ({"birth_date": PartialDate(1974, 8, 13)}, "birth_date", Verdict.ATTENTION),
        ({"nationality": "XXB"}, "nationality", Verdict.ATTENTION),
        ({"given_names": "ANNA MARIA MRS"}, None, Verdict.ROUTINE),
        ({"given_names": "ANNA"}, None, Verdict.ROUTINE),
        ({"nationality": ""}, None, Verdict.ROUTINE),
    ],
)
def test_a_difference_is_a_fact_with_both_values(
    changed: dict[str, object], fields: str | None, severity: Verdict
) -> None:
    (fact,) = _facts(SHOWN, replace(ANNA, **changed))  # type: ignore[arg-type]  # fields of it
    assert fact.severity is severity
    assert fact.values.get("fields") == fields
    if fields:
        (line,) = (line for line in fact.evidence if line.field is EvidenceField(fields))
        assert line.traveler
        assert line.listed
        assert line.traveler != line.listed


def test_another_expiry_is_said_and_weighs_nothing() -> None:
    document = replace(ANNA.documents[0], expiry_date=PartialDate(2031, 1, 1))
    (fact,) = _facts(SHOWN, replace(ANNA, documents=(document,)))
    assert (fact.kind, fact.severity) == (FactKind.ADVANCE_DIFFERS, Verdict.ROUTINE)


def test_a_misread_number_is_no_difference() -> None:
    shown = replace(SHOWN, document_number="L8989O2C3")
    (fact,) = _facts(shown, ANNA, trust=NumberTrust.UNCONFIRMED)
    assert fact.kind is FactKind.ANNOUNCED
    assert fact.confidence is Confidence.NAME_AND_BIRTH_DATE


def test_the_same_number_of_another_issuer_is_another_document() -> None:
    other = replace(ANNA, documents=(StatedDocument("P", "L898902C3", "XXB"),), surname="BERG")
    assert _facts(SHOWN, other) == []


def test_without_issuer_the_number_counts_with_the_birth_date_only() -> None:
    bare = replace(ANNA, documents=(StatedDocument("P", "L 898902-C3"),), surname="BERG")
    (fact,) = _facts(SHOWN, bare)
    assert fact.values["fields"] == "name"
    assert _facts(SHOWN, replace(bare, birth_date=PartialDate(1980, 1, 1))) == []


def test_announced_on_another_journey_than_the_inspected_one_is_said() -> None:
    facts = _facts(SHOWN, ANNA, inspected="UT900")
    assert [fact.kind for fact in facts] == [FactKind.NOT_ANNOUNCED, FactKind.ANNOUNCED]
    assert facts[0].values["elsewhere"] == "UT412"


def test_of_several_journeys_the_inspected_one_counts() -> None:
    later = replace(FLIGHT, number="UT900", due="2026-11-24T14:00")
    answer = AdvanceAnswer((Announcement(later, ANNA, ""), Announcement(FLIGHT, ANNA, "")), "UT412")
    found = find_announced(SHOWN, answer, NOW)
    assert found is not None
    assert found.announcement.journey is FLIGHT


@given(
    st.sampled_from(AdvanceAction),
    st.booleans(),
    st.sampled_from(["", "UT412", "UT900"]),
    st.sampled_from(NumberTrust),
    st.booleans(),
)
def test_only_a_referral_that_is_surely_this_travelers_is_mandatory_others_are_attention(
    action: AdvanceAction,
    by_name: bool,
    inspected: str,
    trust: NumberTrust,
    named_otherwise: bool,
) -> None:
    traveler = replace(ANNA, documents=()) if by_name else ANNA
    if named_otherwise and not by_name:
        traveler = replace(ANNA, surname="BERG", given_names="KIM")
    sure = not by_name and (trust is NumberTrust.SOUND or traveler is ANNA)
    said = SetAction(action, "see note", "4412 R. Vega", "2026-11-24T10:00:00.000Z")
    facts = _facts(SHOWN, traveler, action=said, inspected=inspected, trust=trust)
    assert facts[0].values["reason"] == "see note"
    assert facts[0].mandatory is (action is AdvanceAction.REFER and sure)
    assert not any(fact.mandatory for fact in facts[1:])
    if not sure:
        unsure = Confidence.NAME_AND_BIRTH_DATE if by_name else Confidence.ADVISORY
        assert facts[0].confidence is unsure
        assert all(fact.severity is not Verdict.REFER for fact in facts)

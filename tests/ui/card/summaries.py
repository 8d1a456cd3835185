"""Risk summaries of invented people, to be changed field by field."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from app.documents.reading import Check, CheckName, CheckState, PartialDate, Sex
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    RiskSummary,
    Source,
    Step,
    Suggestion,
    Verdict,
    Who,
)

NOW = datetime(2026, 11, 24, 14, 7, 12, tzinfo=UTC)

WHO = Who(
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    names_truncated=False,
    birth_date=PartialDate(1974, 8, 12),
    age=52,
    sex=Sex.FEMALE,
    nationality="UTO",
    document_code="P",
    document_number="L898902C3",
    issuing_state="UTO",
    expiry_date=PartialDate(2032, 4, 15),
)
CHECKS = tuple(
    Check(name, CheckState.PASSED)
    for name in takewhile(lambda name: name is not CheckName.BARCODE, CheckName)  # of a zone alone
)
ROUTINE = RiskSummary(
    verdict=Verdict.ROUTINE,
    who=WHO,
    checks=CHECKS,
    facts=(),
    not_known=(),
    suggestion=Suggestion(Step.ADMIT, "GEN-01"),
    made_at="2026-11-24T14:07:12.000Z",
    packs_as_of="2026-11-24T12:07:12.000Z",
)


def who(**changed: Any) -> Who:
    """A traveler who differs from Anna Maria Eriksson in these fields."""
    return replace(WHO, **changed)


def summary(**changed: Any) -> RiskSummary:
    """A routine summary that differs in these fields."""
    return replace(ROUTINE, **changed)


def fact(kind: FactKind, **changed: Any) -> Fact:
    """A fact of attention from the lookouts that differs in these fields."""
    plain = Fact(
        kind=kind,
        severity=Verdict.ATTENTION,
        source=Source.LOOKOUTS,
        confidence=Confidence.POSSIBLE_MATCH,
        rule_id="LKO-03",
    )
    return replace(plain, **changed)


def lost(**changed: Any) -> Fact:
    """A document reported lost."""
    listed = fact(
        FactKind.DOCUMENT_LISTED,
        severity=Verdict.REFER,
        source=Source.LOST_DOCUMENTS,
        confidence=Confidence.EXACT_NUMBER_AND_ISSUER,
        rule_id="DOC-01",
        values={"listed_reason": "lost", "list_date": "2026-11-03"},
        as_of="2026-11-03",
        mandatory=True,
    )
    return replace(listed, **changed)

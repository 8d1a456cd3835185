"""How it is known who stands there, and whether a child stands there alone."""

from collections.abc import Iterator
from datetime import date

from app.documents.reading import TravelDocument
from app.screening.birth_dates import oldest_age_at
from app.screening.fired import Fired
from app.screening.identity import Identity, SeenReason
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    Source,
    Step,
    Suggestion,
    Verdict,
)

ADULT = 18
"""Age of majority in years; the UN convention on the rights of the child, article 1."""


def person_facts(
    document: TravelDocument | None,
    identity: Identity,
    reason: str,
    *,
    accompanied: bool | None,
    today: date,
) -> Iterator[Fired]:
    """Yield rules IDN-01, IDN-03 and MIN-01.

    Args:
        document: What the traveler presents, if anything.
        identity: How the officer says the traveler is known.
        reason: Why without a readable document, a `SeenReason`.
        accompanied: Whether an adult is with the traveler; None while nobody asked.
        today: Ages are counted at this day.
    """
    if identity is Identity.SEEN:
        yield _seen(reason)
    if identity is Identity.UNREAD:
        yield _left_unread()
    infant = identity is Identity.SEEN and reason == SeenReason.INFANT
    # Unknown parts of a birth date count as early as they can, so that nobody grown up is a minor.
    age = None if document is None else oldest_age_at(document.birth_date, today)
    if accompanied is False and (infant or (age is not None and age < ADULT)):
        yield _minor_alone("" if age is None else str(age))


def _seen(reason: str) -> Fired:
    """An infant is let go on with those who carry it; a citizen must be believed first."""
    infant = reason == SeenReason.INFANT
    fact = Fact(
        kind=FactKind.SEEN_WITHOUT_DOCUMENT,
        severity=Verdict.ROUTINE if infant else Verdict.ATTENTION,
        source=Source.OFFICER,
        confidence=Confidence.AS_STATED,
        rule_id=RuleId.SEEN,
        values={"reason": reason},
    )
    step = Step.ADMIT if infant else Step.ASK_CITIZENSHIP
    return Fired(fact, Suggestion(step, RuleId.SEEN))


def _left_unread() -> Fired:
    """The officer decides: somebody who could not be read is counted, not held."""
    fact = Fact(
        kind=FactKind.LEFT_UNREAD,
        severity=Verdict.ATTENTION,
        source=Source.OFFICER,
        confidence=Confidence.AS_STATED,
        rule_id=RuleId.LEFT_UNREAD,
    )
    return Fired(fact, Suggestion(Step.REFER, RuleId.LEFT_UNREAD, "M", "M-UNR"))


def _minor_alone(age: str) -> Fired:
    fact = Fact(
        kind=FactKind.MINOR_ALONE,
        severity=Verdict.ATTENTION,
        source=Source.DOCUMENT if age else Source.OFFICER,
        confidence=Confidence.AS_PRINTED if age else Confidence.AS_STATED,
        rule_id=RuleId.MINOR_ALONE,
        values={"age": age},
    )
    return Fired(fact, Suggestion(Step.REFER, RuleId.MINOR_ALONE, "M", "M-MIN"))

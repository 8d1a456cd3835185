"""Visas and authorizations: what issuers say about a document."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.documents.reading import TravelDocument
from app.duty.officers import Direction
from app.screening.answers import Permit, PermitKind
from app.screening.document_facts import NumberTrust
from app.screening.fired import Fired
from app.screening.identifiers import document_key
from app.screening.membership_facts import validity
from app.screening.rules import RuleId
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    MembershipState,
    Source,
    Step,
    Suggestion,
    Verdict,
)

_WORTH = (MembershipState.LAPSED, MembershipState.NOT_YET, MembershipState.VALID)


def permit_facts(
    document: TravelDocument,
    permits: Sequence[Permit],
    *,
    trust: NumberTrust,
    direction: Direction | None,
    today: date,
) -> Iterator[Fired]:
    """Yield rule VIS-01: the visa, and the authorization, that is worth most today.

    Who needs one, this rule does not know. But whoever comes in with nothing but what lapsed, or
    does not hold yet, is worth a question. A number that may be misread proves nobody's permit.

    Args:
        document: What the traveler presents.
        permits: Those found for it.
        trust: What the number is worth.
        direction: Where the traveler goes; leaving, no permit is asked for.
        today: Validity is judged at this day.
    """
    if trust is not NumberTrust.SOUND:
        return
    own = [one for one in permits if _same(document, one.issuing_state, one.document_number)]
    ranked = sorted(own, key=lambda one: _worth(one, today))
    best = {one.kind: one for one in ranked}
    states = {kind: _state(one, today) for kind, one in best.items()}
    asked = direction is not Direction.OUTBOUND and MembershipState.VALID not in states.values()
    for kind in PermitKind:
        if kind in best:
            yield _permit(best[kind], states[kind], asked=asked)


def _same(document: TravelDocument, issuing_state: str, number: str) -> bool:
    key = document_key(document.issuing_state, document.document_number)
    return key is not None and key == document_key(issuing_state, number)


def _state(permit: Permit, today: date) -> MembershipState:
    return validity(permit.valid_from, permit.valid_until, today)


def _worth(permit: Permit, today: date) -> tuple[int, str, str, str]:
    """Sort key: what is worth most comes last."""
    rank = _WORTH.index(_state(permit, today))
    return rank, permit.valid_until, permit.issued_on, permit.number


def _permit(permit: Permit, state: MembershipState, *, asked: bool) -> Fired:
    fact = Fact(
        kind=FactKind.PERMIT,
        severity=Verdict.ATTENTION if asked else Verdict.ROUTINE,
        source=Source.PERMITS,
        confidence=Confidence.EXACT_NUMBER_AND_ISSUER,
        rule_id=RuleId.PERMIT,
        values={
            "permit": permit.kind,
            "category": permit.category,
            "number": permit.number,
            "entries": permit.entries,
            "valid_from": permit.valid_from,
            "valid_until": permit.valid_until,
            "state": state,
        },
        as_of=permit.issued_on,
    )
    ask = Suggestion(Step.ASK_ABOUT_RECORD, RuleId.PERMIT)
    return Fired(fact, ask if asked else None)

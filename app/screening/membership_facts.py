"""What trusted-traveler programs say about a document."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.documents.reading import TravelDocument
from app.screening.answers import Membership
from app.screening.document_facts import NumberTrust
from app.screening.fired import Fired
from app.screening.identifiers import document_key
from app.screening.rules import RuleId
from app.screening.summary_types import Confidence, Fact, FactKind, MembershipState, Source, Verdict

_WORTH = (MembershipState.LAPSED, MembershipState.NOT_YET, MembershipState.VALID)


def membership_facts(
    document: TravelDocument,
    memberships: Sequence[Membership],
    *,
    trust: NumberTrust,
    today: date,
) -> Iterator[Fired]:
    """Yield rule TRU-01: one routine fact for each program, the membership that is worth most.

    A lapsed membership is said, so that nobody is waved through by a card that looks valid, and
    weighs nothing: its holder is a traveler like any other. A number that may be misread earns
    nobody a membership.

    Args:
        document: What the traveler presents.
        memberships: Those found for it.
        trust: What the number is worth.
        today: Validity is judged at this day.
    """
    if trust is not NumberTrust.SOUND:
        return
    own = (one for one in memberships if _is_for(document, one))
    best = {one.program: one for one in sorted(own, key=lambda one: _worth(one, today))}
    for program in sorted(best):
        yield _trusted(best[program], today)


def _is_for(document: TravelDocument, membership: Membership) -> bool:
    key = document_key(document.issuing_state, document.document_number)
    return key is not None and key == document_key(
        membership.issuing_state, membership.document_number
    )


def validity(valid_from: str, valid_until: str, today: date) -> MembershipState:
    """Say what is worth something from the first of these days to the last (ISO)."""
    day = today.isoformat()
    if day > valid_until:
        return MembershipState.LAPSED
    return MembershipState.VALID if day >= valid_from else MembershipState.NOT_YET


def _state(membership: Membership, today: date) -> MembershipState:
    return validity(membership.valid_from, membership.valid_until, today)


def _worth(membership: Membership, today: date) -> tuple[int, str, str, str]:
    """Sort key: what is worth most comes last."""
    rank = _WORTH.index(_state(membership, today))
    return rank, membership.valid_until, membership.vetted_on, membership.valid_from


def _trusted(membership: Membership, today: date) -> Fired:
    fact = Fact(
        kind=FactKind.TRUSTED_TRAVELER,
        severity=Verdict.ROUTINE,
        source=Source.ENROLLMENT,
        confidence=Confidence.EXACT_NUMBER_AND_ISSUER,
        rule_id=RuleId.TRUSTED_TRAVELER,
        values={
            "program": membership.program,
            "valid_from": membership.valid_from,
            "valid_until": membership.valid_until,
            "vetted_on": membership.vetted_on,
            "state": _state(membership, today),
        },
        as_of=membership.vetted_on,
    )
    return Fired(fact)

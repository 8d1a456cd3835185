"""What the rules of packs may look at, put together for one traveler."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.clock import parse_timestamp
from app.documents.reading import CheckState, DocumentReading, TravelDocument
from app.duty.officers import Post
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.party import Party
from app.screening.advance_info import AdvanceAnswer, find_announced
from app.screening.answers import History, Membership
from app.screening.birth_dates import age_at
from app.screening.history_facts import REFUSALS
from app.screening.identifiers import state_key
from app.screening.rule_packs.inputs import Declared, DocumentKind, RuleInputs
from app.screening.summary import Known

_KINDS = {  # ICAO 9303-4 to -7: the first letter of the document code
    "P": DocumentKind.PASSPORT,
    "V": DocumentKind.VISA,
    "A": DocumentKind.IDENTITY_CARD,
    "C": DocumentKind.IDENTITY_CARD,
    "I": DocumentKind.IDENTITY_CARD,
    "D": DocumentKind.DRIVER_LICENCE,
}
_DECLARED = {Answer.YES: Declared.YES, Answer.NO: Declared.NO}
_NOTHING = ("", "none")
_YEAR = 365


def rule_inputs(
    post: Post, party: Party, reading: DocumentReading, known: Known, now: datetime
) -> RuleInputs:
    """Return what rules may look at; what is not known stays None.

    Args:
        post: Where the traveler is inspected.
        party: With whom and in what they came, and what they declared.
        reading: What the document says.
        known: What lists and records answered.
        now: With the zone of this port, at whose day ages and stays are counted.
    """
    document, declared = reading.document, party.declaration or Declaration()
    carried, today = party.conveyance, now.date()
    member = _member(known.memberships, today)
    nationality = state_key(document.nationality) if document else ""
    expiry = _date_of(document)
    inputs = RuleInputs(
        document_kind=_kind(document),
        document_issuer=(state_key(document.issuing_state) or None) if document else None,
        document_days_left=(expiry - today).days if expiry else None,
        document_checks_failed=sum(each.state is CheckState.FAILED for each in reading.checks),
        document_known_by=known.identity,
        traveler_nationality=nationality or None,
        traveler_is_citizen=nationality == state_key(known.own_state)
        if nationality and known.own_state
        else None,
        traveler_age=age_at(document.birth_date, today) if document else None,
        traveler_accompanied=known.accompanied,
        crossing_mode=post.mode,
        crossing_direction=post.direction,
        crossing_port=post.port,
        crossing_lane=post.lane,
        crossing_hour=now.hour,
        conveyance_people=len(party.people),
        conveyance_carrier=carried.carrier,
        conveyance_plate_state=carried.plate_state or None,
        conveyance_has_container=bool(carried.container),
        declared_goods=_DECLARED.get(declared.answer(Question.GOODS)),
        declared_food=_DECLARED.get(declared.answer(Question.FOOD)),
        declared_currency=_DECLARED.get(declared.answer(Question.CURRENCY)),
        declared_controlled=_DECLARED.get(declared.answer(Question.CONTROLLED)),
        declared_amount=int(Decimal(declared.amount)) if declared.amount else None,
        declared_amount_currency=declared.currency or None,
        membership_valid=member is not None if document else None,
        membership_vetted_days=(today - date.fromisoformat(member.vetted_on)).days
        if member
        else None,
        advance_listed=_announced(document, known.advance, now),
        boarding_pass_shown=known.boarding_pass is not None,
    )
    return inputs if known.history is None else _with_history(inputs, known.history, now)


def _kind(document: TravelDocument | None) -> DocumentKind:
    if document is None:
        return DocumentKind.NONE
    return _KINDS.get(document.document_code[:1], DocumentKind.OTHER)


def _date_of(document: TravelDocument | None) -> date | None:
    expiry = document.expiry_date if document else None
    if expiry is None or not expiry.complete:
        return None
    try:
        return date.fromisoformat(expiry.iso)
    except ValueError:  # a page may print 30 February
        return None


def _announced(
    document: TravelDocument | None, advance: AdvanceAnswer | None, now: datetime
) -> bool | None:
    """Say whether a list names the traveler; without the list of what is inspected nobody knows."""
    if document is None or advance is None:
        return None
    if find_announced(document, advance, now) is not None:
        return True
    return False if advance.inspected else None


def _member(memberships: tuple[Membership, ...], today: date) -> Membership | None:
    """Return the membership that is valid today and was vetted last."""
    day = today.isoformat()
    valid = [one for one in memberships if one.valid_from <= day <= one.valid_until]
    return max(valid, key=lambda one: one.vetted_on, default=None)


def _with_history(inputs: RuleInputs, history: History, now: datetime) -> RuleInputs:
    """Count what the records have; a number that they may not hold whole is not known."""
    ages = [now - parse_timestamp(one.at) for one in history.crossings]
    oldest = max(ages, default=timedelta(0))
    last = history.last_secondary

    def within(days: int) -> int | None:
        span = timedelta(days=days)
        if history.older and oldest <= span:
            return len(ages) + history.older_in_year if days == _YEAR else None
        return sum(age <= span for age in ages)

    return replace(
        inputs,
        history_crossings_7_days=within(7),
        history_crossings_30_days=within(30),
        history_crossings_365_days=within(_YEAR),
        history_days_since_last=min(ages).days if ages else None,
        history_days_since_secondary=(now - parse_timestamp(last.at)).days if last else None,
        history_secondary_found=last.finding not in _NOTHING if last else None,
        history_refused=last.disposition in REFUSALS if last else None,
    )

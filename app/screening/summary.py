"""Everything known about one traveler, condensed into one card."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.clock import timestamp
from app.documents.payloads.bcbp import BoardingPass
from app.documents.reading import DocumentReading, TravelDocument
from app.duty.officers import Direction
from app.screening.advance_facts import advance_facts
from app.screening.advance_info import AdvanceAnswer, find_announced
from app.screening.answers import (
    Clearance,
    History,
    ListedContainer,
    ListedDocument,
    ListedVehicle,
    Membership,
    Permit,
    Redress,
)
from app.screening.birth_dates import age_at
from app.screening.boarding_pass_facts import boarding_pass_facts
from app.screening.code_facts import code_facts
from app.screening.document_facts import NumberTrust, document_facts, number_trust
from app.screening.fired import Fired
from app.screening.history_facts import history_facts
from app.screening.identity import Identity
from app.screening.lookout_facts import lookout_facts
from app.screening.membership_facts import membership_facts
from app.screening.on_card import on_card
from app.screening.people.match import Match
from app.screening.permit_facts import permit_facts
from app.screening.person_facts import person_facts
from app.screening.plates import Plate, vehicle_facts
from app.screening.redress_facts import redress_facts, redressed_lookouts
from app.screening.rule_packs.applying import AppliedRule
from app.screening.rule_packs.rule_facts import rule_facts
from app.screening.rules import VERSION, RuleId
from app.screening.stay_facts import stay_facts
from app.screening.summary_types import (
    VERDICT_ORDER,
    Confidence,
    Fact,
    FactKind,
    NotKnown,
    NotKnownKind,
    RiskSummary,
    Source,
    Step,
    Suggestion,
    Verdict,
    Who,
)

_NO_PLATE = Plate()
STAY_POLICY = "stay limit"
"""Among the versions of a summary: own country and days, as `UTO 90`.

Missing means that none was counted, or that the card is older than this entry. No pack can have the
name, for it has a blank.
"""
_STALE_AFTER = timedelta(hours=24)
"""The policy age of a lookout pack: an older copy is named on the card."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one traveler beside the document: what was answered, and how they came.

    Attributes:
        matches: Listings that may be this traveler, with the evidence for each.
        listed: Lost, stolen or revoked documents of this number.
        listed_alike: Those of a number that may have been taken for it; asked where it was typed.
        plate, container: What the party came in, on the card of its first person.
        vehicles, containers: Listings that may be of it.
        history: The port's records of this document; None when they were not asked.
        clearances: Matches found not to be this traveler.
        lookouts_queried: A lookout pack is installed and was asked.
        lists_missing: Another installed pack could not be opened, and so was not asked.
        pack_versions: Reference packs used, name to version.
        packs_as_of: When the oldest of them was produced.
        memberships: Those of trusted-traveler programs, found by the document.
        permits: Visas and authorizations, found by the document.
        redresses: Redress numbers, found by the document and by what was stated.
        redress_stated: The redress number that the traveler stated; empty for none.
        identity: How the officer says the traveler is known.
        seen_reason: Why not from a document: a `SeenReason`, or why the text was typed.
        accompanied: Whether an adult travels along; None while nobody asked.
        direction: Where the traveler goes; None where it plays no part.
        own_state: Code of the own country, whose citizens may stay; None: stays are not counted.
        stay_limit_days: How long others may stay. None where no limit is counted, and where
            departures are not recorded, so that no stay has an end.
        boarding_pass: What was shown with the document; None for nothing.
        carrier: The flight that is inspected, as `UT412`; empty where it is not known.
        drawn: The random draw fell on the traveler.
        advance: What carriers said ahead; None where nobody asked.
        rules: Rules of packs that fired and count.
        rules_missing: A rule pack could not be opened, and so was not applied.
    """

    matches: tuple[Match, ...] = ()
    listed: tuple[ListedDocument, ...] = ()
    listed_alike: tuple[ListedDocument, ...] = ()
    plate: Plate = _NO_PLATE
    container: str = ""
    vehicles: tuple[ListedVehicle, ...] = ()
    containers: tuple[ListedContainer, ...] = ()
    history: History | None = None
    clearances: tuple[Clearance, ...] = ()
    lookouts_queried: bool = False
    lists_missing: bool = False
    pack_versions: Mapping[str, str] = field(default_factory=dict)
    packs_as_of: datetime | None = None
    memberships: tuple[Membership, ...] = ()
    permits: tuple[Permit, ...] = ()
    redresses: tuple[Redress, ...] = ()
    redress_stated: str = ""
    identity: Identity = Identity.READ
    seen_reason: str = ""
    accompanied: bool | None = None
    direction: Direction | None = None
    own_state: str | None = None
    stay_limit_days: int | None = None
    boarding_pass: BoardingPass | None = None
    carrier: str = ""
    drawn: bool = False
    advance: AdvanceAnswer | None = None
    rules: tuple[AppliedRule, ...] = ()
    rules_missing: bool = False


def summarize(
    reading: DocumentReading, known: Known, *, now: datetime, print_confirmed: bool = False
) -> RiskSummary:
    """Return the summary of one traveler: the same input always gives the same card.

    Which facts stand on the card, `on_card` says.

    Args:
        reading: What the document says.
        known: What the lists and records answered, and how the traveler came.
        now: When the card is made; ages are counted at its calendar day.
        print_confirmed: The officer says that a failed check digit is really printed so.
    """
    document = reading.document
    trust = number_trust(reading, print_confirmed=print_confirmed, identity=known.identity)
    fired = sorted(
        _fire(reading, known, trust, now=now, print_confirmed=print_confirmed),
        key=lambda one: one.place,
    )
    shown = on_card(fired)
    unread = _unread(document, known.identity)
    grades = [one.fact.severity for one in fired] + ([Verdict.ATTENTION] if unread else [])
    needs_confirmation = bool(reading.failed_digits) and not print_confirmed
    return RiskSummary(
        verdict=max(grades, key=VERDICT_ORDER.index, default=Verdict.ROUTINE),
        who=None if document is None else _who(document, now),
        checks=reading.checks,
        facts=tuple(one.fact for one in shown),
        more_facts=len(fired) - len(shown),
        not_known=tuple(_not_known(document, known, trust, unread, now)),
        suggestion=_suggestion(
            document, known, fired, unread, needs_confirmation=needs_confirmation
        ),
        quiet_alert=any(one.quiet for one in fired),
        needs_confirmation=needs_confirmation,
        pack_versions={**known.pack_versions, "rules": VERSION, **_stay_policy(known)},
        packs_as_of="" if known.packs_as_of is None else timestamp(known.packs_as_of),
        made_at=timestamp(now),
        announced=_announced(document, known, now),
    )


def _fire(
    reading: DocumentReading,
    known: Known,
    trust: NumberTrust,
    *,
    now: datetime,
    print_confirmed: bool,
) -> Iterator[Fired]:
    document, today = reading.document, now.date()
    if known.drawn:
        yield _drawn()
    yield from person_facts(
        document, known.identity, known.seen_reason, accompanied=known.accompanied, today=today
    )
    yield from document_facts(
        reading,
        known.listed,
        known.listed_alike,
        trust=trust,
        today=today,
        print_confirmed=print_confirmed,
    )
    yield from vehicle_facts(known.plate, known.vehicles, known.container, known.containers)
    yield from code_facts(reading)
    yield from rule_facts(known.rules)
    if document is not None:
        yield from _fire_for_document(document, known, trust, now)
    if known.history is not None:
        yield from history_facts(known.history, now)


def _fire_for_document(
    document: TravelDocument, known: Known, trust: NumberTrust, now: datetime
) -> Iterator[Fired]:
    yield from lookout_facts(
        document,
        known.matches,
        known.clearances,
        trust=trust,
        now=now,
        redressed=redressed_lookouts(document, known.redresses, known.redress_stated, trust=trust),
    )
    yield from membership_facts(document, known.memberships, trust=trust, today=now.date())
    yield from permit_facts(
        document, known.permits, trust=trust, direction=known.direction, today=now.date()
    )
    yield from redress_facts(document, known.redresses, known.redress_stated, trust=trust)
    if known.boarding_pass is not None:
        yield from boarding_pass_facts(document, known.boarding_pass, known.carrier)
    if known.advance is not None:
        yield from advance_facts(document, known.advance, trust=trust, now=now)
    if known.history is not None:
        yield from stay_facts(
            document,
            known.history,
            own_state=known.own_state,
            limit_days=known.stay_limit_days,
            direction=known.direction,
            trust=trust,
            now=now,
        )


def _stay_policy(known: Known) -> Mapping[str, str]:
    """Name the limit of stay that was counted with, so that the card can be made again."""
    if not known.own_state or known.stay_limit_days is None:
        return {}
    return {STAY_POLICY: f"{known.own_state} {known.stay_limit_days}"}


def _announced(document: TravelDocument | None, known: Known, now: datetime) -> str:
    if document is None or known.advance is None:
        return ""
    found = find_announced(document, known.advance, now)
    return found.by if found is not None else ""


def _drawn() -> Fired:
    """Rule RND-01: the draw says nothing about the traveler, so it never is more than attention."""
    fact = Fact(
        kind=FactKind.RANDOM_DRAW,
        severity=Verdict.ATTENTION,
        source=Source.RANDOM_DRAW,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.RANDOM_DRAW,
    )
    return Fired(fact, Suggestion(Step.REFER, RuleId.RANDOM_DRAW, "R", "R-CMX"))


def _suggestion(
    document: TravelDocument | None,
    known: Known,
    fired: Sequence[Fired],
    unread: Sequence[str],
    *,
    needs_confirmation: bool,
) -> Suggestion:
    """Return the one next step: what must be answered first, else what the gravest fact asks."""
    if document is None and unread:
        return Suggestion(Step.ENTER_BY_HAND, RuleId.UNREADABLE, "M", "M-UNR")
    if needs_confirmation:
        return Suggestion(Step.READ_AGAIN_OR_CONFIRM, RuleId.CHECK_DIGIT)
    if fired and fired[0].suggestion is not None:
        return fired[0].suggestion
    if unread and known.identity is Identity.ENTERED:
        return Suggestion(Step.COMPLETE_ENTRY, RuleId.ENTERED, "M", "M-UNR")
    if unread:
        return Suggestion(Step.READ_AGAIN, RuleId.UNREADABLE, "M", "M-UNR")
    if any(one.fact.kind is FactKind.CLEARED_MATCH for one in fired):
        return Suggestion(Step.COMPARE_FACE, RuleId.MATCH_CLEARED)
    return Suggestion(Step.ADMIT, RuleId.NOTHING_AGAINST)


def _unread(document: TravelDocument | None, identity: Identity) -> tuple[str, ...]:
    """Name what nobody can be screened without, unless the officer says that it must be so."""
    if document is None:
        return () if _without_document(identity) else ("document",)
    needed = {"number": document.document_number, "surname": document.surname}
    return tuple(name for name, value in needed.items() if not value)


def _without_document(identity: Identity) -> bool:
    return identity in (Identity.SEEN, Identity.UNREAD)


def _not_known(
    document: TravelDocument | None,
    known: Known,
    trust: NumberTrust,
    unread: Sequence[str],
    now: datetime,
) -> Iterator[NotKnown]:
    if document is None and _without_document(known.identity):
        yield NotKnown(NotKnownKind.NOTHING_ASKED)
        return
    for name in unread:
        yield NotKnown(NotKnownKind.FIELD_UNREAD, name)
    if known.identity is Identity.ENTERED:
        yield NotKnown(NotKnownKind.ENTERED_BY_HAND, known.seen_reason)
    if trust is not NumberTrust.SOUND:
        yield NotKnown(NotKnownKind.NUMBER_ADVISORY, trust)
    if document is not None and not document.birth_date.complete:
        yield NotKnown(NotKnownKind.BIRTH_DATE_INCOMPLETE, document.birth_date.iso)
    if document is None or not known.lookouts_queried:
        yield NotKnown(NotKnownKind.LOOKOUTS_NOT_QUERIED)
    elif known.lists_missing:
        yield NotKnown(NotKnownKind.LISTS_MISSING)
    elif known.packs_as_of is not None and now - known.packs_as_of > _STALE_AFTER:
        hours = (now - known.packs_as_of) // timedelta(hours=1)
        yield NotKnown(NotKnownKind.LOOKOUTS_STALE, str(hours))
    if known.rules_missing:
        yield NotKnown(NotKnownKind.RULES_MISSING)
    history = known.history
    if history is None or not (history.crossings or history.last_secondary):
        yield NotKnown(NotKnownKind.NO_HISTORY)


def _who(document: TravelDocument, now: datetime) -> Who:
    return Who(
        surname=document.surname,
        given_names=document.given_names,
        names_truncated=document.names_truncated,
        birth_date=document.birth_date,
        age=age_at(document.birth_date, now.date()),
        sex=document.sex,
        nationality=document.nationality,
        document_code=document.document_code,
        document_number=document.document_number,
        issuing_state=document.issuing_state,
        expiry_date=document.expiry_date,
    )

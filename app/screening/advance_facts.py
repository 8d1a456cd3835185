"""The facts that follow from advance information."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.documents.reading import TravelDocument
from app.screening.advance_info import (
    AdvanceAction,
    AdvanceAnswer,
    Announcement,
    FoundAhead,
    MatchedBy,
    SetAction,
    bare_number,
    find_announced,
    has_same_name,
    journey_label,
)
from app.screening.document_facts import NumberTrust
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine
from app.screening.fired import Fired
from app.screening.identifiers import state_key
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

_CONFIDENCE = {
    MatchedBy.DOCUMENT: Confidence.EXACT_NUMBER_AND_ISSUER,
    MatchedBy.NAME: Confidence.NAME_AND_BIRTH_DATE,
}
_HEED = Suggestion(Step.HEED_ACTION, RuleId.ADVANCE_ACTION, "O", "O-OTH")
_SLIGHT = frozenset({EvidenceField.EXPIRY_DATE})
"""What carriers mistype every day, and what the document itself answers."""


def advance_facts(
    document: TravelDocument, answer: AdvanceAnswer, *, trust: NumberTrust, now: datetime
) -> Iterator[Fired]:
    """Yield rules ADV-01 to ADV-04.

    What carriers typed is never mandatory: it says little about a person. A referral that a
    colleague set before arrival is, for a traveler found by the document: it was decided, and the
    booth carries it out; whoever set it may set another action until then. A number that may be
    misread or mistyped may be somebody else's, so the name must agree as well. Without that, and
    for a traveler who was found by name and birth date alone, it never is more than attention.

    Args:
        document: What the traveler presents.
        answer: What the port's lists answered.
        trust: What the number is worth.
        now: With the zone of this port.
    """
    found = find_announced(document, answer, now)
    if found is None:
        if answer.inspected and trust is not NumberTrust.UNCONFIRMED:
            yield _not_announced(answer.inspected)
        return
    if found.announcement.action is not None:
        sure = _is_sure(document, found, trust)
        yield _action(found, found.announcement.action, sure=sure)
    label = journey_label(found.announcement.journey)
    if answer.inspected and label != answer.inspected and trust is not NumberTrust.UNCONFIRMED:
        yield _not_announced(answer.inspected, elsewhere=label)
    lines = tuple(_lines(document, found.announcement, trust))
    differing = tuple(line.field for line in lines if line.agreement is Agreement.DIFFERS)
    if differing:
        yield _differs(found, lines, differing)
    else:
        yield _announced(found, lines)


def _is_sure(document: TravelDocument, found: FoundAhead, trust: NumberTrust) -> bool:
    """Say whether what was set ahead was set for this very traveler, as far as a list can tell."""
    if found.by is not MatchedBy.DOCUMENT:
        return False
    return trust is NumberTrust.SOUND or has_same_name(document, found.announcement.traveler)


def _action(found: FoundAhead, action: SetAction, *, sure: bool) -> Fired:
    by_unsure_number = found.by is MatchedBy.DOCUMENT and not sure
    severity, step = Verdict.ROUTINE, None
    if action.action is AdvanceAction.REFER:
        severity = Verdict.REFER if sure else Verdict.ATTENTION
        step = _HEED
        if sure:
            step = Suggestion(Step.REFER, RuleId.ADVANCE_ACTION, "M", "M-ADV")
    elif action.action is AdvanceAction.MEET:
        severity = Verdict.ATTENTION
        step = _HEED
    fact = Fact(
        kind=FactKind.ADVANCE_ACTION,
        severity=severity,
        mandatory=severity is Verdict.REFER,
        source=Source.OFFICER,
        confidence=Confidence.ADVISORY if by_unsure_number else _CONFIDENCE[found.by],
        rule_id=RuleId.ADVANCE_ACTION,
        values={
            "action": action.action,
            "officer": action.officer,
            "at": action.at,
            "reason": action.reason,
            "journey": journey_label(found.announcement.journey),
            "matched_by": found.by,
        },
        as_of=action.at,
    )
    return Fired(fact, step)


def _not_announced(journey: str, elsewhere: str = "") -> Fired:
    fact = Fact(
        kind=FactKind.NOT_ANNOUNCED,
        severity=Verdict.ATTENTION,
        source=Source.PASSENGER_LIST,
        confidence=Confidence.AS_STATED,
        rule_id=RuleId.NOT_ANNOUNCED,
        values={"journey": journey, "elsewhere": elsewhere},
    )
    ask = Suggestion(Step.ASK_ABOUT_JOURNEY, RuleId.NOT_ANNOUNCED, "O", "O-STM")
    return Fired(fact, ask)


def _differs(
    found: FoundAhead, lines: tuple[EvidenceLine, ...], differing: tuple[EvidenceField, ...]
) -> Fired:
    slight = set(differing) <= _SLIGHT
    fact = Fact(
        kind=FactKind.ADVANCE_DIFFERS,
        severity=Verdict.ROUTINE if slight else Verdict.ATTENTION,
        source=Source.PASSENGER_LIST,
        confidence=_CONFIDENCE[found.by],
        rule_id=RuleId.ADVANCE_DIFFERS,
        values={"fields": ",".join(differing), **_values(found)},
        as_of=found.announcement.received_at,
        evidence=lines,
    )
    look = Suggestion(Step.COMPARE_SOURCES, RuleId.ADVANCE_DIFFERS, "O", "O-IDN")
    return Fired(fact, None if slight else look)


def _announced(found: FoundAhead, lines: tuple[EvidenceLine, ...]) -> Fired:
    fact = Fact(
        kind=FactKind.ANNOUNCED,
        severity=Verdict.ROUTINE,
        source=Source.PASSENGER_LIST,
        confidence=_CONFIDENCE[found.by],
        rule_id=RuleId.ANNOUNCED,
        values=_values(found),
        as_of=found.announcement.received_at,
        evidence=lines,
    )
    return Fired(fact)


def _values(found: FoundAhead) -> Mapping[str, str]:
    journey, traveler = found.announcement.journey, found.announcement.traveler
    return {
        "journey": journey_label(journey),
        "origin": traveler.embarked or journey.origin,
        "due": journey.due,
        "locator": traveler.locator,
        "matched_by": found.by,
    }


def _lines(
    document: TravelDocument, said: Announcement, trust: NumberTrust
) -> Iterator[EvidenceLine]:
    """Compare what both sides name; what a list leaves out is no difference."""
    traveler, listed = said.traveler, said.traveler.document
    names = ", ".join(part for part in (traveler.surname, traveler.given_names) if part)
    own = ", ".join(part for part in (document.surname, document.given_names) if part)
    yield _line(EvidenceField.NAME, own, names, same=has_same_name(document, traveler))
    born, said_born = document.birth_date, traveler.birth_date
    if born.year is not None and said_born.year is not None:
        yield _line(EvidenceField.BIRTH_DATE, born.iso, said_born.iso, same=born == said_born)
    numbers = {bare_number(each.number) for each in traveler.documents if each.number}
    if numbers and (trust is NumberTrust.SOUND or bare_number(document.document_number) in numbers):
        same = bare_number(document.document_number) in numbers
        theirs = document.document_number if same else listed.number
        yield _line(EvidenceField.DOCUMENT_NUMBER, document.document_number, theirs, same=same)
    if traveler.nationality and document.nationality:
        same = state_key(traveler.nationality) == state_key(document.nationality)
        yield _line(
            EvidenceField.NATIONALITY, document.nationality, traveler.nationality, same=same
        )
    shown = next(
        (
            each
            for each in traveler.documents
            if bare_number(each.number) == bare_number(document.document_number)
        ),
        None,
    )
    if shown is not None and shown.expiry_date.complete and document.expiry_date.complete:
        same = shown.expiry_date == document.expiry_date
        yield _line(
            EvidenceField.EXPIRY_DATE, document.expiry_date.iso, shown.expiry_date.iso, same=same
        )


def _line(field: EvidenceField, ours: str, theirs: str, *, same: bool) -> EvidenceLine:
    agreement = Agreement.AGREES if same else Agreement.DIFFERS
    if not ours or not theirs:
        agreement = Agreement.ABSENT
    return EvidenceLine(field, agreement, ours, theirs)

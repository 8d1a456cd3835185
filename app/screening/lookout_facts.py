"""What the lookouts say about a traveler, and what an officer has already ruled out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import IntEnum

from app.documents.reading import TravelDocument
from app.screening.answers import Clearance, Lookout
from app.screening.clearances import covers
from app.screening.document_facts import NumberTrust
from app.screening.evidence import Settles
from app.screening.fired import Fired
from app.screening.people.match import Match
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


class LookoutClass(IntEnum):
    """Classes of `inspection_codes.json`."""

    ARMED = 1
    WARRANT = 2
    PERSON = 3
    DOCUMENT = 4
    VEHICLE = 5
    PRIOR_FINDING = 6
    DO_NOT_CONFUSE = 7


_QUIET = frozenset({LookoutClass.ARMED, LookoutClass.WARRANT})
"""Nothing on the screen may give these away; the supervisor is told silently."""

_REFERRED = frozenset(LookoutClass) - {LookoutClass.PRIOR_FINDING, LookoutClass.DO_NOT_CONFUSE}
_CLEARED_AT_PRIMARY = _REFERRED - _QUIET | {LookoutClass.PRIOR_FINDING}


def lookout_facts(
    document: TravelDocument,
    matches: Sequence[Match],
    clearances: Sequence[Clearance],
    *,
    trust: NumberTrust,
    now: datetime,
    redressed: frozenset[str] = frozenset(),
) -> Iterator[Fired]:
    """Yield rules LKO-01 to LKO-04, at most one fact for each lookout.

    Args:
        document: What the traveler presents.
        matches: The listings that may be this traveler.
        clearances: Matches that were found not to be this traveler.
        trust: What a match by document number is worth.
        now: Clearances that end before it do not count.
        redressed: Lookouts that this traveler is on record as being confused with; that settles
            nothing by itself, but is the first thing to look at.
    """
    known_as_others = [m for m in matches if _is_note_of_innocence(m, trust)]
    for found in matches:
        match = _with_redress(found, redressed)
        if match.lookout.lookout_class == LookoutClass.DO_NOT_CONFUSE:
            continue
        fired = _matched(document, match, trust)
        if fired is not None:
            cleared = _cleared(document, match, fired, clearances, known_as_others, now)
            yield cleared or fired


def _with_redress(match: Match, redressed: frozenset[str]) -> Match:
    if match.lookout.id not in redressed:
        return match
    return replace(match, settles=(Settles.REDRESS, *match.settles))


def _matched(document: TravelDocument, match: Match, trust: NumberTrust) -> Fired | None:
    if match.same_document and trust is NumberTrust.SOUND:
        return _by_document(document, match, advisory=False)
    if match.strong:
        return _strong(match)
    if match.same_document and trust.advisory:
        return _by_document(document, match, advisory=True)
    return _possible(match) if match.possible else None


def _by_document(document: TravelDocument, match: Match, *, advisory: bool) -> Fired:
    refer = match.lookout.lookout_class in _REFERRED and not advisory
    fact = Fact(
        kind=FactKind.LOOKOUT_DOCUMENT,
        severity=Verdict.REFER if refer else Verdict.ATTENTION,
        mandatory=refer,
        source=Source.LOOKOUTS,
        confidence=Confidence.ADVISORY if advisory else Confidence.EXACT_NUMBER_AND_ISSUER,
        rule_id=RuleId.LOOKOUT_DOCUMENT,
        values=_values(match.lookout) | {"number": document.document_number},
        as_of=match.lookout.listed_on,
        evidence=match.evidence,
        settles=match.settles,
        listing=listing(match.lookout),
    )
    return _fired(fact, match)


def _strong(match: Match) -> Fired:
    refer = match.lookout.lookout_class in _REFERRED
    severity = Verdict.REFER if refer else Verdict.ATTENTION
    return _fired(_match_fact(match, FactKind.LOOKOUT_STRONG, severity), match)


def _possible(match: Match) -> Fired:
    return _fired(_match_fact(match, FactKind.LOOKOUT_POSSIBLE, Verdict.ATTENTION), match)


def _match_fact(match: Match, kind: FactKind, severity: Verdict) -> Fact:
    strong = kind is FactKind.LOOKOUT_STRONG
    lookout = match.lookout
    return Fact(
        kind=kind,
        severity=severity,
        mandatory=severity is Verdict.REFER,
        source=Source.LOOKOUTS,
        confidence=Confidence.STRONG_MATCH if strong else Confidence.POSSIBLE_MATCH,
        rule_id=RuleId.LOOKOUT_STRONG if strong else RuleId.LOOKOUT_POSSIBLE,
        values=_values(lookout)
        | {
            "listed_birth_date": lookout.birth_date,
            "listed_nationality": lookout.nationality,
        },
        as_of=lookout.listed_on,
        evidence=match.evidence,
        settles=match.settles,
        clearable=not strong and lookout.lookout_class in _CLEARED_AT_PRIMARY,
        listing=listing(lookout),
    )


def _fired(fact: Fact, match: Match) -> Fired:
    lookout_class = match.lookout.lookout_class
    sure = fact.kind is not FactKind.LOOKOUT_POSSIBLE
    if lookout_class == LookoutClass.PRIOR_FINDING and sure:
        return Fired(fact, Suggestion(Step.ASK_ABOUT_RECORD, fact.rule_id), match.centibits)
    reason = "M-LKO"
    if lookout_class == LookoutClass.WARRANT:
        reason = "M-WNT"
    if lookout_class == LookoutClass.DOCUMENT and fact.kind is FactKind.LOOKOUT_DOCUMENT:
        reason = "M-DOC"
    step = Step.REFER if fact.mandatory else Step.LOOK_AT_MATCH
    suggestion = Suggestion(step, fact.rule_id, "M", reason)
    return Fired(fact, suggestion, match.centibits, quiet=sure and lookout_class in _QUIET)


def _cleared(
    document: TravelDocument,
    match: Match,
    fired: Fired,
    clearances: Sequence[Clearance],
    known_as_others: Sequence[Match],
    now: datetime,
) -> Fired | None:
    """Return the match as a routine fact if it was found not to be this traveler.

    What primary found, and what the list itself notes, holds only for what primary may clear; what
    secondary found holds for every match.
    """
    by, until, reason = "", "", ""
    for note in known_as_others if fired.fact.clearable else ():
        # The note was written about what was listed then; later listings are looked at anew.
        if "" < match.lookout.listed_on <= note.lookout.listed_on:
            by = note.lookout.id
    for clearance in clearances:
        enough = clearance.at_secondary or fired.fact.clearable
        if enough and covers(clearance, document, listing(match.lookout), now):
            by, until, reason = clearance.cleared_by, clearance.until, clearance.reason
    if not by:
        return None
    fact = Fact(
        kind=FactKind.CLEARED_MATCH,
        severity=Verdict.ROUTINE,
        source=Source.LOOKOUTS,
        confidence=fired.fact.confidence,
        rule_id=RuleId.MATCH_CLEARED,
        values=_values(match.lookout) | {"cleared_by": by, "until": until, "reason": reason},
        as_of=match.lookout.listed_on,
        evidence=match.evidence,
        listing=listing(match.lookout),
    )
    return Fired(fact, centibits=match.centibits)


def _is_note_of_innocence(match: Match, trust: NumberTrust) -> bool:
    """Say whether the list itself notes that this very traveler is confused with somebody."""
    surely = match.strong or (match.same_document and trust is NumberTrust.SOUND)
    return surely and match.lookout.lookout_class == LookoutClass.DO_NOT_CONFUSE


def listing(lookout: Lookout) -> str:
    """Return what a clearance is tied to: the record and its version."""
    return f"{lookout.id}@{lookout.version}"


def _values(lookout: Lookout) -> dict[str, str]:
    name = ", ".join(part for part in (lookout.surname, lookout.given_names) if part)
    return {
        "lookout_id": lookout.id,
        "lookout_class": str(lookout.lookout_class),
        "listed_name": name,
    }

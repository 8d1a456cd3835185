"""What the port's own records say about a document, condensed."""

from collections.abc import Iterator
from datetime import datetime

from app.screening.answers import History, PastCrossing, PastSecondary
from app.screening.fired import Fired
from app.screening.past import Link, OtherDocument, TrailKind, TrailLine
from app.screening.patterns import Pattern, oldest_first, pattern, plate_words, usual_companions
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

_NOTHING_FOUND = ("", "none")
REFUSALS = ("RFS", "XRM", "WDR")
"""Outcomes of `inspection_codes.json` by which a traveler was not let in."""

_SHOWN_CROSSINGS = 5
_SHOWN_COMPANIONS = 2


def history_facts(history: History, now: datetime) -> Iterator[Fired]:
    """Yield rules HIS-01 to HIS-05."""
    last = history.last_secondary
    refusal = _last_refusal(history)
    if refusal is not None:
        yield _refused(refusal)
    if last is not None and (last != refusal or last.finding not in _NOTHING_FOUND):
        yield _last_secondary(last, history.earlier_secondaries)
    if history.others:
        yield _other_documents(history.others)
    if history.links:
        yield _links(history.links)
    habits = pattern(history, now)
    if habits is not None:
        yield _crossings(habits, history)


def _last_refusal(history: History) -> PastSecondary | None:
    closed = (history.last_secondary, *history.earlier_secondaries)
    return next((one for one in closed if one and one.disposition in REFUSALS), None)


def _last_secondary(last: PastSecondary, earlier: tuple[PastSecondary, ...]) -> Fired:
    """Nothing found speaks for release; something found is worth a question."""
    found = last.finding not in _NOTHING_FOUND
    fact = Fact(
        kind=FactKind.LAST_SECONDARY,
        severity=Verdict.ATTENTION if found else Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.LAST_SECONDARY,
        values={
            "port": last.port,
            "date": last.at,
            "result": last.disposition,
            "finding": last.finding or "none",
        },
        as_of=last.at,
        place=last.port,
        trail=tuple(_secondary_line(one) for one in (last, *earlier)),
    )
    ask = Suggestion(Step.ASK_ABOUT_RECORD, RuleId.LAST_SECONDARY)
    return Fired(fact, ask if found else None)


def _secondary_line(past: PastSecondary) -> TrailLine:
    return TrailLine(
        TrailKind.SECONDARY,
        past.at,
        past.port,
        outcome=past.disposition,
        finding=past.finding or "none",
    )


def _refused(refusal: PastSecondary) -> Fired:
    fact = Fact(
        kind=FactKind.LAST_REFUSAL,
        severity=Verdict.ATTENTION,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.LAST_REFUSAL,
        values={"port": refusal.port, "date": refusal.at},
        as_of=refusal.at,
        place=refusal.port,
        trail=(_secondary_line(refusal),),
    )
    return Fired(fact, Suggestion(Step.ASK_ABOUT_RECORD, RuleId.LAST_REFUSAL))


def _crossings(habits: Pattern, history: History) -> Fired:
    """Rule HIS-02: how often, where last, and what is usual. It never weighs anything."""
    latest, companions = habits.latest, usual_companions(history.companions)
    values = {
        "count": str(habits.count),
        "months": str(habits.months),
        "last_port": latest.port,
        "last_date": latest.at,
        "usual_port": habits.usual_port,
        "usual_lane": habits.usual_lane,
        "usual_plate": habits.usual_plate,
        "companions": "\n".join(one.person.name for one in companions[:_SHOWN_COMPANIONS]),
        "since_entry": "" if habits.since_entry_days is None else str(habits.since_entry_days),
        "usual_stay": "" if habits.usual_stay_days is None else str(habits.usual_stay_days),
    }
    newest = oldest_first(history.crossings)[::-1]
    fact = Fact(
        kind=FactKind.HISTORY,
        severity=Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.CROSSINGS,
        values=values,
        as_of=latest.at,
        place=latest.port,
        trail=(
            *(_crossing_line(one) for one in newest[:_SHOWN_CROSSINGS]),
            *(
                TrailLine(TrailKind.COMPANION, one.last_at, name=one.person.name, times=one.times)
                for one in companions[:_SHOWN_COMPANIONS]
            ),
        ),
    )
    return Fired(fact)


def _crossing_line(past: PastCrossing) -> TrailLine:
    return TrailLine(
        TrailKind.CROSSING,
        past.at,
        past.port,
        past.lane,
        past.direction,
        past.decision,
        plate=plate_words(past),
    )


def _other_documents(others: tuple[OtherDocument, ...]) -> Fired:
    """Rule HIS-04: the same name and birth date under another document; it may be somebody else.

    Whatever stands there is not counted as this traveler's, and never more than worth a question.
    """
    grave = next((one for one in others if _is_grave(one)), None)
    told = grave or others[0]
    fact = Fact(
        kind=FactKind.OTHER_DOCUMENT,
        severity=Verdict.ATTENTION if grave else Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.POSSIBLE_MATCH,
        rule_id=RuleId.OTHER_DOCUMENT,
        values={
            "document": told.document,
            "count": str(told.times),
            "last_port": told.last_port,
            "last_date": told.last_at,
            "result": told.outcome,
            "finding": told.finding,
            "documents": str(len(others)),
        },
        as_of=told.last_at,
        place=told.last_port,
        trail=tuple(
            TrailLine(
                TrailKind.OTHER_DOCUMENT,
                one.last_at,
                one.last_port,
                outcome=one.outcome,
                finding=one.finding,
                document=one.document,
                times=one.times,
            )
            for one in others
        ),
    )
    ask = Suggestion(Step.ASK_ABOUT_RECORD, RuleId.OTHER_DOCUMENT)
    return Fired(fact, ask if grave else None)


def _is_grave(other: OtherDocument) -> bool:
    return other.outcome in REFUSALS or other.finding not in _NOTHING_FOUND


def _links(links: tuple[Link, ...]) -> Fired:
    """Rule HIS-05: whom the records know together with the traveler.

    Others' findings are shown and weigh nothing, for nobody answers for whom he came with. What was
    found in this very vehicle is about the vehicle, and worth a question.
    """
    grave = next((one for one in links if one.found_in_vehicle), None)
    told = grave or links[0]
    fact = Fact(
        kind=FactKind.LINKS,
        severity=Verdict.ATTENTION if grave else Verdict.ROUTINE,
        source=Source.PORT_RECORDS,
        confidence=Confidence.OWN_RECORD,
        rule_id=RuleId.LINKS,
        values={
            "count": str(len(links)),
            "kinds": ",".join(dict.fromkeys(one.kind for one in links)),
            "finding": grave.finding if grave else "",
            "plate": grave.shared if grave else "",
            "date": grave.found_at if grave else "",
        },
        as_of=told.found_at if grave else told.last_at,
        trail=tuple(
            TrailLine(
                one.kind,
                one.last_at,
                finding=one.finding,
                name=one.person.name,
                plate=one.shared if one.kind is TrailKind.SAME_VEHICLE else "",
                times=one.times,
            )
            for one in links
        ),
    )
    ask = Suggestion(Step.ASK_ABOUT_RECORD, RuleId.LINKS)
    return Fired(fact, ask if grave else None)

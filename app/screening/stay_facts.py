"""Whether a visitor stayed longer than the law lets visitors stay."""

from collections.abc import Iterator
from datetime import datetime

from app.clock import parse_timestamp
from app.documents.reading import TravelDocument
from app.duty.officers import Direction
from app.screening.answers import History, PastCrossing
from app.screening.document_facts import NumberTrust
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, Settles
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

_ADMITTED = "admit"


def stay_facts(
    document: TravelDocument,
    history: History,
    *,
    own_state: str | None,
    limit_days: int | None,
    direction: Direction | None,
    trust: NumberTrust,
    now: datetime,
) -> Iterator[Fired]:
    """Yield rule STY-01: the latest crossing on record is an admission older than the limit.

    Any later crossing says that the traveler was outside in between or may have been, so that the
    length of the stay is not known; the same goes for an entry that was referred, since the booth's
    record does not tell whether secondary let the traveler in. Full days are counted, none begun.

    Entering again, it is mandatory: a new admission depends on it, and only stamps and tickets,
    looked at in secondary, tell an overstay from a departure that nobody recorded. Leaving is what
    the limit asks for, so there the officer decides.

    Args:
        document: What the traveler presents.
        history: The port's records of this document.
        own_state: Code of the own country, whose citizens have no limit; None or empty: the port
            does not count stays.
        limit_days: Days a visitor may stay; None: no limit is counted.
        direction: Where the traveler goes now; None: not known.
        trust: What the number, by which the history was found, is worth.
        now: The stay ends here.
    """
    if not own_state or limit_days is None or direction is None or not document.nationality:
        return
    if state_key(document.nationality) == state_key(own_state) or not history.crossings:
        return
    latest = max(history.crossings, key=lambda one: (parse_timestamp(one.at), one.direction))
    days = (now - parse_timestamp(latest.at)).days
    admitted = latest.direction == Direction.INBOUND and latest.decision == _ADMITTED
    if admitted and days > limit_days and trust is not NumberTrust.UNCONFIRMED:
        yield _overstay(latest, days, limit_days, direction, trust)


def _overstay(
    entry: PastCrossing, days: int, limit: int, direction: Direction, trust: NumberTrust
) -> Fired:
    mandatory = direction is Direction.INBOUND and not trust.advisory
    fact = Fact(
        kind=FactKind.OVERSTAY,
        severity=Verdict.REFER if mandatory else Verdict.ATTENTION,
        mandatory=mandatory,
        source=Source.PORT_RECORDS,
        confidence=Confidence.ADVISORY if trust.advisory else Confidence.OWN_RECORD,
        rule_id=RuleId.OVERSTAY,
        values={
            "entered": entry.at,
            "port": entry.port,
            "days": str(days),
            "limit": str(limit),
            "direction": direction,
        },
        as_of=entry.at,
        place=entry.port,
        evidence=(EvidenceLine(EvidenceField.STAY, Agreement.DIFFERS, str(days), str(limit)),),
        settles=(Settles.STAMPS,),
    )
    return Fired(fact, Suggestion(Step.REFER, RuleId.OVERSTAY, "M", "M-STY"))

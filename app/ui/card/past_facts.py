"""Words for what the records tell of the past: habits, secondaries, links, other documents."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Direction
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.evidence import Agreement
from app.screening.past import TrailKind, TrailLine
from app.screening.summary_types import Fact, FactKind
from app.ui.card.evidence import EvidenceRow, EvidenceTable
from app.ui.words.codes import finding_words, outcome_words
from app.ui.words.countries import country
from app.ui.words.crossings import decision_words
from app.ui.words.people import listed_name_words
from app.ui.words.sentences import apart, capital, dotted, sentences
from app.ui.words.times import (
    ago_words,
    crossings_words,
    days_words,
    iso_date_words,
    linked_words,
    moment_words,
    months_words,
    times_words,
)

translate = QCoreApplication.translate

_NOTHING = "none"
_LINKS: dict[str, str] = {
    TrailKind.SAME_VEHICLE: QT_TRANSLATE_NOOP("Past", "same vehicle"),
    TrailKind.SAME_PARTY: QT_TRANSLATE_NOOP("Past", "came together"),
    TrailKind.SAME_ADDRESS: QT_TRANSLATE_NOOP("Past", "same address"),
    TrailKind.OTHER_DOCUMENT: QT_TRANSLATE_NOOP("Past", "name and birth date"),
    TrailKind.COMPANION: QT_TRANSLATE_NOOP("Past", "usual company"),
}
_DIRECTIONS: dict[str, str] = {
    Direction.INBOUND: QT_TRANSLATE_NOOP("Past", "inbound"),
    Direction.OUTBOUND: QT_TRANSLATE_NOOP("Past", "outbound"),
}
_HEADINGS = {
    FactKind.HISTORY: (
        QT_TRANSLATE_NOOP("Past", "When"),
        QT_TRANSLATE_NOOP("Past", "Where"),
        QT_TRANSLATE_NOOP("Past", "How"),
        QT_TRANSLATE_NOOP("Past", "Decision"),
    ),
    FactKind.LAST_SECONDARY: (
        QT_TRANSLATE_NOOP("Past", "When"),
        QT_TRANSLATE_NOOP("Past", "Where"),
        QT_TRANSLATE_NOOP("Past", "Outcome"),
        QT_TRANSLATE_NOOP("Past", "Found"),
    ),
    FactKind.OTHER_DOCUMENT: (
        QT_TRANSLATE_NOOP("Past", "Same"),
        QT_TRANSLATE_NOOP("Past", "Document"),
        QT_TRANSLATE_NOOP("Past", "Records"),
        QT_TRANSLATE_NOOP("Past", "Its last secondary"),
    ),
    FactKind.LINKS: (
        QT_TRANSLATE_NOOP("Past", "Link"),
        QT_TRANSLATE_NOOP("Past", "Who"),
        QT_TRANSLATE_NOOP("Past", "Records"),
        QT_TRANSLATE_NOOP("Past", "Their last secondary"),
    ),
}


def past_title(fact: Fact, now: datetime) -> str | None:
    """Return the fact in a few words; None for a fact about something else."""
    values = fact.values
    match fact.kind:
        case FactKind.LAST_SECONDARY:
            return translate("Facts", "Last secondary {ago}: {finding}").format(
                ago=ago_words(values.get("date", ""), now),
                finding=finding_words(values.get("finding", "")),
            )
        case FactKind.LAST_REFUSAL:
            return translate("Facts", "Refused {date} at {port}").format(
                date=iso_date_words(values.get("date", "")), port=apart(values.get("port", ""))
            )
        case FactKind.OTHER_DOCUMENT:
            return translate("Past", "Same name and birth date under another document")
        case FactKind.LINKS if values.get("finding"):
            return translate("Past", "Found in this vehicle {date}: {finding}").format(
                date=iso_date_words(values.get("date", "")),
                finding=finding_words(values["finding"]),
            )
        case FactKind.LINKS:
            kinds = (
                translate("Past", _LINKS.get(kind, ""))
                for kind in values.get("kinds", "").split(",")
            )
            return translate("Past", "{others}: {reasons}").format(
                others=linked_words(int(values.get("count", "1"))), reasons=", ".join(kinds)
            )
        case FactKind.HISTORY:
            return translate("Facts", "{crossings} in {months}").format(
                crossings=crossings_words(int(values.get("count", "0"))),
                months=months_words(int(values.get("months", "0"))),
            )
        case _:
            return None


def past_explanation(fact: Fact) -> str | None:
    """Return what the fact means; None for a fact about something else."""
    values = fact.values
    match fact.kind:
        case FactKind.LAST_SECONDARY:
            release = translate("Past", "Counts in favor of the traveler")
            nothing = values.get("finding") == _NOTHING
            return sentences(outcome_words(values.get("result", "")), release if nothing else "")
        case FactKind.LAST_REFUSAL:
            return ""
        case FactKind.OTHER_DOCUMENT:
            return _other_document(fact)
        case FactKind.LINKS if values.get("finding"):
            words = translate("Past", "{plate}, with others in it. Ask about the vehicle.")
            return words.format(plate=apart(values.get("plate", "")))
        case FactKind.LINKS:
            return translate("Past", "Known from records; it weighs nothing.")
        case FactKind.HISTORY:
            return _habits(fact)
        case _:
            return None


def trail_table(fact: Fact, now: datetime) -> EvidenceTable | None:
    """Return the records behind a fact about the past; None where there are none."""
    if not fact.trail:
        return None
    kind = FactKind.LAST_SECONDARY if fact.kind is FactKind.LAST_REFUSAL else fact.kind
    words = [translate("Past", heading) for heading in _HEADINGS[kind]]
    return EvidenceTable(
        rows=tuple(_row(line, now) for line in fact.trail),
        field_heading=words[0],
        own_heading=words[1],
        listed_heading=words[2],
        answer_heading=words[3],
    )


def _habits(fact: Fact) -> str:
    values = fact.values
    port, plate = values.get("usual_port", ""), values.get("usual_plate", "")
    last = translate("Facts", "last {date} at {port}").format(
        date=iso_date_words(values.get("last_date", "")), port=apart(values.get("last_port", ""))
    )
    where = dotted(
        port if port != values.get("last_port") else "", values.get("usual_lane", ""), plate
    )
    usual = translate("Facts", "usually {lane}").format(lane=where) if where else ""
    names = [listed_name_words(name) for name in values.get("companions", "").splitlines()]
    along = translate("Past", "mostly with {names}").format(names="; ".join(names))
    return sentences(dotted(last, usual), dotted(along if names else "", _stays(fact)))


def _stays(fact: Fact) -> str:
    entered, stays = fact.values.get("since_entry", ""), fact.values.get("usual_stay", "")
    since = translate("Past", "{days} since entry").format(days=_days(entered))
    often = translate("Past", "usually stays {days}").format(days=_days(stays))
    return dotted(since if entered else "", often if stays else "")


def _days(text: str) -> str:
    return days_words(int(text)) if text else ""


def _other_document(fact: Fact) -> str:
    values = fact.values
    records = translate("Past", "{document}: {crossings}, last {date} at {port}").format(
        document=_document(values.get("document", "")),
        crossings=crossings_words(int(values.get("count", "0"))),
        date=iso_date_words(values.get("last_date", "")),
        port=apart(values.get("last_port", "")),
    )
    found = _secondary_words(values.get("result", ""), values.get("finding", ""))
    caution = translate("Past", "Former passport or namesake: not counted here")
    return sentences(records, found, caution)


def _document(trace: str) -> str:
    state, _, number = trace.partition(":")
    return apart(f"{country(state)} {number}".strip())


def _secondary_words(outcome: str, finding: str) -> str:
    words = translate("Past", "secondary: {words}")
    told = dotted(outcome_words(outcome), finding_words(finding) if finding else "")
    return words.format(words=told) if told else ""


def _row(line: TrailLine, now: datetime) -> EvidenceRow:
    when = moment_words(line.at, now)
    if line.kind is TrailKind.CROSSING:
        direction = translate("Past", _DIRECTIONS.get(line.direction, ""))
        how = dotted(direction, line.plate)
        answer = decision_words(Decision(line.outcome)) if line.outcome else ""
        marked = Agreement.CLOSE if line.outcome == Decision.REFER else Agreement.AGREES
        return _cells(when, dotted(line.port, line.lane), how, capital(answer), marked)
    if line.kind is TrailKind.SECONDARY:
        return _cells(when, apart(line.port), outcome_words(line.outcome), *_found(line.finding))
    link = capital(translate("Past", _LINKS[line.kind]))
    if line.kind is TrailKind.OTHER_DOCUMENT:
        last = dotted(crossings_words(line.times), iso_date_words(line.at), line.port)
        return _cells(link, _document(line.document), last, *_found(line.finding))
    records = dotted(line.plate, times_words(line.times), iso_date_words(line.at))
    name = listed_name_words(line.name)
    if line.kind is TrailKind.COMPANION:
        return _cells(link, name, records, "", Agreement.AGREES)
    return _cells(link, name, records, *_found(line.finding))


def _found(finding: str) -> tuple[str, Agreement]:
    if not finding:
        return translate("Past", "none on record"), Agreement.ABSENT
    marked = Agreement.AGREES if finding == _NOTHING else Agreement.CLOSE
    return capital(finding_words(finding)), marked


def _cells(field: str, first: str, second: str, answer: str, marked: Agreement) -> EvidenceRow:
    return EvidenceRow(field, first or "–", second or "–", marked, answer, "", "")

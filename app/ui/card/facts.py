"""The facts of the card in words: at most five lines, each with its source and confidence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.documents.reading import CheckName
from app.problems import QT_TRANSLATE_NOOP
from app.screening.answers import AlertLevel
from app.screening.clearances import ClearReason, at_primary
from app.screening.summary_types import Confidence, Fact, FactKind, RiskSummary, Source, Verdict
from app.ui.card.checks import check_name_words, check_reason_words
from app.ui.card.code_facts import code_explanation, code_title
from app.ui.card.evidence import EvidenceTable, evidence_in_brief, evidence_table, settles_sentence
from app.ui.card.journey_facts import journey_explanation, journey_title
from app.ui.card.listed_facts import listed_explanation, listed_title
from app.ui.card.past_facts import past_explanation, past_title, trail_table
from app.ui.card.rule_facts import rule_explanation, rule_title
from app.ui.words.people import listed_name_words
from app.ui.words.sentences import apart, dotted, sentences
from app.ui.words.times import (
    ago_words,
    iso_date_words,
    old_words,
)

translate = QCoreApplication.translate

QUIET_CLASSES = frozenset({"1", "2"})
"""Lookout classes (armed, warrant) whose reason never stands on the card."""

_CONFIDENCES = {
    Confidence.EXACT_NUMBER_AND_ISSUER: QT_TRANSLATE_NOOP("Facts", "exact number and issuer"),
    Confidence.STRONG_MATCH: QT_TRANSLATE_NOOP("Facts", "strong match"),
    Confidence.POSSIBLE_MATCH: QT_TRANSLATE_NOOP("Facts", "possible match"),
    Confidence.AS_PRINTED: QT_TRANSLATE_NOOP("Facts", "as printed"),
    Confidence.OWN_RECORD: QT_TRANSLATE_NOOP("Facts", "own record"),
    Confidence.ADVISORY: QT_TRANSLATE_NOOP("Facts", "advisory"),
    Confidence.BY_RULE: QT_TRANSLATE_NOOP("Facts", "as the rule says"),
    Confidence.BY_SIGNATURE: QT_TRANSLATE_NOOP("Facts", "by its signature"),
    Confidence.NAME_AND_BIRTH_DATE: QT_TRANSLATE_NOOP("Facts", "name and birth date"),
    Confidence.AS_STATED: QT_TRANSLATE_NOOP("Facts", "as stated"),
}
_SOURCES = {
    Source.DOCUMENT: QT_TRANSLATE_NOOP("Facts", "Document"),
    Source.LOOKOUTS: QT_TRANSLATE_NOOP("Facts", "Lookouts"),
    Source.VEHICLES: QT_TRANSLATE_NOOP("Facts", "Vehicle list"),
    Source.LOST_DOCUMENTS: QT_TRANSLATE_NOOP("Facts", "Lost documents"),
    Source.PORT_RECORDS: QT_TRANSLATE_NOOP("Facts", "Port records"),
    Source.ENROLLMENT: QT_TRANSLATE_NOOP("Facts", "Enrollment"),
    Source.PERMITS: QT_TRANSLATE_NOOP("Facts", "Visas"),
    Source.REDRESS: QT_TRANSLATE_NOOP("Facts", "Redress"),
    Source.BOARDING_PASS: QT_TRANSLATE_NOOP("Facts", "Boarding pass"),
    Source.PASSENGER_LIST: QT_TRANSLATE_NOOP("Facts", "Passenger list"),
    Source.OFFICER: QT_TRANSLATE_NOOP("Facts", "Officer"),
    Source.RULES: QT_TRANSLATE_NOOP("Facts", "Rules"),
    Source.RANDOM_DRAW: QT_TRANSLATE_NOOP("Facts", "Random draw"),
}
_LISTED = {
    "lost": QT_TRANSLATE_NOOP("Facts", "Document reported lost {date}"),
    "stolen": QT_TRANSLATE_NOOP("Facts", "Document reported stolen {date}"),
    "revoked": QT_TRANSLATE_NOOP("Facts", "Document revoked {date}"),
}
_MATCHES = {
    FactKind.LOOKOUT_DOCUMENT: QT_TRANSLATE_NOOP("Facts", "Document of {name} (lookout {id})"),
    FactKind.LOOKOUT_STRONG: QT_TRANSLATE_NOOP("Facts", "Strong match: {name} (lookout {id})"),
    FactKind.LOOKOUT_POSSIBLE: QT_TRANSLATE_NOOP("Facts", "Possible match: {name} (lookout {id})"),
    FactKind.CLEARED_MATCH: QT_TRANSLATE_NOOP("Facts", "Not {name} (lookout {id})"),
}


_CLEARED_FOR: dict[str, str] = {
    ClearReason.FACE_DIFFERS: QT_TRANSLATE_NOOP("Facts", "other face"),
    ClearReason.DATA_DIFFER: QT_TRANSLATE_NOOP("Facts", "other data"),
    ClearReason.KNOWN_FALSE_MATCH: QT_TRANSLATE_NOOP("Facts", "namesake"),
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact, ready to be shown.

    Attributes:
        number: The key that opens its evidence, from 1.
        severity: Chooses the mark.
        title: What it is.
        explanation: What it means, in plain words.
        source: Where it comes from and how old it is.
        confidence: How sure it is.
        clearable: "Not this person" may be said behind it.
        evidence: What stands behind it.
        explains_more: The explanation says more than the evidence does.
    """

    number: int
    severity: Verdict
    title: str
    explanation: str
    source: str
    confidence: str
    clearable: bool
    evidence: EvidenceTable
    explains_more: bool = False


def is_quiet(fact: Fact) -> bool:
    """Say whether the fact is of a lookout class whose reason never stands on a screen.

    A match that was cleared is one all the same: its name stays hidden.
    """
    return (
        fact.values.get("lookout_class") in QUIET_CLASSES
        or fact.values.get("level") == AlertLevel.SAFETY
    )


def fact_lines(
    summary: RiskSummary, now: datetime, clearable: Callable[[Fact], bool] = at_primary
) -> tuple[FactLine, ...]:
    """Return the facts in the order of the summary, gravest first.

    Args:
        summary: What the card says.
        now: When ages are counted.
        clearable: Which matches may be cleared where the card stands.
    """
    return tuple(
        FactLine(
            number=number,
            severity=fact.severity,
            title=fact_title(fact, now),
            explanation=_explanation(fact, now),
            source=_source(fact, summary.packs_as_of, now),
            confidence=translate("Facts", _CONFIDENCES[fact.confidence]),
            clearable=clearable(fact),
            evidence=EvidenceTable() if is_quiet(fact) else _evidence(fact, now),
            explains_more=fact.kind is FactKind.SEAL or bool(fact.trail),
        )
        for number, fact in enumerate(summary.facts, start=1)
    )


def _evidence(fact: Fact, now: datetime) -> EvidenceTable:
    return trail_table(fact, now) or evidence_table(fact)


def fact_title(fact: Fact, now: datetime) -> str:
    """Return the fact in a few words."""
    values = fact.values
    if is_quiet(fact) and fact.kind is FactKind.CLEARED_MATCH:
        words = translate("Facts", "Not the person of lookout {id}")
        return words.format(id=values.get("lookout_id", ""))
    if is_quiet(fact):
        unsure = fact.kind is FactKind.VEHICLE_LISTED and not fact.mandatory
        possible = unsure or fact.kind is FactKind.LOOKOUT_POSSIBLE
        words = (
            translate("Facts", "Possible match with lookout {id}: call the supervisor")
            if possible
            else translate("Facts", "Lookout {id}: refer, call the supervisor")
        )
        return words.format(id=values.get("lookout_id", ""))
    if fact.kind in _MATCHES:
        return translate("Facts", _MATCHES[fact.kind]).format(
            name=listed_name_words(values.get("listed_name", "")),
            id=values.get("lookout_id", ""),
        )
    told = past_title(fact, now) or listed_title(fact) or journey_title(fact) or code_title(fact)
    return told or _other_title(fact)


def _other_title(fact: Fact) -> str:
    values = fact.values
    match fact.kind:
        case FactKind.RULE:
            return rule_title(fact)
        case FactKind.DOCUMENT_LISTED:
            words = _LISTED.get(values.get("listed_reason", ""))
            date = iso_date_words(values.get("list_date", fact.as_of))
            if words is None:
                return translate("Facts", "Document listed {date}").format(date=date)
            return translate("Facts", words).format(date=date)
        case FactKind.CHECK_DIGIT:
            return _digits_title(values.get("fields", ""))
        case FactKind.EXPIRED:
            return translate("Facts", "Document expired {date}").format(
                date=iso_date_words(values.get("expiry_date", ""))
            )
        case FactKind.CHECK_FAILED:
            return translate("Facts", "{check}: {reason}").format(
                check=check_name_words(values.get("name", "")),
                reason=check_reason_words(values.get("reason", "")),
            )
        case _:
            return fact.kind


def _digits_title(fields: str) -> str:
    names = [name for name in fields.split(",") if name]
    if len(names) > 1 and CheckName.COMPOSITE_DIGIT in names:
        names.remove(CheckName.COMPOSITE_DIGIT)  # it fails with any other
    if len(names) == 1:
        return translate("Facts", "{check} does not add up").format(
            check=check_name_words(names[0])
        )
    return translate("Facts", "{count} check digits do not add up").format(count=len(names))


def _explanation(fact: Fact, now: datetime) -> str:
    values = fact.values
    if is_quiet(fact) and fact.kind is not FactKind.CLEARED_MATCH:
        return translate("Facts", "Handle like any other referral.")
    for words in (
        past_explanation(fact),
        listed_explanation(fact),
        journey_explanation(fact, now),
        code_explanation(fact),
    ):
        if words is not None:
            return words
    match fact.kind:
        case FactKind.RULE:
            return rule_explanation(fact)
        case FactKind.DOCUMENT_LISTED:
            return translate(
                "Facts",
                "Number and issuing state are exactly those listed. "
                "Confirm with the issuer before acting.",
            )
        case FactKind.LOOKOUT_DOCUMENT:
            return translate("Facts", "Number and issuing state are exactly those listed.")
        case FactKind.LOOKOUT_STRONG | FactKind.LOOKOUT_POSSIBLE:
            return sentences(evidence_in_brief(fact.evidence), settles_sentence(fact.settles))
        case FactKind.CHECK_DIGIT:
            return (
                translate("Facts", "You confirmed that the page prints it so.")
                if values.get("confirmed") == "yes"
                else translate("Facts", "Misread or printed so: compare it with the page.")
            )
        case FactKind.EXPIRED:
            return sentences(ago_words(values.get("expiry_date", ""), now))
        case FactKind.CHECK_FAILED:
            printed = values.get("printed", "")
            words = translate("Facts", "Printed: {value}").format(value=printed)
            return words if printed else ""
        case FactKind.CLEARED_MATCH:
            return _clearance(fact)
        case _:
            return ""


def _clearance(fact: Fact) -> str:
    by, until = apart(fact.values.get("cleared_by", "")), fact.values.get("until", "")
    if not until:
        return translate("Facts", "The list itself notes the confusion ({note}).").format(note=by)
    cleared = translate("Facts", "Cleared by {officer}, until {date}").format(
        officer=by, date=iso_date_words(until)
    )
    why = _CLEARED_FOR.get(fact.values.get("reason", ""), "")
    return sentences(dotted(cleared, translate("Facts", why) if why else ""))


def _source(fact: Fact, packs_as_of: str, now: datetime) -> str:
    source = translate("Facts", _SOURCES[fact.source])
    if fact.source is Source.LOOKOUTS:
        age = old_words(packs_as_of, now) if packs_as_of else ""
    elif fact.source is Source.PORT_RECORDS:
        source = fact.place or source
        age = iso_date_words(fact.as_of) if fact.as_of else ""
    elif fact.source in (Source.ENROLLMENT, Source.PERMITS, Source.REDRESS):
        age = iso_date_words(fact.as_of) if fact.as_of else ""
    elif fact.source in (Source.LOST_DOCUMENTS, Source.VEHICLES):
        age = ago_words(fact.as_of, now) if fact.as_of else ""
    else:
        age = ""
    return dotted(source, age)

"""Words for the facts that follow from carriers' passenger lists."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.screening.advance_info import AdvanceAction, MatchedBy
from app.screening.summary_types import Fact, FactKind
from app.ui.card.evidence import evidence_in_brief
from app.ui.words.sentences import dotted, sentences
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_ACTIONS = {
    AdvanceAction.MEET: QT_TRANSLATE_NOOP("Facts", "To be met: {reason}"),
    AdvanceAction.REFER: QT_TRANSLATE_NOOP("Facts", "To be referred: {reason}"),
    AdvanceAction.CLEARED: QT_TRANSLATE_NOOP("Facts", "Cleared before arrival: {reason}"),
}


def action_title(fact: Fact) -> str:
    """Say what was decided before arrival, and why."""
    words = _ACTIONS[AdvanceAction(fact.values.get("action", AdvanceAction.MEET))]
    return translate("Facts", words).format(reason=fact.values.get("reason", ""))


def not_announced_title(fact: Fact) -> str:
    """Say on which list somebody is missing."""
    words = translate("Facts", "Not on the passenger list of {journey}")
    return words.format(journey=fact.values.get("journey", ""))


def differs_title(fact: Fact) -> str:
    """Say which list says something else."""
    words = translate("Facts", "Passenger list of {journey} says otherwise")
    return words.format(journey=fact.values.get("journey", ""))


def announced_title(fact: Fact) -> str:
    """Say on which list somebody stands."""
    words = translate("Facts", "Announced on {journey}")
    return words.format(journey=fact.values.get("journey", ""))


def advance_explanation(fact: Fact, now: datetime) -> str:
    """Say who decided, what differs, or how the traveler was found."""
    values = fact.values
    match fact.kind:
        case FactKind.ADVANCE_ACTION:
            at = values.get("at", "")
            who = dotted(values.get("officer", ""), moment_words(at, now) if at else "")
            return sentences(who, _weaker(fact))
        case FactKind.NOT_ANNOUNCED:
            elsewhere = values.get("elsewhere", "")
            words = translate("Facts", "Announced on {journey} instead.")
            return words.format(journey=elsewhere) if elsewhere else ""
        case FactKind.ADVANCE_DIFFERS:
            return sentences(evidence_in_brief(fact.evidence), _weaker(fact))
        case _:
            origin, locator = values.get("origin", ""), values.get("locator", "")
            start = translate("Facts", "from {place}").format(place=origin) if origin else ""
            booked = translate("Facts", "reservation {code}").format(code=locator)
            return sentences(dotted(start, booked if locator else ""), _weaker(fact))


def _weaker(fact: Fact) -> str:
    if fact.values.get("matched_by") != MatchedBy.NAME:
        return ""
    return translate("Facts", "Found by name and birth date only.")

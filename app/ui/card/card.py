"""The whole card of one traveler, in words, from the risk summary alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.screening.clearances import at_primary
from app.screening.summary_types import Fact, NotKnown, NotKnownKind, RiskSummary, Step, Suggestion
from app.ui.card.checks import CheckLine, check_lines
from app.ui.card.facts import FactLine, fact_lines
from app.ui.card.verdict import VerdictBand, verdict_band
from app.ui.card.who import WhoLines, who_lines
from app.ui.words.codes import reason_words
from app.ui.words.sentences import dotted
from app.ui.words.times import machine_words, span_words, stopwatch_words

translate = QCoreApplication.translate

_STEPS = {
    Step.ADMIT: QT_TRANSLATE_NOOP("Card", "Admit."),
    Step.COMPARE_FACE: QT_TRANSLATE_NOOP("Card", "Compare the face, then admit."),
    Step.READ_AGAIN: QT_TRANSLATE_NOOP("Card", "Read the document again."),
    Step.READ_AGAIN_OR_CONFIRM: QT_TRANSLATE_NOOP(
        "Card", "Read again, or confirm the printed text."
    ),
    Step.LOOK_AT_MATCH: QT_TRANSLATE_NOOP("Card", "Look at the match, then decide."),
    Step.LOOK_AT_VEHICLE: QT_TRANSLATE_NOOP("Card", "Look at the plate, then decide."),
    Step.COMPARE_NUMBER: QT_TRANSLATE_NOOP("Card", "Compare the number with the page."),
    Step.ASK_ABOUT_RECORD: QT_TRANSLATE_NOOP("Card", "Ask about the earlier record."),
    Step.ASK_ABOUT_RULE: QT_TRANSLATE_NOOP("Card", "Ask about it, then decide."),
    Step.REFER: QT_TRANSLATE_NOOP("Card", "Refer."),
    Step.REFER_ESCORT: QT_TRANSLATE_NOOP("Card", "Refer, keep the document, escort."),
    Step.ENTER_BY_HAND: QT_TRANSLATE_NOOP("Card", "Read again, or enter by hand."),
    Step.COMPLETE_ENTRY: QT_TRANSLATE_NOOP("Card", "Enter what is missing, or decide without it."),
    Step.ASK_CITIZENSHIP: QT_TRANSLATE_NOOP("Card", "Ask until you believe it, then admit."),
    Step.ASK_FOR_PASSPORT: QT_TRANSLATE_NOOP(
        "Card", "Ask for a passport, or until you believe the citizenship."
    ),
    Step.LOOK_AT_SEAL: QT_TRANSLATE_NOOP("Card", "Compare seal and page, then decide."),
    Step.COMPARE_SOURCES: QT_TRANSLATE_NOOP("Card", "Compare both with the page, then decide."),
    Step.HEED_ACTION: QT_TRANSLATE_NOOP("Card", "Do what was decided before arrival."),
    Step.ASK_ABOUT_JOURNEY: QT_TRANSLATE_NOOP("Card", "Ask how and with whom they came."),
    Step.COMPARE_CARD: QT_TRANSLATE_NOOP(
        "Card", "Compare the barcode with the front, then decide."
    ),
    Step.COMPARE_BOARDING_PASS: QT_TRANSLATE_NOOP(
        "Card", "Compare pass and document, then decide."
    ),
}
_UNREAD = {
    "document": QT_TRANSLATE_NOOP("Card", "Document not read"),
    "number": QT_TRANSLATE_NOOP("Card", "Document number not read"),
    "surname": QT_TRANSLATE_NOOP("Card", "Surname not read"),
}
_NUMBER_TRUST = {
    "unconfirmed": QT_TRANSLATE_NOOP("Card", "Number not searched: its check digit is open"),
    "advisory": QT_TRANSLATE_NOOP("Card", "Number searched as printed: the answer is advisory"),
    "typed": QT_TRANSLATE_NOOP("Card", "Number typed without check digit: the answer is advisory"),
}
_ENTERED = {
    "no_zone": QT_TRANSLATE_NOOP("Card", "Entered by hand: no machine zone"),
    "damaged": QT_TRANSLATE_NOOP("Card", "Entered by hand: the document is damaged"),
    "reader_failed": QT_TRANSLATE_NOOP("Card", "Entered by hand: the reader failed"),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The suggested next step.

    Attributes:
        rule: The rule that says so, and the reason it would refer for.
    """

    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the card shows, in the order in which it is read.

    Attributes:
        not_known: One line; empty when nothing is missing.
        more_facts: How many lesser facts did not fit, as words; empty for none.
    """

    band: VerdictBand
    who: WhoLines
    checks: tuple[CheckLine, ...]
    facts: tuple[FactLine, ...]
    more_facts: str
    not_known: str
    step: NextStep


def make_card(
    summary: RiskSummary, now: datetime, clearable: Callable[[Fact], bool] = at_primary
) -> Card:
    """Return the card of `summary`.

    Args:
        summary: What it says.
        now: When ages are counted.
        clearable: Which matches may be cleared where the card stands.
    """
    more = translate("Card", "{count} more of less weight")
    return Card(
        band=verdict_band(summary),
        who=who_lines(summary.who, summary.facts),
        checks=check_lines(summary.checks, summary.who),
        facts=fact_lines(summary, now, clearable),
        more_facts=more.format(count=summary.more_facts) if summary.more_facts else "",
        not_known=dotted(*(_not_known(item) for item in summary.not_known)),
        step=_next_step(summary.suggestion, quiet=summary.quiet_alert),
    )


def time_words(machine_ms: int, officer_s: int) -> str:
    """Return where the time went so far: `machine 0.4 s · with officer 11 s`."""
    machine = translate("Card", "machine {time}").format(time=machine_words(machine_ms))
    officer = translate("Card", "with officer {time}").format(time=stopwatch_words(officer_s))
    return dotted(machine, officer)


def _not_known(item: NotKnown) -> str:
    match item.kind:
        case NotKnownKind.FIELD_UNREAD:
            return translate("Card", _UNREAD.get(item.value, _UNREAD["document"]))
        case NotKnownKind.NUMBER_ADVISORY:
            return translate("Card", _NUMBER_TRUST.get(item.value, _NUMBER_TRUST["advisory"]))
        case NotKnownKind.LOOKOUTS_STALE:
            age = span_words(int(item.value) * 3600)
            return translate("Card", "Lookout copy {age} old").format(age=age)
        case NotKnownKind.LISTS_MISSING:
            return translate("Card", "One of the lists could not be asked")
        case NotKnownKind.RULES_MISSING:
            return translate("Card", "Some rules could not be applied")
        case NotKnownKind.LOOKOUTS_NOT_QUERIED:
            return translate("Card", "Lookouts were not asked")
        case NotKnownKind.BIRTH_DATE_INCOMPLETE:
            return translate("Card", "Birth date incomplete")
        case NotKnownKind.NO_HISTORY:
            return translate("Card", "No earlier crossing on record")
        case NotKnownKind.NOTHING_ASKED:
            return translate("Card", "Lists and records were not asked")
        case NotKnownKind.ENTERED_BY_HAND:
            otherwise = QT_TRANSLATE_NOOP("Card", "Entered by hand")
            return translate("Card", _ENTERED.get(item.value, otherwise))


def _next_step(suggestion: Suggestion, *, quiet: bool) -> NextStep:
    """A quiet alert keeps its reason to itself: it stands in the referral, not on the card."""
    reason = "" if quiet else reason_words(suggestion.referral_reason)
    return NextStep(translate("Card", _STEPS[suggestion.step]), dotted(suggestion.rule_id, reason))

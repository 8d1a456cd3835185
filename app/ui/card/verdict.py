"""The band at the top of the card: one word, one sentence, and the rule that says so."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Fact, FactKind, RiskSummary, Verdict
from app.ui.card.code_facts import code_verdict
from app.ui.card.facts import is_quiet
from app.ui.words.countries import country

translate = QCoreApplication.translate

_WORDS = {
    Verdict.ROUTINE: QT_TRANSLATE_NOOP("Verdict", "ROUTINE"),
    Verdict.ATTENTION: QT_TRANSLATE_NOOP("Verdict", "ATTENTION"),
    Verdict.REFER: QT_TRANSLATE_NOOP("Verdict", "REFER"),
}
_LISTED = {
    "lost": QT_TRANSLATE_NOOP("Verdict", "Lost document listed by {issuer}."),
    "stolen": QT_TRANSLATE_NOOP("Verdict", "Stolen document listed by {issuer}."),
    "revoked": QT_TRANSLATE_NOOP("Verdict", "Document revoked by {issuer}."),
}
_REASONS = {
    FactKind.DOCUMENT_ALIKE: QT_TRANSLATE_NOOP(
        "Verdict", "A listed document has nearly this number."
    ),
    FactKind.VEHICLE_LISTED: QT_TRANSLATE_NOOP("Verdict", "The vehicle fits a vehicle lookout."),
    FactKind.CONTAINER_LISTED: QT_TRANSLATE_NOOP("Verdict", "The container is on a lookout."),
    FactKind.LOOKOUT_DOCUMENT: QT_TRANSLATE_NOOP("Verdict", "This document is on a lookout."),
    FactKind.LOOKOUT_STRONG: QT_TRANSLATE_NOOP("Verdict", "Strong match with a lookout."),
    FactKind.LOOKOUT_POSSIBLE: QT_TRANSLATE_NOOP("Verdict", "Possible match with a lookout."),
    FactKind.CHECK_DIGIT: QT_TRANSLATE_NOOP("Verdict", "A check digit does not add up."),
    FactKind.EXPIRED: QT_TRANSLATE_NOOP("Verdict", "The document has expired."),
    FactKind.CHECK_FAILED: QT_TRANSLATE_NOOP("Verdict", "A check of the document failed."),
    FactKind.LAST_SECONDARY: QT_TRANSLATE_NOOP("Verdict", "Something was found last time."),
    FactKind.LAST_REFUSAL: QT_TRANSLATE_NOOP("Verdict", "Refused earlier."),
    FactKind.OTHER_DOCUMENT: QT_TRANSLATE_NOOP(
        "Verdict", "The same name and birth date under another document."
    ),
    FactKind.LINKS: QT_TRANSLATE_NOOP("Verdict", "Something was found in this vehicle before."),
    FactKind.PERMIT: QT_TRANSLATE_NOOP("Verdict", "A visa or permit does not hold today."),
    FactKind.OVERSTAY: QT_TRANSLATE_NOOP("Verdict", "The limit of stay has passed."),
    FactKind.MINOR_ALONE: QT_TRANSLATE_NOOP("Verdict", "A minor without an adult."),
    FactKind.LEFT_UNREAD: QT_TRANSLATE_NOOP("Verdict", "This person was left unread."),
    FactKind.RANDOM_DRAW: QT_TRANSLATE_NOOP("Verdict", "Drawn at random."),
    FactKind.RULE: QT_TRANSLATE_NOOP("Verdict", "A policy rule applies."),
    FactKind.BOARDING_PASS_DIFFERS: QT_TRANSLATE_NOOP(
        "Verdict", "The boarding pass does not fit the document."
    ),
    FactKind.ADVANCE_ACTION: QT_TRANSLATE_NOOP(
        "Verdict", "An officer decided about this traveler before arrival."
    ),
    FactKind.NOT_ANNOUNCED: QT_TRANSLATE_NOOP(
        "Verdict", "The carrier did not announce this traveler."
    ),
    FactKind.ADVANCE_DIFFERS: QT_TRANSLATE_NOOP(
        "Verdict", "The passenger list does not fit the document."
    ),
    FactKind.SEEN_WITHOUT_DOCUMENT: QT_TRANSLATE_NOOP(
        "Verdict", "Seen without a document: no list was asked."
    ),
}


@dataclass(frozen=True, slots=True)
class VerdictBand:
    """The verdict of one traveler.

    Attributes:
        severity: Chooses mark and color.
        word: `ROUTINE`, `ATTENTION` or `REFER`.
        reason: One sentence.
        rule: The rule as a sentence, empty where none had to fire.
        quiet: Lookout class 1 or 2: the discreet sign stands beside it.
    """

    severity: Verdict
    word: str
    reason: str
    rule: str
    quiet: bool

    @property
    def spoken(self) -> str:
        """What is announced: never more than stands on the band."""
        return f"{self.word}. {self.reason} {self.rule}".strip()


def verdict_band(summary: RiskSummary) -> VerdictBand:
    """Return the band of `summary`: its gravest fact gives the reason and the rule."""
    leading = _leading(summary)
    reason = _reason(summary, leading)
    rule_id = "" if leading is None else leading.rule_id
    template = ""
    if rule_id and leading is not None and leading.mandatory:
        template = translate("Verdict", "Rule {rule}, mandatory.")
    elif rule_id:
        template = translate("Verdict", "Rule {rule}.")
    return VerdictBand(
        severity=summary.verdict,
        word=translate("Verdict", _WORDS[summary.verdict]),
        reason=reason,
        rule=template.format(rule=rule_id),
        quiet=summary.quiet_alert,
    )


def _leading(summary: RiskSummary) -> Fact | None:
    grave = [fact for fact in summary.facts if fact.severity is not Verdict.ROUTINE]
    return grave[0] if grave else None


def _reason(summary: RiskSummary, leading: Fact | None) -> str:
    routine = summary.verdict is Verdict.ROUTINE
    if leading is None and summary.who is None:
        nothing = translate("Verdict", "Seen without a document, as infants are.")
        return nothing if routine else translate("Verdict", "No document could be read.")
    if leading is None and routine:
        return translate("Verdict", "Nothing known here speaks against the traveler.")
    if leading is None:
        return translate("Verdict", "Something is not known. Look at the card.")
    if is_quiet(leading):
        return translate("Verdict", "Handle like any other referral.")
    if leading.kind is FactKind.DOCUMENT_LISTED:
        words = _LISTED.get(leading.values.get("listed_reason", ""))
        issuer = country(summary.who.issuing_state) if summary.who else ""
        if words is not None:
            return translate("Verdict", words).format(issuer=issuer)
        return translate("Verdict", "Document listed by {issuer}.").format(issuer=issuer)
    if (of_a_code := code_verdict(leading)) is not None:
        return of_a_code
    words = _REASONS.get(leading.kind)
    return translate("Verdict", words) if words else translate("Verdict", "Look at the card.")

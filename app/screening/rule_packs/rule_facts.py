"""Rules of packs that fired, as facts of the card."""

from collections.abc import Iterable, Iterator

from app.screening.fired import Fired
from app.screening.rule_packs.applying import AppliedRule
from app.screening.rule_packs.loader import message
from app.screening.rules import Category
from app.screening.summary_types import (
    Confidence,
    Fact,
    FactKind,
    Source,
    Step,
    Suggestion,
    Verdict,
)

MESSAGE = "message."
"""Before the language, in the values of a fact."""
SAW = "saw."
"""Before the name of an input, in the values of a fact."""
_REASONS = {Category.STAY: "M-STY", Category.PROTECTION: "M-MIN", Category.DOCUMENT: "M-DOC"}
_OTHER_REASON = "M-TGT"
_STEPS = {Verdict.REFER: Step.REFER, Verdict.ATTENTION: Step.ASK_ABOUT_RULE}


def rule_facts(fired: Iterable[AppliedRule]) -> Iterator[Fired]:
    """Yield what the rules of packs say: each as grave as its pack says, and never more."""
    for one in fired:
        rule = one.rule
        mandatory = rule.severity is Verdict.REFER
        fact = Fact(
            kind=FactKind.RULE,
            severity=rule.severity,
            source=Source.RULES,
            confidence=Confidence.BY_RULE,
            rule_id=rule.id,
            values={
                "pack": one.pack,
                "version": str(rule.version),
                "owner": rule.owner,
                "basis": rule.legal_basis,
                **{MESSAGE + each: message(rule, each, one.saw) for each in rule.message},
                **{SAW + name: value for name, value in one.saw.items()},
            },
            mandatory=mandatory,
        )
        yield Fired(fact, _suggestion(one))


def _suggestion(one: AppliedRule) -> Suggestion | None:
    step = _STEPS.get(one.rule.severity)
    if step is None:
        return None
    if step is not Step.REFER:
        return Suggestion(step, one.rule.id)
    reason = _REASONS.get(one.rule.category, _OTHER_REASON)
    return Suggestion(step, one.rule.id, "M", reason)

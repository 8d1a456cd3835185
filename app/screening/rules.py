"""The rules that make facts: who answers for each, on what basis, and how far it may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.screening.summary_types import Verdict

VERSION = "1"
"""Stands as `rules` among the pack versions of every summary."""


class RuleId(StrEnum):
    """Name of a rule, as the card shows it."""

    DOCUMENT_LISTED = "DOC-01"
    CHECK_DIGIT = "DOC-02"
    EXPIRED = "DOC-03"
    CHECK_FAILED = "DOC-04"
    UNREADABLE = "DOC-05"
    LOOKOUT_DOCUMENT = "LKO-01"
    LOOKOUT_STRONG = "LKO-02"
    LOOKOUT_POSSIBLE = "LKO-03"
    MATCH_CLEARED = "LKO-04"
    LAST_SECONDARY = "HIS-01"
    CROSSINGS = "HIS-02"
    LAST_REFUSAL = "HIS-03"
    NOTHING_AGAINST = "GEN-01"


class Category(StrEnum):
    """What a rule looks at."""

    DOCUMENT = "document"
    LOOKOUT = "lookout"
    HISTORY = "history"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        version: Raised whenever the rule decides differently.
        owner: Who answers for it.
        gravest: The most that a fact of this rule may weigh.
        legal_basis: What allows it to be applied to a traveler.
    """

    id: RuleId
    version: int
    owner: str
    category: Category
    gravest: Verdict
    legal_basis: str


_DOCUMENTS = "duty to present a valid travel document"
_LISTS = "duty to consult the lookout lists at entry and exit"
_RECORDS = "port's own inspection records, within their retention"

RULES: Mapping[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            RuleId.DOCUMENT_LISTED,
            1,
            "documents desk",
            Category.DOCUMENT,
            Verdict.REFER,
            "duty to stop documents reported lost, stolen or revoked",
        ),
        Rule(RuleId.CHECK_DIGIT, 1, "documents desk", Category.DOCUMENT, Verdict.REFER, _DOCUMENTS),
        Rule(RuleId.EXPIRED, 1, "documents desk", Category.DOCUMENT, Verdict.ATTENTION, _DOCUMENTS),
        Rule(
            RuleId.CHECK_FAILED,
            1,
            "documents desk",
            Category.DOCUMENT,
            Verdict.ATTENTION,
            _DOCUMENTS,
        ),
        Rule(
            RuleId.UNREADABLE, 1, "documents desk", Category.DOCUMENT, Verdict.ATTENTION, _DOCUMENTS
        ),
        Rule(RuleId.LOOKOUT_DOCUMENT, 1, "lookout desk", Category.LOOKOUT, Verdict.REFER, _LISTS),
        Rule(RuleId.LOOKOUT_STRONG, 1, "lookout desk", Category.LOOKOUT, Verdict.REFER, _LISTS),
        Rule(
            RuleId.LOOKOUT_POSSIBLE, 1, "lookout desk", Category.LOOKOUT, Verdict.ATTENTION, _LISTS
        ),
        Rule(RuleId.MATCH_CLEARED, 1, "lookout desk", Category.LOOKOUT, Verdict.ROUTINE, _LISTS),
        Rule(RuleId.LAST_SECONDARY, 1, "port", Category.HISTORY, Verdict.ATTENTION, _RECORDS),
        Rule(RuleId.CROSSINGS, 1, "port", Category.HISTORY, Verdict.ROUTINE, _RECORDS),
        Rule(RuleId.LAST_REFUSAL, 1, "port", Category.HISTORY, Verdict.ATTENTION, _RECORDS),
        Rule(
            RuleId.NOTHING_AGAINST,
            1,
            "port",
            Category.GENERAL,
            Verdict.ROUTINE,
            "inspection of every traveler at the border",
        ),
    )
}

"""A rule of a pack, and the pack, after every check."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.screening.rule_packs.condition import Condition
from app.screening.rules import Category, Trait
from app.screening.summary_types import Verdict


class RuleMode(StrEnum):
    """What becomes of a rule that fires."""

    ACTIVE = "active"
    """Its message stands on the card."""
    SHADOW = "shadow"
    """It is recorded with what it saw, and nobody sees it: a rule is tried before it counts."""


class Basis(StrEnum):
    """What a legal basis must cover by name."""

    NATIONALITY = Trait.NATIONALITY.value
    AGE = Trait.AGE.value
    REFERRAL = "referral"
    """It makes the referral mandatory: the booth cannot let the traveler go on."""


@dataclass(frozen=True, slots=True)
class PackRule:
    """One rule.

    Attributes:
        version: Raised whenever the rule decides differently.
        owner: Who answers for it.
        legal_basis: What allows it to be applied to a traveler.
        valid_from, valid_until: First and last day, at the port.
        severity: What its fact weighs: never more, whatever else is known.
        message: By language; `en` is always there. Inputs stand in braces.
        shows: Inputs whose values stand with the message.
        spares_minors: It looks at age and is not there to protect, so it is never applied to
            minors.
    """

    id: str
    version: int
    owner: str
    category: Category
    legal_basis: str
    covers: frozenset[Basis]
    valid_from: date
    valid_until: date
    severity: Verdict
    mode: RuleMode
    condition: Condition
    message: Mapping[str, str]
    shows: tuple[str, ...]
    spares_minors: bool

    def valid_on(self, day: date) -> bool:
        """Say whether it applies on a day."""
        return self.valid_from <= day <= self.valid_until


@dataclass(frozen=True, slots=True)
class RulePack:
    """Rules that are published together.

    Attributes:
        name: A short word; with the version it stands in every record that the pack was used for.
        tests: How many test cases passed when it was loaded.
    """

    name: str
    version: str
    owner: str
    rules: tuple[PackRule, ...]
    tests: int

"""The rules of the installed packs, applied to one traveler; each says what it saw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.screening.person_facts import ADULT
from app.screening.rule_packs.condition import NotKnown
from app.screening.rule_packs.inputs import RuleInputs, shown
from app.screening.rule_packs.rule import PackRule, RuleMode, RulePack


class Outcome(StrEnum):
    """What came of a rule."""

    FIRES = "fires"
    SILENT = "silent"
    NOT_KNOWN = "not_known"
    """It depends on an input that is not known."""
    SPARED = "spared"
    """The traveler is a minor, or may be, and the rule is not there to protect."""


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """One rule and one traveler.

    Attributes:
        pack: Name of its pack.
        saw: The inputs it looks at or shows, as records hold them; empty for not known.
        lacked: The input that was not known, for NOT_KNOWN.
        pack_version: Empty while a pack is checked: its test cases are tried on it.
    """

    pack: str
    rule: PackRule
    outcome: Outcome
    saw: Mapping[str, str]
    lacked: str = ""
    pack_version: str = ""


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """What is recorded of a rule in shadow mode that fired."""

    pack: str
    rule_id: str
    version: int
    saw: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """The rules of one pack that were tried on a traveler in shadow mode.

    Attributes:
        tried: Those that could be applied, by id; fired or silent.
        fired: Those of them that would have fired.
        version: Of the pack; empty in records that are older than this entry.
    """

    pack: str
    tried: tuple[str, ...]
    fired: tuple[str, ...] = ()
    version: str = ""


def apply_rule(
    pack: str, rule: PackRule, inputs: RuleInputs, *, pack_version: str = ""
) -> AppliedRule:
    """Apply one rule, whatever its dates."""
    outcome, lacked = Outcome.SILENT, ""
    if rule.spares_minors and (inputs.traveler_age is None or inputs.traveler_age < ADULT):
        outcome = Outcome.SPARED
    else:
        try:
            if rule.condition.holds(inputs):
                outcome = Outcome.FIRES
        except NotKnown as unknown:
            outcome, lacked = Outcome.NOT_KNOWN, str(unknown)
    saw = {name: shown(inputs.value(name)) for name in (*rule.condition.inputs, *rule.shows)}
    return AppliedRule(pack, rule, outcome, saw, lacked, pack_version)


def apply_rules(
    packs: Iterable[RulePack], inputs: RuleInputs, today: date
) -> tuple[AppliedRule, ...]:
    """Apply every rule that is valid today, in the order of the packs."""
    return tuple(
        apply_rule(pack.name, rule, inputs, pack_version=pack.version)
        for pack in packs
        for rule in pack.rules
        if rule.valid_on(today)
    )


def on_the_card(applied: Iterable[AppliedRule]) -> tuple[AppliedRule, ...]:
    """Return the rules that fired and count."""
    return tuple(
        one for one in applied if one.outcome is Outcome.FIRES and one.rule.mode is RuleMode.ACTIVE
    )


def in_shadow(applied: Iterable[AppliedRule]) -> tuple[RuleSeen, ...]:
    """Return what is recorded of the rules that fired without counting."""
    return tuple(
        RuleSeen(one.pack, one.rule.id, one.rule.version, one.saw)
        for one in applied
        if one.outcome is Outcome.FIRES and one.rule.mode is RuleMode.SHADOW
    )


def trials(applied: Iterable[AppliedRule]) -> tuple[Trial, ...]:
    """Return which rules were tried in shadow mode, and which of them fired, by pack.

    One that lacked an input, or spared a minor, was not tried: nobody knows what would have come.
    """
    by_pack: dict[tuple[str, str], list[AppliedRule]] = {}
    for one in applied:
        tried = one.outcome in (Outcome.FIRES, Outcome.SILENT)
        if tried and one.rule.mode is RuleMode.SHADOW:
            by_pack.setdefault((one.pack, one.pack_version), []).append(one)
    return tuple(
        Trial(
            pack,
            tuple(one.rule.id for one in rules),
            tuple(one.rule.id for one in rules if one.outcome is Outcome.FIRES),
            version,
        )
        for (pack, version), rules in by_pack.items()
    )

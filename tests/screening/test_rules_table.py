"""The table of rules: every rule is there, and says what rules must say."""

import re

import pytest

from app.encounters.codes import inspection_codes
from app.screening.rules import RULES, Rule, RuleId, Trait
from app.screening.summary import Known
from tests.screening.people import clearance, lookout, matched, reading, screen

_FORBIDDEN = ("race", "ethnic", "religio", "sex", "gender", "origin")


def test_every_rule_stands_in_the_table() -> None:
    assert set(RULES) == set(RuleId)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rule_has_an_owner_a_basis_and_no_protected_trait(rule: Rule) -> None:
    assert rule.owner
    assert rule.legal_basis
    assert rule.version >= 1
    assert not [trait for trait in _FORBIDDEN if trait in rule.legal_basis]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_trait_that_needs_a_basis_is_named_in_it_and_no_other_rule_names_one(rule: Rule) -> None:
    words = set(re.findall(r"\w+", rule.legal_basis))
    named = {trait for trait in Trait if trait in words}
    assert named == rule.traits


def test_only_these_rules_look_at_nationality_or_age() -> None:
    looking = {rule.id: set(rule.traits) for rule in RULES.values() if rule.traits}
    assert looking == {
        RuleId.LOOKOUT_STRONG: {Trait.NATIONALITY},  # how rare a name is depends on it
        RuleId.LOOKOUT_POSSIBLE: {Trait.NATIONALITY},
        RuleId.SOURCES_DIFFER: {Trait.NATIONALITY},  # two sources do not say the same
        RuleId.OVERSTAY: {Trait.NATIONALITY},
        RuleId.ADVANCE_DIFFERS: {Trait.NATIONALITY},  # list and document do not say the same
        RuleId.MINOR_ALONE: {Trait.AGE},
    }


@pytest.mark.parametrize("lookout_class", range(1, 8))
@pytest.mark.parametrize("birth_date", ["1974-08-12", "1974-12-08"])
@pytest.mark.parametrize("documents", [(), (("UTO", "L898902C3"),)])
def test_proposed_referral_stands_in_the_code_list(
    lookout_class: int, birth_date: str, documents: tuple[tuple[str, str], ...]
) -> None:
    listed = lookout(lookout_class=lookout_class, birth_date=birth_date, documents=documents)
    reasons = inspection_codes().referral_reasons
    for summary in (
        screen(Known(matches=matched(listed))),
        screen(Known(matches=matched(listed), clearances=(clearance(),))),
        screen(read=reading(document=None)),
    ):
        suggestion = summary.suggestion
        if suggestion.referral_reason:
            assert suggestion.referral_reason in reasons[suggestion.referral_class]

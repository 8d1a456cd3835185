"""Rules of installed packs at the booth: on the card, in shadow, and when a pack is broken."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.events import Decided, Screened
from app.encounters.party import Party
from app.journal.codec import decode_body
from app.paths import resources
from app.screening.rule_packs.applying import Trial
from app.screening.summary_types import FactKind, NotKnownKind, Verdict
from app.services.primary_inspection import PrimaryInspection
from app.services.rule_book import RuleBook
from app.specimens.travelers import ROUTINE
from tests.fixed import FixedClock
from tests.screening.rule_packs.packs import case, pack, rule
from tests.services.events import events_of
from tests.services.travelers import all_painted, at_the_booth, card, last

NATIONAL = (resources() / "rules" / "utopia.yaml").read_bytes()
FOOD = Declaration({Question.FOOD: Answer.YES})
ON_LAND = {
    "condition": 'crossing_mode == "land"',
    "message": {"en": "on land"},
    "shows": [],
    "tests": [case("fires", crossing_mode="land"), case("silent", crossing_mode="air")],
}

WithRules = Callable[..., PrimaryInspection]


@pytest.fixture
def with_rules(station: Workstation) -> WithRules:
    """Let the booth work with these packs, as if they were installed."""

    def make(*packs: bytes) -> PrimaryInspection:
        book = RuleBook(lambda: [("test", each) for each in packs])
        screening = replace(station.primary.screening, rules=book)
        return replace(station.primary, screening=screening)

    return make


def rules_on(party: Party) -> list[str]:
    return [fact.rule_id for fact in card(last(party)).facts if fact.kind is FactKind.RULE]


def read(primary: PrimaryInspection, duty: Duty) -> Party:
    reading = primary.read_typed(ROUTINE.lines)
    return primary.screen(duty, primary.begin(), None, reading, read_ns=1)


def test_rule_stands_on_the_card_with_what_it_saw_and_its_pack(
    with_rules: WithRules, vega: Duty
) -> None:
    party = read(with_rules(pack(rule(**ON_LAND))), vega)
    (fact,) = (each for each in card(last(party)).facts if each.kind is FactKind.RULE)
    assert (fact.rule_id, fact.severity, fact.mandatory) == ("TST-101", Verdict.ATTENTION, False)
    assert fact.values["message.en"] == "on land"
    assert fact.values["saw.crossing_mode"] == "land"
    assert fact.values["owner"] == "test desk"
    assert card(last(party)).pack_versions["rules test"] == "1"


def test_rule_in_shadow_is_on_record_and_on_no_card(
    station: Workstation, with_rules: WithRules, vega: Duty
) -> None:
    party = read(with_rules(pack(rule(**ON_LAND, mode="shadow"))), vega)
    assert rules_on(party) == []
    (event,) = events_of(station, Screened)
    (seen,) = decode_body(event.body or b"", Screened).shadow
    assert (seen.rule_id, dict(seen.saw)) == ("TST-101", {"crossing_mode": "land"})


def test_decision_says_which_rules_were_tried_and_would_have_fired(
    station: Workstation, with_rules: WithRules, vega: Duty, clock: FixedClock
) -> None:
    known = rule(**ON_LAND, mode="shadow")
    silent = rule(
        id="TST-102",
        mode="shadow",
        condition="conveyance_people > 9",
        message={"en": "a crowd"},
        shows=[],
        tests=[case("fires", conveyance_people=10), case("silent", conveyance_people=1)],
    )
    unknown = rule(
        id="TST-103",
        mode="shadow",
        condition="declared_amount > 9",
        message={"en": "money"},
        shows=[],
        tests=[case("fires", declared_amount=10), case("silent", declared_amount=1)],
    )
    primary = with_rules(pack(known, silent, unknown))
    party = all_painted(read(primary, vega), clock)
    primary.admit(vega, party, [last(party).id])
    (event,) = events_of(station, Decided)
    (trial,) = decode_body(event.body or b"", Decided).trials
    assert trial == Trial("test", ("TST-101", "TST-102"), ("TST-101",), "1")


def test_rule_on_trial_that_looks_at_what_is_declared_is_counted_and_leaves_the_card(
    station: Workstation, with_rules: WithRules, vega: Duty, clock: FixedClock
) -> None:
    money = rule(
        mode="shadow",
        condition="declared_amount > 9",
        message={"en": "money"},
        shows=[],
        tests=[case("fires", declared_amount=10), case("silent", declared_amount=1)],
    )
    primary = with_rules(pack(money))
    seen = all_painted(read(primary, vega), clock)
    assert last(seen).trials == ()
    party = primary.declare(vega, seen, Declaration(amount="12000", currency="XTS"))
    assert last(party) == replace(last(seen), trials=last(party).trials)
    again = decode_body(events_of(station, Screened)[-1].body or b"", Screened)
    assert [one.rule_id for one in again.shadow] == ["TST-101"]
    primary.admit(vega, party, [last(party).id])
    (event,) = events_of(station, Decided)
    (trial,) = decode_body(event.body or b"", Decided).trials
    assert (trial.tried, trial.fired) == (("TST-101",), ("TST-101",))


def test_declaration_asks_the_rules_again(
    with_rules: WithRules, vega: Duty, clock: FixedClock
) -> None:
    primary = with_rules(NATIONAL)
    party = all_painted(read(primary, vega), clock)
    assert "UTO-103" not in rules_on(party)
    party = primary.declare(vega, party, FOOD)
    assert rules_on(party) == ["UTO-103"]
    assert not last(party).painted_ns, "a card that changed must be seen before it is decided on"
    painted = all_painted(party, clock)
    assert primary.declare(vega, painted, FOOD) == painted, "the same card is not shown anew"


def test_broken_pack_leaves_the_others_and_the_card_says_so(
    with_rules: WithRules, vega: Duty
) -> None:
    same_id = pack(rule(**ON_LAND), pack="other")
    party = read(with_rules(pack(rule(**ON_LAND)), b"a: [", same_id), vega)
    assert rules_on(party) == ["TST-101"]
    assert NotKnownKind.RULES_MISSING in [each.kind for each in card(last(party)).not_known]


def test_without_packs_nothing_is_missing(
    station: Workstation, vega: Duty, clock: FixedClock
) -> None:
    party = at_the_booth(station, vega, ROUTINE, clock)
    kinds = [each.kind for each in card(last(party)).not_known]
    assert NotKnownKind.RULES_MISSING not in kinds

"""Two hundred rules of packs for one traveler, each explained, beside the peers that are here."""

import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator
from datetime import date

from app.bench.figures import Figure, figure, median, percentile
from app.duty.officers import Direction, Mode
from app.screening.rule_packs.applying import apply_rules
from app.screening.rule_packs.inputs import DocumentKind, RuleInputs, Value
from app.screening.rule_packs.loader import load_pack
from app.screening.rule_packs.rule import RulePack

_RULES = 200
_TARGET_MS = 3.0
_TRAVELERS = 200
_TODAY = date(2026, 11, 24)

# As policies are written: most ask first for the kind of post, some for a long list.
_CONDITIONS = (
    ('crossing_mode == "{mode}" and history_crossings_7_days > {n}', "history_crossings_7_days"),
    ("document_days_left >= 0 and document_days_left < {n}", "document_days_left"),
    (
        (
            'crossing_direction == "inbound" and document_kind in ["passport", "visa"] and '
            "(history_crossings_365_days < {n} or not membership_valid)"
        ),
        "history_crossings_365_days",
    ),
    ("history_days_since_last + {n} > 400 or conveyance_people >= 9", "history_days_since_last"),
    (
        (
            'crossing_lane in ["L1", "L2", "L3", "L4", "L5", "L6"] and crossing_hour < 5 '
            "and document_checks_failed > 0"
        ),
        "document_checks_failed",
    ),
)
_KNOWN: dict[str, Value] = {
    "crossing_mode": Mode.LAND,
    "crossing_direction": Direction.INBOUND,
    "crossing_lane": "L4",
    "document_kind": DocumentKind.PASSPORT,
    "document_checks_failed": 0,
    "membership_valid": False,
    "conveyance_people": 2,
}


def measure(runs: int) -> Iterator[Figure]:
    """Apply 200 rules to 200 travelers `runs` times over; CPU time of one traveler."""
    started = time.process_time()
    pack = load_pack(_pack_of(_RULES), _TODAY)
    loaded = time.process_time() - started
    travelers = [_traveler(number) for number in range(_TRAVELERS)]
    ours = _cpu_ms(lambda each: apply_rules([pack], each, _TODAY), travelers, runs)
    fired = len({one.outcome for each in travelers for one in apply_rules([pack], each, _TODAY)})
    assert fired > 1, "a bench in which every rule says the same measures nothing"
    for name, peer in _PEERS.items():
        apply = peer(pack)
        theirs = median(_cpu_ms(apply, travelers, runs)) if apply else None
        yield figure(
            "200 rules, one traveler, each explained, CPU p50",
            median(ours),
            "ms",
            target=_TARGET_MS,
            peer=name if apply else f"{name} (not installed)",
            peer_value=theirs,
        )
    yield figure("the same, CPU p95", percentile(ours, 0.95), "ms", target=_TARGET_MS)
    yield figure("reading 200 rules with 400 test cases", loaded * 1000, "ms")


def _cpu_ms(
    apply: Callable[[RuleInputs], object], travelers: list[RuleInputs], runs: int
) -> list[float]:
    took = []
    for _ in range(runs):
        for each in travelers:
            started = time.process_time_ns()
            apply(each)
            took.append((time.process_time_ns() - started) / 1e6)
    return took


def _traveler(number: int) -> RuleInputs:
    return RuleInputs(
        **_KNOWN,  # type: ignore[arg-type]  # each fits its field
        document_days_left=number * 17 % 3000,
        history_crossings_7_days=number % 15,
        history_crossings_365_days=number % 300,
        history_days_since_last=number * 7 % 700,
        crossing_hour=number % 24,
    )


def _pack_of(count: int) -> bytes:
    """Return a pack of `count` rules with two test cases each, as YAML."""
    lines = ["format: 1", "pack: bench", 'version: "1"', "owner: bench", "rules:"]
    for number in range(count):
        condition, shows = _CONDITIONS[number % len(_CONDITIONS)]
        text = condition.format(n=number % 30 + 1, mode=list(Mode)[number % len(Mode)])
        lines += [
            f"- id: BNC-{number + 100}",
            "  version: 1",
            "  owner: bench",
            "  category: general",
            "  legal_basis: {text: none but this bench}",
            "  valid: {from: 2026-01-01, until: 2035-12-31}",
            "  severity: attention",
            "  mode: active",
            f"  condition: '{text}'",
            f"  message: {{en: 'rule {number}: {{{shows}}}'}}",
            f"  shows: [{shows}]",
            "  tests:",
            f"  - {{name: fires, expect: fires, given: {_given(number, fires=True)}}}",
            f"  - {{name: silent, expect: silent, given: {_given(number, fires=False)}}}",
        ]
    return "\n".join(lines).encode()


def _given(number: int, *, fires: bool) -> str:
    mode = list(Mode)[number % len(Mode)]
    given = (
        f"crossing_mode: {mode}, history_crossings_7_days: {99 if fires else 0}",
        f"document_days_left: {0 if fires else 9999}",
        (
            f"crossing_direction: {'inbound' if fires else 'outbound'}, document_kind: passport, "
            "history_crossings_365_days: 0"
        ),
        f"history_days_since_last: {999 if fires else 0}, conveyance_people: 1",
        f"crossing_lane: L1, crossing_hour: 1, document_checks_failed: {int(fires)}",
    )
    return f"{{{given[number % len(given)]}}}"


def _rule_engine(pack: RulePack) -> Callable[[RuleInputs], object]:
    """The same conditions, evaluated by rule-engine itself."""
    from rule_engine import Context, Rule, resolve_attribute

    context = Context(resolver=resolve_attribute, default_timezone="utc")
    rules = [Rule(rule.condition.text, context) for rule in pack.rules]
    return lambda inputs: [rule.matches(inputs) for rule in rules]


def _cel(pack: RulePack) -> Callable[[RuleInputs], object] | None:
    """The same conditions in CEL, by the pure Python implementation, where it is installed."""
    if importlib.util.find_spec("celpy") is None:
        return None
    celpy = importlib.import_module("celpy")
    environment = celpy.Environment()
    programs = [
        environment.program(environment.compile(_in_cel(rule.condition.text)))
        for rule in pack.rules
    ]

    def apply(inputs: RuleInputs) -> object:
        names = {name for rule in pack.rules for name in rule.condition.inputs}
        known = {name: celpy.json_to_cel(inputs.value(name)) for name in names}
        return [program.evaluate(known) for program in programs]

    return apply


def _in_cel(text: str) -> str:
    return text.replace(" and ", " && ").replace(" or ", " || ").replace("not ", "!")


_PEERS: dict[str, Callable[[RulePack], Callable[[RuleInputs], object] | None]] = {
    "rule-engine": _rule_engine,
    "cel-python": _cel,
}

"""Rule packs: what is taken, what is refused, and where each refusal says it is."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import resources
from app.screening.rule_packs.loader import MOST_RULES, PackRefused, load_pack
from app.screening.rule_packs.yaml_tree import LARGEST
from tests.screening.rule_packs.packs import TODAY, case, pack, rule

BASIS = {"text": "an invented law", "covers": ["nationality", "age", "referral"]}
YOUNG = {
    "condition": "traveler_age < 30",
    "message": {"en": "young"},
    "shows": [],
    "legal_basis": BASIS,
}


def refused(content: bytes) -> list[str]:
    with pytest.raises(PackRefused) as error:
        load_pack(content, TODAY)
    return [each.sentence for each in error.value.refusals]


def test_good_pack_is_taken_whole() -> None:
    taken = load_pack(pack(rule(), rule(id="TST-102", mode="shadow")), TODAY)
    assert (taken.name, taken.version, taken.tests) == ("test", "1", 4)
    assert [each.id for each in taken.rules] == ["TST-101", "TST-102"]


def test_the_national_pack_is_taken() -> None:
    content = (resources() / "rules" / "utopia.yaml").read_bytes()
    assert len(load_pack(content, TODAY).rules) >= 6


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"religion": "any"}, "TST-101, religion: `religion` is a forbidden trait"),
        ({"colour": "red"}, "TST-101: there is no field `colour`"),
        ({"owner": None}, "TST-101: lacks `owner`"),
        ({"version": "two"}, "TST-101, version: expected a whole number"),
        ({"severity": "fatal"}, "TST-101, severity: invalid enum value 'fatal'"),
        ({"id": "DOC-01"}, "DOC-01, id: is a rule of Gatehouse itself"),
        ({"id": "x"}, "rule 1, id: must look like UTO-101"),
        ({"condition": "crossing_mode == 3"}, "TST-101, condition: a text is compared"),
        ({"condition": "traveler_age < 30"}, "TST-101, condition: `traveler_age` needs a legal"),
        ({"shows": ["document_issuer"], "message": {"en": "x"}}, "TST-101, shows: `document_iss"),
        ({"shows": ["nothing"], "message": {"en": "x"}}, "TST-101, shows: there is no input"),
        ({"severity": "refer"}, "TST-101, severity: a mandatory referral needs a legal basis"),
        ({"valid": {"from": "2025-01-01", "until": "2026-11-23"}}, "TST-101, valid: has expired"),
        ({"valid": {"from": "2027-01-01", "until": "2026-12-31"}}, "TST-101, valid: ends before"),
        ({"message": {"de": "oft"}}, "TST-101, message: needs the language `en`"),
        ({"message": {"en": "{traveler_age}"}}, "TST-101, message.en: `{traveler_age}` is not"),
        ({"message": {"en": "{oops"}}, "TST-101, message.en: has a brace"),
        ({"message": {"en": "their religion"}}, "TST-101, message.en: `religion` is a forbidden"),
        ({"message": {"en": "a\u202eb"}}, "TST-101, message[...]: expected text matching"),
        ({"message": {"en": "x" * 91}}, "TST-101, message[...]: expected text of length <= 90"),
        ({"tests": []}, "TST-101, tests: at least one must expect fires"),
        (
            {"tests": [case("fires", history_crossings_7_days=9)]},
            "TST-101, test `fires`: expected fires, the rule says silent",
        ),
        (
            {"tests": [case("silent", traveler_accompanied=True)]},
            "TST-101, test `silent`: expected silent, the rule says not_known",
        ),
        ({"tests": [case("fires", speed=9)]}, "TST-101, test `fires`: there is no input `speed`"),
        (
            {"tests": [case("fires", crossing_mode="lnad")]},
            "TST-101, test `fires`: `crossing_mode` is one of air",
        ),
        (
            {"tests": [case("fires", history_crossings_7_days="many")]},
            "TST-101, test `fires`: `history_crossings_7_days` is a whole number",
        ),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(changes: dict[str, Any], sentence: str) -> None:
    said = refused(pack(rule(**changes)))
    assert any(each.startswith(sentence) for each in said), said
    assert all(each.endswith((".", "?")) for each in said)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    said = refused(pack(rule(version=0), rule(id="TST-102"), rule(id="TST-102"), rule(owner="")))
    assert [each.partition(":")[0] for each in said] == [
        "TST-101, version",
        "TST-101, owner",
        "TST-102, id",
    ]


def test_rule_on_age_that_protects_nobody_is_never_applied_to_a_minor() -> None:
    fires = case("fires", traveler_age=29)
    silent = case("silent", traveler_age=30)
    said = refused(pack(rule(**YOUNG, tests=[fires, silent, case("fires", traveler_age=17)])))
    assert said == ["TST-101, test `fires`: expected fires, the rule says spared."]
    spared = [fires, silent, case("spared", traveler_age=17)]
    assert load_pack(pack(rule(**YOUNG, tests=spared)), TODAY).rules[0].spares_minors
    protecting = rule(**YOUNG, category="protection", tests=[silent, case("fires", traveler_age=3)])
    assert not load_pack(pack(protecting), TODAY).rules[0].spares_minors


def test_pack_taken_earlier_keeps_its_rules_when_one_expires() -> None:
    past = {"from": "2025-01-01", "until": "2025-12-31"}
    content = pack(rule(valid=past), rule(id="TST-102"))
    assert [one.valid_on(TODAY) for one in load_pack(content, None).rules] == [False, True]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Expected a mapping, got `null`."),
        (b"\xff\xfe", "The file is not UTF-8 text."),
        (b"a: [1", "Line 1:"),
        (b"a: 1\na: 2", "Line 2: `a` stands twice."),
        (b"a: &x [1]\nb: *x", "Line 1: anchors and aliases are not allowed."),
        (b"a: !!python/object/apply:os.system [id]", "Line 1: tags are not allowed."),
        (b"%TAG ! tag:evil,2000:\n---\na: 1", "Line 1: tags are not allowed."),
        (b"<<: {a: 1}", "Line 1: merging is not allowed."),
        (b"a: 1\n---\nb: 2", "Line 2: a second document begins."),
        (b"[" * 5000, "Line 1: nested deeper than 8."),
        (b"? [a]\n: 1", "Line 1: a key must be text."),
        (b"- x\n" * 70_000, "the file holds too much."),
        (b" " * (LARGEST + 1), "The file is larger than 1024 KiB."),
        (b"a: \x00", "The file holds characters"),
    ],
)
def test_hostile_yaml_is_refused_with_one_sentence(content: bytes, why: str) -> None:
    (said,) = refused(content)
    assert why.lower() in said.lower()


def test_a_state_called_no_stays_a_state() -> None:
    """YAML 1.1 reads NO, ON and 1_000 as something else; a pack means what stands there."""
    content = pack(rule(message={"en": "x"}, shows=[])).replace(b"often", b"NO")
    assert load_pack(content, TODAY).tests == 2


def test_too_many_rules_are_refused() -> None:
    assert "rules: expected a list" in refused(pack(*[1] * (MOST_RULES + 1)))[0]


_yaml = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_fields = st.sampled_from(sorted(rule()))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_a_pack_or_the_one_error(content: bytes) -> None:
    with pytest.raises(PackRefused):
        load_pack(content, TODAY)


@given(_fields, _yaml)
def test_any_value_in_any_field_gives_a_pack_or_the_one_error(name: str, value: object) -> None:
    with suppress(PackRefused):
        assert load_pack(pack(rule() | {name: value}), TODAY).rules

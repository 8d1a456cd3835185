"""Reading a rule pack: everything is checked, and everything that is wrong is said at once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from app.screening.rule_packs.applying import Outcome, apply_rule
from app.screening.rule_packs.condition import Condition, ConditionRefused, compile_condition
from app.screening.rule_packs.inputs import INPUTS, Input, Kind, RuleInputs, shown
from app.screening.rule_packs.rule import Basis, PackRule, RuleMode, RulePack
from app.screening.rule_packs.traits import forbidden_word
from app.screening.rule_packs.yaml_tree import Tree, YamlRefused, read_tree
from app.screening.rules import Category, RuleId, Trait
from app.screening.summary_types import Verdict

MOST_RULES = 1000
LONGEST_MESSAGE = 90
"""Characters: one line of the card."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_RULE_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,4}", re.ASCII)
# Without control characters and marks that turn the direction of writing.
_PLAIN = r"\A[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]*\Z"
_Words = Annotated[str, Meta(min_length=1, max_length=200, pattern=_PLAIN)]
_Message = Annotated[str, Meta(min_length=1, max_length=LONGEST_MESSAGE, pattern=_PLAIN)]
_Language = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}(_[A-Z]{2})?\Z")]
_InputName = Annotated[str, Meta(max_length=60)]
_T = TypeVar("_T")
_PLAINLY = {
    "Object contains unknown field": "there is no field",
    "Object missing required field": "lacks",
    "`object`": "a mapping",
    "`array`": "a list",
    "`str`": "text",
    "`int`": "a whole number",
}
"""What msgspec says, as those who write rules say it."""
_PLACE = re.compile(r"`\$\.?(.*)`$")


class _ValidText(Struct, forbid_unknown_fields=True):
    first: date = msgspec.field(name="from")
    until: date


class _BasisText(Struct, forbid_unknown_fields=True):
    text: _Words
    covers: Annotated[tuple[Basis, ...], Meta(max_length=len(Basis))] = ()


class _TestText(Struct, forbid_unknown_fields=True):
    name: _Words
    given: Annotated[dict[str, bool | int | str], Meta(max_length=len(INPUTS))]
    expect: Outcome


class _RuleText(Struct, forbid_unknown_fields=True):
    id: Annotated[str, Meta(max_length=20)]
    version: Annotated[int, Meta(ge=1, le=2**31)]
    owner: _Words
    category: Category
    legal_basis: _BasisText
    valid: _ValidText
    severity: Verdict
    mode: RuleMode
    condition: str
    message: Annotated[dict[_Language, _Message], Meta(min_length=1, max_length=30)]
    tests: Annotated[tuple[_TestText, ...], Meta(max_length=50)]
    shows: Annotated[tuple[_InputName, ...], Meta(max_length=6)] = ()


class _PackText(Struct, forbid_unknown_fields=True):
    format: Literal[1]
    pack: Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9-]{0,39}\Z")]
    version: Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\Z")]
    owner: _Words
    rules: Annotated[list[Any], Meta(min_length=1, max_length=MOST_RULES)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong with a pack.

    Attributes:
        rule: The rule's id, or where it stands; empty for the pack itself.
        field: Where in the rule; empty for the whole.
    """

    rule: str
    field: str
    why: str

    @property
    def sentence(self) -> str:
        """Where and what, in one sentence."""
        place = ", ".join(part for part in (self.rule, self.field) if part)
        why = self.why if self.why.endswith("?") else f"{self.why}."
        return f"{place}: {why}" if place else why[:1].upper() + why[1:]


class PackRefused(ValueError):  # noqa: N818 - what it is
    """The pack is not taken; the message is the first thing that is wrong.

    Attributes:
        refusals: Everything that is wrong, in the order of the file.
    """

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(self.refusals[0].sentence)


def load_pack(content: bytes, today: date | None) -> RulePack:
    """Read a pack, or say everything that is wrong with it.

    Args:
        content: The YAML.
        today: Rules that have expired by then are refused. None for a pack that was taken earlier:
            what has expired since is not applied any more, and the rest still is.

    Raises:
        PackRefused: Whatever the content is; there is no other error.
    """
    text = _pack_text(content)
    found: list[PackRule] = []
    refusals: list[Refusal] = []
    tests = 0
    for place, tree in enumerate(text.rules, start=1):
        name = _name(tree, place)
        try:
            rule = _rule_text(tree, name)
            found.append(_rule(rule, name, today, text.pack))
            tests += len(rule.tests)
        except PackRefused as refused:
            refusals.extend(refused.refusals)
    known = {str(each) for each in RuleId}
    counts = Counter(_name(tree, 0) for tree in text.rules)
    for rule_id in dict.fromkeys(rule.id for rule in found):
        if counts[rule_id] > 1:
            refusals.append(Refusal(rule_id, "id", "stands twice in the pack"))
        if rule_id in known:
            refusals.append(Refusal(rule_id, "id", "is a rule of Gatehouse itself"))
    if refusals:
        raise PackRefused(refusals)
    return RulePack(text.pack, text.version, text.owner, tuple(found), tests)


def _pack_text(content: bytes) -> _PackText:
    try:
        tree = read_tree(content)
    except YamlRefused as refused:
        raise PackRefused([Refusal("", "", str(refused))]) from None
    return _converted(tree, _PackText, "")


def _name(tree: Tree, place: int) -> str:
    said = tree.get("id") if isinstance(tree, dict) else None
    return said if isinstance(said, str) and _RULE_ID.fullmatch(said) else f"rule {place}"


def _rule_text(tree: Tree, name: str) -> _RuleText:
    """Read one rule; a key that names a forbidden trait is told so, before it is "unknown"."""
    if isinstance(tree, dict):
        for key in tree:
            if word := forbidden_word(key):
                raise _refused(name, key[:40], f"`{word}` is a forbidden trait: there is no field")
    return _converted(tree, _RuleText, name)


def _converted(tree: Tree, kind: type[_T], rule: str) -> _T:
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        why, _, place = str(error).partition(" - at ")
        found = _PLACE.match(place)
        for words, plainly in _PLAINLY.items():
            why = why.replace(words, plainly)
        raise _refused(rule, found[1] if found else "", why[:1].lower() + why[1:]) from None


def _refused(rule: str, field: str, why: str) -> PackRefused:
    return PackRefused([Refusal(rule, field, why)])


def _rule(text: _RuleText, name: str, today: date | None, pack: str) -> PackRule:
    """Check what a rule says; its test cases come last, when all else is right."""
    if not _RULE_ID.fullmatch(text.id):
        raise _refused(name, "id", "must look like UTO-101")
    try:
        condition = compile_condition(text.condition)
    except ConditionRefused as refused:
        raise _refused(name, "condition", str(refused)) from None
    said = [
        *_dates(text, today),
        *_words(text),
        *_traits(text, condition),
        *_messages(text),
    ]
    if said:
        raise PackRefused(Refusal(name, field, why) for field, why in said)
    looks_at_age = any(INPUTS[each].trait is Trait.AGE for each in condition.inputs)
    rule = PackRule(
        id=text.id,
        version=text.version,
        owner=text.owner,
        category=text.category,
        legal_basis=text.legal_basis.text,
        covers=frozenset(text.legal_basis.covers),
        valid_from=text.valid.first,
        valid_until=text.valid.until,
        severity=text.severity,
        mode=text.mode,
        condition=condition,
        message=text.message,
        shows=text.shows,
        spares_minors=looks_at_age and text.category is not Category.PROTECTION,
    )
    failed = list(_tested(rule, text.tests, pack))
    if failed:
        raise PackRefused(Refusal(name, field, why) for field, why in failed)
    return rule


_Said = Iterable[tuple[str, str]]
"""Field and what is wrong with it."""


def _dates(text: _RuleText, today: date | None) -> _Said:
    if text.valid.until < text.valid.first:
        yield "valid", "ends before it begins"
    elif today is not None and text.valid.until < today:
        yield "valid", f"has expired on {text.valid.until}"


def _words(text: _RuleText) -> _Said:
    for name in text.shows:
        if name not in INPUTS:
            yield "shows", f"there is no input `{name}`"
    if len(set(text.shows)) < len(text.shows):
        yield "shows", "names an input twice"
    for language, message in text.message.items():
        if word := forbidden_word(message):
            yield f"message.{language}", f"`{word}` is a forbidden trait: no rule may speak of it"


def _traits(text: _RuleText, condition: Condition) -> _Said:
    """Look for what the legal basis must cover and does not."""
    covered = set(text.legal_basis.covers)
    for field, names in (("condition", condition.inputs), ("shows", text.shows)):
        for name in names:
            trait = INPUTS[name].trait if name in INPUTS else None
            if trait is not None and Basis(trait.value) not in covered:
                yield field, f"`{name}` needs a legal basis that covers {trait}"
    if text.severity is Verdict.REFER and Basis.REFERRAL not in covered:
        yield "severity", "a mandatory referral needs a legal basis that covers referral"


def _messages(text: _RuleText) -> _Said:
    if "en" not in text.message:
        yield "message", "needs the language `en`"
    for language, message in text.message.items():
        for name in _PLACEHOLDER.findall(message):
            if name not in text.shows:
                yield f"message.{language}", f"`{{{name}}}` is not among the inputs shown"
        if set(_PLACEHOLDER.sub("", message)) & set("{}"):
            yield f"message.{language}", "has a brace without its partner"


def _tested(rule: PackRule, tests: Iterable[_TestText], pack: str) -> _Said:
    """Run the test cases; one must fire, one must stay silent, and none may come out otherwise."""
    expected = set()
    for test in tests:
        field = f"test `{test.name}`"
        wrong = list(_given_wrong(test.given))
        if wrong:
            yield from ((field, why) for why in wrong)
            continue
        expected.add(test.expect)
        applied = apply_rule(pack, rule, RuleInputs(**test.given))  # type: ignore[arg-type]  # checked one by one above
        if applied.outcome is not test.expect:
            lacked = f" ({applied.lacked})" if applied.lacked else ""
            yield field, f"expected {test.expect}, the rule says {applied.outcome}{lacked}"
            continue
        for language in rule.message if applied.outcome is Outcome.FIRES else ():
            words = message(rule, language, applied.saw)
            if len(words) > LONGEST_MESSAGE:
                yield field, f"the message in `{language}` becomes longer than {LONGEST_MESSAGE}"
    for needed in (Outcome.FIRES, Outcome.SILENT):
        if needed not in expected:
            yield "tests", f"at least one must expect {needed}"


def _given_wrong(given: Mapping[str, bool | int | str]) -> Iterable[str]:
    for name, value in given.items():
        one = INPUTS.get(name)
        if one is None:
            yield f"there is no input `{name}`"
        elif not _fits(one, value):
            words = f"one of {', '.join(one.words)}" if one.words else f"a {one.kind}"
            yield f"`{name}` is {words}, not {shown(value)!r}"


def _fits(one: Input, value: bool | int | str) -> bool:  # noqa: FBT001 - a value of any type
    if one.kind is Kind.YES_NO:
        return isinstance(value, bool)
    if one.kind is Kind.NUMBER:
        return type(value) is int
    return isinstance(value, str) and (not one.words or value in one.words)


def message(rule: PackRule, language: str, saw: Mapping[str, str]) -> str:
    """Return what a rule says in a language, with what it saw in place of the braces."""
    words = rule.message.get(language) or rule.message["en"]
    return _PLACEHOLDER.sub(lambda found: saw.get(found[1], "") or "?", words)

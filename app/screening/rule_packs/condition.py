"""Conditions of rules: a small language of comparisons, checked whole before it is ever applied.

The grammar is that of rule-engine (https://zerosteiner.github.io/rule-engine/syntax.html), cut down
to what a policy needs: inputs, numbers, texts, `and`, `or`, `not`, comparisons, `in [...]`, `+` and
`-`. Its parser reads the text. Types are checked here, since it lets `mode == 3` pass as a
comparison that is never true, and the checked tree becomes plain functions, since it looks up the
type of every value anew at each step: 36 us for one `in`, against 1 us.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from operator import add, eq, ge, gt, le, lt, ne, sub
from typing import TYPE_CHECKING, Any, Final

from app.screening.rule_packs.inputs import INPUTS, Input, Kind, RuleInputs, Value
from app.screening.rule_packs.traits import IDENTITY_ONLY, forbidden_word, words_of

if TYPE_CHECKING:  # loads with the first rule pack, not before the sign-in page
    import rule_engine

LONGEST = 600
"""Characters."""
MOST_TOKENS = 120
"""Words and signs: what keeps parser and evaluation far from any limit of Python's."""
DEEPEST = 12
"""Brackets within brackets."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>[A-Za-z_]\w*)|(?P<number>[0-9]{1,9}(?![\w.]))|
    (?P<text>"[^"\\\n]{0,60}"|'[^'\\\n]{0,60}')|(?P<sign>==|!=|<=|>=|[<>()\[\],+-](?![=<>~])))""",
    re.VERBOSE | re.ASCII,
)
_WORDS = frozenset({"and", "or", "not", "in", "true", "false"})
_ORDERED: Final = {"gt": gt, "ge": ge, "lt": lt, "le": le}
_EQUAL: Final = {"eq": eq, "ne": ne}
_SUMS: Final = {"add": add, "sub": sub}
_Step = Callable[[RuleInputs], Any]


class ConditionRefused(ValueError):  # noqa: N818 - what it is
    """The text is no condition; the message says why, in one sentence."""


class NotKnown(Exception):  # noqa: N818 - an answer, no failure
    """An input that the condition needs is not known; the message is its name."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A checked condition.

    Attributes:
        inputs: Names of what it looks at, in the order of the text.
    """

    text: str
    inputs: tuple[str, ...]
    _step: _Step

    def holds(self, inputs: RuleInputs) -> bool:
        """Say whether it holds for this traveler.

        It is read from the left, and as soon as the answer is certain the rest does not matter.

        Raises:
            NotKnown: It depends on an input that is not known.
        """
        answer: bool = self._step(inputs)
        return answer


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a condition: what it is, and how it is worked out.

    Attributes:
        source: The input itself, where the part is nothing else.
        said: The values that it holds, where it is written out.
    """

    kind: Kind
    step: _Step
    source: Input | None = None
    said: tuple[Value, ...] = ()


def compile_condition(text: str) -> Condition:
    """Check a condition and make it ready.

    Raises:
        ConditionRefused: It is too long or too deep, names an input that there is not, compares
            what cannot be compared, or holds something that is no part of the language.
    """
    names = _names(text)
    tree = _parse(text)
    part = _part(tree)
    if part.kind is not Kind.YES_NO:
        raise ConditionRefused(f"is a {part.kind}, it must be yes or no")
    if not names:
        raise ConditionRefused("looks at no input, so it is always the same")
    return Condition(" ".join(text.split()), names, part.step)


def _names(text: str) -> tuple[str, ...]:
    """Return the inputs that a text names, or refuse what is no part of the language."""
    if len(text) > LONGEST:
        raise ConditionRefused(f"is longer than {LONGEST} characters")
    names: dict[str, None] = {}
    end = count = depth = 0
    text = text.rstrip()
    while end < len(text):
        found = _TOKEN.match(text, end)
        if found is None:
            odd = text[end:].split()[0][:20]
            raise ConditionRefused(f"{odd!r} is no part of the language")
        end, count = found.end(), count + 1
        depth += (found["sign"] in ("(", "[")) - (found["sign"] in (")", "]"))
        if count > MOST_TOKENS or depth > DEEPEST:
            raise ConditionRefused(
                f"is too large: at most {MOST_TOKENS} words and signs, {DEEPEST} brackets deep"
            )
        name = found["name"]
        if name is None or name in _WORDS:
            continue
        if text[end : end + 1] in ("'", '"'):  # d"...", b'...': other types of rule-engine
            raise ConditionRefused(
                f"{text[end - len(name) : end + 10]!r} is no part of the language"
            )
        if name not in INPUTS:
            raise ConditionRefused(_unknown(name))
        names[name] = None
    return tuple(names)


def _unknown(name: str) -> str:
    if forbidden_word(name):
        return f"`{name}` is a forbidden trait: no rule may look at it"
    if IDENTITY_ONLY.intersection(words_of(name)):
        return f"`{name}` tells who somebody is: it is compared with the person, never in a rule"
    near = get_close_matches(name, INPUTS, n=1)
    return f"there is no input `{name}`" + (f", did you mean `{near[0]}`?" if near else "")


@cache
def _context() -> "rule_engine.Context":
    from rule_engine import Context

    return Context(default_timezone="utc")  # without types: they are checked in the tree


def _parse(text: str) -> Any:  # noqa: ANN401 - a node of rule-engine's tree, see `_part`
    from rule_engine import Rule
    from rule_engine.errors import EngineError

    try:
        return Rule(" ".join(text.split()), _context()).statement.expression
    except EngineError as error:
        raise ConditionRefused(error.message.rstrip(".")) from None


def _part(node: Any) -> _Part:  # noqa: ANN401 - told apart by the name of its class
    """Check a node of rule-engine's tree and turn it into a function; refuse what is not known."""
    name = type(node).__name__
    maker = _MAKERS.get(name)
    if maker is None:
        raise ConditionRefused(f"{name} is no part of the language")
    return maker(node)


def _symbol(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    one = INPUTS[node.name]

    def look(inputs: RuleInputs) -> Value:
        value = inputs.value(one.name)
        if value is None:
            raise NotKnown(one.name)
        return value

    return _Part(Kind.TEXT if one.words else one.kind, look, source=one)


def _literal(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    value: Value = int(node.value) if isinstance(node.value, Decimal) else node.value
    kind = {bool: Kind.YES_NO, int: Kind.NUMBER, str: Kind.TEXT}[type(value)]
    return _Part(kind, lambda _: value, said=(value,))


def _logic(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    left, right = _yes_no(node.left).step, _yes_no(node.right).step
    if node.type == "and":
        return _Part(Kind.YES_NO, lambda inputs: left(inputs) and right(inputs))
    return _Part(Kind.YES_NO, lambda inputs: left(inputs) or right(inputs))


def _unary(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    if node.type == "not":
        right = _yes_no(node.right).step
        return _Part(Kind.YES_NO, lambda inputs: not right(inputs))
    right = _number(node.right).step
    return _Part(Kind.NUMBER, lambda inputs: -right(inputs))


def _equal(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    return _compared(_part(node.left), _part(node.right), _EQUAL[node.type])


def _ordered(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    return _compared(_number(node.left), _number(node.right), _ORDERED[node.type])


def _compared(left: _Part, right: _Part, how: Callable[[Any, Any], bool]) -> _Part:
    _same(left, right)
    first, second = left.step, right.step
    return _Part(Kind.YES_NO, lambda inputs: how(first(inputs), second(inputs)))


def _sum(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    left, right, how = _number(node.left).step, _number(node.right).step, _SUMS[node.type]
    return _Part(Kind.NUMBER, lambda inputs: how(left(inputs), right(inputs)))


def _contains(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    member = _part(node.member)
    if type(node.container).__name__ != "ArrayExpression":
        raise ConditionRefused('`in` needs a list, as in crossing_mode in ["land", "rail"]')
    values = [_part(each) for each in node.container.value]
    if not values or not all(value.said for value in values):
        raise ConditionRefused("a list holds values that are written out")
    for value in values:
        _same(member, value)
    step, among = member.step, frozenset(said for value in values for said in value.said)
    return _Part(Kind.YES_NO, lambda inputs: step(inputs) in among)


_MAKERS: Final[dict[str, Callable[[Any], _Part]]] = {
    "SymbolExpression": _symbol,
    "FloatExpression": _literal,
    "StringExpression": _literal,
    "BooleanExpression": _literal,
    "LogicExpression": _logic,
    "UnaryExpression": _unary,
    "ComparisonExpression": _equal,
    "ArithmeticComparisonExpression": _ordered,
    "AddExpression": _sum,
    "SubtractExpression": _sum,
    "ContainsExpression": _contains,
}


def _yes_no(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    return _of_kind(_part(node), Kind.YES_NO)


def _number(node: Any) -> _Part:  # noqa: ANN401 - a node of the tree
    return _of_kind(_part(node), Kind.NUMBER)


def _of_kind(part: _Part, kind: Kind) -> _Part:
    if part.kind is not kind:
        what = f"`{part.source.name}`" if part.source else "a part"
        raise ConditionRefused(f"{what} is a {part.kind}, a {kind} is needed there")
    return part


def _same(left: _Part, right: _Part) -> None:
    """Refuse to compare what can never be the same: another type, or a word that is never said."""
    if left.kind is not right.kind:
        raise ConditionRefused(f"a {left.kind} is compared with a {right.kind}")
    for one, other in ((left, right), (right, left)):
        if one.source is not None and one.source.words:
            odd = [said for said in other.said if said not in one.source.words]
            if odd:
                words = ", ".join(one.source.words)
                raise ConditionRefused(
                    f"`{one.source.name}` is never {odd[0]!r}, it is one of {words}"
                )

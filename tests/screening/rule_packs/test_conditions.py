"""The language of conditions: what it takes, what it refuses and why, and what it answers."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.officers import Mode
from app.screening.rule_packs.condition import ConditionRefused, NotKnown, compile_condition
from app.screening.rule_packs.inputs import INPUTS, RuleInputs

LAND = RuleInputs(crossing_mode=Mode.LAND, history_crossings_7_days=12, traveler_accompanied=False)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("history_crossings_7_days > 11", True),
        ("history_crossings_7_days - 2 >= 11", False),
        ("-history_crossings_7_days == -12", True),
        ('crossing_mode in ["rail", "land"] and not traveler_accompanied', True),
        ('crossing_mode not in ["rail", "land"]', False),
        ('"land" != crossing_mode or (history_crossings_7_days < 3)', False),
        ("traveler_accompanied == (history_crossings_7_days < 3)", True),
    ],
)
def test_condition_answers(text: str, answer: bool) -> None:
    assert compile_condition(text).holds(LAND) is answer


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("histroy_crossings_7_days > 3", "did you mean `history_crossings_7_days`"),
        ("traveler_religion == 'x'", "forbidden trait"),
        ("traveler_sex == 'F'", "never in a rule"),
        ("surname == 'X'", "never in a rule"),
        ('crossing_mode == "lnad"', "is never 'lnad'"),
        ('crossing_mode in ["land", "lnad"]', "is never 'lnad'"),
        ("crossing_mode == 3", "a text is compared with a whole number"),
        ('crossing_mode > "land"', "a whole number is needed"),
        ("traveler_accompanied + 1 > 3", "a whole number is needed"),
        ("traveler_age", "must be yes or no"),
        ("traveler_age and traveler_accompanied", "a yes or no is needed"),
        ("1 == 1", "looks at no input"),
        ("traveler_age in crossing_lane", "needs a list"),
        ('crossing_lane in ["a", crossing_port]', "written out"),
        ("traveler_age ** 9 > 1", "no part of the language"),
        ("9 ** 9 ** 9 ** 9 > traveler_age", "no part of the language"),
        ('crossing_lane =~ "(a+)+$"', "no part of the language"),
        ("$now == 1", "no part of the language"),
        ('d"2026-01-01" == 1', "no part of the language"),
        ("traveler_accompanied ? true : false", "no part of the language"),
        ("[x for x in [1]]", "no input `x`"),
        ("crossing_lane.length == 3", "no part of the language"),
        ("", "syntax error"),
        ("(traveler_accompanied", "syntax error"),
        ("(" * 13 + "traveler_accompanied" + ")" * 13, "too large"),
        ("not " * 130 + "traveler_accompanied", "too large"),
        ("traveler_accompanied or " * 40 + "traveler_accompanied", "longer than"),
    ],
)
def test_condition_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ConditionRefused) as refused:
        compile_condition(text)
    assert why in str(refused.value)


def test_what_is_not_known_is_not_guessed_and_does_not_matter_once_the_answer_is_certain() -> None:
    condition = compile_condition("history_crossings_7_days > 20 or traveler_age < 16")
    with pytest.raises(NotKnown, match="traveler_age"):
        condition.holds(LAND)
    assert condition.holds(RuleInputs(history_crossings_7_days=21))
    assert condition.inputs == ("history_crossings_7_days", "traveler_age")


_words = st.sampled_from(
    [
        *INPUTS,
        "and",
        "or",
        "not",
        "in",
        "(",
        ")",
        "[",
        "]",
        ",",
        "==",
        "<",
        "+",
        "-",
        "**",
        "1",
        '"a"',
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_words, max_size=14).map(" ".join)))
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    with suppress(ConditionRefused):
        condition = compile_condition(text)
        assert set(condition.inputs) <= set(INPUTS)
        with suppress(NotKnown):
            assert condition.holds(LAND) in (True, False)

"""What is asked in which direction, and what a declaration lacks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.officers import Direction
from app.encounters.declaration import (
    QUESTIONS,
    Answer,
    Declaration,
    Lacking,
    Question,
    lacking,
)

DECLARED = Declaration({Question.CURRENCY: Answer.YES}, "12500.00", "USD", "sale of a car")


def test_money_is_asked_about_both_ways_and_goods_one_way_each() -> None:
    assert set(QUESTIONS) == set(Direction)
    both = set(QUESTIONS[Direction.INBOUND]) & set(QUESTIONS[Direction.OUTBOUND])
    assert both == {Question.CURRENCY}
    assert {one for asked in QUESTIONS.values() for one in asked} == set(Question)


def test_what_was_not_asked_says_so() -> None:
    declared = Declaration({Question.FOOD: Answer.NO})
    assert declared.answer(Question.FOOD) is Answer.NO
    assert declared.answer(Question.GOODS) is Answer.NOT_ASKED


@pytest.mark.parametrize(
    ("declaration", "missing"),
    [
        (Declaration(), None),
        (Declaration({Question.GOODS: Answer.YES}), None),
        (DECLARED, None),
        (replace(DECLARED, amount="0"), None),
        (replace(DECLARED, amount="123456789012.345"), None),
        (replace(DECLARED, amount=""), Lacking.AMOUNT),
        (replace(DECLARED, amount="12,500"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount="1e9"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount="-5"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount=".5"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount="\u0665\u0660"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount="1234567890123"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, amount="5\n"), Lacking.AMOUNT_FORM),
        (replace(DECLARED, currency=""), Lacking.CURRENCY),
        (replace(DECLARED, currency="usd"), Lacking.CURRENCY),
        (replace(DECLARED, currency="$"), Lacking.CURRENCY),
        # An amount without the answer: what was typed is held to its form all the same.
        (Declaration(amount="9000", currency="EUR"), None),
        (Declaration(amount="9000"), Lacking.CURRENCY),
        (Declaration(currency="EUR"), None),
    ],
)
def test_what_a_declaration_lacks(declaration: Declaration, missing: Lacking | None) -> None:
    assert lacking(declaration) is missing


@given(st.text(max_size=20), st.text(max_size=5))
def test_whatever_is_typed_is_whole_only_as_a_plain_number_with_its_currency(
    amount: str, currency: str
) -> None:
    declared = Declaration({Question.CURRENCY: Answer.YES}, amount, currency)
    if lacking(declared) is None:
        assert float(amount) >= 0
        assert amount.isascii()
        assert len(currency) == 3

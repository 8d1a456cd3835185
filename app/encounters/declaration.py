"""What travelers declare, and whether a declaration is whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.duty.officers import Direction


class Question(StrEnum):
    """What is asked; the same words in every mode."""

    GOODS = "goods"
    """Goods above the allowance, or for sale (inbound)."""
    FOOD = "food"
    """Plants, food, animals, soil (inbound)."""
    CURRENCY = "currency"
    """Money and the like above the reporting limit (both ways)."""
    CONTROLLED = "controlled"
    """Goods that need an export licence (outbound)."""


QUESTIONS: Mapping[Direction, tuple[Question, ...]] = MappingProxyType(
    {
        Direction.INBOUND: (Question.GOODS, Question.FOOD, Question.CURRENCY),
        Direction.OUTBOUND: (Question.CURRENCY, Question.CONTROLLED),
    }
)


class Answer(StrEnum):
    """What was answered; a question that was not asked says so."""

    NOT_ASKED = "not_asked"
    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the people of one encounter declared together.

    Attributes:
        answers: By question; what is missing was not asked.
        amount: Money declared, as a decimal number in plain figures; empty for none.
        currency: Its ISO 4217 code.
        note: What they said about it.
    """

    answers: Mapping[Question, Answer] = field(default_factory=dict)
    amount: str = ""
    currency: str = ""
    note: str = ""

    def answer(self, question: Question) -> Answer:
        """Return what was answered to `question`."""
        return self.answers.get(question, Answer.NOT_ASKED)


class Lacking(StrEnum):
    """What a declaration lacks before it can be recorded."""

    AMOUNT = "amount"
    AMOUNT_FORM = "amount_form"
    CURRENCY = "currency"


_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,3})?")
_CURRENCY = re.compile(r"[A-Z]{3}")


def lacking(declaration: Declaration) -> Lacking | None:
    """Say what is missing or malformed first, or None for a whole declaration."""
    declared = declaration.answer(Question.CURRENCY) is Answer.YES
    if declared and not declaration.amount:
        return Lacking.AMOUNT
    if declaration.amount and not _AMOUNT.fullmatch(declaration.amount):
        return Lacking.AMOUNT_FORM
    if declaration.amount and not _CURRENCY.fullmatch(declaration.currency):
        return Lacking.CURRENCY
    return None

"""The declaration in words: what is asked, what is lacking, what was said."""

from PySide6.QtCore import QCoreApplication

from app.duty.officers import Direction
from app.encounters.declaration import QUESTIONS, Answer, Declaration, Lacking, Question
from app.problems import QT_TRANSLATE_NOOP
from app.ui.words.sentences import apart, dotted

translate = QCoreApplication.translate

_QUESTIONS = {
    Question.GOODS: QT_TRANSLATE_NOOP("Declaration", "Goods above the allowance, or for sale"),
    Question.FOOD: QT_TRANSLATE_NOOP("Declaration", "Plants, food, animals, soil"),
    Question.CURRENCY: QT_TRANSLATE_NOOP("Declaration", "Money above the reporting limit"),
    Question.CONTROLLED: QT_TRANSLATE_NOOP("Declaration", "Goods that need an export license"),
}
_SHORT = {
    Question.GOODS: QT_TRANSLATE_NOOP("Declaration", "goods"),
    Question.FOOD: QT_TRANSLATE_NOOP("Declaration", "plants or food"),
    Question.CURRENCY: QT_TRANSLATE_NOOP("Declaration", "money"),
    Question.CONTROLLED: QT_TRANSLATE_NOOP("Declaration", "licensed goods"),
}
_ANSWERS = {
    Answer.NOT_ASKED: QT_TRANSLATE_NOOP("Declaration", "Not asked"),
    Answer.NO: QT_TRANSLATE_NOOP("Declaration", "No"),
    Answer.YES: QT_TRANSLATE_NOOP("Declaration", "Yes"),
}
_LACKING = {
    Lacking.AMOUNT: QT_TRANSLATE_NOOP("Declaration", "How much? Enter the amount."),
    Lacking.AMOUNT_FORM: QT_TRANSLATE_NOOP(
        "Declaration", "Write the amount in figures: 12500 or 12500.50."
    ),
    Lacking.CURRENCY: QT_TRANSLATE_NOOP("Declaration", "Three letters, such as EUR."),
}


def question_words(question: Question) -> str:
    """Return what is asked."""
    return translate("Declaration", _QUESTIONS[question])


def answer_words(answer: Answer) -> str:
    """Return an answer as it stands on its key."""
    return translate("Declaration", _ANSWERS[answer])


def lacking_words(lacking: Lacking) -> str:
    """Return what to enter, in one sentence."""
    return translate("Declaration", _LACKING[lacking])


def declaration_words(declaration: Declaration, direction: Direction) -> str:
    """Return what was declared in one line: what was said yes to, or that it was nothing."""
    said = [_said(declaration, question) for question in QUESTIONS[direction]]
    if any(said):
        return dotted(*said)
    asked = [declaration.answer(question) for question in QUESTIONS[direction]]
    if Answer.NOT_ASKED not in asked:
        return translate("Declaration", "nothing to declare")
    if set(asked) == {Answer.NOT_ASKED}:
        return translate("Declaration", "nothing asked yet")
    return translate("Declaration", "nothing so far, not all was asked")


def _said(declaration: Declaration, question: Question) -> str:
    if declaration.answer(question) is not Answer.YES:
        return ""
    words = translate("Declaration", _SHORT[question])
    if question is Question.CURRENCY and declaration.amount:
        return f"{words} {apart(f'{declaration.amount} {declaration.currency}')}"
    return words

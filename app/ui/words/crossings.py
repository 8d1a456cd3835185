"""A crossing in words: the decision, how the traveler was known, what supervisors said of it."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.encounters.conveyance import Conveyance
from app.encounters.declaration import Answer, Declaration, Question
from app.encounters.referral import Decision
from app.problems import QT_TRANSLATE_NOOP
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.services.shift_views import ReviewState
from app.ui.widgets.mark import Mark
from app.ui.words.people import name_words
from app.ui.words.sentences import apart, dotted

translate = QCoreApplication.translate

_DECISIONS = {
    Decision.ADMIT: QT_TRANSLATE_NOOP("Crossings", "admitted"),
    Decision.REFER: QT_TRANSLATE_NOOP("Crossings", "referred"),
}
_VERDICTS = {
    Verdict.ROUTINE: (Mark.CLEAR, QT_TRANSLATE_NOOP("Crossings", "routine")),
    Verdict.ATTENTION: (Mark.ATTENTION, QT_TRANSLATE_NOOP("Crossings", "attention")),
    Verdict.REFER: (Mark.REFER, QT_TRANSLATE_NOOP("Crossings", "refer")),
}
_IDENTITIES = {
    Identity.READ: QT_TRANSLATE_NOOP("Crossings", "document read"),
    Identity.ENTERED: QT_TRANSLATE_NOOP("Crossings", "entered by hand"),
    Identity.SEEN: QT_TRANSLATE_NOOP("Crossings", "seen without a readable document"),
    Identity.UNREAD: QT_TRANSLATE_NOOP("Crossings", "unread"),
}
_STATES = {
    ReviewState.UNSEEN: (Mark.NOT_DONE, QT_TRANSLATE_NOOP("Crossings", "not reviewed")),
    ReviewState.REVIEWED: (Mark.PASSED, QT_TRANSLATE_NOOP("Crossings", "reviewed")),
    ReviewState.RETURNED: (Mark.ATTENTION, QT_TRANSLATE_NOOP("Crossings", "returned")),
    ReviewState.ANSWERED: (Mark.OPEN, QT_TRANSLATE_NOOP("Crossings", "returned, note read")),
}
_DECLARED = {
    Question.GOODS: QT_TRANSLATE_NOOP("Crossings", "goods"),
    Question.FOOD: QT_TRANSLATE_NOOP("Crossings", "plants or food"),
    Question.CURRENCY: QT_TRANSLATE_NOOP("Crossings", "money"),
    Question.CONTROLLED: QT_TRANSLATE_NOOP("Crossings", "licensed goods"),
}


def decision_words(decision: Decision) -> str:
    """Return what was decided."""
    return translate("Crossings", _DECISIONS[decision])


def verdict_words(verdict: Verdict) -> tuple[Mark, str]:
    """Return the verdict of a card with its shape."""
    mark, words = _VERDICTS[verdict]
    return mark, translate("Crossings", words)


def identity_words(identity: Identity) -> str:
    """Return how the traveler was known."""
    return translate("Crossings", _IDENTITIES[identity])


def state_words(state: ReviewState) -> tuple[Mark, str]:
    """Return where a record stands with the supervisors, with its shape."""
    mark, words = _STATES[state]
    return mark, translate("Crossings", words)


def crossed_name(surname: str, given_names: str) -> str:
    """Return the traveler's name, or say that there is none."""
    return name_words(surname, given_names) or translate("Crossings", "Unknown traveler")


def declared_words(declaration: Declaration | None) -> str:
    """Return what was declared, in one line; empty where nobody was asked."""
    if declaration is None:
        return ""
    said = [
        _declared(declaration, question)
        for question in Question
        if declaration.answer(question) is Answer.YES
    ]
    asked = any(declaration.answer(question) is not Answer.NOT_ASKED for question in Question)
    nothing = translate("Crossings", "nothing to declare") if asked else ""
    return dotted(*said, declaration.note) if said else dotted(nothing, declaration.note)


def conveyance_words(conveyance: Conveyance) -> str:
    """Return everything that was entered of what they came in, in one line."""
    seal = translate("Crossings", "seal {number}").format(number=conveyance.seal)
    plate = " ".join(part for part in (conveyance.plate_state, conveyance.plate) if part)
    return dotted(
        plate if conveyance.plate else "",
        conveyance.container,
        seal if conveyance.seal else "",
        conveyance.carrier,
        conveyance.place,
    )


def count_words(count: int) -> str:
    """Return a number as it is grouped here: `4,812`."""
    return QLocale().toString(count)


def _declared(declaration: Declaration, question: Question) -> str:
    words = translate("Crossings", _DECLARED[question])
    if question is Question.CURRENCY and declaration.amount:
        return f"{words} {apart(f'{declaration.amount} {declaration.currency}')}"
    return words

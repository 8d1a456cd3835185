"""The document's verdict: what passed in one line each kind, what did not by itself."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.documents.reading import Check, CheckName, CheckReason, CheckState
from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Who
from app.ui.words.sentences import dotted
from app.ui.words.times import date_words

translate = QCoreApplication.translate

_DIGITS = (
    CheckName.NUMBER_DIGIT,
    CheckName.BIRTH_DIGIT,
    CheckName.EXPIRY_DIGIT,
    CheckName.OPTIONAL_DIGIT,
    CheckName.COMPOSITE_DIGIT,
)
_PLAUSIBLE = (
    CheckName.CHARACTERS,
    CheckName.DATES,
    CheckName.STATES,
    CheckName.DOCUMENT_TYPE,
)
_NAMES: dict[str, str] = {
    CheckName.NUMBER_DIGIT: QT_TRANSLATE_NOOP("Checks", "Check digit of the number"),
    CheckName.BIRTH_DIGIT: QT_TRANSLATE_NOOP("Checks", "Check digit of the birth date"),
    CheckName.EXPIRY_DIGIT: QT_TRANSLATE_NOOP("Checks", "Check digit of the expiry date"),
    CheckName.OPTIONAL_DIGIT: QT_TRANSLATE_NOOP("Checks", "Check digit of the optional data"),
    CheckName.COMPOSITE_DIGIT: QT_TRANSLATE_NOOP("Checks", "Check digit of the whole zone"),
    CheckName.CHARACTERS: QT_TRANSLATE_NOOP("Checks", "Characters of the zone"),
    CheckName.DATES: QT_TRANSLATE_NOOP("Checks", "Dates"),
    CheckName.EXPIRY: QT_TRANSLATE_NOOP("Checks", "Validity"),
    CheckName.STATES: QT_TRANSLATE_NOOP("Checks", "Issuer and nationality"),
    CheckName.DOCUMENT_TYPE: QT_TRANSLATE_NOOP("Checks", "Kind of document"),
    CheckName.BARCODE: QT_TRANSLATE_NOOP("Checks", "Barcode"),
}
_REASONS: dict[str, str] = {
    CheckReason.DIGIT_DIFFERS: QT_TRANSLATE_NOOP("Checks", "does not add up"),
    CheckReason.FIELD_EMPTY: QT_TRANSLATE_NOOP("Checks", "field empty"),
    CheckReason.UNKNOWN_DATE: QT_TRANSLATE_NOOP("Checks", "date not stated"),
    CheckReason.IMPOSSIBLE_DATE: QT_TRANSLATE_NOOP("Checks", "no such date"),
    CheckReason.BIRTH_IN_FUTURE: QT_TRANSLATE_NOOP("Checks", "birth in the future"),
    CheckReason.EXPIRES_BEFORE_BIRTH: QT_TRANSLATE_NOOP("Checks", "expiry before birth"),
    CheckReason.EXPIRED: QT_TRANSLATE_NOOP("Checks", "expired"),
    CheckReason.UNKNOWN_STATE: QT_TRANSLATE_NOOP("Checks", "unknown code"),
    CheckReason.FORBIDDEN_CHARACTER: QT_TRANSLATE_NOOP("Checks", "not allowed there"),
    CheckReason.UNKNOWN_TYPE: QT_TRANSLATE_NOOP("Checks", "unknown kind"),
    CheckReason.VALUE_DIFFERS: QT_TRANSLATE_NOOP("Checks", "differs from the zone"),
    CheckReason.NO_MRZ: QT_TRANSLATE_NOOP("Checks", "no machine zone"),
}


class CheckMark(StrEnum):
    """The sign before a line; each has its own shape."""

    PASSED = "passed"
    LOOK = "look"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line under the picture of the page.

    Attributes:
        title: What was checked.
        answer: The answer in a word or two, at the right.
        detail: Printed against expected, where that helps.
    """

    mark: CheckMark
    title: str
    answer: str
    detail: str = ""


def check_lines(checks: tuple[Check, ...], who: Who | None) -> tuple[CheckLine, ...]:
    """Return the lines: what needs a look first, then what passed, then what was not done."""
    digits = translate("Checks", "Check digits, {passed} of {count}")
    plausible = translate("Checks", "Characters, dates and codes, {passed} of {count}")
    single = [check for check in checks if check.name not in (*_DIGITS, *_PLAUSIBLE)]
    return (
        *(_line(check, who) for check in checks if check.state is CheckState.FAILED),
        *_counted(checks, _DIGITS, digits),
        *_counted(checks, _PLAUSIBLE, plausible),
        *(_line(check, who) for check in single if check.state is CheckState.PASSED),
        *(_line(check, who) for check in checks if check.state is CheckState.NOT_DONE),
    )


def check_name_words(name: str) -> str:
    """Return what a check looks at; an unknown name stays as it is."""
    return translate("Checks", _NAMES[name]) if name in _NAMES else name


def check_reason_words(reason: str) -> str:
    """Return why a check failed or was not done; an unknown reason stays as it is."""
    return translate("Checks", _REASONS[reason]) if reason in _REASONS else reason


def _counted(
    checks: tuple[Check, ...], names: tuple[CheckName, ...], title: str
) -> tuple[CheckLine, ...]:
    states = [check.state for check in checks if check.name in names]
    passed = states.count(CheckState.PASSED)
    if not passed:
        return ()
    title = title.format(passed=passed, count=passed + states.count(CheckState.FAILED))
    return (CheckLine(CheckMark.PASSED, title, translate("Checks", "passed")),)


def _line(check: Check, who: Who | None) -> CheckLine:
    title = translate("Checks", _NAMES[check.name])
    if check.name is CheckName.EXPIRY and who is not None and who.expiry_date.year is not None:
        date = date_words(who.expiry_date)
        until = translate("Checks", "Valid until {date}").format(date=date)
        since = translate("Checks", "Expired {date}").format(date=date)
        title = until if check.state is CheckState.PASSED else since
    if check.state is CheckState.PASSED:
        return CheckLine(CheckMark.PASSED, title, translate("Checks", "passed"))
    reason = check_reason_words(check.reason or "")
    if check.state is CheckState.NOT_DONE:
        return CheckLine(CheckMark.NOT_DONE, title, reason or translate("Checks", "not done"))
    return CheckLine(CheckMark.LOOK, title, translate("Checks", "look"), _detail(check, reason))


def _detail(check: Check, reason: str) -> str:
    if check.name is CheckName.EXPIRY:
        return ""
    adds_up = check.reason is not CheckReason.DIGIT_DIFFERS
    parts = [reason] if adds_up or not check.expected else []
    if check.printed:
        parts.append(translate("Checks", "printed {value}").format(value=check.printed))
    if check.expected:
        parts.append(translate("Checks", "expected {value}").format(value=check.expected))
    return dotted(*parts)

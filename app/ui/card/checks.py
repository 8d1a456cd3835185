"""The document's verdict: what passed in one line each kind, what did not by itself."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.documents.reading import Check, CheckName, CheckReason, CheckState, Origin
from app.problems import QT_TRANSLATE_NOOP
from app.screening.summary_types import Who
from app.ui.words.codes_read import source_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import date_words, iso_date_words

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
    CheckName.SEAL: QT_TRANSLATE_NOOP("Checks", "Digital seal"),
    CheckName.VISUAL_ZONE: QT_TRANSLATE_NOOP("Checks", "Printed page"),
    CheckName.SAME_NAME: QT_TRANSLATE_NOOP("Checks", "Name"),
    CheckName.SAME_NUMBER: QT_TRANSLATE_NOOP("Checks", "Document number"),
    CheckName.SAME_ISSUER: QT_TRANSLATE_NOOP("Checks", "Issuer"),
    CheckName.SAME_BIRTH_DATE: QT_TRANSLATE_NOOP("Checks", "Birth date"),
    CheckName.SAME_EXPIRY_DATE: QT_TRANSLATE_NOOP("Checks", "Expiry date"),
    CheckName.SAME_SEX: QT_TRANSLATE_NOOP("Checks", "Sex"),
    CheckName.SAME_NATIONALITY: QT_TRANSLATE_NOOP("Checks", "Nationality"),
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
    CheckReason.VALUE_DIFFERS: QT_TRANSLATE_NOOP("Checks", "differs"),
    CheckReason.ISSUER_NOT_TRUSTED: QT_TRANSLATE_NOOP("Checks", "issuer not trusted"),
    CheckReason.COULD_NOT_CHECK: QT_TRANSLATE_NOOP("Checks", "could not check"),
    CheckReason.PAGE_NOT_SHOWN: QT_TRANSLATE_NOOP("Checks", "not in the picture"),
    CheckReason.TOO_SMALL: QT_TRANSLATE_NOOP("Checks", "too small: move closer"),
    CheckReason.COULD_NOT_BE_READ: QT_TRANSLATE_NOOP("Checks", "could not be read"),
    CheckReason.DOES_NOT_MATCH: QT_TRANSLATE_NOOP("Checks", "does not match"),
    CheckReason.WRITTEN_ODDLY: QT_TRANSLATE_NOOP("Checks", "written oddly"),
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
    single = [
        check for check in checks if check.name not in (*_DIGITS, *_PLAUSIBLE) and not check.between
    ]
    return (
        *(_line(check, who) for check in checks if check.state is CheckState.FAILED),
        *_counted(checks, _DIGITS, digits),
        *_counted(checks, _PLAUSIBLE, plausible),
        *(_line(check, who) for check in single if check.state is CheckState.PASSED),
        *_agreeing(checks),
        *(
            _line(check, who)
            for check in checks
            if check.state is CheckState.NOT_DONE and not _is_unread(check)
        ),
        *_unread(checks),
    )


def _agreeing(checks: tuple[Check, ...]) -> tuple[CheckLine, ...]:
    """Return one line for each two sources, with what they agree in: names need no line each."""
    passed = [check for check in checks if check.between and check.state is CheckState.PASSED]
    lines = []
    for between in dict.fromkeys(check.between for check in passed):
        what = dotted(
            *(translate("Checks", _NAMES[one.name]) for one in passed if one.between == between)
        )
        agree = translate("Checks", "agree")
        lines.append(CheckLine(CheckMark.PASSED, _sources(between), agree, what))
    return tuple(lines)


def _is_unread(check: Check) -> bool:
    return bool(check.between) and check.reason is CheckReason.COULD_NOT_BE_READ


def _unread(checks: tuple[Check, ...]) -> tuple[CheckLine, ...]:
    """Return one line for each source that could not be read whole, with what is lacking."""
    unread = [check for check in checks if _is_unread(check)]
    lines = []
    for between in dict.fromkeys(check.between for check in unread):
        what = dotted(
            *(translate("Checks", _NAMES[one.name]) for one in unread if one.between == between)
        )
        why = check_reason_words(CheckReason.COULD_NOT_BE_READ)
        lines.append(CheckLine(CheckMark.NOT_DONE, capital(source_words(between[-1])), why, what))
    return tuple(lines)


def _sources(between: tuple[Origin, ...]) -> str:
    first, second = (source_words(origin) for origin in between)
    words = translate("Checks", "{first} and {second}").format(first=first, second=second)
    return capital(words)


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
    if check.between:
        return _differing(check)
    if check.name is CheckName.SEAL:
        return _sealed(check)
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


def _sealed(check: Check) -> CheckLine:
    """Return the state of a seal, and who signed; why, the fact on the card explains."""
    title = translate("Checks", _NAMES[check.name])
    by = translate("Checks", "signed by {signer}").format(signer=apart(check.printed))
    signer = by if check.printed else ""
    if check.state is CheckState.PASSED:
        return CheckLine(CheckMark.PASSED, title, translate("Checks", "verified"), signer)
    reason = check_reason_words(check.reason or "")
    if check.state is CheckState.NOT_DONE:
        return CheckLine(CheckMark.NOT_DONE, title, translate("Checks", "not done"), reason)
    if check.reason is CheckReason.DOES_NOT_MATCH:  # whoever it names has not signed this
        signer = ""
    return CheckLine(CheckMark.LOOK, title, translate("Checks", "look"), dotted(reason, signer))


def _differing(check: Check) -> CheckLine:
    """Return a comparison that failed or is open, both values side by side."""
    title = translate("Checks", "{field}: {sources}").format(
        field=translate("Checks", _NAMES[check.name]), sources=_sources(check.between)
    )
    values = (_value(check.name, check.printed), _value(check.name, check.expected))
    beside = dotted(
        *(
            f"{capital(source_words(origin))} {apart(value)}"
            for origin, value in zip(check.between, values, strict=True)
        )
    )
    if check.state is CheckState.NOT_DONE:
        reason = check_reason_words(check.reason or "")
        return CheckLine(CheckMark.NOT_DONE, title, reason, beside)
    return CheckLine(CheckMark.LOOK, title, translate("Checks", "look"), beside)


def _value(name: CheckName, value: str) -> str:
    dates = (CheckName.SAME_BIRTH_DATE, CheckName.SAME_EXPIRY_DATE)
    return iso_date_words(value) if name in dates else value


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

"""Checks: what was looked at, what the answer is, and why it is not simply yes."""

from dataclasses import dataclass
from enum import StrEnum


class CheckState(StrEnum):
    """The three answers of a check (shape of BSI TR-03135)."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_DONE = "not_done"


class CheckName(StrEnum):
    """What was checked."""

    NUMBER_DIGIT = "number_check_digit"
    BIRTH_DIGIT = "birth_check_digit"
    EXPIRY_DIGIT = "expiry_check_digit"
    OPTIONAL_DIGIT = "optional_check_digit"
    COMPOSITE_DIGIT = "composite_check_digit"
    CHARACTERS = "characters"
    DATES = "dates"
    EXPIRY = "expiry"
    STATES = "states"
    DOCUMENT_TYPE = "document_type"
    BARCODE = "barcode"
    SEAL = "seal"
    VISUAL_ZONE = "visual_zone"
    SAME_NAME = "same_name"
    SAME_NUMBER = "same_number"
    SAME_ISSUER = "same_issuer"
    SAME_BIRTH_DATE = "same_birth_date"
    SAME_EXPIRY_DATE = "same_expiry_date"
    SAME_SEX = "same_sex"
    SAME_NATIONALITY = "same_nationality"


class CheckReason(StrEnum):
    """Why a check failed or was not done."""

    DIGIT_DIFFERS = "digit_differs"
    FIELD_EMPTY = "field_empty"
    UNKNOWN_DATE = "unknown_date"
    IMPOSSIBLE_DATE = "impossible_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    EXPIRES_BEFORE_BIRTH = "expires_before_birth"
    EXPIRED = "expired"
    UNKNOWN_STATE = "unknown_state"
    FORBIDDEN_CHARACTER = "forbidden_character"
    UNKNOWN_TYPE = "unknown_type"
    VALUE_DIFFERS = "value_differs"
    NO_MRZ = "no_mrz"
    ISSUER_NOT_TRUSTED = "issuer_not_trusted"
    COULD_NOT_CHECK = "could_not_check"
    DOES_NOT_MATCH = "does_not_match"
    PAGE_NOT_SHOWN = "page_not_shown"
    TOO_SMALL = "too_small"
    COULD_NOT_BE_READ = "could_not_be_read"
    WRITTEN_ODDLY = "written_oddly"


class StatementSource(StrEnum):
    """Where something about a traveler or a document stands."""

    MRZ = "mrz"
    BARCODE = "barcode"
    VISUAL_ZONE = "visual_zone"
    BOARDING_PASS = "boarding_pass"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class Origin:
    """One side of a comparison.

    Attributes:
        code: Which kind of code (a `BarcodeKind`), where it is one.
    """

    source: StatementSource
    code: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check. A failed one is data, never an exception.

    Attributes:
        printed: What the document says, where that helps to understand the answer.
        expected: What it should say, or what stands on the other side of a comparison.
        between: Where `printed` and `expected` stand, in this order; empty for all checks but
            comparisons.
    """

    name: CheckName
    state: CheckState
    reason: CheckReason | None = None
    printed: str = ""
    expected: str = ""
    between: tuple[Origin, ...] = ()

"""Evidence: two values side by side, how they stand to each other, and what that weighs."""

from dataclasses import dataclass
from enum import StrEnum


class Agreement(StrEnum):
    """How one field of the traveler stands to the listed one."""

    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    ABSENT = "absent"


class EvidenceField(StrEnum):
    """Which field an evidence line compares."""

    NAME = "name"
    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    BIRTH_DATE = "birth_date"
    NATIONALITY = "nationality"
    SEX = "sex"
    DOCUMENT_NUMBER = "document_number"
    ISSUING_STATE = "issuing_state"
    CHECK_DIGIT = "check_digit"
    EXPIRY_DATE = "expiry_date"
    FLIGHT = "flight"
    PLATE = "plate"
    PLATE_STATE = "plate_state"
    CONTAINER = "container"
    LIST_SIZE = "list_size"
    """How many people stand on the list: the more, the likelier a chance likeness."""
    STAY = "stay"
    """Days in the country, against those allowed."""


class EvidenceNote(StrEnum):
    """Why a field agrees only nearly, or weighs little: the short reason on an evidence line."""

    COMMON_NAME = "common_name"
    SPELLING_VARIANT = "spelling_variant"
    OTHER_FORM = "other_form"
    """Known as one name: MOHAMMED and MEHMET."""
    SAME_CONSONANTS = "same_consonants"
    SOUNDS_ALIKE = "sounds_alike"
    ONE_LETTER_APART = "one_letter_apart"
    TWO_LETTERS_APART = "two_letters_apart"
    WORDS_JOINED = "words_joined"
    ORDER_SWAPPED = "order_swapped"
    WORD_MISSING = "word_missing"
    NAME_TRUNCATED = "name_truncated"
    INITIAL_ONLY = "initial_only"
    DAY_MONTH_SWAPPED = "day_month_swapped"
    YEAR_ONE_OFF = "year_one_off"
    CENTURY_OFF = "century_off"
    ONE_DIGIT_APART = "one_digit_apart"
    LOOKS_ALIKE = "looks_alike"
    """Characters that cameras and people take for one another."""
    DATE_PARTIAL = "date_partial"
    COMMON_DATE = "common_date"
    """The same, but so many on the list have this date, or this name, that it says little."""
    CHECK_DIGIT_FAILED = "check_digit_failed"


class Settles(StrEnum):
    """What would settle a doubt."""

    PHOTO = "photo"
    DOCUMENT_NUMBER = "document_number"
    FULL_BIRTH_DATE = "full_birth_date"
    ISSUER = "issuer"
    PRINTED_PAGE = "printed_page"
    STAMPS = "stamps"
    PLATE = "plate"
    PLATE_STATE = "plate_state"
    REDRESS = "redress"
    """The traveler was confused with this very listing before."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One compared field, both values side by side.

    Attributes:
        centibits: Weight of evidence in hundredths of a bit; for the evidence page, never the card.
        note: An `EvidenceNote`, or empty; for check digits the `CheckName` it belongs to.
    """

    field: EvidenceField
    agreement: Agreement
    traveler: str
    listed: str
    centibits: int = 0
    note: str = ""

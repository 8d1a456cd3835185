"""Which documents carry visible digital seals, and which fields theirs have.

Facts from ICAO Doc 9303-7 clause 9.1, 9303-8 clause 6.1 and BSI TR-03137 part 1 version 2.5. A kind
is known by two numbers of the header: the definition of its features and the category of document.
"""

from dataclasses import dataclass
from enum import StrEnum


class VdsKind(StrEnum):
    """What a seal stands on."""

    VISA = "visa"
    EMERGENCY_TRAVEL_DOCUMENT = "emergency_travel_document"
    ARRIVAL_ATTESTATION = "arrival_attestation"
    SOCIAL_INSURANCE_CARD = "social_insurance_card"
    RESIDENCE_PERMIT = "residence_permit"
    SUPPLEMENTARY_SHEET = "supplementary_sheet"
    ADDRESS_STICKER_ID_CARD = "address_sticker_id_card"
    ADDRESS_STICKER_RESIDENCE_PERMIT = "address_sticker_residence_permit"
    RESIDENCE_STICKER_PASSPORT = "residence_sticker_passport"
    ADMINISTRATIVE_DOCUMENT = "administrative_document"
    OTHER = "other"


class VdsField(StrEnum):
    """What a feature says."""

    MRZ = "mrz"
    ENTRIES = "entries"
    STAY = "stay"
    PASSPORT_NUMBER = "passport_number"
    VISA_TYPE = "visa_type"
    ADDITIONAL = "additional"
    REGISTER_NUMBER = "register_number"
    INSURANCE_NUMBER = "insurance_number"
    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    BIRTH_NAME = "birth_name"
    SHEET_NUMBER = "sheet_number"
    DOCUMENT_NUMBER = "document_number"
    MUNICIPALITY = "municipality"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    PROFILE = "profile"
    VALIDITY = "validity"
    UNKNOWN = "unknown"


class Coding(StrEnum):
    """How a feature's bytes are to be read."""

    C40 = "c40"
    MRV_A = "mrv_a"
    MRV_B = "mrv_b"
    TD2 = "td2"
    UTF8 = "utf8"
    NUMBER = "number"
    STAY = "stay"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class FeatureRule:
    """One feature of a kind."""

    field: VdsField
    coding: Coding
    required: bool = True


_STICKER_FRONT = {
    1: FeatureRule(VdsField.DOCUMENT_NUMBER, Coding.C40),
    2: FeatureRule(VdsField.MUNICIPALITY, Coding.C40),
}
_STICKER = {**_STICKER_FRONT, 3: FeatureRule(VdsField.ADDRESS, Coding.C40)}

FEATURES: dict[VdsKind, dict[int, FeatureRule]] = {
    VdsKind.VISA: {
        1: FeatureRule(VdsField.MRZ, Coding.MRV_A, required=False),  # one of the two is there
        2: FeatureRule(VdsField.MRZ, Coding.MRV_B, required=False),
        3: FeatureRule(VdsField.ENTRIES, Coding.NUMBER, required=False),
        4: FeatureRule(VdsField.STAY, Coding.STAY),
        5: FeatureRule(VdsField.PASSPORT_NUMBER, Coding.C40),
        6: FeatureRule(VdsField.VISA_TYPE, Coding.BYTES, required=False),
        7: FeatureRule(VdsField.ADDITIONAL, Coding.BYTES, required=False),
    },
    VdsKind.EMERGENCY_TRAVEL_DOCUMENT: {2: FeatureRule(VdsField.MRZ, Coding.TD2)},
    VdsKind.ARRIVAL_ATTESTATION: {
        2: FeatureRule(VdsField.MRZ, Coding.TD2),
        3: FeatureRule(VdsField.REGISTER_NUMBER, Coding.C40),
    },
    VdsKind.SOCIAL_INSURANCE_CARD: {
        1: FeatureRule(VdsField.INSURANCE_NUMBER, Coding.C40),
        2: FeatureRule(VdsField.SURNAME, Coding.UTF8),
        3: FeatureRule(VdsField.GIVEN_NAMES, Coding.UTF8),
        4: FeatureRule(VdsField.BIRTH_NAME, Coding.UTF8, required=False),
    },
    VdsKind.RESIDENCE_PERMIT: {
        2: FeatureRule(VdsField.MRZ, Coding.TD2),
        3: FeatureRule(VdsField.PASSPORT_NUMBER, Coding.C40),
    },
    VdsKind.SUPPLEMENTARY_SHEET: {
        4: FeatureRule(VdsField.MRZ, Coding.TD2),
        5: FeatureRule(VdsField.SHEET_NUMBER, Coding.C40),
    },
    VdsKind.ADDRESS_STICKER_ID_CARD: _STICKER,
    VdsKind.ADDRESS_STICKER_RESIDENCE_PERMIT: _STICKER,
    VdsKind.RESIDENCE_STICKER_PASSPORT: {
        **_STICKER_FRONT,
        3: FeatureRule(VdsField.POSTAL_CODE, Coding.C40),
    },
    VdsKind.ADMINISTRATIVE_DOCUMENT: {
        0: FeatureRule(VdsField.PROFILE, Coding.BYTES),
        1: FeatureRule(VdsField.VALIDITY, Coding.BYTES, required=False),
    },
    VdsKind.OTHER: {},
}
"""By tag."""

_KINDS = {
    (0x5D, 0x01): VdsKind.VISA,
    (0x5E, 0x03): VdsKind.EMERGENCY_TRAVEL_DOCUMENT,
    (0xFD, 0x02): VdsKind.ARRIVAL_ATTESTATION,
    (0xFC, 0x04): VdsKind.SOCIAL_INSURANCE_CARD,
    (0xFB, 0x06): VdsKind.RESIDENCE_PERMIT,
    (0xFA, 0x06): VdsKind.SUPPLEMENTARY_SHEET,
    (0xF9, 0x08): VdsKind.ADDRESS_STICKER_ID_CARD,
    (0xF9, 0x0C): VdsKind.ADDRESS_STICKER_RESIDENCE_PERMIT,
    (0xF8, 0x0A): VdsKind.RESIDENCE_STICKER_PASSPORT,
    (0x01, 0xC8): VdsKind.ADMINISTRATIVE_DOCUMENT,
}

NUMBERS = {kind: numbers for numbers, kind in _KINDS.items()}
"""Feature definition and document category of each kind, as the header has them."""


def kind_of_seal(definition: int, category: int) -> VdsKind:
    """Return the kind with these two numbers; OTHER where it is none of the known ones."""
    return _KINDS.get((definition, category), VdsKind.OTHER)

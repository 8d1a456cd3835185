"""Driver licences and identity cards of North America: AAMVA DL/ID standard, versions 01 to 12.

PDF417 on the back of the card; annex D of the AAMVA DL/ID Card Design Standard, and DL/ID-2000.
Nothing in it is signed: it says what somebody printed, and is good for comparing with the front.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.documents.payloads.aamva_body import Subfile, read_body
from app.documents.payloads.aamva_dates import read_aamva_date
from app.documents.payloads.aamva_header import AamvaHeader, read_header
from app.documents.payloads.aamva_issuers import ISSUERS, Issuer
from app.documents.payloads.aamva_names import AamvaNames, read_names
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import refuse_too_long
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import PartialDate, Sex

_SEXES = {"1": Sex.MALE, "M": Sex.MALE, "2": Sex.FEMALE, "F": Sex.FEMALE}
_YES = ("1", "Y")
_YEAR_FIRST_VERSIONS = (0, 1)
_CANADA = "CAN"
_COUNTRIES = {"CANADA": _CANADA, "CA": _CANADA, "US": "USA", "MX": "MEX"}
_SAYS_ENHANCED = 11  # from this version on there is an element for it


class CardKind(StrEnum):
    """What the card is."""

    DRIVER_LICENCE = "DL"
    IDENTITY_CARD = "ID"


class Enhanced(StrEnum):
    """Whether the card says that it is enhanced, and counts at a land border as a document."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot_say"
    """Its version has no way to say so, and its issuer has such cards: look at the front."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, as printed; what is missing is empty."""

    street: str
    city: str
    jurisdiction: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class AamvaLicence:
    """A card, as its barcode gives it.

    Attributes:
        issuer_number: Six digits.
        issuer: None where the number is on no list.
        jurisdiction: Two letters of the issuer; of the address where the issuer is on no list.
        country: Three letters: as printed, else the issuer's.
        real_id: Whether it complies with the REAL ID Act; None where it does not say.
        limited_duration: Its holder may stay for a limited time only (element DDD).
        document_discriminator: Tells this card from others issued to the same holder.
        elements: Of the card's own part, by their letters, with the blanks that fill them up; what
            the letters mean, `aamva_elements.MEANINGS` says.
        subfiles: All parts, a jurisdiction's own among them.
    """

    version: int
    jurisdiction_version: int | None
    issuer_number: str
    issuer: Issuer | None
    jurisdiction: str
    country: str
    kind: CardKind
    enhanced: Enhanced
    document_number: str
    names: AamvaNames
    birth_date: PartialDate
    sex: Sex
    issue_date: PartialDate
    expiry_date: PartialDate
    address: Address
    real_id: bool | None
    limited_duration: bool
    document_discriminator: str
    elements: Mapping[str, str] = field(default_factory=dict)
    subfiles: tuple[Subfile, ...] = ()
    warnings: tuple[PayloadWarning, ...] = ()


def read_aamva(payload: bytes) -> AamvaLicence:
    """Read a card. What is not as it should be is got over, with a warning.

    Args:
        payload: ASCII, ISO 8859-1 or UTF-8.

    Raises:
        PayloadError: It is no such card: it has no header, or nothing of what every card has.
    """
    refuse_too_long(payload)
    warnings: list[PayloadWarning] = []
    as_bytes, text = payload.decode("latin-1"), _text(payload)
    if as_bytes.upper() != as_bytes and "ansi" in as_bytes[:64]:
        as_bytes, text = payload.upper().decode("latin-1"), text.upper()
        warnings.append(PayloadWarning.LETTERS_REPAIRED)
    header = read_header(as_bytes)
    body = read_body(text[header.end :], tuple(one.type for one in header.designators))
    warnings += (*header.warnings, *body.warnings)
    elements = _card_elements(body.subfiles)
    if not elements:
        raise PayloadError("no element of a card")
    issuer = ISSUERS.get(header.issuer_number)
    country = _country(elements, issuer)
    dates = {
        name: read_aamva_date(
            elements.get(name, ""),
            year_first=header.version in _YEAR_FIRST_VERSIONS or country == _CANADA,
            warnings=warnings,
        )
        for name in ("DBB", "DBD", "DBA")
    }
    names = read_names(elements, warnings)
    number = elements.get("DAQ", "").strip()
    if not number or not names.surname or dates["DBB"] == PartialDate():
        warnings.append(PayloadWarning.FIELD_MISSING)
    return AamvaLicence(
        version=header.version,
        jurisdiction_version=header.jurisdiction_version,
        issuer_number=header.issuer_number,
        issuer=issuer,
        jurisdiction=issuer.code if issuer and issuer.code else _value(elements, "DAJ", "DAO"),
        country=country,
        kind=_kind(header, body.subfiles),
        enhanced=_enhanced(header.version, elements, body.subfiles, issuer),
        document_number=number,
        names=names,
        birth_date=dates["DBB"],
        sex=_SEXES.get(_value(elements, "DBC").upper(), Sex.UNSPECIFIED),
        issue_date=dates["DBD"],
        expiry_date=dates["DBA"],
        address=_address(elements),
        real_id={"F": True, "N": False}.get(_value(elements, "DDA").upper()),
        limited_duration=_value(elements, "DDD") in _YES,
        document_discriminator=_value(elements, "DCF"),
        elements=elements,
        subfiles=body.subfiles,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _text(payload: bytes) -> str:
    """Return the text: UTF-8 where it is that, else one character per byte (ISO 8859-1)."""
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        return payload.decode("latin-1")


def _card_elements(subfiles: tuple[Subfile, ...]) -> dict[str, str]:
    """Return the elements of all parts that are not a jurisdiction's own; the first one stands."""
    elements: dict[str, str] = {}
    for subfile in subfiles:
        if not subfile.type.startswith("Z"):
            elements = subfile.elements | elements
    return elements


def _value(elements: Mapping[str, str], *names: str) -> str:
    """Return the first value that is there, without the blanks that fill it up."""
    return next((value for name in names if (value := elements.get(name, "").strip())), "")


def _country(elements: Mapping[str, str], issuer: Issuer | None) -> str:
    printed = _value(elements, "DCG").upper()
    return _COUNTRIES.get(printed, printed) or (issuer.country if issuer else "")


def _kind(header: AamvaHeader, subfiles: tuple[Subfile, ...]) -> CardKind:
    types = [one.type for one in header.designators] + [one.type for one in subfiles]
    return CardKind.IDENTITY_CARD if "ID" in types else CardKind.DRIVER_LICENCE


def _enhanced(
    version: int,
    elements: Mapping[str, str],
    subfiles: tuple[Subfile, ...],
    issuer: Issuer | None,
) -> Enhanced:
    """Read element DDO (2025), or the part EN of cards before it."""
    if _value(elements, "DDO") in _YES or any(one.type == "EN" for one in subfiles):
        return Enhanced.YES
    if version >= _SAYS_ENHANCED or (issuer is not None and not issuer.issues_enhanced):
        return Enhanced.NO
    return Enhanced.CANNOT_SAY


def _address(elements: Mapping[str, str]) -> Address:
    """Read the mailing address, or what version 01 has for the residence."""
    lines = (_value(elements, "DAG", "DAL"), _value(elements, "DAH", "DAM"))
    return Address(
        street=", ".join(line for line in lines if line and line.upper() != "NONE"),
        city=_value(elements, "DAI", "DAN"),
        jurisdiction=_value(elements, "DAJ", "DAO"),
        postal_code=_value(elements, "DAK", "DAP"),
    )

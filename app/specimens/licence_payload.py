"""Licences for specimens: the bytes of their PDF417, in every version of the AAMVA standard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.documents.payloads.aamva import CardKind
from app.documents.reading import Sex

_YEAR_FIRST_VERSION = 1
_FIRST_AND_MIDDLE_APART = 4  # from this version on
_SAYS_ENHANCED = 11  # from this version on
_SEXES = {Sex.MALE: ("1", "M"), Sex.FEMALE: ("2", "F"), Sex.UNSPECIFIED: ("9", "X")}


@dataclass(frozen=True, slots=True)
class Licence:
    """What is printed into a licence's barcode.

    Attributes:
        issuer_number: Six digits; this one is nobody's.
        own: Elements of the jurisdiction's own part, whose letters begin with `ZU`.
    """

    surname: str
    first_name: str
    number: str
    birth_date: date
    issue_date: date
    expiry_date: date
    sex: Sex
    middle_names: str = ""
    suffix: str = ""
    street: str = "7 HARBOR STAIRS"
    city: str = "AMAUROT"
    jurisdiction: str = "AM"
    postal_code: str = "10516"
    country: str = "UTO"
    kind: CardKind = CardKind.DRIVER_LICENCE
    enhanced: bool = False
    issuer_number: str = "600000"
    own: Mapping[str, str] = field(default_factory=dict)


def compose_licence(licence: Licence, version: int = 10) -> bytes:
    """Return the bytes of the symbol, offsets and lengths right.

    Args:
        version: 1 to 12. Before 11, no element says that a card is enhanced.

    Raises:
        ValueError: It has letters that ISO 8859-1 does not.
    """
    card = _part(licence.kind.value, _elements(licence, version))
    parts = [(licence.kind.value, card)]
    if licence.own:
        parts.append(("ZU", _part("ZU", licence.own)))
    own_version = "" if version == _YEAR_FIRST_VERSION else "00"
    start = f"@\n\x1e\rANSI {licence.issuer_number}{version:02d}{own_version}{len(parts):02d}"
    offset = len(start) + 10 * len(parts)
    directory = ""
    for kind, part in parts:
        directory += f"{kind}{offset:04d}{len(part):04d}"
        offset += len(part)
    whole = start + directory + "".join(part for _, part in parts)
    return whole.encode("latin-1")


def _part(kind: str, elements: Mapping[str, str]) -> str:
    return kind + "\n".join(name + value for name, value in elements.items()) + "\r"


def _elements(licence: Licence, version: int) -> dict[str, str]:
    year_first = version == _YEAR_FIRST_VERSION or licence.country == "CAN"
    order = "%Y%m%d" if year_first else "%m%d%Y"
    elements = {
        "DAQ": licence.number,
        **_names(licence, version),
        "DBA": licence.expiry_date.strftime(order),
        "DBB": licence.birth_date.strftime(order),
        "DBC": _SEXES[licence.sex][version == _YEAR_FIRST_VERSION],
        "DBD": licence.issue_date.strftime(order),
        "DAG": licence.street,
        "DAI": licence.city,
        "DAJ": licence.jurisdiction,
        "DAK": f"{licence.postal_code:<11}",
        "DAU": "068 IN" if version > _YEAR_FIRST_VERSION else "508",
        "DAY": "BRO",
    }
    if version > _YEAR_FIRST_VERSION:
        elements["DCG"] = licence.country
        elements["DCF"] = f"{licence.number}{licence.issue_date:%y%m%d}"
        elements["DCA"] = "D" if licence.kind is CardKind.DRIVER_LICENCE else "NONE"
        elements["DCB"] = elements["DCD"] = "NONE"
    if version >= _SAYS_ENHANCED and licence.enhanced:
        elements["DDO"] = "1"
    return elements


def _names(licence: Licence, version: int) -> dict[str, str]:
    """Return the name, divided as the version divides it."""
    if version == _YEAR_FIRST_VERSION:
        parts = (licence.surname, licence.first_name, licence.middle_names, licence.suffix)
        return {"DAA": ",".join(parts).rstrip(",")}
    if version < _FIRST_AND_MIDDLE_APART:
        given = ",".join(name for name in (licence.first_name, licence.middle_names) if name)
        names = {"DCS": licence.surname, "DCT": given}
    else:
        names = {
            "DCS": licence.surname,
            "DDE": "N",
            "DAC": licence.first_name,
            "DDF": "N",
            "DAD": licence.middle_names or "NONE",
            "DDG": "N",
        }
    return names | ({"DCU": licence.suffix} if licence.suffix else {})

"""Licences as the standard has them: every version, every element, names, dates and kinds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.aamva import (
    AamvaLicence,
    Address,
    CardKind,
    Enhanced,
    read_aamva,
)
from app.documents.payloads.aamva_elements import MEANINGS, WIDTHS
from app.documents.payloads.aamva_issuers import ISSUERS
from app.documents.payloads.aamva_names import NameCut
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import PartialDate, Sex
from app.specimens.licence_payload import Licence, compose_licence

CARD = Licence(
    surname="LINDQUIST",
    first_name="MARA",
    middle_names="ELIN NOOR",
    suffix="JR",
    number="L4K7-P206-3",
    birth_date=date(1991, 6, 17),
    issue_date=date(2024, 2, 9),
    expiry_date=date(2032, 12, 31),
    sex=Sex.FEMALE,
    own={"ZUA": "HARBOR PILOT", "ZUB": ""},
)


def lines(version: int, *elements: str, issuer: str = "636045", kind: str = "DL") -> bytes:
    """Write a card of just these elements, its header right."""
    part = kind + "\n".join(elements) + "\r"
    own = "" if version == 1 else "00"
    start = f"@\n\x1e\rANSI {issuer}{version:02d}{own}01"
    return f"{start}{kind}{len(start) + 10:04d}{len(part):04d}{part}".encode("latin-1")


def read(version: int, *elements: str, **of: str) -> AamvaLicence:
    return read_aamva(lines(version, "DAQ1", "DBB01311980", *elements, **of))


@pytest.mark.parametrize("version", range(1, 13))
def test_card_of_every_version(version: int) -> None:
    card = read_aamva(compose_licence(CARD, version))
    assert (card.version, card.issuer_number, card.issuer) == (version, "600000", None)
    assert card.jurisdiction_version == (None if version == 1 else 0)
    assert (card.names.surname, card.names.given_names) == ("LINDQUIST", "MARA ELIN NOOR")
    assert (card.names.suffix, card.names.cut) == ("JR", False)
    assert (card.document_number, card.sex) == ("L4K7-P206-3", Sex.FEMALE)
    assert card.birth_date == PartialDate(1991, 6, 17)
    assert card.issue_date == PartialDate(2024, 2, 9)
    assert card.expiry_date == PartialDate(2032, 12, 31)
    assert card.address == Address("7 HARBOR STAIRS", "AMAUROT", "AM", "10516")
    assert (card.jurisdiction, card.kind) == ("AM", CardKind.DRIVER_LICENCE)
    assert card.country == ("" if version == 1 else "UTO")
    assert [one.type for one in card.subfiles] == ["DL", "ZU"]
    assert card.subfiles[1].elements == {"ZUA": "HARBOR PILOT", "ZUB": ""}
    assert card.elements["DAK"] == "10516      "
    assert card.warnings == ()


def test_identity_card() -> None:
    card = read_aamva(compose_licence(replace(CARD, kind=CardKind.IDENTITY_CARD)))
    assert card.kind is CardKind.IDENTITY_CARD
    assert card.warnings == ()


def test_later_versions_are_read_with_a_warning() -> None:
    payload = compose_licence(CARD, 12).replace(b"6000001200", b"6000001300")
    assert read_aamva(payload).warnings == (PayloadWarning.UNKNOWN_VERSION,)


@pytest.mark.parametrize("version", [1, 2, 8])
def test_canada_writes_the_year_first(version: int) -> None:
    card = read_aamva(compose_licence(replace(CARD, country="CAN"), version))
    assert card.birth_date == PartialDate(1991, 6, 17)
    assert card.warnings == ()


@pytest.mark.parametrize(
    ("version", "element", "expected"),
    [
        (8, "DBA20321231", PartialDate(2032, 12, 31)),
        (1, "DBA12312032", PartialDate(2032, 12, 31)),
        (8, "DBA12-31-2032", PartialDate(2032, 12, 31)),
        (8, "DBA12/31/2032", PartialDate(2032, 12, 31)),
    ],
)
def test_dates_in_another_order_are_read_with_a_warning(
    version: int, element: str, expected: PartialDate
) -> None:
    birth = "DBB19800131" if version == 1 else "DBB01311980"
    card = read_aamva(lines(version, "DAQ1", "DCSLINDQUIST", birth, element))
    assert card.expiry_date == expected
    assert card.warnings == (PayloadWarning.DATE_ORDER_REPAIRED,)


@pytest.mark.parametrize("element", ["DBA02302032", "DBA13012032", "DBA1231", "DBASOON", "DBA0101"])
def test_dates_that_are_none_are_unknown(element: str) -> None:
    card = read(8, "DCSLINDQUIST", element)
    assert card.expiry_date == PartialDate()
    assert card.warnings == (PayloadWarning.DATE_UNREADABLE,)


@pytest.mark.parametrize("element", ["DBA", "DBANONE", "DBA00000000", "DBA99999999"])
def test_cards_may_never_expire(element: str) -> None:
    card = read(8, "DCSLINDQUIST", element)
    assert (card.expiry_date, card.warnings) == (PartialDate(), ())


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_no_date_is_both_ways(day: date) -> None:
    for written in (f"{day:%m%d%Y}", f"{day:%Y%m%d}"):
        card = read_aamva(lines(8, "DAQ1", "DCSX", f"DBB{written}"))
        assert card.birth_date == PartialDate(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        (("DCSLINDQUIST", "DACMARA", "DADNONE"), ("LINDQUIST", "MARA", "")),
        (("DCSLINDQUIST", "DACMARA", "DADunavl"), ("LINDQUIST", "MARA", "")),
        (("DCSLINDQUIST", "DACNONE", "DADNONE"), ("LINDQUIST", "", "")),
        (("DCSLINDQUIST ", "DCTMARA,ELIN"), ("LINDQUIST", "MARA ELIN", "")),
        (("DCSLINDQUIST", "DCTMARA ELIN", "DCUIII"), ("LINDQUIST", "MARA ELIN", "III")),
        (("DABLINDQUIST", "DACMARA", "DADELIN", "DAESR"), ("LINDQUIST", "MARA ELIN", "SR")),
        (("DAALINDQUIST,MARA,ELIN,JR",), ("LINDQUIST", "MARA ELIN", "JR")),
        (("DAALINDQUIST$MARA$ELIN",), ("LINDQUIST", "MARA ELIN", "")),
        (("DAALINDQUIST@MARA",), ("LINDQUIST", "MARA", "")),
        (("DAALINDQUIST, MARA,,",), ("LINDQUIST", "MARA", "")),
        (("DCSVAN DER MEER", "DACANNE  MARIE"), ("VAN DER MEER", "ANNE MARIE", "")),
    ],
)
def test_names_are_put_together(elements: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    names = read(8, *elements).names
    assert (names.surname, names.given_names, names.suffix) == expected


def test_undivided_name_stands_as_the_surname() -> None:
    card = read(8, "DAALINDQUIST MARA ELIN")
    assert (card.names.surname, card.names.given_names) == ("LINDQUIST MARA ELIN", "")
    assert card.warnings == (PayloadWarning.NAME_UNDIVIDED,)


def test_cut_names_say_so() -> None:
    names = read(8, "DCSVENKATARAMANAN", "DDET", "DACLAKSHMI", "DDFN", "DDGU").names
    assert (names.surname_cut, names.first_name_cut) == (NameCut.CUT, NameCut.WHOLE)
    assert (names.middle_names_cut, names.cut) == (NameCut.UNKNOWN, True)
    assert read(1, "DCSX").names.surname_cut is NameCut.UNKNOWN
    assert read(8, "DCSX", "DDEtruncated").names.surname_cut is NameCut.UNKNOWN


@pytest.mark.parametrize(
    ("letter", "sex"),
    [
        ("1", Sex.MALE),
        ("M", Sex.MALE),
        ("2", Sex.FEMALE),
        ("f", Sex.FEMALE),
        ("9", Sex.UNSPECIFIED),
        ("X", Sex.UNSPECIFIED),
        ("", Sex.UNSPECIFIED),
    ],
)
def test_sex(letter: str, sex: Sex) -> None:
    assert read(8, "DCSX", f"DBC{letter}").sex is sex


@pytest.mark.parametrize(
    ("version", "elements", "of", "expected"),
    [
        (11, ("DDO1",), {}, Enhanced.YES),
        (12, (), {}, Enhanced.NO),
        (10, (), {"kind": "EN"}, Enhanced.YES),
        (10, (), {"issuer": "636045"}, Enhanced.CANNOT_SAY),
        (10, (), {"issuer": "636015"}, Enhanced.NO),
        (10, (), {"issuer": "999999"}, Enhanced.CANNOT_SAY),
    ],
)
def test_enhanced_cards_are_told_apart_where_they_can_be(
    version: int, elements: tuple[str, ...], of: dict[str, str], expected: Enhanced
) -> None:
    assert read(version, "DCSX", *elements, **of).enhanced is expected


def test_composed_enhanced_card() -> None:
    assert read_aamva(compose_licence(replace(CARD, enhanced=True), 11)).enhanced is Enhanced.YES


def test_compliance_and_limits() -> None:
    assert read(8, "DCSX", "DDAF", "DDD1").real_id is True
    assert read(8, "DCSX", "DDAF", "DDD1").limited_duration
    assert read(8, "DCSX", "DDAN").real_id is False
    assert read(8, "DCSX").real_id is None


def test_residence_of_version_1_stands_in_for_the_address() -> None:
    card = read(1, "DCSX", "DAL1 QUAY", "DAMNONE", "DANANYDER", "DAOAM", "DAP10516")
    assert card.address == Address("1 QUAY", "ANYDER", "AM", "10516")


def test_issuer_stands_in_for_jurisdiction_and_country() -> None:
    card = read(8, "DCSX", issuer="604428")
    assert (card.jurisdiction, card.country) == ("QC", "CAN")
    assert read(8, "DCSX", "DCGUS").country == "USA"


@pytest.mark.parametrize(
    ("elements", "warning"),
    [
        (("DAQ1", "DCSX"), PayloadWarning.FIELD_MISSING),
        (("DAQ1", "DBB01311980"), PayloadWarning.FIELD_MISSING),
        (("DCSX", "DBB01311980"), PayloadWarning.FIELD_MISSING),
        (("DAQ1", "DCSX", "DBB01311980", "DAQ2"), PayloadWarning.FIELD_TWICE),
        (("DAQ1", "DCSX", "DBB01311980", "what is this"), PayloadWarning.UNKNOWN_FIELD),
    ],
)
def test_odd_elements_are_warnings(elements: tuple[str, ...], warning: PayloadWarning) -> None:
    card = read_aamva(lines(8, *elements))
    assert card.warnings == (warning,)
    assert card.document_number in ("1", "")


def test_the_same_element_twice_is_no_warning() -> None:
    assert read(8, "DCSX", "DAQ1").warnings == ()


def test_tables() -> None:
    assert set(WIDTHS) <= set(MEANINGS)
    assert ISSUERS["636020"].code == "CO"
    codes = [(one.country, one.code) for one in ISSUERS.values()]
    assert len(codes) == len(set(codes)) == 72

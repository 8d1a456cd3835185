"""Licences as they really are printed and scanned: invented people, real oddities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.aamva import read_aamva
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.reading import PartialDate, Sex

ELEMENTS = (
    "DAQL4K7P2063",
    "DCSLINDQUIST",
    "DDEN",
    "DACMARA",
    "DDFN",
    "DADELIN",
    "DDGN",
    "DBD02092024",
    "DBB06171991",
    "DBA12312032",
    "DBC2",
    "DAG7 HARBOR STAIRS",
    "DAIAMAUROT",
    "DAJWA",
    "DAK105160000  ",
    "DCGUSA",
)
PART = "DL" + "\n".join(ELEMENTS) + "\r"
START = "@\n\x1e\rANSI 636045080001"
GOOD = f"{START}DL{len(START) + 10:04d}{len(PART):04d}{PART}"
OWN = "ZWZWA17\nZWBX\r"
OFFSETS = (PayloadWarning.OFFSETS_REPAIRED,)
HEADER = (PayloadWarning.HEADER_REPAIRED,)
BOTH = (PayloadWarning.HEADER_REPAIRED, PayloadWarning.OFFSETS_REPAIRED)
ALL = (*BOTH, PayloadWarning.SEPARATORS_REPAIRED)
NO_DIRECTORY = "@ANSI 636045080001" + PART.replace("\n", "")


def two_parts() -> str:
    start = "@\n\x1e\rANSI 636045080002"
    first = len(start) + 20
    directory = f"DL{first:04d}{len(PART):04d}ZW{first + len(PART):04d}{len(OWN):04d}"
    return start + directory + PART + OWN


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        pytest.param(GOOD, (), id="as it should be"),
        pytest.param(two_parts(), (), id="with a part of the jurisdiction"),
        pytest.param(GOOD[1:], BOTH, id="no @"),
        pytest.param(GOOD[4:], BOTH, id="no control characters"),
        pytest.param("]L2" + GOOD, BOTH, id="the scanner's mark before it"),
        pytest.param(GOOD.replace("\x1e", "\x1c", 1), HEADER, id="another separator"),
        pytest.param(GOOD.replace("@\n\x1e\r", "@\r\n\x1e\r"), BOTH, id="CR LF"),
        pytest.param(GOOD.replace("ANSI ", "AAMVA"), HEADER, id="AAMVA"),
        pytest.param(GOOD.replace("ANSI ", "ANSI"), BOTH, id="no blank"),
        pytest.param(GOOD.replace(f"{len(START) + 10:04d}", "0000"), OFFSETS, id="offset 0"),
        pytest.param(GOOD.replace(f"DL00{len(START) + 10}", "DL0029"), OFFSETS, id="offset short"),
        pytest.param(GOOD.replace(f"{len(PART):04d}", "9999"), OFFSETS, id="length too long"),
        pytest.param(GOOD.replace("\n", "\r\n"), BOTH, id="every end of line CR LF"),
        pytest.param(GOOD.replace("DLDAQ", "DLDLDAQ"), BOTH, id="DLDL"),
        pytest.param(GOOD.replace("DLDAQ", "DAQ"), BOTH, id="part not marked"),
        pytest.param(START + PART, HEADER, id="no directory"),
        pytest.param(START + PART.removeprefix("DL"), HEADER, id="no directory and no mark"),
        pytest.param(START[:-2] + GOOD[len(START) :], BOTH, id="version and entries only"),
        pytest.param(GOOD.replace("0001DL", "0003DL"), HEADER, id="entries that are not there"),
        pytest.param(GOOD.replace("ANSI 6", "ANSI "), BOTH, id="issuer without its first digit"),
        pytest.param(GOOD[:60] + GOOD[60:].replace("\n", ""), ALL[1:], id="run together"),
        pytest.param(
            "@ANSI " + "636045080001" + PART.replace("\n", ""),
            (*HEADER, ALL[2]),
            id="run together without a directory",
        ),
        pytest.param(GOOD.replace("\n", "\x1e"), HEADER, id="RS for LF"),
    ],
)
def test_whatever_happened_to_it_the_card_is_read(
    text: str, warnings: tuple[PayloadWarning, ...]
) -> None:
    card = read_aamva(text.encode("latin-1"))
    assert (card.issuer_number, card.version, card.jurisdiction) == ("636045", 8, "WA")
    assert (card.document_number, card.names.surname) == ("L4K7P2063", "LINDQUIST")
    assert card.names.given_names == "MARA ELIN"
    assert card.birth_date == PartialDate(1991, 6, 17)
    assert card.expiry_date == PartialDate(2032, 12, 31)
    assert (card.sex, card.address.city) == (Sex.FEMALE, "AMAUROT")
    assert set(card.warnings) == set(warnings)


def test_small_letters() -> None:
    card = read_aamva(GOOD.lower().encode())
    assert (card.names.surname, card.document_number) == ("LINDQUIST", "L4K7P2063")
    assert card.warnings == (PayloadWarning.LETTERS_REPAIRED,)


def test_small_letters_in_values_stay() -> None:
    card = read_aamva(GOOD.replace("AMAUROT", "Amaurot").encode())
    assert (card.address.city, card.warnings) == ("Amaurot", ())


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_accents_come_through_in_either_encoding(encoding: str) -> None:
    text = GOOD.replace("LINDQUIST", "TREMBLAY-CÔTÉ").replace("636045", "604428")
    card = read_aamva(text.encode(encoding))
    assert card.names.surname == "TREMBLAY-CÔTÉ"
    assert card.elements["DCS"].encode(encoding) in text.encode(encoding)


def test_oldest_cards() -> None:
    text = (
        "@\n\nAAMVA36004001DL00280191DLDABLINDQUIST\nDACMARA\nDADELIN\nDAE\nDAL11 KELP CT\nDAM\n"
        "DANANYDER\nDAONC\nDAP10516-7706\nDAQ32300054\nDBA06-27-2031\nDBB06-27-1991\nDBCF\n"
    )
    card = read_aamva(text.encode())
    assert (card.issuer_number, card.jurisdiction, card.version) == ("636004", "NC", 0)
    assert (card.names.surname, card.names.given_names) == ("LINDQUIST", "MARA ELIN")
    assert (card.birth_date, card.sex) == (PartialDate(1991, 6, 27), Sex.FEMALE)
    assert card.warnings == (*BOTH, PayloadWarning.DATE_ORDER_REPAIRED)


def test_part_of_the_jurisdiction_is_found_where_nothing_separates() -> None:
    text = two_parts()
    run = text[:60] + text[60:].replace("\n", "").replace("\r", "")
    card = read_aamva(run.encode())
    assert card.address.postal_code == "105160000"
    assert [one.type for one in card.subfiles] == ["DL", "ZW"]


def test_letters_of_elements_within_values_divide_nothing() -> None:
    card = read_aamva(GOOD.replace("7 HARBOR STAIRS", "DAD AND DAQ ROAD").encode())
    assert (card.address.street, card.document_number) == ("DAD AND DAQ ROAD", "L4K7P2063")
    assert card.warnings == OFFSETS


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"@",
        b"@\n\x1e\rANSI ",
        b"@\n\x1e\rANSI 636045080001",
        b"@\n\x1e\rANSI 636045080001DL00310010",
        b"@\n\x1e\rANSI 636045080001DL00310010ZWZWA1\r",
        b"no header DAQ1\nDCSX",
        b" " * 100 + GOOD.encode(),
        GOOD.encode() * 1_000,
        b"A" * 1_000_000,
    ],
)
def test_what_is_no_card_is_an_error(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        read_aamva(payload)


@given(st.sampled_from(range(len(GOOD))), st.binary(min_size=1, max_size=3))
def test_any_few_bytes_elsewhere_give_a_card_or_the_one_error(at: int, other: bytes) -> None:
    payload = GOOD.encode()[:at] + other + GOOD.encode()[at + len(other) :]
    try:
        card = read_aamva(payload)
    except PayloadError:
        return
    assert card.subfiles

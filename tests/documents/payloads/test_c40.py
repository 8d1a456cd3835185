"""C40, lengths and dates of seals: the standard's own examples, and everything there and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.binary_dates import (
    decode_date,
    decode_masked_date,
    encode_date,
    encode_masked_date,
)
from app.documents.payloads.c40 import decode_c40, encode_c40
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.tlv import Tlv, read_tlvs, write_tlv
from app.documents.reading import PartialDate


@pytest.mark.parametrize(
    ("text", "written"),
    [("XK<CD", "eb0466a9"), ("XKCD", "eb11fe45"), ("VISA01", "de515826"), ("D<<", "6abc")],
)
def test_examples_of_doc_9303_13(text: str, written: str) -> None:
    assert encode_c40(text).hex() == written
    assert decode_c40(bytes.fromhex(written)) == text.replace("<", " ")


@given(st.text(alphabet=" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=100))
def test_text_comes_back_from_two_bytes_for_three_characters(text: str) -> None:
    written = encode_c40(text)
    assert len(written) == (len(text) + 2) // 3 * 2
    assert decode_c40(written) == text


@pytest.mark.parametrize("text", ["a", "A-B", "Ä", "1.2"])
def test_other_characters_cannot_be_written(text: str) -> None:
    with pytest.raises(ValueError, match="C40"):
        encode_c40(text)


@pytest.mark.parametrize("written", ["00", "0000", "fe45eb11", "fe00", "ffff", "0001"])
def test_other_bytes_are_no_c40(written: str) -> None:
    with pytest.raises(PayloadError):
        decode_c40(bytes.fromhex(written))


@given(st.binary(max_size=60))
def test_two_bytes_have_one_reading(data: bytes) -> None:
    try:
        text = decode_c40(data)
    except PayloadError:
        return
    assert encode_c40(text) == data


@given(st.integers(0, 255), st.binary(max_size=70_000).filter(lambda value: len(value) != 1))
def test_field_comes_back(tag: int, value: bytes) -> None:
    written = write_tlv(tag, value)
    assert list(read_tlvs(written)) == [Tlv(tag, value, 0, len(written))]


def test_lengths_of_der_and_of_one_byte_part_at_128() -> None:
    value = bytes(200)
    assert write_tlv(1, value)[:3].hex() == "0181c8"
    assert write_tlv(1, value, der=False)[:2].hex() == "01c8"
    assert [one.value for one in read_tlvs(write_tlv(1, value, der=False), der=False)] == [value]


@pytest.mark.parametrize("written", ["01", "0102ff", "0180", "018101", "01820001", "0185000000000"])
def test_wrong_lengths_are_errors(written: str) -> None:
    with pytest.raises(PayloadError, match="length"):
        list(read_tlvs(bytes.fromhex(written.ljust(len(written) + len(written) % 2, "0"))))


def test_date_example_of_doc_9303_13() -> None:
    assert encode_date(PartialDate(1957, 3, 25)).hex() == "319ef5"
    assert decode_date(bytes.fromhex("319ef5")) == PartialDate(1957, 3, 25)


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_date_comes_back(day: date) -> None:
    value = PartialDate(day.year, day.month, day.day)
    assert decode_date(encode_date(value)) == value
    assert decode_masked_date(encode_masked_date(value)) == value


@pytest.mark.parametrize(
    "value", [PartialDate(1999), PartialDate(1999, 12), PartialDate(None, 4, 30), PartialDate()]
)
def test_unknown_parts_come_back_unknown(value: PartialDate) -> None:
    assert decode_masked_date(encode_masked_date(value)) == value
    with pytest.raises(ValueError, match="unknown"):
        encode_date(value)


def test_part_with_one_unknown_digit_is_unknown() -> None:
    assert decode_masked_date(bytes.fromhex("313d10da")) == PartialDate(None, 4, None)


@pytest.mark.parametrize("number", [13_01_2000, 2_30_2000, 2_29_1900, 1_00_2000, 1_01_0000, 0])
def test_dates_that_no_calendar_has_are_errors(number: int) -> None:
    with pytest.raises(PayloadError, match="date"):
        decode_date(number.to_bytes(3, "big"))

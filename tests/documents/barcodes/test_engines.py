"""Engines: bytes as they were printed, at the place where they are, and nothing invented."""

import sys
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.documents.barcodes import read_barcodes, second_opinion
from app.documents.barcodes.symbol import BarcodeEngine, can_be_trusted
from app.documents.barcodes.zbar_engine import ZbarEngine
from app.documents.barcodes.zxing_engine import ZxingEngine
from tests.documents.barcodes.printed import LICENCE, PASS, SEAL, page

Pixels = NDArray[np.uint8]


@pytest.mark.parametrize(
    ("payload", "symbology"),
    [
        (LICENCE, "PDF417"),
        (PASS, "PDF417"),
        (PASS, "Aztec"),
        (PASS, "QRCode"),
        (SEAL, "DataMatrix"),
        (bytes(range(256)), "PDF417"),
        (bytes(range(256)), "QRCode"),
        ("MÆRA ÉÑ 国".encode(), "Aztec"),
        (b"C59H70326", "Code128"),
    ],
)
def test_symbol_is_read_to_the_byte_where_it_is(payload: bytes, symbology: str) -> None:
    sheet = page(payload, symbology)
    (symbol,) = read_barcodes(sheet)
    assert symbol.payload == payload
    assert symbol.symbology.replace(" ", "") == symbology
    left, top = np.min(symbol.quad, axis=0)
    right, bottom = np.max(symbol.quad, axis=0)
    assert 175 <= left < right <= sheet.shape[1] - 175
    assert 85 <= top < bottom <= sheet.shape[0] - 105


@pytest.mark.parametrize("engine", [ZxingEngine(), ZbarEngine()], ids=lambda one: one.name)
def test_both_engines_do_the_same_work(engine: BarcodeEngine) -> None:
    (symbol,) = engine.read(page(PASS, "QRCode")[..., 0])
    assert (symbol.symbology, symbol.payload, symbol.engine) == ("QR Code", PASS, engine.name)


def test_page_without_a_symbol_has_none() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    assert read_barcodes(noise) == ()
    assert second_opinion(noise) == ()


def test_missing_zbar_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyzbar", None)  # importing it now raises ImportError
    sheet = page(b"UT0412", "Code128")
    assert second_opinion(sheet) == ()
    assert [symbol.payload for symbol in read_barcodes(sheet)] == [b"UT0412"]


def test_zbar_is_never_asked_for_bytes_it_garbles() -> None:
    assert second_opinion(page(SEAL, "QRCode")) == ()
    (symbol,) = second_opinion(page(b"UT0412", "Code128"))
    assert symbol.payload == b"UT0412"


@pytest.mark.parametrize(
    ("symbology", "payload", "spent", "trusted"),
    [
        ("PDF417", PASS, True, True),
        ("PDF417", b"\x00garbage that adds up", True, False),
        ("PDF417", b"\x00garbage that adds up", False, True),
        ("PDF417", LICENCE.replace(b"DL0041", b"DL0099"), True, False),  # read, with a warning
        ("ITF", b"1234", False, False),
        ("Code 39", b"12345", False, False),
        ("Code 128", b"1234", False, True),
        ("QR Code", b"", False, False),
    ],
)
def test_what_error_correction_may_have_invented_needs_a_grammar(
    symbology: str, payload: bytes, *, spent: bool, trusted: bool
) -> None:
    assert can_be_trusted(symbology, payload, spent=spent) is trusted


def test_jpeg_of_a_symbol_is_read() -> None:
    buffer = BytesIO()
    Image.fromarray(page(PASS, "Aztec")).save(buffer, "JPEG", quality=40)
    (symbol,) = read_barcodes(np.asarray(Image.open(buffer).convert("RGB")))
    assert symbol.payload == PASS

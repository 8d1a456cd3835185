"""Barcodes: found, named by kind, and never garbled."""

import sys
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.documents.barcodes import kind_of, read_barcodes, second_opinion, text_of
from app.documents.reading import BarcodeKind

_LICENCE = b"@\n\x1e\rANSI 636000100102DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\rZVZVA01\r"
_PASS = b"M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100"
_SEAL = b"\xdc\x03\xd9\xc5m2\xc8\xa7,\xb1n\xcfGn\xcfG\xf9\x08\x01\x06\xcf5\x19\xaf\x97L\x00\xff"


def _page(payload: bytes, format_: zxingcpp.BarcodeFormat) -> np.ndarray:
    symbol = zxingcpp.create_barcode(payload, format_)
    picture = Image.fromarray(np.array(symbol.to_image(scale=4, add_quiet_zones=True)))
    page = Image.new("L", (picture.width + 300, picture.height + 200), 235)
    page.paste(picture, (180, 90))
    return np.asarray(page.convert("RGB"))


@pytest.mark.parametrize(
    ("payload", "format_", "kind"),
    [
        (_LICENCE, zxingcpp.BarcodeFormat.PDF417, BarcodeKind.AAMVA),
        (_PASS, zxingcpp.BarcodeFormat.PDF417, BarcodeKind.BCBP),
        (_PASS, zxingcpp.BarcodeFormat.Aztec, BarcodeKind.BCBP),
        (_PASS, zxingcpp.BarcodeFormat.QRCode, BarcodeKind.BCBP),
        (_SEAL, zxingcpp.BarcodeFormat.DataMatrix, BarcodeKind.VDS),
        (b"C59H70326", zxingcpp.BarcodeFormat.Code128, BarcodeKind.RAW),
    ],
)
def test_symbol_is_read_exactly_where_it_is(
    payload: bytes, format_: zxingcpp.BarcodeFormat, kind: BarcodeKind
) -> None:
    page = _page(payload, format_)
    (barcode,) = read_barcodes(page)
    assert barcode.kind is kind
    assert barcode.text == text_of(payload)
    left, top = np.min(barcode.quad, axis=0)
    right, bottom = np.max(barcode.quad, axis=0)
    assert 180 <= left < right <= page.shape[1] - 120
    assert 90 <= top < bottom <= page.shape[0] - 110


def test_two_symbols_on_one_page_are_both_read() -> None:
    upper = _page(_PASS, zxingcpp.BarcodeFormat.QRCode)
    lower = _page(_SEAL, zxingcpp.BarcodeFormat.DataMatrix)
    width = max(upper.shape[1], lower.shape[1])
    page = np.full((upper.shape[0] + lower.shape[0], width, 3), 235, np.uint8)
    page[: upper.shape[0], : upper.shape[1]] = upper
    page[upper.shape[0] :, : lower.shape[1]] = lower
    assert {b.kind for b in read_barcodes(page)} == {BarcodeKind.BCBP, BarcodeKind.VDS}


def test_page_without_a_symbol_has_none() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    assert read_barcodes(noise) == ()
    assert second_opinion(noise) == ()
    assert read_barcodes(np.full((1, 1, 3), 255, np.uint8)) == ()


def test_missing_zbar_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyzbar", None)  # importing it now raises ImportError
    assert second_opinion(_page(b"UT0412", zxingcpp.BarcodeFormat.Code128)) == ()


def test_zbar_sees_a_linear_symbol_by_itself() -> None:
    (barcode,) = second_opinion(_page(b"UT0412", zxingcpp.BarcodeFormat.Code128))
    assert barcode.text == "UT0412"


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (_LICENCE, BarcodeKind.AAMVA),
        (b"@\n\x1c\rANSI 6360000102DL", BarcodeKind.AAMVA),
        (b"@\n\x1e\rAAMVA36000", BarcodeKind.AAMVA),
        (_PASS, BarcodeKind.BCBP),
        (_SEAL, BarcodeKind.VDS),
        (b"", BarcodeKind.RAW),
        (b"M1 only a word", BarcodeKind.RAW),
        (b"ANSI 636000", BarcodeKind.RAW),
        (b'{"data":{"hdr":{"is":"UTO"}}}', BarcodeKind.RAW),
        (b"\xdc\x99", BarcodeKind.RAW),
    ],
)
def test_payload_is_known_by_its_beginning(payload: bytes, kind: BarcodeKind) -> None:
    assert kind_of(payload) is kind


@given(st.binary(max_size=60))
def test_any_payload_becomes_text_without_loss(payload: bytes) -> None:
    text = text_of(payload)
    assert payload in (text.encode("utf-8"), text.encode("latin-1", "replace"))


def test_seal_is_written_byte_by_byte() -> None:
    seal = b"\xdc\x03" + "é".encode()
    assert text_of(seal).encode("latin-1") == seal


def test_jpeg_of_a_symbol_is_read() -> None:
    buffer = BytesIO()
    Image.fromarray(_page(_PASS, zxingcpp.BarcodeFormat.Aztec)).save(buffer, "JPEG", quality=40)
    (barcode,) = read_barcodes(np.asarray(Image.open(buffer).convert("RGB")))
    assert barcode.text == _PASS.decode()

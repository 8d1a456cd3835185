"""Specimens with barcodes: what is printed is read back, byte by byte."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from app.documents.barcodes import read_barcodes
from app.specimens.boarding_pass import SYMBOLOGIES, render_boarding_pass
from app.specimens.boarding_pass_payload import compose_boarding_pass
from app.specimens.coded_travelers import (
    DRIVER_OF_LICENCE,
    DRIVING,
    PASS_OF_ANOTHER,
    VISITOR,
)
from app.specimens.licence import render_licence_back
from app.specimens.symbol import draw_symbol


def _payloads(picture: Image.Image) -> list[bytes]:
    pixels = np.asarray(picture.convert("RGB"))
    return [symbol.payload for symbol in read_barcodes(pixels)]


@pytest.mark.parametrize("symbology", SYMBOLOGIES)
def test_boarding_pass_is_read_in_every_symbology(symbology: str) -> None:
    picture = render_boarding_pass(replace(PASS_OF_ANOTHER, symbology=symbology))
    said = compose_boarding_pass(PASS_OF_ANOTHER.boarding_pass)
    assert _payloads(picture) == [said.encode("ascii")]


def test_licence_is_read_from_its_back() -> None:
    assert _payloads(render_licence_back(DRIVING)) == [DRIVING.bytes]


def test_seal_of_a_visa_is_read() -> None:
    assert _payloads(draw_symbol(VISITOR.seal(), "DataMatrix", 5)) == [VISITOR.seal()]
    assert replace(VISITOR, altered=True).seal() != VISITOR.seal()


def test_traveler_of_the_licence_is_whom_its_barcode_names() -> None:
    document, licence = DRIVER_OF_LICENCE.document, DRIVING.licence
    assert (document.surname, document.document_number) == (licence.surname, licence.number)
    assert document.expiry_date.iso == licence.expiry_date.isoformat()

"""The search: askew, mirrored, light on dark, cut off, two at a time; and any picture at all."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from app.documents.barcodes import Attempt, read_barcodes, second_opinion
from app.specimens.symbol_pages import EVERY_WEAR, Wear, a4_page, licence_picture
from tests.documents.barcodes.printed import LICENCE, PAPER, PASS, SEAL, one_above_another, page

Pixels = NDArray[np.uint8]


def payloads(pixels: Pixels) -> set[bytes]:
    return {symbol.payload for symbol in read_barcodes(pixels)}


@pytest.mark.parametrize("degrees", [-3, 8, 45, 100, 190, 275])
def test_licence_askew_is_read_and_its_place_is_told(degrees: float) -> None:
    (symbol,) = read_barcodes(page(LICENCE, "PDF417", turned=degrees))
    assert (symbol.payload, symbol.attempt) == (LICENCE, Attempt.STRAIGHTENED)
    corners = np.array(symbol.quad, float)
    right, down = corners[1] - corners[0], corners[3] - corners[0]
    turn = np.degrees(np.arctan2(-right[1], right[0]))
    assert abs((turn - degrees + 180) % 360 - 180) < 2, "its own upper left corner comes first"
    assert right[0] * down[1] - right[1] * down[0] > 0, "clockwise"


@pytest.mark.parametrize("symbology", ["PDF417", "Aztec", "QRCode", "DataMatrix"])
@pytest.mark.parametrize(("mirrored", "inverted"), [(True, False), (False, True)])
def test_mirrored_and_light_on_dark(symbology: str, *, mirrored: bool, inverted: bool) -> None:
    assert payloads(page(PASS, symbology, mirrored=mirrored, inverted=inverted)) == {PASS}


@pytest.mark.parametrize("scale", [2, 6, 12])
def test_size_of_the_modules_does_not_matter(scale: int) -> None:
    assert payloads(page(LICENCE, "PDF417", scale=scale, turned=5)) == {LICENCE}


def test_licence_askew_beside_a_boarding_pass_is_found_too() -> None:
    sheet = one_above_another([page(PASS, "QRCode"), page(LICENCE, "PDF417", turned=10)])
    assert payloads(sheet) == {PASS, LICENCE}


def test_two_symbols_on_one_page_are_both_read() -> None:
    sheet = one_above_another([page(PASS, "QRCode"), page(SEAL, "DataMatrix")])
    assert payloads(sheet) == {PASS, SEAL}


def test_same_bytes_twice_are_one_symbol() -> None:
    sheet = one_above_another([page(PASS, "QRCode"), page(PASS, "Aztec")])
    assert len(read_barcodes(sheet)) == 1


@pytest.mark.parametrize("symbology", ["PDF417", "Aztec", "QRCode", "DataMatrix", "Code128"])
def test_code_half_outside_the_picture_is_read_rightly_or_not(symbology: str) -> None:
    payload = b"UT0412" if symbology == "Code128" else PASS
    whole = page(payload, symbology, turned=4)
    for share in (0.4, 0.6):
        assert payloads(whole[:, : int(whole.shape[1] * share)]) <= {payload}
        assert payloads(whole[: int(whole.shape[0] * share)]) <= {payload}


@pytest.mark.parametrize("wear", [EVERY_WEAR[0], EVERY_WEAR[-1]], ids=["clean", "worn"])
@pytest.mark.parametrize("degrees", [0, 15])
def test_card_at_300_dpi(wear: Wear, degrees: float) -> None:
    picture = licence_picture(degrees, wear, 7)
    assert payloads(picture.pixels) == {picture.payload}


def test_a4_page_with_a_copy_askew_is_read_even_in_a_hurry() -> None:
    picture = a4_page(17)
    (symbol,) = read_barcodes(picture.pixels, lambda: True)
    assert (symbol.payload, symbol.attempt) == (picture.payload, Attempt.STRAIGHTENED)


@pytest.mark.parametrize(("payload", "asked"), [(PASS, 0), (b"of no grammar", 1)])
def test_time_is_asked_for_only_where_no_quick_way_was_enough(payload: bytes, asked: int) -> None:
    questions: list[bool] = []

    def hurried() -> bool:
        questions.append(True)
        return True

    (symbol,) = read_barcodes(page(payload, "QRCode"), hurried)
    assert (symbol.payload, len(questions)) == (payload, asked)


@pytest.mark.parametrize(("scale", "mirrored"), [(2, False), (3, True)])
def test_small_modules_are_enlarged(scale: int, *, mirrored: bool) -> None:
    sheet = page(PASS, "DataMatrix", scale=scale, turned=12, mirrored=mirrored)
    large = np.full((1500, 1100, 3), PAPER, np.uint8)
    large[700 : 700 + sheet.shape[0], 300 : 300 + sheet.shape[1]] = sheet
    (symbol,) = read_barcodes(large)
    assert symbol.payload == PASS
    middle = np.mean(symbol.quad, axis=0)
    assert abs(middle - (300 + sheet.shape[1] / 2, 700 + sheet.shape[0] / 2)).max() < 40


@pytest.mark.parametrize(
    "shape", [(1, 1), (0, 0), (1, 4000), (15, 15), (16, 16), (3, 3), (40, 9000)]
)
def test_picture_of_an_odd_shape_has_no_symbol(shape: tuple[int, int]) -> None:
    for level in (0, 255):
        assert read_barcodes(np.full((*shape, 3), level, np.uint8)) == ()


def test_picture_that_shows_more_than_any_symbol_needs() -> None:
    striped = np.zeros((600, 9000), np.uint8)
    striped[:, ::7] = 255
    assert read_barcodes(striped) == ()


@settings(max_examples=25, deadline=None)
@given(
    arrays.arrays(
        np.uint8,
        arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=120),
        elements=st.sampled_from([0, 1, 127, 254, 255]),
    ),
    st.integers(1, 9),
)
def test_any_picture_gives_symbols_or_none(small: Pixels, times: int) -> None:
    picture = np.kron(small, np.ones((times, times), np.uint8))
    for found in (read_barcodes(picture), second_opinion(picture)):
        for symbol in found:
            assert symbol.payload


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1 << 30), st.sampled_from(["PDF417", "QRCode", "DataMatrix", "Aztec"]))
def test_symbol_that_was_tampered_with_is_never_misread(seed: int, symbology: str) -> None:
    rng = Random(seed)
    picture = page(PASS, symbology, scale=3, turned=rng.choice((0, 0, 7)))
    for _ in range(rng.randrange(1, 9)):
        y, x = rng.randrange(picture.shape[0]), rng.randrange(picture.shape[1])
        picture[y : y + rng.randrange(1, 30), x : x + rng.randrange(1, 60)] = rng.choice((0, 255))
    assert payloads(picture) <= {PASS}

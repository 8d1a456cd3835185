"""Pictures that figures of barcodes are measured with: licences in a grid of damage, A4 pages.

What they say is invented, and everything comes from seeds: the same picture every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from math import cos, radians, sin
from random import Random

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from app.documents.reading import Sex
from app.specimens.card import CARD_MM
from app.specimens.lettering import Pen
from app.specimens.licence_payload import Licence, compose_licence
from app.specimens.paper import CARD_TINT, INK, printed_paper

Pixels = NDArray[np.uint8]

DPI = 300
CARD_ANGLES = (0, 1, -2, 3, -5, 8, -15, 30)
A4_ANGLES = (0, 2, -4, 6, -9, 12, 17, -25, 35, 45, -60, 90)
"""Degrees, counter-clockwise."""

_SCALE = DPI / 25.4  # pixels per millimeter
_FINER = 2  # drawn so much larger: modules do not fall on pixels
_SYMBOL_AT_MM = (5.0, 9.0)
_SYMBOL_WIDEST_MM = (
    75.0  # AAMVA DL/ID Card Design Standard, annex D: no wider, modules 0.17 to 0.38
)
_SYMBOL_HALF_MM = 6.0  # high, about
_GLARE_MM = 5.0
_A4_MM = (210, 297)
_LID = 205
_MARGIN_PX = 40
_BLUR_PX, _NOISE, _GLARE = 0.8, 10.0, 190.0
_GAIN_MODULES = 0.12  # by which a bar grows on either side
_NAMES = ("LINDQUIST", "OKONKWO", "HYTHLODAY", "ESPINOZA", "ADEMUS", "UTOPOS", "GILES", "TRANIBOR")
_FIRST = ("MARA", "RAPHAEL", "IMANI", "PETER", "ELIN", "TOMAS", "JUN", "SOREN")


@dataclass(frozen=True, slots=True)
class Wear:
    """What has happened to a card and its capture."""

    ink_gain: bool = False
    blur: bool = False
    noise: bool = False
    glare: bool = False


EVERY_WEAR = tuple(Wear(*marks) for marks in product((False, True), repeat=4))


@dataclass(frozen=True, slots=True)
class SymbolPicture:
    """A picture, and the bytes of the one symbol that is printed in it.

    Attributes:
        name: For a report.
        pixels: (height, width, 3) unsigned 8-bit, RGB.
    """

    name: str
    payload: bytes
    pixels: Pixels


def card_grid(every: int = 1) -> Iterator[SymbolPicture]:
    """Draw 128 backs of licences: eight angles, each with every kind of wear and without.

    Args:
        every: Only each n-th of them.
    """
    whole = product(CARD_ANGLES, EVERY_WEAR)
    for seed, (degrees, wear) in islice(enumerate(whole), 0, None, every):
        yield licence_picture(degrees, wear, seed)


def licence_picture(degrees: float, wear: Wear, seed: int) -> SymbolPicture:
    """Draw the back of a licence at 300 dpi on the gray lid of a scanner, turned."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    payload = compose_licence(invented_licence(rng), rng.choice((1, 4, 8, 9, 10, 12)))
    module_mm = rng.uniform(0.22, 0.27)
    card = _licence_back(payload, module_mm, rng, gain=wear.ink_gain)
    marks = [name for name in ("ink_gain", "blur", "noise", "glare") if getattr(wear, name)]
    name = f"card {degrees:+g}° {'+'.join(marks) or 'clean'}"
    width, height = _room(degrees)
    lid = np.full((height, width, 3), _LID, np.uint8)
    picture = _laid(card, degrees, lid, (width / 2, height / 2))
    return SymbolPicture(name, payload, _worn(picture, wear, degrees, seed))


def a4_page(degrees: float, seed: int = 0) -> SymbolPicture:
    """Draw a page of text at 300 dpi, and upon it the copy of a licence's back, turned."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    payload = compose_licence(invented_licence(rng), 10)
    card = _licence_back(payload, 0.254, rng, gain=False)
    page = np.asarray(text_page(seed))
    middle = page.shape[1] * rng.uniform(0.35, 0.65), page.shape[0] * rng.uniform(0.3, 0.7)
    return SymbolPicture(f"A4 {degrees:+g}°", payload, _laid(card, degrees, page, middle))


def text_page(seed: int) -> Image.Image:
    """Draw an A4 page at 300 dpi with two columns of words, lines of a table, and no symbol."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    width, height = (round(side * _SCALE) for side in _A4_MM)
    page = Image.new("RGB", (width, height), "#fbfaf7")
    pen = Pen(ImageDraw.Draw(page), _SCALE)
    pen.text((20, 25), "REPUBLIC OF UTOPIA · DECLARATION", height=6, color=INK, face="Bold")
    for row in range(46):
        for column in range(2):
            words = "".join(rng.choices("etaoin shrdlu ETAOIN 0123456789 ", k=48))
            pen.text((20 + 87 * column, 36 + 5 * row), words, height=3, color=INK, room=82)
    for row in range(8):
        y = round((268 + 2.5 * row) * _SCALE)
        pen.draw.line((20 * _SCALE, y, 190 * _SCALE, y), fill="#50555b", width=2)
    return page


def invented_licence(rng: Random) -> Licence:
    """Return somebody's licence, with as much in it as those of many jurisdictions have."""
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(20_000))
    issued = date(2019, 1, 1) + timedelta(days=rng.randrange(2_000))
    return Licence(
        surname=rng.choice(_NAMES),
        first_name=rng.choice(_FIRST),
        middle_names=rng.choice(_FIRST),
        number=f"{rng.choice('ABCDEFUZ')}{rng.randrange(10**8):08d}",
        birth_date=born,
        issue_date=issued,
        expiry_date=issued.replace(day=1, year=issued.year + 8),
        sex=rng.choice((Sex.MALE, Sex.FEMALE, Sex.UNSPECIFIED)),
        street=f"{rng.randrange(1, 999)} HARBOR STAIRS",
        own={
            "ZUA": "".join(rng.choices("ABCDEFGHKLMNPRSTUVWXYZ0123456789", k=rng.randrange(8, 60)))
        },
    )


def symbol_of(payload: bytes, symbology: str, **options: int | str) -> Pixels:
    """Return a symbol, one pixel a module, without quiet zone; dark is 0.

    Args:
        symbology: As zxing-cpp names it: PDF417, Aztec, QRCode, DataMatrix, Code128.
        options: `columns`, `ec_level`.
    """
    kind = zxingcpp.barcode_format_from_str(symbology)
    made = zxingcpp.create_barcode(payload, kind, **options)
    return np.asarray(np.array(made.to_image(scale=1, add_quiet_zones=False)), np.uint8)


def _room(degrees: float) -> tuple[int, int]:
    """Return width and height of a picture that holds a turned card."""
    turn = radians(degrees)
    cosine, sine = abs(cos(turn)), abs(sin(turn))
    width, height = (length * _SCALE for length in CARD_MM)
    across, down = width * cosine + height * sine, width * sine + height * cosine
    return round(across) + 2 * _MARGIN_PX, round(down) + 2 * _MARGIN_PX


def _licence_back(payload: bytes, module_mm: float, rng: Random, *, gain: bool) -> Pixels:
    """Draw the back of a licence, finer than it will be."""
    scale = _SCALE * _FINER
    size = round(CARD_MM[0] * scale), round(CARD_MM[1] * scale)
    paper = printed_paper((size[0] // 2, size[1] // 2), CARD_TINT, rng.randrange(1 << 30))
    card = paper.resize(size, Image.Resampling.BILINEAR)
    pen = Pen(ImageDraw.Draw(card), scale)
    pen.text((5, 6.2), "UTOPIA · DRIVER LICENCE", height=2.6, color=INK, face="Bold")
    for row, words in enumerate(("CLASS D  PASSENGER CARS", "RESTRICTIONS  NONE", "SPECIMEN")):
        pen.text((5, 44 + 3.6 * row), words, height=2.2, color=INK)
    columns = int((_SYMBOL_WIDEST_MM / module_mm - 69) // 17)
    modules = symbol_of(payload, "PDF417", columns=columns, ec_level=rng.choice((4, 5)))
    left, top = (round(length * scale) for length in _SYMBOL_AT_MM)
    wide = round(modules.shape[1] * module_mm * scale)
    high = round(modules.shape[0] * module_mm * scale)
    symbol = cv2.resize(modules, (wide, high), interpolation=cv2.INTER_AREA)
    if gain:
        reach = 2 * round(_GAIN_MODULES * module_mm * scale) + 1
        symbol = np.asarray(cv2.erode(symbol, np.ones((reach, reach), np.uint8)), np.uint8)
    quiet = round(2 * module_mm * scale)
    pen.draw.rectangle(
        (left - quiet, top - quiet, left + wide + quiet, top + high + quiet), "#f3f3ee"
    )
    pixels = np.array(card)
    dark = 1 - symbol[..., None] / 255.0
    place = pixels[top : top + high, left : left + wide]
    place[...] = np.rint(place * (1 - dark) + np.array((32, 33, 38)) * dark)
    return pixels


def _laid(card: Pixels, degrees: float, ground: Pixels, middle: tuple[float, float]) -> Pixels:
    """Lay a card, turned, where its middle shall be, upon a lid or a page."""
    width, height = _room(degrees)
    left, top = round(middle[0] - width / 2), round(middle[1] - height / 2)
    size = width * _FINER, height * _FINER
    matrix = cv2.getRotationMatrix2D((card.shape[1] / 2, card.shape[0] / 2), degrees, 1)
    matrix[:, 2] += np.array(size) / 2 - (card.shape[1] / 2, card.shape[0] / 2)
    turned = cv2.warpAffine(card, matrix, size, flags=cv2.INTER_LINEAR)
    inside = cv2.warpAffine(np.full(card.shape[:2], 255, np.uint8), matrix, size)
    turned, inside = (
        cv2.resize(one, (width, height), interpolation=cv2.INTER_AREA) for one in (turned, inside)
    )
    picture = ground.copy()
    place = picture[top : top + height, left : left + width]
    outside = 1 - inside[: place.shape[0], : place.shape[1], None] / 255.0
    place[...] = np.rint(turned[: place.shape[0], : place.shape[1]] + place * outside)
    return picture


def _on_symbol(picture: Pixels, degrees: float, rng: np.random.Generator) -> tuple[float, float]:
    """Return a place in the middle half of the symbol of a turned card."""
    right = rng.uniform(-0.25, 0.25) * _SYMBOL_WIDEST_MM * _SCALE
    below = (_SYMBOL_AT_MM[1] + _SYMBOL_HALF_MM - CARD_MM[1] / 2) * _SCALE
    turn = radians(degrees)
    x = right * cos(turn) + below * sin(turn)
    y = below * cos(turn) - right * sin(turn)
    return picture.shape[1] / 2 + x, picture.shape[0] / 2 + y


def _worn(picture: Pixels, wear: Wear, degrees: float, seed: int) -> Pixels:
    """Return what a scanner or camera makes of it."""
    rng = np.random.default_rng(seed)
    values = picture.astype(np.float64)
    if wear.glare:
        height, width = picture.shape[:2]
        x, y = _on_symbol(picture, degrees, rng)
        reach = _GLARE_MM * _SCALE
        across = np.exp(-(((np.arange(width) - x) / reach) ** 2) / 2)
        down = np.exp(-(((np.arange(height) - y) / reach) ** 2) / 2)
        values += _GLARE * (down[:, None] * across[None, :])[..., None]
        values = values.clip(0, 255)
    if wear.blur:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), _BLUR_PX), np.float64)
    if wear.noise:
        values += rng.normal(0, _NOISE, values.shape)
    return np.asarray(np.rint(values).clip(0, 255), np.uint8)


def symbol_on_paper(payload: bytes, symbology: str, seed: int) -> SymbolPicture:
    """Draw a symbol, a little turned, on a piece of paper as a camera or scanner sees it."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    modules = symbol_of(payload, symbology)
    size = rng.uniform(3, 6)
    wide, high = (round(length * size) for length in modules.shape[::-1])
    sheet = np.full((high + 160, wide + 160), 238, np.uint8)
    symbol = cv2.resize(modules, (wide, high), interpolation=cv2.INTER_AREA)
    sheet[80 : 80 + high, 80 : 80 + wide] = np.rint(28 + symbol * (210 / 255))
    degrees = rng.uniform(-6, 6)
    matrix = cv2.getRotationMatrix2D((sheet.shape[1] / 2, sheet.shape[0] / 2), degrees, 1)
    turned = cv2.warpAffine(
        sheet, matrix, sheet.shape[::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    worn = _worn(np.dstack([turned] * 3), Wear(blur=True, noise=True), degrees, seed)
    return SymbolPicture(f"{symbology} {degrees:+.1f}°", payload, worn)

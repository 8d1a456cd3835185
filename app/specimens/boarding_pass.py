"""Boarding passes as airlines print them, in any of the four symbologies of Resolution 792."""

from dataclasses import dataclass
from datetime import date, timedelta

from PIL import Image, ImageDraw

from app.documents.payloads.bcbp import BoardingPass, Leg
from app.specimens.boarding_pass_payload import compose_boarding_pass
from app.specimens.lettering import Pen
from app.specimens.page import FINER, LABEL, day, field
from app.specimens.symbol import draw_symbol

SYMBOLOGIES = ("PDF417", "Aztec", "QRCode", "DataMatrix")
"""As zxing-cpp names them."""

_SIZE_MM = (203.0, 82.0)
_SCALE = 8.0  # pixels per millimeter: about 200 dpi
_STUB_MM = 152.0
_MODULES_PX = {"PDF417": 3, "Aztec": 6, "QRCode": 6, "DataMatrix": 7}
_INK, _BAND = "#20262c", "#1d4f63"


@dataclass(frozen=True, slots=True)
class PassSpecimen:
    """An invented boarding pass.

    Attributes:
        name: For file names.
    """

    name: str
    boarding_pass: BoardingPass
    symbology: str = "PDF417"


def one_flight(
    name: tuple[str, str], flight: tuple[str, str], route: tuple[str, str], day_of_year: int
) -> BoardingPass:
    """Make a pass for one flight.

    Args:
        name: Surname and given names, as the airline writes them.
        flight: Carrier and number.
        route: Origin and destination.
        day_of_year: 1 to 366.
    """
    leg = Leg("K7QX2M", *route, *flight, day_of_year, "Y", "014A", "0031", "1")
    return BoardingPass(*name, names_truncated=False, electronic_ticket=True, legs=(leg,))


def render_boarding_pass(specimen: PassSpecimen) -> Image.Image:
    """Draw the pass on the gray lid of a scanner."""
    said, leg = specimen.boarding_pass, specimen.boarding_pass.legs[0]
    scale = _SCALE * FINER
    size = round(_SIZE_MM[0] * scale), round(_SIZE_MM[1] * scale)
    paper = Image.new("RGB", size, "#fbfbf8")
    draw = ImageDraw.Draw(paper)
    pen = Pen(draw, scale)
    draw.rectangle((0, 0, paper.width, round(15 * scale)), fill=_BAND)
    pen.text((8, 10), "UTOPIAN AIRWAYS", height=5, color="#ffffff", face="Bold")
    pen.text((195, 10), "BOARDING PASS · SPECIMEN", height=3.4, color="#ffffff", anchor="rs")
    whole = f"{said.surname}/{said.given_names}"
    field(pen, (8, 23), "NAME OF PASSENGER", whole, 100, 5.0, _INK)
    pen.text((8, 45), leg.origin, height=10, color=_INK, face="Bold")
    pen.text((48, 43), "TO", height=3.4, color=LABEL)
    pen.text((60, 45), leg.destination, height=10, color=_INK, face="Bold")
    columns = (
        ("FLIGHT", f"{leg.carrier} {leg.flight_number}"),
        ("DATE", _printed_day(leg.day_of_year)),
        ("SEAT", leg.seat.lstrip("0")),
        ("SEQ", leg.sequence.lstrip("0")),
    )
    for place, (label, value) in enumerate(columns):
        field(pen, (8 + 26 * place, 54), label, value, 24, 4.4, _INK)
        field(pen, (_STUB_MM + 6, 24 + 12 * place), label, value, 40, 3.6, _INK)
    for top in range(16, 82, 3):
        line = tuple(round(length * scale) for length in (_STUB_MM, top, _STUB_MM, top + 1.4))
        draw.line(line, fill="#b9c0c4", width=round(0.3 * scale))
    card = paper.resize((paper.width // FINER, paper.height // FINER), Image.Resampling.LANCZOS)
    options = {"columns": 6, "ec_level": 3} if specimen.symbology == "PDF417" else {}
    symbol = draw_symbol(
        compose_boarding_pass(said).encode("ascii"),
        specimen.symbology,
        _MODULES_PX[specimen.symbology],
        **options,
    )
    room = round((_STUB_MM - 4) * _SCALE) - symbol.width
    left = min(room, round(112 * _SCALE)) if specimen.symbology != "PDF417" else room
    card.paste(symbol, (left, max(round(17 * _SCALE), card.height - symbol.height - 24)))
    lid = Image.new("RGB", (card.width + 120, card.height + 120), "#d5d8da")
    lid.paste(card, (60, 60))
    return lid


def _printed_day(day_of_year: int | None) -> str:
    if day_of_year is None:
        return "OPEN"
    return day(date(2025, 1, 1) + timedelta(days=day_of_year - 1))[:6]

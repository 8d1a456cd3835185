"""What passport and card have in common: how dates and names are printed, portraits, signature."""

from datetime import date
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from app.documents.reading import PartialDate, Sex
from app.specimens.curves import smooth
from app.specimens.lettering import Pen
from app.specimens.look import Look
from app.specimens.paper import INK, soft_edges
from app.specimens.portrait import draw_portrait
from app.specimens.specimen import Specimen

FINER = 2
"""Pages are drawn larger by this and then reduced, so that fine lines are smooth."""
LABEL = "#4d6472"
NATIONALITIES = {"UTO": "UTOPIAN", "XXA": "STATELESS"}

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def day(value: date | PartialDate) -> str:
    """Write a date as the visual zone has it: `17 JUN 1991`, unknown parts as X (9303-3)."""
    known_day = "XX" if value.day is None else f"{value.day:02d}"
    month = "XXX" if value.month is None else _MONTHS[value.month - 1]
    year = "XXXX" if value.year is None else f"{value.year:04d}"
    return f"{known_day} {month} {year}"


def printed_names(specimen: Specimen) -> tuple[str, str]:
    """Return surname and given names as the visual zone has them."""
    document = specimen.document
    return (
        specimen.printed_surname or document.surname,
        specimen.printed_given_names or document.given_names,
    )


def sex_mark(sex: Sex) -> str:
    """Return the letter of the visual zone."""
    return "X" if sex is Sex.UNSPECIFIED else sex.value


def field(
    pen: Pen,
    at: tuple[float, float],
    label: str,
    value: str,
    room: float,
    height: float = 3.3,
    color: str = INK,
) -> None:
    """Print one data element: a small label, and its value under it. Places in mm."""
    pen.text(at, label, height=1.75, color=LABEL, face="Regular", room=room)
    below = at[0], at[1] + height + 0.55
    pen.text(below, value, height=height, color=color, face="SemiBold", room=room)


def place_portrait(
    page: Image.Image, look: Look, box: tuple[float, float, float], scale: float
) -> None:
    """Print the portrait with edges that melt into the paper. `box`: left, top, width in mm."""
    width = round(box[2] * scale)
    portrait = draw_portrait(look, width // FINER).resize(
        (width, round(width * 45 / 35)), Image.Resampling.LANCZOS
    )
    corner = round(box[0] * scale), round(box[1] * scale)
    page.paste(portrait, corner, soft_edges(portrait.size, max(2, width // 70)))


def place_ghost(
    page: Image.Image, look: Look, box: tuple[float, float, float], scale: float
) -> None:
    """Print the small, pale second portrait in one color. `box`: left, top, width in mm."""
    width = round(box[2] * scale)
    portrait = draw_portrait(look, width // FINER).convert("L")
    portrait = portrait.resize((width, round(width * 45 / 35)), Image.Resampling.LANCZOS)
    darkness = portrait.point(lambda value: max(0, round((205 - value) * 0.72)))
    darkness = ImageChops.multiply(darkness, soft_edges(portrait.size, width // 14))
    corner = round(box[0] * scale), round(box[1] * scale)
    page.paste("#35616d", (*corner, corner[0] + width, corner[1] + portrait.height), darkness)


def sign(
    page: Image.Image, seed: int, box: tuple[float, float, float, float], scale: float
) -> None:
    """Draw the holder's signature, one looping line. `box`: left, top, width, height in mm."""
    rng = Random(seed * 7 + 1)  # noqa: S311 - a picture, no secret
    left, top, width, height = (edge * scale for edge in box)
    loops, slant = rng.randint(5, 8), rng.uniform(0.10, 0.22)
    talls = [1.0] + [rng.choice((0.34, 0.42, 0.5, 0.95)) for _ in range(loops)]
    line: list[tuple[int, int]] = []
    steps = 40
    for i in range(loops * steps + 1):
        loop, turn = divmod(i, steps)
        angle = 2 * pi * turn / steps
        tall = talls[loop] + (talls[min(loop + 1, loops)] - talls[loop]) * turn / steps
        rise = tall * (0.5 - 0.5 * cos(angle))
        x = (
            left
            + width * (i / steps / loops)
            + width * 0.055 * sin(angle)
            + width * slant * rise * 0.3
        )
        line.append((round(x), round(top + height * (0.9 - 0.85 * rise))))
    flourish = [(left + width, top + height * 0.9), (left + width * 0.5, top + height * 1.12)]
    flourish.append((left + width * 0.1, top + height * 1.02))
    line += [(round(x), round(y)) for x, y in smooth(flourish, closed=False)]
    ImageDraw.Draw(page).line(
        line, fill="#24365e", width=max(1, round(0.26 * scale)), joint="curve"
    )

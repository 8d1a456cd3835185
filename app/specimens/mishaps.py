"""What people hold under a reader besides paper: a screen that shows the page, a hand upon it."""

from math import cos, pi, sin
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.specimens.easel import mixed, shade
from app.specimens.look import Skin

_SCREEN_WIDTH = 1100
_PHOTO = (1600, 1200)
_STRIPE_GAIN = 3.5  # a stripe is a third of its pixel, and its line partly dark
_HAND_WIDTH = 1200
_FINGER = 0.135  # of the page's width: about 16 mm


def photographed_screen(page: Image.Image, seed: int) -> Image.Image:
    """Return a photo of a screen that shows the page: stripes of color, moiré, a tilt, blue light.

    The same seed gives the same pixels.
    """
    rng = np.random.default_rng([seed, 1])
    height = round(page.height * _SCREEN_WIDTH / page.width)
    shown = page.convert("RGB").resize((_SCREEN_WIDTH, height), Image.Resampling.LANCZOS)
    lit = _striped(np.asarray(shown, np.float32))
    matrix = _held_askew((lit.shape[1], lit.shape[0]), rng)
    # Points, not areas, are sampled: that is where moiré comes from.
    photo = cv2.warpPerspective(lit, matrix, _PHOTO, flags=cv2.INTER_LINEAR, borderValue=(26,) * 3)
    photo = cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.6, 0.9))
    light = np.array((0.93, 1.0, 1.06)) * _falling_off(rng)[..., None]
    noisy = photo * light + rng.normal(0, 3, photo.shape)
    return Image.fromarray(np.asarray(np.clip(np.rint(noisy), 0, 255), np.uint8))


def hand_over_zone(page: Image.Image, seed: int) -> Image.Image:
    """Return the page, 1200 pixels wide, with fingers over part of its zone.

    The zone is taken to be the lowest quarter. The same seed gives the same pixels.
    """
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    height = round(page.height * _HAND_WIDTH / page.width)
    picture = page.convert("RGB").resize((_HAND_WIDTH, height), Image.Resampling.LANCZOS)
    skin = rng.choice(list(Skin))
    thick = _FINGER * _HAND_WIDTH * rng.uniform(0.85, 1.1)
    tip_x = rng.uniform(-0.03, 1.0) * _HAND_WIDTH
    lean = rng.uniform(-0.35, 0.35)
    for finger in range(rng.randint(1, 3)):
        tip = tip_x + finger * thick * 1.04, height * rng.uniform(0.72, 0.97)
        angle = lean + rng.uniform(-0.05, 0.05)
        _lay_finger(picture, tip, angle, thick, skin)
    return picture


def _striped(shown: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return each pixel as three stripes, red, green and blue, above a dark line."""
    stripes = np.zeros((3, 3, 3), np.float32)
    stripes[:, range(3), range(3)] = _STRIPE_GAIN
    stripes[2] *= 0.5
    rows, columns = shown.shape[:2]
    return shown.repeat(3, axis=0).repeat(3, axis=1) * np.tile(stripes, (rows, columns, 1))


def _held_askew(size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    width, height = size
    scale = min(_PHOTO[0] * 0.9 / width, _PHOTO[1] * 0.9 / height)
    turn = rng.uniform(-5, 5) * pi / 180
    around = np.array([(cos(turn), sin(turn)), (-sin(turn), cos(turn))])
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (width, height) * scale / 2
    laid = corners @ around + np.array(_PHOTO) / 2 + rng.uniform(-30, 30, (4, 2))
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, laid.astype(np.float32))
    return np.asarray(matrix, np.float64)


def _falling_off(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return how bright a screen looks from the side: less and less across the picture."""
    across = np.linspace(1, rng.uniform(0.75, 0.95), _PHOTO[0])
    down = np.linspace(1, rng.uniform(0.85, 1.0), _PHOTO[1])
    return np.asarray(down[:, None] * across[None, :])


def _lay_finger(
    picture: Image.Image, tip: tuple[float, float], lean: float, thick: float, skin: str
) -> None:
    """Lay one finger that comes from below: shadow, skin, roundness, nail."""
    reach = picture.height * 1.2 - tip[1]
    root = tip[0] + reach * sin(lean), tip[1] + reach * cos(lean)
    finger = _stroke(picture.size, [tip, root], thick)
    shadow = [(x + thick * 0.08, y + thick * 0.06) for x, y in (tip, root)]
    dark = _softened(_stroke(picture.size, shadow, thick), thick * 0.1, 0.45)
    picture.paste("#241c18", mask=dark)
    picture.paste(skin, mask=_softened(finger, 1.5, 1.0))
    edge = tip[0] + thick * 0.3 * cos(lean), tip[1] + thick * 0.1
    side = _stroke(picture.size, [edge, (root[0] + thick * 0.3, root[1])], thick * 0.42)
    dusk = ImageChops.multiply(_softened(side, thick * 0.14, 0.6), finger)
    picture.paste(shade(skin, 0.72), mask=dusk)
    along = sin(lean), cos(lean)
    nail = [
        (tip[0] + along[0] * thick * far, tip[1] + along[1] * thick * far) for far in (-0.16, 0.14)
    ]
    color = mixed(skin, "#f3d9cf", 0.55)
    picture.paste(color, mask=_softened(_stroke(picture.size, nail, thick * 0.5), 1.5, 0.8))


def _stroke(size: tuple[int, int], line: list[tuple[float, float]], width: float) -> Image.Image:
    """Return a mask of a thick line with round ends."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    draw.line(line, fill=255, width=round(width))
    for x, y in line:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    return mask


def _softened(mask: Image.Image, blur: float, strength: float) -> Image.Image:
    soft = mask.filter(ImageFilter.GaussianBlur(blur))
    return soft.point(lambda value: round(value * strength))

"""Hair and beards of the portraits: what lies behind the head, and what lies over it."""

from collections.abc import Sequence
from random import Random

from PIL import Image

from app.specimens.curves import Point, ellipse, smooth
from app.specimens.easel import Easel, shade
from app.specimens.look import Cut, Look


def hair_behind(easel: Easel, look: Look) -> None:
    """Paint what is seen behind neck and shoulders."""
    color = shade(look.hair, 0.78)
    if look.cut is Cut.LONG:
        easel.shape(
            smooth(
                [
                    (50, 14),
                    (72, 22),
                    (78, 50),
                    (80, 82),
                    (83, 112),
                    (66, 118),
                    (50, 116),
                    (34, 118),
                    (17, 112),
                    (20, 82),
                    (22, 50),
                    (28, 22),
                ]
            ),
            color,
        )
    elif look.cut is Cut.BOB:
        easel.shape(
            smooth(
                [
                    (50, 14),
                    (72, 22),
                    (78, 48),
                    (79, 74),
                    (72, 88),
                    (60, 90),
                    (40, 90),
                    (28, 88),
                    (21, 74),
                    (22, 48),
                    (28, 22),
                ]
            ),
            color,
        )
    elif look.cut is Cut.BUN:
        easel.shape(ellipse((50, 13), 11.5, 9), color)


def hair_in_front(easel: Easel, look: Look, rng: Random, cheek: float) -> None:
    """Paint the hair over forehead and temples; `cheek` is half the width of the face."""
    color = look.hair
    outline = _outline(look.cut, cheek)
    easel.shape(outline, color)
    within = easel.mask(outline)
    easel.glaze(
        smooth([(58, 12), (76, 26), (78, 60), (66, 40)]), "#000000", 0.28, blur=3, within=within
    )
    easel.glaze(
        smooth([(36, 20), (48, 16.5), (52, 19), (40, 24)]),
        "#ffffff",
        0.24,
        blur=2.2,
        within=within,
    )
    strand = shade(color, 0.74)
    for _ in range(9 if look.cut is not Cut.CROPPED else 0):
        start = rng.uniform(34, 66)
        bend = rng.uniform(-3, 3)
        line = smooth(
            [
                (50 + (start - 50) * 0.5, 15.5),
                (start + bend, 21),
                (50 + (start - 50) * 1.35, 29),
            ],
            closed=False,
        )
        easel.glaze(_ribbon(line, 0.5), strand, 0.45, blur=0.25, within=within)


def short_beard(easel: Easel, look: Look, within: Image.Image, chin: float) -> None:
    """Paint a short beard within the mask of the head."""
    color = shade(look.hair, 0.9)
    outline = smooth(
        [
            (27, 60),
            (31, 66),
            (38, 70.5),
            (50, 71),
            (62, 70.5),
            (69, 66),
            (73, 60),
            (71, 78),
            (60, chin + 3),
            (50, chin + 4),
            (40, chin + 3),
            (29, 78),
        ]
    )
    easel.glaze(outline, color, 0.8, blur=1.5, within=within)


def _outline(cut: Cut, cheek: float) -> list[Point]:
    """Return the hair that lies over forehead and temples: outer edge, then the hairline back."""
    left, right = 50 - cheek, 50 + cheek
    if cut is Cut.CROPPED:
        outer = [
            (left - 0.6, 45),
            (left + 0.4, 33),
            (37, 21.5),
            (50, 18.5),
            (63, 21.5),
            (right - 0.4, 33),
            (right + 0.6, 45),
        ]
        inner = [
            (right - 2.0, 41),
            (right - 4.5, 33.5),
            (59, 30),
            (50, 30.5),
            (41, 30),
            (left + 4.5, 33.5),
            (left + 2.0, 41),
        ]
    elif cut is Cut.SHORT:
        outer = [
            (left - 1.4, 50),
            (left - 1.2, 33),
            (35, 17),
            (50, 12.5),
            (65, 17),
            (right + 1.2, 33),
            (right + 1.4, 50),
        ]
        inner = [
            (right - 1.6, 46),
            (right - 4.5, 36),
            (60, 31),
            (50, 30),
            (40, 32),
            (left + 4.5, 37),
            (left + 1.6, 46),
        ]
    elif cut is Cut.SIDE:
        outer = [
            (left - 1.4, 50),
            (left - 1.6, 32),
            (34, 15.5),
            (51, 11),
            (67, 16.5),
            (right + 1.4, 33),
            (right + 1.4, 50),
        ]
        inner = [
            (right - 1.6, 46),
            (right - 3.4, 38),
            (64, 33),
            (52, 31.5),
            (41, 27),
            (left + 5, 33),
            (left + 1.6, 46),
        ]
    elif cut is Cut.BUN:
        outer = [
            (left - 1, 54),
            (left - 2, 36),
            (34, 19),
            (50, 14.5),
            (66, 19),
            (right + 2, 36),
            (right + 1, 54),
        ]
        inner = [
            (right - 1.2, 47),
            (right - 5, 34),
            (59, 27.5),
            (50, 26.5),
            (41, 27.5),
            (left + 5, 34),
            (left + 1.2, 47),
        ]
    else:  # long hair and the bob part in the middle and fall over the temples
        outer = [
            (left - 4, 82),
            (left - 6, 60),
            (left - 5, 36),
            (34, 16.5),
            (50, 12.5),
            (66, 16.5),
            (right + 5, 36),
            (right + 6, 60),
            (right + 4, 82),
        ]
        inner = [
            (right + 0.2, 66),
            (right - 1.6, 48),
            (62, 34),
            (51, 24.5),
            (49, 24.5),
            (38, 34),
            (left + 1.6, 48),
            (left - 0.2, 66),
        ]
    return smooth([*outer, *inner])


def _ribbon(line: Sequence[Point], width: float) -> list[Point]:
    return [(x - width / 2, y) for x, y in line] + [(x + width / 2, y) for x, y in reversed(line)]

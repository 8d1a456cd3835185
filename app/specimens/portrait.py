"""Portraits of people who do not exist, drawn from curves; no photograph is behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image

from app.specimens.curves import Point, ellipse, smooth
from app.specimens.easel import ASPECT, WIDTH, Easel, mixed, shade
from app.specimens.hair import hair_behind, hair_in_front, short_beard
from app.specimens.look import Look

_FINER = 3  # drawn larger by this and reduced, so that edges are smooth
_CLOTHES = ("#33475b", "#5a4a5f", "#2f4f4a", "#6b4a42", "#3d3f46", "#7a6a54")
_SHIRTS = ("#eef1f3", "#d9e3ea", "#efe6da")


def draw_portrait(look: Look, width: int) -> Image.Image:
    """Draw a head and shoulders, facing the camera, on a light ground.

    Args:
        look: Whose; the same look gives the same picture.
        width: Of the picture, in pixels; its height follows from `ASPECT`.
    """
    easel = Easel(width * _FINER)
    face = _Face(easel, look, Random(look.seed))  # noqa: S311 - a picture, no secret
    face.paint()
    return easel.picture.resize((width, round(width * ASPECT)), Image.Resampling.LANCZOS)


@dataclass(frozen=True, slots=True)
class _Face:
    """Paints one head from back to front."""

    easel: Easel
    look: Look
    rng: Random

    def paint(self) -> None:
        rng = self.rng
        cheek, jaw = rng.uniform(20.2, 22.0), rng.uniform(15.2, 17.8)
        chin, eyes = rng.uniform(84.0, 86.5), rng.uniform(53.0, 54.5)
        if self.look.child:
            jaw, chin, eyes = jaw + 0.8, chin - 3.6, eyes + 2.2
        head = _mirrored(
            [
                (50, 22),
                (61, 24.5),
                (50 + cheek - 1.6, 36),
                (50 + cheek, 52),
                (50 + cheek - 1.2, 63),
                (50 + jaw, 74),
                (50 + jaw * 0.52, chin - 2.6),
                (50, chin),
            ]
        )
        hair_behind(self.easel, self.look)
        self._shoulders()
        self._neck_and_ears(cheek, eyes)
        self.easel.shape(head, self.look.skin)
        within = self.easel.mask(head)
        self._shading(within, cheek, chin)
        if self.look.beard:
            short_beard(self.easel, self.look, within, chin)
        self._eyes(eyes)
        self._nose(eyes)
        self._mouth()
        hair_in_front(self.easel, self.look, rng, cheek)

    def _shoulders(self) -> None:
        rng, easel = self.rng, self.easel
        coat, shirt = rng.choice(_CLOTHES), rng.choice(_SHIRTS)
        slope = rng.uniform(99, 101)
        inward = 9 if self.look.child else 0
        body = smooth(
            [
                (-6 + inward, 140),
                (2 + inward, 117),
                (18 + inward, slope + 4),
                (38, slope - 5),
                (62, slope - 5),
                (82 - inward, slope + 4),
                (98 - inward, 117),
                (106 - inward, 140),
            ]
        )
        easel.shape(body, coat)
        dusk = smooth([(60, 92), (106, 106), (110, 140), (70, 140)])
        easel.glaze(dusk, "#000000", 0.18, blur=5, within=easel.mask(body))
        if rng.random() < 0.5:  # an open collar
            easel.shape([(36, 92), (64, 92), (50, 122)], shirt)
            easel.shape([(37, 91), (50, 122), (29, 108), (33, 95)], shade(coat, 1.16))
            easel.shape([(63, 91), (50, 122), (71, 108), (67, 95)], shade(coat, 0.92))
        else:  # a round neck
            easel.shape(ellipse((50, 93.5), 17, 9.5), shade(coat, 1.22))

    def _neck_and_ears(self, cheek: float, eyes: float) -> None:
        easel, skin = self.easel, self.look.skin
        neck = smooth(
            [
                (38.2, 70),
                (38.4, 88),
                (35, 95),
                (43, 101),
                (50, 102.4),
                (57, 101),
                (65, 95),
                (61.6, 88),
                (61.8, 70),
            ]
        )
        easel.shape(neck, shade(skin, 0.93))
        easel.glaze(
            ellipse((51, 85), 14, 8), shade(skin, 0.62), 0.75, blur=3, within=easel.mask(neck)
        )
        for side in (-1, 1):
            center = 50 + side * (cheek + 0.6), eyes + 2.5
            easel.shape(ellipse(center, 3.6, 7.0), shade(skin, 0.9))
            easel.glaze(ellipse(center, 1.7, 4.2), shade(skin, 0.66), 0.6, blur=1)

    def _shading(self, within: Image.Image, cheek: float, chin: float) -> None:
        """Light comes from the upper left."""
        easel, skin = self.easel, self.look.skin
        dark, warm = shade(skin, 0.72), mixed(skin, "#c8503c", 0.4)
        right = smooth(
            [
                (50 + cheek + 4, 26),
                (50 + cheek - 5, 48),
                (50 + cheek - 7, 66),
                (56, chin + 1),
                (50 + cheek + 6, chin),
            ]
        )
        easel.glaze(right, dark, 0.62, blur=3.6, within=within)
        easel.glaze(ellipse((50, chin + 2.5), 15, 6), dark, 0.6, blur=2.6, within=within)
        for x in (50 - cheek * 0.6, 50 + cheek * 0.58):
            easel.glaze(ellipse((x, 66.5), 6.2, 4.6), warm, 0.36, blur=3, within=within)
        easel.glaze(ellipse((43, 36), 10, 6.5), "#ffffff", 0.22, blur=4.5, within=within)
        for x in (40.6, 59.4):  # hollows of the eyes
            easel.glaze(ellipse((x, 51.5), 7.4, 4.4), dark, 0.34, blur=1.8, within=within)

    def _eyes(self, level: float) -> None:
        easel, rng = self.easel, self.rng
        iris = rng.choice(("#5b4632", "#4b5d6b", "#4d5f43", "#3a2a20", "#33241c"))
        open_, tilt = rng.uniform(2.5, 3.0), rng.uniform(-0.5, 0.5)
        brow_lift, brow_weight = rng.uniform(0, 1.4), rng.uniform(1.2, 1.8)
        lash = shade(self.look.skin, 0.3)
        wide, thin = (1.16, 0.7) if self.look.child else (1.0, 1.0)
        open_ *= wide
        for side in (-1, 1):
            x = 50 + side * 9.6
            almond = smooth(
                [
                    (x - 4.9 * wide * side, level + 0.7),
                    (x - 1.6 * side, level - open_ + 0.3),
                    (x + 2.2 * side, level - open_ + 0.5),
                    (x + 5.0 * wide * side, level - 0.2 + tilt),
                    (x + 1.8 * side, level + open_ - 0.6),
                    (x - 2.2 * side, level + open_ - 0.4),
                ]
            )
            easel.shape(almond, "#f6f4f0")
            white = easel.mask(almond)
            easel.glaze(ellipse((x, level), 2.75 * wide, 2.9 * wide), iris, 1, within=white)
            easel.glaze(ellipse((x, level), 1.25 * wide, 1.3 * wide), "#120e0c", 1, within=white)
            easel.glaze(ellipse((x, level - open_), 5.4, 1.5), lash, 0.4, blur=0.5, within=white)
            easel.glaze(ellipse((x - 0.9, level - 1.0), 0.62, 0.62), "#ffffff", 0.95, within=white)
            lid = [(x - 5.0 * wide * side, level + 0.6), (x - 1.6 * side, level - open_ + 0.1)]
            lid += [(x + 2.2 * side, level - open_ + 0.3)]
            lid += [(x + 5.4 * wide * side, level - 0.3 + tilt)]
            easel.stroke(smooth(lid, closed=False), lash, 0.85)
            crease = [(px, py - 1.7) for px, py in lid]
            easel.stroke(smooth(crease[:3], closed=False), shade(self.look.skin, 0.7), 0.4)
            self._brow(x, level - 7.2 - brow_lift, side, brow_weight * thin)

    def _brow(self, x: float, y: float, side: int, weight: float) -> None:
        color = mixed(shade(self.look.hair, 0.8), self.look.skin, 0.18)
        above = [(x - 5.4 * side, y + 0.2), (x + 1.6 * side, y - 1.1), (x + 7.0 * side, y + 1.5)]
        below = [(x + 1.6 * side, y - 1.1 + weight), (x - 5.2 * side, y + 0.2 + weight)]
        self.easel.shape(smooth([*above, *below], steps=10), color)

    def _nose(self, eyes: float) -> None:
        easel, skin = self.easel, self.look.skin
        width, tip = self.rng.uniform(4.4, 5.8), self.rng.uniform(66.5, 68.5)
        if self.look.child:
            width, tip = width * 0.8, tip - 1.2
        dark = shade(skin, 0.66)
        ridge = smooth(
            [(52.0, eyes - 2), (53.6, tip - 5), (50 + width, tip - 0.5), (50.6, tip + 0.8)]
        )
        easel.glaze(ridge, dark, 0.42, blur=1.3)
        easel.glaze(
            smooth([(48.6, eyes), (49.4, eyes), (50.2, tip - 3), (48.4, tip - 3)]),
            "#ffffff",
            0.26,
            blur=0.9,
        )
        under = [(50 - width, tip - 1.0), (50 - width * 0.55, tip + 0.9), (50, tip + 0.5)]
        under += [(50 + width * 0.55, tip + 0.9), (50 + width, tip - 1.0)]
        easel.glaze(smooth([*under, (50, tip - 0.9)]), dark, 0.55, blur=0.8)
        for side in (-1, 1):
            easel.glaze(
                ellipse((50 + side * width * 0.48, tip + 0.25), 1.35, 0.62),
                shade(skin, 0.32),
                0.85,
                blur=0.3,
            )

    def _mouth(self) -> None:
        easel, rng = self.easel, self.rng
        y, half = rng.uniform(75.0, 76.0), rng.uniform(7.0, 8.2)
        if self.look.child:
            y, half = y - 2.6, half * 0.84
        full = rng.uniform(1.9, 2.6)
        lip = mixed(shade(self.look.skin, 0.84), "#a83c40", 0.34 if not self.look.beard else 0.2)
        upper = smooth(
            [
                (50 - half, y - 0.6),
                (50 - 3, y - full),
                (50, y - full * 0.66),
                (50 + 3, y - full),
                (50 + half, y - 0.6),
                (50, y + 0.5),
            ],
            steps=10,
        )
        lower = smooth(
            [
                (50 - half * 0.92, y - 0.3),
                (50, y + 0.4),
                (50 + half * 0.92, y - 0.3),
                (50 + 3.6, y + full * 1.15),
                (50 - 3.6, y + full * 1.15),
            ],
            steps=10,
        )
        easel.shape(upper, shade(lip, 0.86))
        easel.shape(lower, lip)
        easel.glaze(ellipse((49, y + full * 0.65), 2.6, 0.6), "#ffffff", 0.3, blur=0.6)
        line = [
            (50 - half, y - 0.7),
            (50 - 2.4, y + 0.2),
            (50, y + 0.1),
            (50 + 2.4, y + 0.2),
            (50 + half, y - 0.7),
        ]
        easel.stroke(smooth(line, closed=False), shade(lip, 0.5), 0.5)
        easel.glaze(
            ellipse((50, y + full + 2.4), 5, 1.0), shade(self.look.skin, 0.7), 0.5, blur=1.0
        )


def _mirrored(half: Sequence[Point]) -> list[Point]:
    """Complete the right half of an outline, from the top to the chin, by its mirror image."""
    other = [(WIDTH - x, y) for x, y in reversed(half[1:-1])]
    return smooth([*half, *other])

"""How an invented holder looks: chosen by hand, or drawn from a seed."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from app.documents.reading import Sex


class Skin(StrEnum):
    """Color of the skin."""

    PORCELAIN = "#f0d3c0"
    ROSE = "#e6bda3"
    OLIVE = "#d3a17c"
    AMBER = "#b97f57"
    BROWN = "#8d5a3b"
    UMBER = "#5f3b29"


class Hair(StrEnum):
    """Color of the hair."""

    BLOND = "#c79f62"
    CHESTNUT = "#6d432b"
    AUBURN = "#8a4a2c"
    BROWN = "#40291d"
    BLACK = "#1d1a1c"
    GREY = "#8f9093"


class Cut(StrEnum):
    """How the hair is worn."""

    SHORT = "short"
    SIDE = "side"
    CROPPED = "cropped"
    BOB = "bob"
    LONG = "long"
    BUN = "bun"


@dataclass(frozen=True, slots=True)
class Look:
    """A face that nobody has.

    Attributes:
        seed: Decides proportions, clothes, signature and the lines of the paper.
        beard: A short beard in the color of the hair.
        child: A round face with large eyes, on narrow shoulders.
    """

    seed: int
    skin: Skin
    hair: Hair
    cut: Cut
    beard: bool = False
    child: bool = False


def drawn_look(seed: int, sex: Sex) -> Look:
    """Draw a look: the same seed gives the same face."""
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    long_cuts, short_cuts = (Cut.BOB, Cut.LONG, Cut.BUN), (Cut.SHORT, Cut.SIDE, Cut.CROPPED)
    cuts = {Sex.FEMALE: long_cuts, Sex.MALE: short_cuts}.get(sex, long_cuts + short_cuts)
    return Look(
        seed=seed,
        skin=rng.choice(list(Skin)),
        hair=rng.choice(list(Hair)),
        cut=rng.choice(cuts),
        beard=sex is Sex.MALE and rng.random() < 0.35,
    )

"""The random draw: bound before the first traveler, open to anybody afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.duty.officers import Direction, Mode, Post
from app.problems import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Draws:
    """Which seed and which rate a draw has.

    Attributes:
        seed: Gives the secret seed of a duty: derived from the station's key, so that it outlives a
            restart and nobody at the booth can know it.
        per_10000: Rate by category, in travelers of ten thousand: `land`, `land/inbound` or
            `land/inbound/L4`, the narrowest counts. What has none is not drawn. All of it is
            settled when an officer signs in, so that nothing that is entered later moves the draw.
    """

    seed: Callable[[UUID], bytes]
    per_10000: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a category that there is not: it would silently never be drawn.

        Raises:
            Problem: SETTINGS_INVALID.
        """
        for category in self.per_10000:
            mode, _, rest = category.partition("/")
            direction, behind, lane = rest.partition("/")
            if mode not in set(Mode):
                raise _invalid(f"“{mode}” is no mode; modes are {', '.join(Mode)}")
            if rest and direction not in set(Direction):
                raise _invalid(f"“{direction}” is no direction; those are {', '.join(Direction)}")
            if (behind and not lane) or category.endswith("/"):
                raise _invalid(f"“{category}” lacks what comes behind the last stroke")

    def rate(self, post: Post) -> int:
        """Return how many encounters of ten thousand are drawn at this post."""
        broad = f"{post.mode}/{post.direction}"
        for category in (f"{broad}/{post.lane}", broad, post.mode):
            if category in self.per_10000:
                return self.per_10000[category]
        return 0


def _invalid(why: str) -> Problem:
    return Problem(ProblemCode.SETTINGS_INVALID, f"station.toml: draws: {why}")

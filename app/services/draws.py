"""The random draw: bound before the first traveler, open to anybody afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.duty.officers import Post


@dataclass(frozen=True, slots=True)
class Draws:
    """Which seed and which rate a draw has.

    Attributes:
        seed: Gives the secret seed of a duty: derived from the station's key, so that it outlives a
            restart and nobody at the booth can know it.
        per_10000: Rate by mode, in travelers of ten thousand; a mode that is missing is not drawn.
    """

    seed: Callable[[UUID], bytes]
    per_10000: Mapping[str, int] = field(default_factory=dict)

    def rate(self, post: Post) -> int:
        """Return how many encounters of ten thousand are drawn at this post."""
        return self.per_10000.get(post.mode, 0)

"""The hub's no, as the station meets it."""

from app.problems import Problem, ProblemCode
from app.sync.protocol import Refusal, RefusalCode

_LATER = frozenset(
    {
        RefusalCode.TOO_MANY,
        RefusalCode.TOO_SLOW,
        RefusalCode.UNAVAILABLE,
        RefusalCode.INTERNAL,
        RefusalCode.OFFSET,
    }
)


class HubSaidNo(Exception):  # noqa: N818 - an answer, and often a useful one
    """The hub refused, and signed that it did.

    Attributes:
        refusal: Its reason, and where to go on.
    """

    def __init__(self, refusal: Refusal) -> None:
        """Keep the hub's answer."""
        super().__init__(str(refusal.code))
        self.refusal = refusal

    @property
    def passes(self) -> bool:
        """Say whether the same request may be taken later, unchanged."""
        return self.refusal.code in _LATER

    def as_problem(self) -> Problem:
        """Return what the officer is told, where the station can do nothing about it itself."""
        code = ProblemCode.HUB_UNREACHABLE if self.passes else ProblemCode.HUB_REFUSED
        return Problem(code, self.refusal.code)

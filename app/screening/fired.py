"""A rule that fired: the fact it made, and what it proposes."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.screening.summary_types import Fact, FactKind, Suggestion, Verdict

# Among facts of equal severity, the order in which an officer would want them.
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            FactKind.DOCUMENT_LISTED,
            FactKind.LOOKOUT_DOCUMENT,
            FactKind.LOOKOUT_STRONG,
            FactKind.VEHICLE_LISTED,
            FactKind.CONTAINER_LISTED,
            FactKind.SEAL,
            FactKind.SOURCES_DIFFER,
            FactKind.CHECK_DIGIT,
            FactKind.OVERSTAY,
            FactKind.MINOR_ALONE,
            FactKind.LEFT_UNREAD,
            FactKind.ADVANCE_ACTION,
            FactKind.RANDOM_DRAW,  # behind what is a reason to refer by itself
            FactKind.LOOKOUT_POSSIBLE,
            FactKind.DOCUMENT_ALIKE,
            FactKind.RULE,
            FactKind.BOARDING_PASS_DIFFERS,
            FactKind.ADVANCE_DIFFERS,
            FactKind.NOT_ANNOUNCED,
            FactKind.LAST_REFUSAL,
            FactKind.LAST_SECONDARY,
            FactKind.LINKS,
            FactKind.OTHER_DOCUMENT,
            FactKind.CHECK_FAILED,
            FactKind.LICENCE,
            FactKind.EXPIRED,
            FactKind.SEEN_WITHOUT_DOCUMENT,
            FactKind.CLEARED_MATCH,
            FactKind.REDRESS,
            FactKind.PERMIT,
            FactKind.TRUSTED_TRAVELER,
            FactKind.ANNOUNCED,
            FactKind.HISTORY,
        )
    )
}
_GRAVITY: Mapping[Verdict, int] = {Verdict.REFER: 0, Verdict.ATTENTION: 1, Verdict.ROUTINE: 2}


@dataclass(frozen=True, slots=True)
class Fired:
    """A fact on its way to the card.

    Attributes:
        suggestion: The next step if this fact turns out to be the gravest; None for a routine one.
        centibits: Weight of evidence behind it, in hundredths of a bit.
        quiet: Lookout class 1 or 2, and more than a possible match.
    """

    fact: Fact
    suggestion: Suggestion | None = None
    centibits: int = 0
    quiet: bool = False

    @property
    def place(self) -> tuple[int, bool, int, int, str]:
        """Sort key: the gravest first, and always in the same order."""
        fact = self.fact
        return (
            _GRAVITY[fact.severity],
            not self.quiet,
            _ORDER[fact.kind],
            -self.centibits,
            fact.listing,
        )

"""Which facts stand on the card, of everything that fired."""

from collections.abc import Sequence

from app.screening.fired import Fired
from app.screening.summary_types import FactKind

MOST_FACTS = 5
_ALWAYS_SHOWN = frozenset({FactKind.RANDOM_DRAW, FactKind.ADVANCE_ACTION})
"""What system and colleagues say to do: an officer cannot heed what is not in sight."""


def on_card(fired: Sequence[Fired]) -> Sequence[Fired]:
    """Return what stands on the card, the gravest first.

    Five facts; mandatory ones are never dropped, and should there be more than five, all of them
    stand there and nothing else does. A draw, and what a colleague set before arrival, always stand
    there too, in the last places if need be.

    Args:
        fired: Everything, the gravest first.
    """
    mandatory = sum(one.fact.mandatory for one in fired)
    kept = sum(map(_stays, fired))
    left = max(mandatory, MOST_FACTS - kept)
    shown: list[Fired] = []
    for one in fired:
        if _stays(one):
            shown.append(one)
        elif left > 0:
            shown.append(one)
            left -= 1
    return shown


def _stays(one: Fired) -> bool:
    """Say whether a fact that is not mandatory stays all the same."""
    return one.fact.kind in _ALWAYS_SHOWN and not one.fact.mandatory

"""Which facts stand on the card, of everything that fired."""

from collections.abc import Sequence

from app.screening.fired import Fired
from app.screening.summary_types import FactKind

MOST_FACTS = 5


def on_card(fired: Sequence[Fired]) -> Sequence[Fired]:
    """Return what stands on the card, the gravest first.

    Five facts; mandatory ones are never dropped, and should there be more than five, all of them
    stand there and nothing else does. A draw always stands there too, in the last place if need be:
    an officer cannot heed what is not in sight.

    Args:
        fired: Everything, the gravest first.
    """
    mandatory = sum(one.fact.mandatory for one in fired)
    shown = fired[: max(mandatory, MOST_FACTS)]
    drawn = [one for one in fired[len(shown) :] if one.fact.kind is FactKind.RANDOM_DRAW]
    return [*shown[: max(mandatory, MOST_FACTS - len(drawn))], *drawn]

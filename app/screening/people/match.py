"""What the engine answers about one traveler and one listing."""

from dataclasses import dataclass, replace

from app.screening.answers import Lookout
from app.screening.evidence import EvidenceLine


@dataclass(frozen=True, slots=True)
class Match:
    """How a traveler stands to a lookout. One of the three outcomes holds, sometimes two.

    Attributes:
        same_document: The listing names this number of this issuer.
        strong: The name agrees, the full birth dates are equal, and all of it together is rare.
        possible: Less than strong, and still worth a look.
        evidence: One line for each compared field; their weights add up to `centibits`.
        settles: `Settles` values: what would settle the doubt.
    """

    lookout: Lookout
    same_document: bool
    strong: bool
    possible: bool
    evidence: tuple[EvidenceLine, ...]
    settles: tuple[str, ...]

    @property
    def centibits(self) -> int:
        """Weight of all evidence, in hundredths of a bit."""
        return sum(line.centibits for line in self.evidence)

    def judged(self, *, strong: bool, possible: bool) -> "Match":
        """Return the match with what the threshold of its list makes of it."""
        return replace(self, strong=strong, possible=possible)

    @property
    def place(self) -> tuple[bool, bool, int, str]:
        """Sort key: document hits first, then strong matches, then by weight of evidence."""
        return not self.same_document, not self.strong, -self.centibits, self.lookout.id

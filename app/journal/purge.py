"""Forgetting: the body of a fact may go, its header and digest stay, and so does who purged it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Purged:
    """The bodies of these events of the same journal were deleted. Subject: the purge.

    Bodies of purges are never purged themselves: they are the proof.

    Attributes:
        seqs: Which events.
        rule: The retention rule that asked for it.
    """

    TYPE: ClassVar[str] = "journal.purged"
    VERSION: ClassVar[int] = 1

    seqs: tuple[int, ...]
    rule: str

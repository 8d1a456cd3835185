"""Regions of a radiograph that somebody marked."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle, in pixels of the image as it was read, from its upper left corner.

    Attributes:
        label: What the officer calls it.
    """

    id: UUID
    left: int
    top: int
    width: int
    height: int
    label: str = ""

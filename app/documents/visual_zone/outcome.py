"""What reading the visual zone gave: fields as they are printed, or why there are none."""

from dataclasses import dataclass
from enum import StrEnum


class VisualField(StrEnum):
    """What is looked for on the page (ICAO Doc 9303-3 clause 3.4: Zones I to III)."""

    DOCUMENT_NUMBER = "document_number"
    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    BIRTH_DATE = "birth_date"
    EXPIRY_DATE = "expiry_date"


class NotRead(StrEnum):
    """Why nothing of the page could be read."""

    NO_ZONE = "no_zone"
    """Without a machine readable zone nothing says where the page lies, and which way is up."""
    PAGE_NOT_SHOWN = "page_not_shown"
    """The picture ends before the page does, or shows the other side of a card."""
    TOO_SMALL = "too_small"
    UNREADABLE = "unreadable"
    """Blur, glare or darkness: no letters were found, or none for certain."""


@dataclass(frozen=True, slots=True)
class PrintedField:
    """One field as it stands on the page.

    Attributes:
        printed: As printed, in its own letters.
        value: The number without blanks; names as printed; dates as `PartialDate.iso`.
        confidence: Of the least certain letter, 0 to 100.
    """

    name: VisualField
    printed: str
    value: str
    confidence: int


@dataclass(frozen=True, slots=True)
class VisualZone:
    """What one look at the page gave.

    Attributes:
        fields: What was read for certain; it may differ from the machine readable zone.
        unclear: Fields that the zone has, but that were not found, or not read for certain.
        not_read: Why there is nothing at all; None where something was read.
        elapsed_ms: Machine time.
    """

    fields: tuple[PrintedField, ...] = ()
    unclear: tuple[VisualField, ...] = ()
    not_read: NotRead | None = None
    elapsed_ms: int = 0

    def of(self, name: VisualField) -> PrintedField | None:
        """Return what was read of a field, or None."""
        return next((field for field in self.fields if field.name is name), None)

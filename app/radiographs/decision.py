"""What an officer decides about a radiograph, and when it may be decided."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_REASON = 500


class ImageDecision(StrEnum):
    """What the officer sees in the image. It is about the image, never about the load or anybody.

    There is no word that says the load is free of something: an image cannot show that.
    """

    NO_ANOMALY = "no_anomaly"
    SUSPECT = "suspect"
    UNREADABLE = "unreadable"


class ViewKind(StrEnum):
    """How an image was looked at before it was decided."""

    STANDARD = "standard"
    ZOOM = "zoom"
    WINDOW = "window"
    INVERTED = "inverted"
    GAMMA = "gamma"
    LOGARITHM = "logarithm"
    LOCAL_CONTRAST = "local_contrast"
    SHARPENED = "sharpened"
    COLOR_MAP = "color_map"
    DENSITY_SLICE = "density_slice"
    DUAL_ENERGY = "dual_energy"
    COMPARED = "compared"


class NotYet(StrEnum):
    """Why an image cannot be decided now."""

    NOT_SEEN = "not_seen"
    """It was not on the screen whole, in its standard view, since it was opened."""
    REASON_MISSING = "reason_missing"
    REASON_TOO_LONG = "reason_too_long"


@dataclass(frozen=True, slots=True)
class Look:
    """How the image was looked at.

    Attributes:
        seen_whole: All of it was painted in the standard view.
        shown_ms: Milliseconds from that moment to the key.
        views: Every way in which it was shown, in the order of the first time.
    """

    seen_whole: bool = False
    shown_ms: int = 0
    views: tuple[ViewKind, ...] = ()


def not_yet(decision: ImageDecision, look: Look, reason: str) -> NotYet | None:
    """Return what keeps the officer from this decision, or None."""
    if not look.seen_whole:
        return NotYet.NOT_SEEN
    if decision is not ImageDecision.NO_ANOMALY and not reason.strip():
        return NotYet.REASON_MISSING
    return NotYet.REASON_TOO_LONG if len(reason) > LONGEST_REASON else None

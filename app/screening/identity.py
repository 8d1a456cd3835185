"""How a traveler is known: from a document, from what was typed, or not at all."""

from enum import StrEnum


class Identity(StrEnum):
    """How it is known who somebody is; only UNREAD is an exception that is counted."""

    READ = "read"
    ENTERED = "entered"
    """Typed by hand, with a reason."""
    SEEN = "seen"
    """Seen by the officer without a readable document, for a stated reason."""
    UNREAD = "unread"


class SeenReason(StrEnum):
    """Why somebody needs no readable document."""

    CITIZEN = "citizen"
    """Citizenship by declaration: the officer believes it."""
    INFANT = "infant"
    """Too small to be asked; named by those who carry it."""

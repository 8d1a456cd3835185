"""Identifiers: random, but ordered by the time they were made."""

from collections.abc import Callable
from uuid import UUID

from uuid6 import uuid7

NewId = Callable[[], UUID]
"""What makes an identifier; injected, so that tests can make theirs predictable."""


def new_id() -> UUID:
    """Return a UUID version 7 (RFC 9562 clause 5.7): unique, and sortable by creation time."""
    return UUID(int=uuid7().int)

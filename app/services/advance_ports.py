"""What the Arrivals page asks of the records."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.services.advance_views import JourneyFile, JourneyRow, KeptList


class AdvanceRecords(Protocol):
    """Questions to the lists of carriers that this port has."""

    def journeys(self, port: str, now: datetime) -> Sequence[JourneyRow]:
        """Return what is due from yesterday on, in the order in which it is due."""
        ...

    def journey(self, journey_id: UUID) -> JourneyFile | None:
        """Return one journey with everybody on it, or None."""
        ...

    def lists(self, journey_id: UUID) -> Sequence[KeptList]:
        """Return the lists of a journey as they are kept."""
        ...

    def not_screened(self, port: str, now: datetime) -> Sequence[UUID]:
        """Return the journeys of which a list was received here and never screened."""
        ...

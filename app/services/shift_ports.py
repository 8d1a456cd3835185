"""What supervision asks of the world; `records` answers."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.review.facts import ShiftFacts
from app.services.shift_views import RecordFile, RecordFilter, RecordPage, ReturnedNote
from app.services.views import DrawPause


class ShiftRecords(Protocol):
    """Questions of a supervisor to the projections of this station's and its port's records."""

    def draws_paused(self, port: str) -> DrawPause | None:
        """Return the pause of the port's random draws that is still on, or None."""
        ...

    def facts(self, port: str, since: datetime, until: datetime) -> ShiftFacts:
        """Return all that is known of a period of the port."""
        ...

    def page(self, port: str, wanted: RecordFilter, first: int, rows: int) -> RecordPage:
        """Return at most `rows` of the port's records from place `first` on, newest first."""
        ...

    def record(self, record_id: UUID) -> RecordFile | None:
        """Return everything about one crossing, or None when it is not kept here."""
        ...

    def returned_to(self, officer_id: UUID) -> Sequence[ReturnedNote]:
        """Return the notes on this officer's records not seen by them yet, oldest first."""
        ...


class ReportShelf(Protocol):
    """Where signed reports lie."""

    def keep(self, pdf: bytes, made_at: datetime, report_id: UUID) -> tuple[Path, str]:
        """Sign a PDF with the station's key and store it durably, under a name of its own.

        Returns:
            Where it is, and the SHA-256 of the signed file.

        Raises:
            Problem: DISK_FULL, PATH_UNUSABLE.
        """
        ...

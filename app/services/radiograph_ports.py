"""What the services for scans ask of the records."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from app.radiographs.scan_events import Load
from app.services.radiograph_views import Place, ScanPage, ScanRow, Wish
from app.services.views import MarkView


class ScanRecords(Protocol):
    """Questions to the scans of this port that are known here."""

    def scan(self, scan_id: UUID) -> ScanRow | None:
        """Return one scan, or None."""
        ...

    def marks(self, scan_id: UUID) -> Sequence[MarkView]:
        """Return the marks in a scan that belongs to no referral, in the order of marking."""
        ...

    def knows_file(self, file_name: str, size: int) -> bool:
        """Say whether a file of this name and size was received at this station."""
        ...

    def open_scans(self, port: str, limit: int) -> Sequence[ScanRow]:
        """Return undecided scans and suspect ones without a referral, oldest first."""
        ...

    def search(self, wish: Wish, after: Place | None, limit: int) -> ScanPage:
        """Return the scans that fit, newest first."""
        ...

    def last_of(self, load: Load, before: str, limit: int) -> Sequence[ScanRow]:
        """Return the latest scans of this container, else of this plate, taken before a time."""
        ...

    def references(self, codes: Sequence[str], besides: UUID, limit: int) -> Sequence[ScanRow]:
        """Return the latest scans without anomaly that hold goods of the same HS codes.

        The code is cut to six figures, then to four where nothing is found.
        """
        ...

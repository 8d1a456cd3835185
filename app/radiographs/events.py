"""Facts about radiographs. Subject: the radiograph."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from app.radiographs.marks import Mark


@dataclass(frozen=True, slots=True)
class RadiographOpened:
    """An officer opened an image.

    Attributes:
        referral_id: For which referral; None for a scan that belongs to none.
    """

    TYPE: ClassVar[str] = "radiograph.opened"
    VERSION: ClassVar[int] = 2  # before, always for a referral

    referral_id: UUID | None
    file_name: str
    sha256: str  # of the untouched file
    width: int
    height: int
    bits: int


@dataclass(frozen=True, slots=True)
class RadiographMarked:
    """A region was marked, as it was seen through this window.

    Said again for the same mark, it stands as it was said last.

    Attributes:
        referral_id: For which referral; None for a scan that belongs to none.
        preview: SHA-256 of the attachment: a small JPEG with the mark burnt in.
        removed: The mark was taken away again; it stays on record.
        scan_id: Of the scan, where there is no referral.
    """

    TYPE: ClassVar[str] = "radiograph.marked"
    VERSION: ClassVar[int] = 2  # before, always for a referral

    referral_id: UUID | None
    mark: Mark
    window_low: int
    window_high: int
    preview: str = ""
    removed: bool = False
    scan_id: UUID | None = None

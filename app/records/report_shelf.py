"""The station's signed shift reports: plain PDF files, for people to take along."""

import hashlib
from datetime import datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from uuid import UUID

from app.duty.officers import Station
from app.problems import Problem, ProblemCode
from app.records.ballast import Ballast
from app.records.durable import make_private_folder, write_durably
from app.records.keys import StationKeys
from app.records.report_signing import sign_report


class SignedReports:
    """The `ReportShelf` port. The reports hold figures, no travelers: they need no cipher."""

    def __init__(self, folder: Path, keys: StationKeys, station: Station, ballast: Ballast) -> None:
        """Keep reports in `folder`, which is made when the first one comes.

        Args:
            folder: Where they lie.
            keys: The station's; its signing key signs them.
            station: Who the signature names.
            ballast: The store's, given up when the disk is full.
        """
        self._folder = folder
        self._keys = keys
        self._station = station
        self._ballast = ballast

    def keep(self, pdf: bytes, made_at: datetime, report_id: UUID) -> tuple[Path, str]:
        """Sign a PDF with the station's key and store it durably, under a name of its own.

        Returns:
            Where it is, and the SHA-256 of the signed file.

        Raises:
            Problem: DISK_FULL, PATH_UNUSABLE; then nothing was stored.
        """
        signed = sign_report(pdf, self._keys.signing_key, self._station)
        name = f"shift-{made_at.astimezone():%Y-%m-%d-%H%M}-{report_id.hex[-8:]}.pdf"
        path = self._folder / name
        try:
            make_private_folder(self._folder)
            write_durably(path, signed)
        except OSError as error:
            if error.errno not in (ENOSPC, EDQUOT):
                detail = f"{self._folder.name}: {error.strerror}"
                raise Problem(ProblemCode.PATH_UNUSABLE, detail) from error
            self._ballast.release()
            raise Problem(ProblemCode.DISK_FULL, "report") from error
        return path, hashlib.sha256(signed).hexdigest()

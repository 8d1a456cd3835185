"""Scans come in: the image, what the scanner says of it, and what is declared about the load."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.clock import Clock, timestamp
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance, normalized
from app.journal.event import Authorship, Draft
from app.problems import Problem, ProblemCode
from app.radiographs import manifest as manifests
from app.radiographs import scan_sidecar as sidecars
from app.radiographs.manifest import NO_MANIFEST, Manifest, ManifestError, read_manifest
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.scan_events import IntakeDoubt, Load, ScanReceived, scan_id
from app.radiographs.scan_sidecar import Sidecar, SidecarError, read_sidecar
from app.radiographs.thumbnail import thumbnail
from app.services.ports import Attachments, Journal, Link
from app.services.radiograph_ports import ScanRecords
from app.services.views import ReferralRow

_STATION = Authorship(None, "station", "radiograph intake")
_NOTHING_SAID = Sidecar()


@dataclass(frozen=True, slots=True)
class RadiographIntake:
    """Takes scans in. The file stays where it is and is never written; its SHA-256 is kept.

    Attributes:
        port: Whose scans this station receives.
    """

    journal: Journal
    records: ScanRecords
    attachments: Attachments
    link: Link
    clock: Clock
    port: str

    def receive(self, image: Path, sidecar: Path | None) -> UUID:
        """Take in a scan and return its identifier. Slow for large ones: for the engines pool.

        A scan that came before changes nothing, whatever its file is called now, unless it came
        without its sidecar then. What a sidecar or manifest says wrongly does not keep the image
        back: that is noted with it.

        Args:
            image: The image's file, completely written.
            sidecar: What the scanner says of it; None where it never came.

        Raises:
            Problem: What is wrong with the image, see `open_radiograph`; RADIOGRAPH_TRUNCATED also
                when it is not the one the sidecar speaks of; DISK_FULL ... of `Journal.append`.
        """
        doubts: list[IntakeDoubt] = []
        said = _said(sidecar, doubts)
        radiograph = open_radiograph(image)
        if said.sha256 and said.sha256 != radiograph.sha256:
            raise Problem(ProblemCode.RADIOGRAPH_TRUNCATED, "not what the sidecar says")
        identifier = scan_id(radiograph.sha256)
        before = self.records.scan(identifier)
        if before is not None and (sidecar is None or IntakeDoubt.NO_SIDECAR not in before.doubts):
            return identifier
        manifest, digest = _declared(image.parent, said, doubts)
        taken_at = _taken_at(said, image, doubts)
        received = Draft(
            self._body(radiograph, said, (manifest, digest), taken_at, tuple(doubts)),
            identifier,
            _STATION,
            amends_id=before.received_event if before else None,
        )
        self.link.announce(self.journal.append(received))
        return identifier

    def first_seen(
        self, radiograph: Radiograph, row: ReferralRow | None, by: Authorship
    ) -> Draft | None:
        """Return the fact that an image came in which an officer opened by hand; None if known.

        Args:
            radiograph: The image.
            row: The referral it is opened for, if any: it says what was scanned.
            by: Who opens it.

        Raises:
            Problem: RADIOGRAPH_CHANGED, DISK_FULL.
        """
        identifier = scan_id(radiograph.sha256)
        if self.records.scan(identifier) is not None:
            return None
        load = row.conveyance if row else NOTHING_ENTERED
        said = Sidecar(
            container=load.container,
            plate=load.plate,
            plate_state=load.plate_state,
            referral=row.id if row else None,
        )
        doubts = (IntakeDoubt.NO_SIDECAR, IntakeDoubt.TIME_NOT_SAID)
        now = timestamp(self.clock.now())
        return Draft(self._body(radiograph, said, (NO_MANIFEST, ""), now, doubts), identifier, by)

    def is_known(self, path: Path) -> bool:
        """Say whether a file of this name and size came in already; a quick look, for the start."""
        try:
            return self.records.knows_file(_shown_name(path.name), path.stat().st_size)
        except OSError:
            return False

    def _body(
        self,
        radiograph: Radiograph,
        said: Sidecar,
        declared: tuple[Manifest, str],
        taken_at: str,
        doubts: tuple[IntakeDoubt, ...],
    ) -> ScanReceived:
        entered = Conveyance(
            plate=said.plate, plate_state=said.plate_state, container=said.container
        )
        load = normalized(entered)
        return ScanReceived(
            port=self.port,
            file_name=_shown_name(radiograph.file_name),
            sha256=radiograph.sha256,
            size=radiograph.source.size,
            width=radiograph.width,
            height=radiograph.height,
            bits=radiograph.bits,
            taken_at=taken_at,
            scanner=said.scanner,
            energies=said.energies,
            calibration=said.calibration,
            load=Load(load.container, load.plate, load.plate_state),
            referral_id=said.referral,
            manifest=declared[0],
            manifest_digest=declared[1],
            thumbnail=self.attachments.put(thumbnail(radiograph)),
            doubts=doubts,
        )


def _said(sidecar: Path | None, doubts: list[IntakeDoubt]) -> Sidecar:
    if sidecar is None:
        doubts.append(IntakeDoubt.NO_SIDECAR)
        return _NOTHING_SAID
    try:
        return read_sidecar(_content(sidecar, sidecars.MOST_BYTES))
    except (SidecarError, OSError):
        doubts.append(IntakeDoubt.SIDECAR_UNREADABLE)
        return _NOTHING_SAID


def _declared(folder: Path, said: Sidecar, doubts: list[IntakeDoubt]) -> tuple[Manifest, str]:
    """Return the manifest and the SHA-256 of its file."""
    if not said.manifest:
        return NO_MANIFEST, ""
    try:
        content = _content(folder / said.manifest, manifests.MOST_BYTES)
    except (OSError, ValueError):
        doubts.append(IntakeDoubt.MANIFEST_MISSING)
        return NO_MANIFEST, ""
    digest = hashlib.sha256(content).hexdigest()
    try:
        manifest = read_manifest(content)
    except ManifestError:
        doubts.append(IntakeDoubt.MANIFEST_UNREADABLE)
        return NO_MANIFEST, digest
    if manifest.unread:
        doubts.append(IntakeDoubt.MANIFEST_INCOMPLETE)
    return manifest, digest


def _taken_at(said: Sidecar, image: Path, doubts: list[IntakeDoubt]) -> str:
    """Return when it was scanned; where nobody says it, when the file was last written."""
    if said.taken_at is not None:
        return timestamp(said.taken_at)
    doubts.append(IntakeDoubt.TIME_NOT_SAID)
    return timestamp(datetime.fromtimestamp(image.stat().st_mtime, UTC))


def _content(path: Path, most: int) -> bytes:
    """Return the file's content, cut one byte behind what it may hold: that is then refused."""
    with path.open("rb") as file:
        return file.read(most + 1)


def _shown_name(name: str) -> str:
    """Return a file's name as a record can hold it: not every name is text."""
    return name.encode("utf-8", "replace").decode()

"""Evidence of an image: a picture as it was shown, and what it takes to make the same again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.radiographs.deriving import computed
from app.radiographs.evidence import as_pdf, as_png, evidence_picture
from app.radiographs.mark_sheet import MarkSheet, read_sheet, write_sheet
from app.radiographs.marks import Mark
from app.radiographs.presentation import Presentation
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.radiographs.scan_events import RadiographExported, scan_id
from app.services.access import authorship, require
from app.services.ports import Journal, Link


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written: two pictures, and the sheet that goes with the image's file."""

    png: Path
    pdf: Path
    sheet: Path


@dataclass(frozen=True, slots=True)
class RadiographEvidence:
    """Writes evidence for the file, and checks it. Every export is on record with its digests."""

    journal: Journal
    link: Link
    clock: Clock

    def export(
        self,
        duty: Duty,
        folder: Path,
        radiograph: Radiograph,
        presentation: Presentation,
        marks: Sequence[Mark],
    ) -> Exported:
        """Write the image as it is shown, marks burnt in, with its sheet. Slow: for the engines.

        Recorded first, written then: nothing leaves the station that is not on record.

        Args:
            duty: Who exports.
            folder: Where to.
            radiograph: The image.
            presentation: How it is shown.
            marks: In the order of their numbers.

        Raises:
            Problem: PATH_UNUSABLE; RADIOGRAPH_CHANGED; DISK_FULL ... of `Journal.append`.
        """
        require(duty, Role.SECONDARY)
        image = radiograph
        picture = evidence_picture(computed(image, presentation), presentation, marks)
        png = as_png(picture)
        sheet = write_sheet(
            MarkSheet(
                image.file_name,
                image.sha256,
                image.width,
                image.height,
                tuple(marks),
                presentation,
                image.frame,
            )
        )
        pdf = as_pdf(picture, f"SHA-256 {image.sha256}")
        said = RadiographExported(_digest(png), _digest(pdf), _digest(sheet), len(marks))
        subject: UUID = scan_id(image.sha256)
        draft = Draft(said, subject, authorship(duty, "export radiograph"))
        self.link.announce(self.journal.append(draft))
        stem = f"radiograph-{image.sha256[:12]}-{self.clock.now():%Y%m%dT%H%M%SZ}"
        written = Exported(*(folder / f"{stem}.{kind}" for kind in ("png", "pdf", "json")))
        try:
            for path, content in ((written.png, png), (written.pdf, pdf), (written.sheet, sheet)):
                path.write_bytes(content)
        except OSError as error:
            raise Problem(ProblemCode.PATH_UNUSABLE, type(error).__name__) from error
        return written


def is_same_again(image: Path, sheet: bytes, png: bytes) -> bool:
    """Say whether the image's file and the sheet give this very picture, byte by byte. Slow.

    What needs the whole image computed is computed again.

    Raises:
        SheetError: The sheet is none.
        Problem: What is wrong with the image's file.
    """
    said = read_sheet(sheet)
    radiograph = open_radiograph(image, frame=said.frame)
    if radiograph.sha256 != said.sha256:
        return False
    canvas = computed(radiograph, said.presentation)
    return as_png(evidence_picture(canvas, said.presentation, said.marks)) == png


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""Evidence of an image: a picture as it was shown, and what it takes to make the same again."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from uuid import UUID

from app.clock import Clock
from app.duty.officers import Duty, Role
from app.journal.event import Draft
from app.problems import Problem, ProblemCode
from app.radiographs.deriving import computed
from app.radiographs.evidence import as_pdf, as_png, evidence_picture
from app.radiographs.mark_sheet import MarkSheet, SheetError, write_sheet
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
class Drawn:
    """The same picture twice: as PNG, and as PDF with the digest of its image's file."""

    png: bytes
    pdf: bytes


@dataclass(frozen=True, slots=True)
class RadiographEvidence:
    """Writes evidence for the file. Every export is on record with its digests."""

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
        drawn = _draw(image, presentation, marks)
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
        said = RadiographExported(
            _digest(drawn.png), _digest(drawn.pdf), _digest(sheet), len(marks)
        )
        subject: UUID = scan_id(image.sha256)
        draft = Draft(said, subject, authorship(duty, "export radiograph"))
        self.link.announce(self.journal.append(draft))
        stem = f"radiograph-{image.sha256[:12]}-{self.clock.now():%Y%m%dT%H%M%SZ}"
        written = Exported(*(folder / f"{stem}.{kind}" for kind in ("png", "pdf", "json")))
        contents = (drawn.png, drawn.pdf, sheet)
        try:
            for path, content in zip(astuple(written), contents, strict=True):
                path.write_bytes(content)
        except OSError as error:
            raise Problem(ProblemCode.PATH_UNUSABLE, type(error).__name__) from error
        return written


def draw_again(image: Path, sheet: MarkSheet) -> Drawn | None:
    """Draw what a sheet says, from the file of its image; None if that is another file. Slow.

    What needs the whole image computed is computed again.

    Raises:
        SheetError: The sheet wants what this image cannot show.
        Problem: What is wrong with the image's file.
    """
    radiograph = open_radiograph(image, frame=sheet.frame)
    if radiograph.sha256 != sheet.sha256:
        return None
    if (radiograph.width, radiograph.height) != (sheet.width, sheet.height):
        raise SheetError("size")
    try:
        return _draw(radiograph, sheet.presentation, sheet.marks)
    except ValueError as error:
        raise SheetError("presentation") from error


def _draw(radiograph: Radiograph, shown: Presentation, marks: Sequence[Mark]) -> Drawn:
    picture = evidence_picture(computed(radiograph, shown), shown, marks)
    return Drawn(as_png(picture), as_pdf(picture, f"SHA-256 {radiograph.sha256}"))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""What the viewer remembers of each referral while the program runs."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.radiographs.marks import Mark
from app.radiographs.radiograph import Radiograph
from app.radiographs.region import Region
from app.radiographs.tone import Tone
from app.services.views import ReferralRow
from app.ui.radiograph.exam_lines import MarkLine, mark_line, mark_words
from app.ui.radiograph.mark_form import MarkDraft
from app.ui.radiograph.mark_painting import ShownMark


@dataclass(slots=True)
class Marked:
    """A recorded mark.

    Attributes:
        finding: The word of its finding; empty while it has none.
        draft: What stands in its form meanwhile.
    """

    mark: Mark
    finding: str = ""
    draft: MarkDraft = field(default_factory=MarkDraft)

    @property
    def region(self) -> Region:
        """Where it lies in the image."""
        mark = self.mark
        return Region(mark.left, mark.top, mark.width, mark.height)


@dataclass(slots=True)
class Begun:
    """A mark that is not recorded yet.

    Attributes:
        region: Where it lies.
        tone: How the image was shown when it was taken.
        draft: What stands in its form.
    """

    region: Region
    tone: Tone
    draft: MarkDraft = field(default_factory=MarkDraft)


@dataclass(slots=True)
class OpenImage:
    """One image that was opened for a referral.

    Attributes:
        path: Where its file lies.
        id: Its random identifier in the record.
        radiograph: The image itself; None while another one is looked at.
        marks: What is marked in it, in the order of marking.
        begun: What is not recorded yet.
    """

    path: Path
    id: UUID
    radiograph: Radiograph | None
    marks: list[Marked] = field(default_factory=list)
    begun: Begun | None = None

    @property
    def shown_marks(self) -> tuple[ShownMark, ...]:
        """The recorded marks, as they lie on the image."""
        return tuple(
            ShownMark(marked.region, mark_words(number, marked.mark.label))
            for number, marked in enumerate(self.marks, 1)
        )

    @property
    def lines(self) -> tuple[MarkLine, ...]:
        """The recorded marks, as they stand in the list."""
        return tuple(
            mark_line(marked.mark.id, number, marked.mark.label, marked.finding)
            for number, marked in enumerate(self.marks, 1)
        )

    def marked(self, mark_id: UUID) -> Marked | None:
        """Return one of the marks, or None."""
        return next((each for each in self.marks if each.mark.id == mark_id), None)


@dataclass(slots=True)
class Exam:
    """The images of one referral.

    Attributes:
        row: The referral.
        current: The image that is looked at, or was looked at last.
        images: By the digest of their files.
    """

    row: ReferralRow
    current: OpenImage | None = None
    images: dict[str, OpenImage] = field(default_factory=dict)

    def leave(self) -> None:
        """Let the pixels go; what was entered stays."""
        for image in self.images.values():
            image.radiograph = None

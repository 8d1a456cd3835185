"""What the viewer remembers of each referral while the program runs."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from app.radiographs.mark_history import MarkHistory
from app.radiographs.marks import Mark, MarkKind
from app.radiographs.radiograph import Radiograph
from app.radiographs.tone import Tone
from app.services.views import ReferralRow
from app.ui.radiograph.exam_lines import MarkLine, mark_line, mark_words
from app.ui.radiograph.mark_form import MarkDraft
from app.ui.radiograph.mark_painting import ShownMark
from app.ui.radiograph.sketch import Sketch
from app.ui.radiograph.tool import Tool


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
    def needs_words(self) -> bool:
        """Say whether it is none without words."""
        return self.mark.kind is MarkKind.TEXT


@dataclass(slots=True)
class Begun:
    """A mark that is not recorded yet.

    Attributes:
        sketch: What was drawn.
        tone: How the image was shown when it was taken.
        draft: What stands in its form.
    """

    sketch: Sketch
    tone: Tone
    draft: MarkDraft = field(default_factory=MarkDraft)

    @property
    def needs_words(self) -> bool:
        """Say whether it is none without words."""
        return self.sketch.tool is Tool.TEXT


@dataclass(slots=True)
class OpenImage:
    """One image that was opened for a referral.

    Attributes:
        path: Where its file lies.
        id: Its random identifier in the record.
        radiograph: The image itself; None while another one is looked at.
        marks: What is marked in it, in the order of marking.
        begun: What is not recorded yet.
        chosen: The mark that keys work on.
        history: What can be undone; the marks in it are those in `marks`.
    """

    path: Path
    id: UUID
    radiograph: Radiograph | None
    marks: list[Marked] = field(default_factory=list)
    begun: Begun | None = None
    chosen: UUID | None = None
    history: MarkHistory = field(default_factory=MarkHistory)

    def __post_init__(self) -> None:
        """Begin the history with what is marked already: that is not undone."""
        self.history = MarkHistory(tuple(each.mark for each in self.marks))

    @property
    def shown_marks(self) -> tuple[ShownMark, ...]:
        """The recorded marks, as they lie on the image."""
        return tuple(
            ShownMark(
                marked.mark,
                mark_words(number, marked.mark.label),
                chosen=marked.mark.id == self.chosen,
            )
            for number, marked in enumerate(self.marks, 1)
        )

    def lines(self, *, referral: bool) -> tuple[MarkLine, ...]:
        """Return the recorded marks, as they stand in the list; see `mark_line`."""
        return tuple(
            mark_line(marked.mark.id, number, marked.mark.label, marked.finding, referral=referral)
            for number, marked in enumerate(self.marks, 1)
        )

    def marked(self, mark_id: UUID | None) -> Marked | None:
        """Return one of the marks, or None."""
        return next((each for each in self.marks if each.mark.id == mark_id), None)

    def differences(self, history: MarkHistory) -> tuple[list[Mark], list[Mark]]:
        """Return the marks that are new or otherwise in `history`, and those that are gone."""
        now = {mark.id for mark in history.marks}
        was = [each.mark for each in self.marks]
        said = [mark for mark in history.marks if mark not in was]
        return said, [mark for mark in was if mark.id not in now]

    def take(self, history: MarkHistory) -> None:
        """Have the marks be those of `history`; findings and forms stay with theirs."""
        before = {each.mark.id: each for each in self.marks}
        marks = []
        for mark in history.marks:
            kept = before.get(mark.id) or Marked(mark)
            if kept.mark != mark:
                kept.mark, kept.draft = mark, replace(kept.draft, label=mark.label)
            marks.append(kept)
        self.marks, self.history = marks, history
        if self.marked(self.chosen) is None:
            self.chosen = None


@dataclass(slots=True)
class Exam:
    """The images of one referral, or one scan that belongs to none.

    Attributes:
        row: This officer's referral, or one that was gone to; None where there is none: what is
            marked then belongs to the scan itself.
        current: The image that is looked at, or was looked at last.
        images: By the digest of their files.
        theirs: A colleague's referral that the scan belongs to: it is looked at, and not marked.
    """

    row: ReferralRow | None
    current: OpenImage | None = None
    images: dict[str, OpenImage] = field(default_factory=dict)
    theirs: ReferralRow | None = None

    @property
    def referral_id(self) -> UUID | None:
        """The referral, or None."""
        return self.row.id if self.row else None

    @property
    def marks_of(self) -> UUID | None:
        """The referral whose marks are shown, or None."""
        return self.theirs.id if self.theirs else self.referral_id

    def leave(self) -> None:
        """Let the pixels go; what was entered stays."""
        for image in self.images.values():
            image.radiograph = None

"""What stands on the viewer's page: the list, an image, or why there is none; and what keys do."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.duty.officers import Duty
from app.ui.radiograph.action_panel import Stage, ViewerActions
from app.ui.radiograph.exam import Exam, OpenImage
from app.ui.radiograph.exam_lines import exam_lines, may_work, why_not
from app.ui.radiograph.marking import Marking
from app.ui.radiograph.opening import Opening
from app.ui.radiograph.page import RadiographPage


@dataclass(slots=True, eq=False)
class Workplace:
    """Who works at the viewer, and on what.

    Attributes:
        duty: Whose; None while nobody works here.
        exam: Whose images are looked at.
        choosing: From the list of scans.
    """

    duty: Duty | None = None
    exam: Exam | None = None
    choosing: bool = True

    @property
    def image(self) -> OpenImage | None:
        """The image that is looked at."""
        current = self.exam.current if self.exam else None
        return current if current is not None and current.radiograph is not None else None

    @property
    def may_work(self) -> bool:
        """Say whether this officer may do anything for this exam."""
        exam, duty = self.exam, self.duty
        return exam is not None and duty is not None and may_work(exam.row, duty)


class Arranging(QObject):
    """Arranges the page anew whenever something else is true."""

    def __init__(
        self,
        page: RadiographPage,
        workplace: Workplace,
        opening: Opening,
        marking: Marking,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._at = workplace
        self._opening = opening
        self._marking = marking

    def show_everything(self) -> None:
        """Arrange all of it."""
        self.show_middle()
        exam = None if self._at.choosing else self._at.exam
        may, preview = self._at.may_work, self._opening.preview
        image = self._at.image if may and preview is None else None
        self._page.show_side(whose=exam is not None, image=image is not None)
        if exam is not None:
            shown = image.radiograph if image else preview if may else None
            self._page.exam.show_lines(exam_lines(exam.theirs or exam.row, shown))
        self.show_actions()

    def show_middle(self) -> None:
        """Show the image, or what stands in its place; and how far it was read."""
        page, exam, duty = self._page, self._at.exam, self._at.duty
        previewed = self._opening.preview is not None and self._at.may_work
        self._show_progress(previewed=previewed)
        if previewed:
            page.show_image()
        elif self._opening.busy:
            words = self.tr("Opening {file} …").format(file=self._opening.busy)
            done = round(100 * self._opening.done)
            page.show_empty(words, self.tr("{percent} %").format(percent=done) if done else "")
        elif exam is None or self._at.choosing:
            page.show_worklist()
        elif duty is not None and exam.row is not None and not self._at.may_work:
            page.show_empty(*why_not(exam.row, duty))
        elif self._at.image is not None:
            page.show_image()
        else:
            page.show_empty(
                self.tr("No radiograph is open"),
                self.tr("Press F3 and choose the scanner's image, or drop the file here."),
            )

    def show_actions(self) -> None:
        """Show what the keys do."""
        may, previewed = self._at.may_work, self._opening.preview is not None
        exam = self._at.exam
        stage = Stage.NOTHING
        if may:
            stage = self._marking.stage if self._at.image is not None else Stage.EMPTY
        if may and previewed:
            stage = Stage.READING
        page = self._page
        page.tools.setEnabled(may and not previewed)
        page.tools.show_tool(page.view.tool)
        page.keys.show_actions(
            ViewerActions(
                stage,
                drawn=self._marking.drawn,
                free=self._marking.free and not self._opening.busy,
                whose=exam is not None,
                referral=exam is not None and exam.referral_id is not None,
                theirs=exam is not None and exam.theirs is not None,
            )
        )

    def _show_progress(self, *, previewed: bool) -> None:
        if previewed:
            words = self.tr("{file}: all of it is being read; what you see is a preview")
            self._page.bar.show_work(words.format(file=self._opening.busy), self._opening.done)
        elif not self._opening.busy:
            self._page.bar.show_work("")

"""Which image is in sight: a preview, all of a file, the one before, or none."""

from PySide6.QtCore import QObject, Qt, Signal

from app.problems import Problem
from app.radiographs.dual_energy import EnergyDoubt
from app.radiographs.radiograph import Radiograph
from app.ui.problem_texts import problem_words
from app.ui.radiograph.arranging import Arranging, Workplace
from app.ui.radiograph.comparing import Comparing
from app.ui.radiograph.deciding import Deciding
from app.ui.radiograph.exam import Exam, OpenImage
from app.ui.radiograph.looking import Looking
from app.ui.radiograph.marking import Marking
from app.ui.radiograph.measuring import Measuring
from app.ui.radiograph.opening import Opening
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.view_lines import doubt_words
from app.ui.words.sentences import apart


class ImageInSight(QObject):
    """Shows what is opened, and has everything that looks at, marks or decides on it follow.

    Signals:
        opened (UUID, UUID): A radiograph was opened: the referral, the radiograph.
    """

    opened = Signal(object, object)

    def __init__(
        self,
        page: RadiographPage,
        workplace: Workplace,
        opening: Opening,
        arranging: Arranging,
        *,
        looking: Looking,
        measuring: Measuring,
        comparing: Comparing,
        marking: Marking,
        deciding: Deciding,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._at = workplace
        self._opening = opening
        self._arranging = arranging
        self._looking = looking
        self._measuring = measuring
        self._comparing = comparing
        self._marking = marking
        self._deciding = deciding
        opening.previewed.connect(self._show_preview)
        opening.opened.connect(self._show_image)
        opening.failed.connect(self._give_up)
        opening.lost.connect(self._say_lost)
        looking.refused.connect(self._say_why_not)
        looking.too_early.connect(self._say_too_early)
        # Painting finds it out, and must be over before the page is arranged anew.
        page.view.failed.connect(self._lose_image, Qt.ConnectionType.QueuedConnection)
        page.bar.cancel_requested.connect(self._stop_reading)

    @property
    def image(self) -> OpenImage | None:
        """The image that is looked at; None while a preview of another one is."""
        return None if self._opening.preview is not None else self._at.image

    def clear(self) -> None:
        """Leave the exam that is looked at, and what was being opened for it."""
        self._opening.drop()
        self._put_away()
        if self._at.exam is not None:
            self._at.exam.leave()
        self._look_at(None)

    def drop(self) -> None:
        """Do not wait for the rest of a file; look at what was looked at before its preview."""
        self._opening.drop()
        self._leave_preview()

    def step_back(self) -> bool:
        """Stop what is being read or computed; say whether there was anything."""
        if self._opening.preview is not None:
            self._stop_reading()
        elif self._looking.computing is not None:
            self._looking.cancel()
        else:
            return False
        return True

    def take_focus(self) -> None:
        """Let keys go on where they are wanted: the button that had the focus was off meanwhile."""
        if self._page.isVisible():
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, radiograph: Radiograph | None) -> None:
        """Begin with another image: how the one before was shown does not stick to it."""
        self._measuring.stop()
        self._comparing.end()
        self._page.show_adjusting(is_open=False)
        self._looking.look_at(radiograph)

    def _say_why_not(self, doubt: EnergyDoubt | None) -> None:
        self._page.keys.say(doubt_words(doubt))

    def _put_away(self) -> None:
        """Have nothing to be marked or decided."""
        self._marking.show_image(None, None)
        self._deciding.show_image(None, None)

    def _say_too_early(self) -> None:
        self._page.keys.say(self.tr("That must wait until all of the file is read."))

    def _show_preview(self, radiograph: Radiograph) -> None:
        """Show what is there of a large file; whatever is said of an image waits for all of it."""
        self._put_away()
        self._look_at(radiograph)
        self._arranging.show_everything()
        self.take_focus()

    def _show_image(self, exam: Exam, image: OpenImage) -> None:
        another = self.image
        if another is not None and another is not image:
            another.radiograph = None
        exam.current = image
        self._look_at(image.radiograph)
        self._marking.show_image(exam, image)
        self._deciding.show_image(exam, image)
        self._arranging.show_everything()
        self.take_focus()
        self.opened.emit(exam.referral_id, image.id)

    def _lose_image(self, problem: Problem) -> None:
        """Show no more of a file that is another by now."""
        previewed = self._opening.preview is not None
        self._opening.drop()
        if previewed:
            self._look_back()
        else:
            self._put_away()
            if self._at.exam is not None:
                self._at.exam.leave()
        self._page.banner.show_problem(problem)
        self._arranging.show_everything()

    def _give_up(self, problem: Problem) -> None:
        self._page.banner.show_problem(problem)
        self._leave_preview()
        self._arranging.show_everything()
        self.take_focus()

    def _say_lost(self, file_name: str, problem: Problem) -> None:
        """Say that a preview was seen of what is not on record; the officer works on meanwhile."""
        words = self.tr("You saw a preview of {file}, and this is not on record.")
        words = words.format(file=apart(file_name))
        self._page.banner.show_words(f"{words} {problem_words(problem)}")

    def _leave_preview(self) -> None:
        """Look at what was looked at before, where nothing came of a preview."""
        shown = self._page.view.radiograph
        if self._opening.preview is None and shown is not None and not shown.complete:
            self._look_back()

    def _look_back(self) -> None:
        image = self.image
        self._look_at(image.radiograph if image else None)
        if image is not None:
            self._marking.show_image(self._at.exam, image)
            self._deciding.show_image(self._at.exam, image)

    def _stop_reading(self) -> None:
        """Do not wait for the rest of a file; the bar's own button stops what is computed, too."""
        if self._opening.preview is not None:
            self.drop()
            self._page.keys.say("")
            self._arranging.show_everything()
            self.take_focus()

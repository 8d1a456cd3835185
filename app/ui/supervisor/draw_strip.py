"""The random draws of the port: whether they go on, and the one control that pauses them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.duty.events import PauseReason
from app.ui.supervisor.draw_lines import DrawLine, reason_words
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import MarkedText
from app.ui.widgets.panel import Panel


class DrawStrip(Panel):
    """A reason is chosen first, then the button pauses; while paused it resumes.

    Signals:
        pause_requested (str): Pause, for this `PauseReason`.
        resume_requested: Let the draws go on.
    """

    pause_requested = Signal(str)
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._paused = False
        self._state = MarkedText(None, "", elided=True)
        self._reason: DropDown[PauseReason] = DropDown()  # side by side they widen the window
        self._reason.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._reason.setAccessibleName(self.tr("Why draws are paused"))
        self._reason.setPlaceholderText(self.tr("Why?"))
        self._offer_reasons()
        self._reason.chosen.connect(self._chosen)
        self._button = KeyButton("")
        self._button.clicked.connect(self._pressed)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self._state, 1)
        row.addWidget(self._reason)
        row.addWidget(self._button)
        self.body.addLayout(row)
        self.setEnabled(False)

    @property
    def state(self) -> str:
        """What is said about the draws."""
        return self._state.text

    def show_line(self, line: DrawLine) -> None:
        """Say whether the draws go on; each pause needs its own reason."""
        if self._paused and not line.paused:
            self._offer_reasons()
        self._paused = line.paused
        self._state.show_mark(line.mark, line.words)
        self._reason.setVisible(not line.paused)
        self._button.set_label(self.tr("Resume draws") if line.paused else self.tr("Pause draws"))
        self.setEnabled(True)
        self._chosen()

    def set_free(self, *, free: bool) -> None:
        """Say whether it can be pressed now: one thing is recorded at a time."""
        self.setEnabled(free)

    def _offer_reasons(self) -> None:
        """Offer every reason, none of them chosen."""
        self._reason.set_options([(reason, reason_words(reason)) for reason in PauseReason])
        self._reason.setCurrentIndex(-1)

    def _chosen(self) -> None:
        self._button.setEnabled(self._paused or self._reason.value() is not None)

    def _pressed(self) -> None:
        reason = self._reason.value()
        if self._paused:
            self.resume_requested.emit()
        elif reason is not None:
            self.pause_requested.emit(reason.value)

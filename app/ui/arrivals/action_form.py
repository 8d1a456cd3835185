"""What is to be done about a traveler before arrival, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.screening.advance_info import AdvanceAction
from app.services.advance_arrivals import LONGEST_REASON
from app.ui.arrivals.lines import action_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Panel


class ActionForm(Panel):
    """One action and its reason. Esc leaves it; what was written stays until it is recorded.

    Signals:
        finished: Record it.
        closed: Back.
    """

    finished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Action before arrival"), parent=parent)
        self._action = Segments[AdvanceAction](
            [(each, action_words(each)) for each in AdvanceAction]
        )
        self._reason = QLineEdit()
        self._reason.setMaxLength(LONGEST_REASON)
        self._reason.returnPressed.connect(self._finish)
        hint = self.tr("The officer at the booth reads it on the card.")
        self._field = FormField(self.tr("Wh&y?"), self._reason, hint)
        self._record = KeyButton(self.tr("Record"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._record.clicked.connect(self._finish)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        keys = QHBoxLayout()
        keys.addWidget(back)
        keys.addStretch(1)
        keys.addWidget(self._record)
        self.body.addWidget(FormField(self.tr("&What is to be done"), self._action))
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.body.addSpacing(space(2))
        self.body.addLayout(keys)
        self.setFocusProxy(self._reason)

    @property
    def action(self) -> AdvanceAction:
        """What is chosen."""
        return self._action.value() or AdvanceAction.MEET

    @property
    def reason(self) -> str:
        """What stands in the form."""
        return self._reason.text().strip()

    def propose(self, action: AdvanceAction, *, name: str) -> None:
        """Choose an action for somebody, and let the officer write why."""
        self.set_aside(name)
        self._action.set_value(action)
        self._field.set_error("")
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Forget what was written."""
        self._reason.clear()
        self._field.set_error("")

    def set_free(self, *, free: bool) -> None:
        """Say whether it can be recorded now: one thing is recorded at a time."""
        self._record.setEnabled(free)

    def _finish(self) -> None:
        if not self.reason:
            self._field.set_error(self.tr("Write why: the booth reads it."))
        elif self._record.isEnabled():
            self.finished.emit()

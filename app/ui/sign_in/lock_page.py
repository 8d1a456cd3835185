"""The lock: the same officer takes up work again, or the next one takes over with one PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.duty.officers import Duty
from app.problems import Problem
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.sign_in.frame import CenteredCard
from app.ui.sign_in.pin_field import PinField
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.words.posts import officer_words, post_words

_LONGEST_BADGE = 32


class LockPage(CenteredCard):
    """Hides the work without touching it.

    Signals:
        unlock_requested (str, str): Badge number and PIN.
        sign_out_requested: Whoever comes next works in another role or at another post.
    """

    unlock_requested = Signal(str, str)
    sign_out_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.LOCK, 0.24, parent)
        self._whose = ""
        self._badge = QLineEdit()
        self._badge.setMaxLength(_LONGEST_BADGE)
        self._badge.textChanged.connect(self._name_button)
        self._pin = PinField()
        self._badge_field = FormField(self.tr("&Badge number"), self._badge)
        self._pin_field = FormField(self.tr("&PIN"), self._pin)
        self._busy = False
        self._button = KeyButton(self.tr("Unlock"), Key.CONFIRM, Variant.PRIMARY)
        self._button.clicked.connect(self._submit)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self._badge_field, 1)
        row.addWidget(self._pin_field, 1)
        self.form.addLayout(row)
        self.finish_with(self._button)
        another = KeyButton(
            self.tr("Sign in for another role or post"), variant=Variant.QUIET, compact=True
        )
        another.clicked.connect(self.sign_out_requested)
        self.form.addWidget(another)
        QWidget.setTabOrder(self._badge, self._pin)
        QWidget.setTabOrder(self._pin, self._button)
        self.setFocusProxy(self._pin)

    def show_locked(self, duty: Duty) -> None:
        """Be ready to stand over the work of this officer; the focus stays where it is."""
        self._whose = duty.officer.badge
        self.set_heading(self.tr("Locked · {officer}").format(officer=officer_words(duty.officer)))
        told = self.tr("{post}. To hand over, the next officer enters badge number and PIN.")
        self.set_subtitle(told.format(post=post_words(duty.post)))
        self._badge.setText(duty.officer.badge)
        self._pin.clear()
        self._badge_field.set_error("")
        self._pin_field.set_error("")
        self.show_error("")
        self.show_busy(busy=False)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the PIN is being checked; a second Enter does nothing meanwhile."""
        self._busy = busy
        self._button.setEnabled(not busy)
        self._name_button()
        for editor in (self._badge, self._pin):
            editor.setReadOnly(busy)

    def show_problem(self, problem: Problem) -> None:
        """Say why it did not work, and ask for the PIN again."""
        self.show_error(problem_words(problem))
        self._pin.setFocus()

    def _name_button(self) -> None:
        same = self._badge.text().strip() == self._whose
        words = self.tr("Unlock") if same else self.tr("Take over")
        self._button.set_label(self.tr("Checking…") if self._busy else words)

    def _submit(self) -> None:
        self.show_error("")
        badge = self._badge.text().strip()
        self._badge_field.set_error("" if badge else self.tr("Enter your badge number."))
        self._pin_field.set_error("" if self._pin.text() else self.tr("Enter your PIN."))
        if not badge:
            self._badge.setFocus()
        elif not self._pin.text():
            self._pin.setFocus()
        else:
            self.unlock_requested.emit(badge, self._pin.take())

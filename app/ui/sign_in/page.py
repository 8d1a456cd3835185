"""The first page: who works, in which role, and where."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.duty.officers import Direction, Mode, Post, Role
from app.problems import Problem, ProblemCode
from app.ui.problem_texts import problem_words
from app.ui.shortcuts import Key
from app.ui.sign_in.frame import CenteredCard
from app.ui.sign_in.pin_field import PinField
from app.ui.theme.fonts import space
from app.ui.widgets.choice import DropDown, Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.icon import Icon
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.words.posts import direction_words, mode_words, role_words

_LONGEST_BADGE = 32
_LONGEST_LANE = 24


class SignInPage(CenteredCard):
    """A calm card in the middle. Enter signs in from every field.

    Signals:
        sign_in_requested (str, str, Role, Post): Badge number, PIN, role, post.
    """

    sign_in_requested = Signal(str, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.GATE, 0.15, parent)
        self.set_heading(self.tr("Gatehouse"))
        self.set_subtitle(self.tr("Sign in to work at this desk"))
        self._badge = QLineEdit()
        self._badge.setMaxLength(_LONGEST_BADGE)
        self._pin = PinField()
        self._role = Segments[Role]([(role, role_words(role)) for role in Role])
        self._port = DropDown[str]()
        self._lane = QLineEdit()
        self._lane.setMaxLength(_LONGEST_LANE)
        self._mode = DropDown[Mode]([(mode, mode_words(mode)) for mode in Mode])
        self._direction = Segments[Direction]([(way, direction_words(way)) for way in Direction])
        self._role.set_value(Role.PRIMARY)
        self._direction.set_value(Direction.INBOUND)
        self._badge_field = FormField(self.tr("&Badge number"), self._badge)
        self._pin_field = FormField(self.tr("&PIN"), self._pin)
        self._lane_field = FormField(self.tr("&Lane or desk"), self._lane)
        self._button = KeyButton(self.tr("Sign in"), Key.CONFIRM, Variant.PRIMARY)
        self._button.clicked.connect(self._submit)
        self._lay_out_fields()
        self.setFocusProxy(self._badge)

    def set_ports(self, ports: Sequence[str]) -> None:
        """Offer the ports this station may work for."""
        self._port.set_options([(port, port) for port in ports])

    def show_post(self, role: Role, post: Post) -> None:
        """Fill in where and how the last officer worked here."""
        self._role.set_value(role)
        self._port.set_value(post.port)
        self._lane.setText(post.lane)
        self._mode.set_value(post.mode)
        self._direction.set_value(post.direction)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the PIN is being checked; a second Enter does nothing meanwhile."""
        self._button.setEnabled(not busy)
        self._button.set_label(self.tr("Checking…") if busy else self.tr("Sign in"))
        for editor in (self._badge, self._pin, self._lane):
            editor.setReadOnly(busy)

    def show_problem(self, problem: Problem) -> None:
        """Say why it did not work, beside the button, and lead back to what to correct."""
        self.show_error(problem_words(problem))
        if problem.code is ProblemCode.ROLE_NOT_HELD:
            self._role.setFocus()
            return
        self._pin.setFocus()

    def start_over(self) -> None:
        """Be ready for the next officer; the post stays, and so does the focus."""
        self._badge.clear()
        self._pin.clear()
        self.show_error("")
        self.show_busy(busy=False)

    def _submit(self) -> None:
        self.show_error("")
        badge, lane = self._badge.text().strip(), self._lane.text().strip()
        port, mode = self._port.value(), self._mode.value()
        role, direction = self._role.value(), self._direction.value()
        missing = (
            (self._badge_field, not badge, self.tr("Enter your badge number.")),
            (self._pin_field, not self._pin.text(), self.tr("Enter your PIN.")),
            (self._lane_field, not lane, self.tr("Enter the lane or desk.")),
        )
        for field, absent, words in missing:
            field.set_error(words if absent else "")
        first = next((field for field, absent, _ in missing if absent), None)
        if first is not None:
            first.setFocus()
            return
        if port is None or mode is None or role is None or direction is None:
            return
        post = Post(port, lane, mode, direction)
        self.sign_in_requested.emit(badge, self._pin.take(), role, post)

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self._badge_field, 0, 0)
        grid.addWidget(self._pin_field, 0, 1)
        grid.addWidget(FormField(self.tr("&Role"), self._role), 1, 0, 1, 2)
        grid.addWidget(FormField(self.tr("P&ort"), self._port), 2, 0)
        grid.addWidget(self._lane_field, 2, 1)
        grid.addWidget(FormField(self.tr("&Mode"), self._mode), 3, 0)
        grid.addWidget(FormField(self.tr("&Direction"), self._direction), 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.form.addLayout(grid)
        self.finish_with(self._button)
        order: tuple[QWidget, ...] = (
            *(self._badge, self._pin, self._role, self._port),
            *(self._lane, self._mode, self._direction, self._button),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

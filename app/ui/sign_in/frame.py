"""What the sign-in page and the lock share: one card in the middle, its heading, its error line."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.ui.accessibility import announce
from app.ui.problem_banner import ProblemBanner
from app.ui.theme.fonts import space
from app.ui.widgets.icon import Icon, IconSign
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Panel, Strip
from app.ui.widgets.text import Role, Text, Tone

_CARD = 108  # steps of the rhythm: two columns of fields, and sentences that stay short


class CenteredCard(QWidget):
    """The frame of both pages. The card grows downwards, so that its heading never jumps.

    Attributes:
        banner: For problems of the station, over the card.
        form: Where the fields go.
    """

    def __init__(self, icon: Icon, above: float, parent: QWidget | None = None) -> None:
        """Make the frame.

        Args:
            icon: Beside the heading.
            above: Share of the height that stays free over the heading.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._share_above = above
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banner = ProblemBanner()
        self._heading = Text("", Role.TITLE, wrap=True)
        self._subtitle = Text("", Role.BODY, Tone.SECONDARY, wrap=True)
        self._error = MarkedText(Mark.REFER, "", Role.SMALL, wrap=True)
        policy = self._error.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._error.setSizePolicy(policy)
        self._demo_words = MarkedText(Mark.ATTENTION, "", Role.SMALL, toned=False, wrap=True)
        self._demo = Strip()
        self._demo.hide()
        self._card = Panel(margins=False)
        self.form = QVBoxLayout()
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._lay_out(icon)
        self.show_error("")

    def set_heading(self, words: str) -> None:
        """Change the large words over the card."""
        self._heading.setText(words)

    def set_subtitle(self, words: str) -> None:
        """Change the line below the heading."""
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def show_error(self, sentence: str) -> None:
        """Say why it did not work; nothing moves, the room for it is always there."""
        self._error.show_mark(Mark.REFER, sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            announce(self._error, sentence)

    @property
    def error(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._error.text

    def show_demonstration(self, words: str) -> None:
        """Say plainly that nothing here is real, and how to sign in; empty hides it."""
        self._demo_words.show_mark(Mark.ATTENTION, words)
        self._demo.setVisible(bool(words))

    def finish_with(self, button: KeyButton) -> None:
        """Close the form with its error line and its one button."""
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form.addWidget(self._error)
        self.form.addWidget(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See again where the heading may stand when the card has become taller."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again where the heading may stand."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Keep the heading at its share of the height; a low window takes from the space above."""
        content = self._middle.heightForWidth(self._middle.width())
        free = self.height() - content - self._outer.contentsMargins().bottom()
        above = max(space(2), min(round(self.height() * self._share_above), free))
        if above == self._above.sizeHint().height():
            return
        self._above.changeSize(0, above, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._outer.invalidate()
        self._outer.activate()

    def _lay_out(self, icon: Icon) -> None:
        self._error.setMinimumHeight(space(8))
        self.form.setContentsMargins(space(7), space(7), space(7), space(6))
        self.form.setSpacing(space(3))
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.body.addLayout(self.form)
        self._demo.row.addWidget(self._demo_words)
        self._card.add_band(self._demo)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        sign = IconSign(icon, size=2.2)
        sign.setProperty("accent", "true")
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(self._heading)
        words.addWidget(self._subtitle)
        head.addLayout(words, 1)
        middle = self._middle = QWidget()
        middle.setFixedWidth(space(_CARD))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(5))
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addWidget(self._card)
        # Stretches instead of an alignment: only so is the height of wrapped text asked for at the
        # width it really gets.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        content = QWidget()
        outer = self._outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, space(4))
        outer.addSpacerItem(self._above)
        outer.addLayout(across)
        outer.addStretch(1)
        content.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

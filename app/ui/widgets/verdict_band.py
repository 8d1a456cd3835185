"""The verdict: one shape, one word, one sentence over the card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.accessibility import announce
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_TONES = {Mark.CLEAR: Tone.CLEAR, Mark.ATTENTION: Tone.ATTENTION, Mark.REFER: Tone.REFER}


class VerdictBand(QFrame):
    """Shows the verdict of a card. `Mark.NOT_DONE` is the calm state before there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = MarkSign(Mark.NOT_DONE, size=2.4)
        self._word = Text("", Role.DISPLAY)
        self._sentence = Text("", Role.LEAD, wrap=True)
        self._aside = ElidedText("", Role.SMALL, Tone.SECONDARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.setSpacing(space(4))
        row.addWidget(self._sign)
        row.addWidget(self._word)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._aside)
        self.setProperty("mark", Mark.NOT_DONE.value)

    def show_verdict(
        self, mark: Mark, word: str, sentence: str, aside: str = "", *, spoken: bool = True
    ) -> None:
        """Show a verdict and tell assistive technology.

        Args:
            mark: Its shape.
            word: Its word, `REFER`.
            sentence: Why, in one sentence.
            aside: Small words at the end, such as the rule.
            spoken: False keeps a sensitive verdict from being read aloud.
        """
        dress(self, mark=mark.value)
        self._sign.set_mark(mark, word)
        self._word.setText(word)
        self._word.set_tone(_TONES.get(mark, Tone.SECONDARY))
        self._sentence.setText(sentence)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        said = f"{word}. {sentence}"
        self.setAccessibleName(said)
        if spoken and word:
            announce(self, said)

"""The quiet line that says what was just done: "Recorded 14:07"."""

from PySide6.QtWidgets import QWidget

from app.ui.accessibility import announce
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.text import Role

_LINES = 2


class NoticeLine(MarkedText):
    """Keeps its place while it has nothing to say, so that nothing jumps.

    Between high buttons there is room for two lines: a sentence with its next step is not cut.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Mark.PASSED, "", Role.BODY, elided=True, lines=_LINES, parent=parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, text: str, mark: Mark = Mark.PASSED) -> None:
        """Say it, to eyes and ears."""
        self.show_mark(mark, text)
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Say nothing."""
        self.show_mark(Mark.PASSED, "")
        self.hide()

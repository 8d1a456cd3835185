"""Every written word on the screen."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from app.ui.widgets.dressing import dress


class Role(StrEnum):
    """What a text is for; the stylesheet gives it size and weight."""

    DISPLAY = "display"
    TITLE = "title"
    HEADLINE = "headline"
    STEP = "step"
    """What to do next: to be read from where the officer stands, like the verdict."""
    LEAD = "lead"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    CAPTION = "caption"
    NUMBER = "number"
    """Document numbers and machine readable zones: all characters equally wide."""


class Tone(StrEnum):
    """How loud a text is."""

    NORMAL = "normal"
    SECONDARY = "secondary"
    MUTED = "muted"
    CLEAR = "clear"
    ATTENTION = "attention"
    REFER = "refer"


class Text(QLabel):
    """A text, always plain: names and zones may hold `<` and `&`."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = Tone.NORMAL,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(self._align)
        self.setProperty("role", role.value)
        self.setProperty("tone", tone.value)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align along the screen's reading direction, not the text's.

        Left alone, Qt would push a Latin name to the far side of an Arabic screen.
        """
        self._align = alignment
        seen = QStyle.visualAlignment(self.layoutDirection(), alignment)
        super().setAlignment(seen | Qt.AlignmentFlag.AlignAbsolute)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the reading direction of the screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._align)

    def set_role(self, role: Role) -> None:
        """Give the text another purpose."""
        dress(self, role=role.value)

    def set_tone(self, tone: Tone) -> None:
        """Make the text louder or quieter."""
        dress(self, tone=tone.value)


class ElidedText(Text):
    """A text that gives way: what does not fit ends in an ellipsis, and the tooltip has it all.

    It stands on one line, or on as many as its place has room for. Assistive technology always gets
    the whole text.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = Tone.NORMAL,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make the text.

        Args:
            text: Its words.
            role: Their size.
            tone: How loud they are.
            mode: Where one line is cut; several are cut at their end.
            lines: How many lines it may take; it asks for the room of one only.
            parent: Qt's owner.
        """
        super().__init__(text, role, tone, parent=parent)
        self._mode = mode
        self._most_lines = lines
        down = QSizePolicy.Policy.Fixed if lines == 1 else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, down)

    @property
    def elided(self) -> bool:
        """Say whether a part of the text is hidden now."""
        return self._cut(self._broken())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters is enough."""
        return QSize(
            min(self.sizeHint().width(), self.fontMetrics().horizontalAdvance("Wwww…")),
            self.sizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the text still fits."""
        super().resizeEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """See whether the text still fits after a change of font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        lines = self._broken()
        if len(lines) == 1 and not self._cut(lines):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        width = self.contentsRect().width()
        last = self.fontMetrics().elidedText(lines[-1], self._mode, width)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            QStyle.visualAlignment(self.layoutDirection(), self.alignment()),
            self.palette(),
            self.isEnabled(),
            "\n".join((*lines[:-1], last)),
            self.foregroundRole(),
        )

    def _cut(self, lines: list[str]) -> bool:
        return self.fontMetrics().horizontalAdvance(lines[-1]) > self.contentsRect().width()

    def _broken(self) -> list[str]:
        """Return the text in the lines there is room for; the last holds all the rest."""
        text, metrics, place = self.text(), self.fontMetrics(), self.contentsRect()
        room = min(self._most_lines, place.height() // max(1, metrics.height()))
        if room < 2 or metrics.horizontalAdvance(text) <= place.width():
            return [text]
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        starts = [0]
        while len(starts) < room:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(place.width())
            starts.append(line.textStart() + line.textLength())
        layout.endLayout()
        ends = [*starts[1:], len(text)]
        lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        return [line for line in lines if line] or [""]

    def _tell(self) -> None:
        self.setToolTip(self.text() if self.elided else "")

"""The figures of the shift, side by side: a number, and what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.supervisor.overview_lines import TileLine
from app.ui.theme.fonts import space
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone

_TILES = 6


class Tile(Panel):
    """One figure; a mark beside it where the figure itself needs a look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._value = Text("", Role.TITLE)
        self._sign = MarkSign(Mark.ATTENTION, size=1.0)
        self._words = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self._value)
        head.addWidget(self._sign)
        head.addStretch(1)
        self.body.setContentsMargins(space(4), space(2.5), space(4), space(2.5))
        self.body.setSpacing(space(0.5))
        self.body.addLayout(head)
        self.body.addWidget(self._words, 1)

    def show_line(self, line: TileLine) -> None:
        """Show this figure."""
        self._value.setText(line.value)
        self._words.setText(line.words)
        self._sign.setVisible(line.mark is not None)
        if line.mark is not None:
            self._sign.set_mark(line.mark)
        word = line.mark.word if line.mark is not None else ""
        self.setAccessibleName(" ".join(part for part in (line.value, line.words, word) if part))


class TileRow(QWidget):
    """Six tiles, equally wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = tuple(Tile() for _ in range(_TILES))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        for tile in self._tiles:
            row.addWidget(tile, 1)

    @property
    def words(self) -> tuple[str, ...]:
        """What each tile says."""
        return tuple(tile.accessibleName() for tile in self._tiles)

    def show_lines(self, lines: tuple[TileLine, ...]) -> None:
        """Show these figures, one a tile."""
        for tile, line in zip(self._tiles, lines, strict=True):
            tile.show_line(line)

"""Pictures side by side under a caption."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.forms.flow import FlowLayout
from app.ui.secondary.picture_tile import PictureTile
from app.ui.secondary.seen_lines import PictureLine
from app.ui.theme.fonts import space
from app.ui.widgets.text import Role, Text, Tone

TILE_WIDTH = 38
"""Of a picture in a strip, in steps of the spacing rhythm."""


class PictureStrip(QWidget):
    """Hidden while there is none. Tiles stay, with their pictures, while others join them.

    Signals:
        opened (int): The officer wants to see this one large; places count from 0.
    """

    opened = Signal(int)

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PictureLine, ...] = ()
        self._tiles: list[PictureTile] = []
        self._flow = QWidget()
        self._row = FlowLayout(space(2), self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(caption, Role.CAPTION, Tone.SECONDARY))
        column.addWidget(self._flow)
        self.hide()

    @property
    def lines(self) -> tuple[PictureLine, ...]:
        """What is written under the pictures."""
        return self._lines

    @property
    def tiles(self) -> tuple[PictureTile, ...]:
        """The pictures, in order."""
        return tuple(self._tiles)

    def show_lines(self, lines: tuple[PictureLine, ...]) -> None:
        """Show a tile for each line; what is shown already keeps its picture."""
        kept = 0
        while kept < min(len(lines), len(self._lines)) and (
            lines[kept].sha256 == self._lines[kept].sha256
        ):
            self._tiles[kept].show_line(lines[kept])
            kept += 1
        for tile in self._tiles[kept:]:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        del self._tiles[kept:]
        for place, line in enumerate(lines[kept:], kept):
            tile = PictureTile(line, space(TILE_WIDTH), parent=self._flow)
            tile.set_empty_words(
                self.tr("On its way") if line.sha256 else self.tr("No picture kept")
            )
            tile.opened.connect(partial(self.opened.emit, place))
            self._row.addWidget(tile)
            self._tiles.append(tile)
            tile.show()
        self._lines = lines
        self.setVisible(bool(lines))

    def show_picture(self, sha256: str, picture: QImage | None, words: str = "") -> None:
        """Show a picture where it belongs, or say why it cannot be shown."""
        for line, tile in zip(self._lines, self._tiles, strict=True):
            if line.sha256 == sha256:
                tile.show_picture(picture, words)

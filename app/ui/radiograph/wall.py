"""The small pictures of scans, as far as they were fetched."""

from PySide6.QtGui import QPixmap

from app.ui.radiograph.scan_lines import ScanLine

_PICTURES = 400


class Wall:
    """The small pictures that were fetched, the latest of them."""

    def __init__(self) -> None:
        self.pictures: dict[str, QPixmap | None] = {}

    def picture(self, line: ScanLine) -> QPixmap | None:
        """Return the small picture of a line, or None as long as there is none."""
        return self.pictures.get(line.scan.thumbnail)

    def keep(self, thumbnail: str, picture: QPixmap | None) -> None:
        """Keep one; the oldest goes where there are very many."""
        while len(self.pictures) >= _PICTURES:
            self.pictures.pop(next(iter(self.pictures)))
        self.pictures[thumbnail] = picture

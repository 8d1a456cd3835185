"""Cards: the white sheets everything lies on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.text import ElidedText, Role, Text, Tone


class Divider(QFrame):
    """A hairline between rows or sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Strip(QFrame):
    """A band across a card, on a slightly darker ground: footers, notes, what is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(space(5), space(3), space(5), space(3))
        self.row.setSpacing(space(3))


class Panel(QFrame):
    """A card: a header with a caption and an aside, a body, and bands that reach its edges.

    Attributes:
        body: Where the content goes, with the card's margins.
    """

    def __init__(
        self,
        title: str = "",
        aside: str = "",
        *,
        margins: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make the card.

        Args:
            title: Caption of the header; empty for a card without header.
            aside: Small words at the end of the header.
            margins: False lets the content reach the edges (lists with full rows).
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.header = QWidget(self)
        self._title = Text(title, Role.CAPTION, Tone.SECONDARY)
        self._aside = ElidedText(aside, Role.SMALL, Tone.MUTED)
        row = self._header_row = QHBoxLayout(self.header)
        row.setContentsMargins(space(4), space(3.5), space(4), space(3))
        row.setSpacing(space(3))
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._aside)
        self.header.setVisible(bool(title or aside))
        self.body = QVBoxLayout()
        across = space(4) if margins else 0
        self.body.setContentsMargins(across, 0 if title else across, across, across)
        self.body.setSpacing(space(2))
        self._column.addWidget(self.header)
        self._column.addLayout(self.body, 1)
        self._last_band: QWidget | None = None

    def set_title(self, title: str) -> None:
        """Change the caption."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.header.setVisible(bool(title or self._aside.text()))

    def set_aside(self, text: str) -> None:
        """Change the small words at the end of the header."""
        self._aside.setText(text)
        self.header.setVisible(bool(self._title.text() or text))

    def add_to_header(self, widget: QWidget) -> None:
        """Put `widget` (a key cap, a small button) at the end of the header."""
        self._header_row.addWidget(widget)
        self.header.show()

    def add_band(self, band: QWidget, *, before_body: bool = False) -> None:
        """Put `band` (a verdict, a strip, a divider) across the card, edge to edge."""
        if before_body:
            self._column.insertWidget(self._column.count() - 1, band)
            return
        if self._last_band is not None:
            dress(self._last_band, last=False)
        self._last_band = band
        dress(band, last=True)
        self._column.addWidget(band)

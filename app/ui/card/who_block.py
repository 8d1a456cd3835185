"""Who stands there: portrait, name, and the lines under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.card.who import WhoLines
from app.ui.theme.fonts import space
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_PORTRAIT_RATIO = 0.8


class WhoBlock(QWidget):
    """The first lines of the card; the name wraps, so that none is ever cut."""

    def __init__(self, *, portrait: bool = True, parent: QWidget | None = None) -> None:
        """Make the block; `portrait` leaves room for the face."""
        super().__init__(parent)
        self._portrait = PhotoView(self.tr("Portrait from the page"), ratio=_PORTRAIT_RATIO)
        width = space(19)
        self._portrait.setFixedSize(width, self._portrait.heightForWidth(width))
        self._name = Text("", Role.TITLE, wrap=True)
        # Short names too begin beside the portrait.
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._person = Text("", Role.LEAD, wrap=True)
        self._document = Text("", Role.LEAD)
        self._number = Text("", Role.NUMBER)
        self._issuer = ElidedText("", Role.LEAD)
        self._company = ElidedText("", Role.BODY, Tone.SECONDARY)
        self._company.hide()
        document = QHBoxLayout()
        document.setSpacing(space(1.5))
        document.addWidget(self._document)
        document.addWidget(self._number)
        document.addWidget(self._issuer, 1)
        lines = QVBoxLayout()
        lines.setSpacing(space(1.5))
        lines.addWidget(self._name)
        lines.addWidget(self._person)
        lines.addLayout(document)
        lines.addWidget(self._company)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.setSpacing(space(5))
        row.addWidget(self._portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self._portrait.setVisible(portrait)

    @property
    def company(self) -> str:
        """With whom the traveler came, as it is said."""
        return self._company.text()

    def show_company(self, words: str) -> None:
        """Say with whom the traveler came; empty takes the line away."""
        self._company.setText(words)
        self._company.setVisible(bool(words))

    def show_who(self, who: WhoLines, portrait: QImage | None) -> None:
        """Show the traveler; without a portrait the frame stays empty."""
        self._name.setText(who.name)
        self._person.setText(who.person)
        self._document.setText(who.document)
        self._number.setText(who.number)
        self._issuer.setText(f"· {who.issuer}" if who.issuer else "")
        self._portrait.show_picture(portrait)
        for text in (self._document, self._number, self._issuer):
            text.setVisible(bool(text.text()))
        self._person.set_tone(Tone.NORMAL if who.number else Tone.SECONDARY)

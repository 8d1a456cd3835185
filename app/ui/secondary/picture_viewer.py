"""One picture of the referral, as large as the place allows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.secondary.seen_lines import PictureLine
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.panel import Panel, Strip
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import Role, Text, Tone


class PictureViewer(Panel):
    """Shows a picture and what is written under it.

    Signals:
        closed: Back to the referral.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=False, parent=parent)
        self._view = PhotoView(self.tr("Picture"))
        self._view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._caption = Text("", Role.STRONG, wrap=True)
        self._below = Text("", Role.SMALL, Tone.SECONDARY)
        self._back = KeyButton(self.tr("Back"), Key.BACK, compact=True)
        self._back.clicked.connect(self.closed)
        inside = QHBoxLayout()
        inside.setContentsMargins(space(4), space(4), space(4), space(4))
        inside.addWidget(self._view)
        self.body.addLayout(inside, 1)
        foot = Strip()
        foot.row.addWidget(self._caption, 1)
        foot.row.addWidget(self._below)
        foot.row.addWidget(self._back)
        self.add_band(foot)
        self.setFocusProxy(self._back)

    @property
    def picture(self) -> QImage | None:
        """What is shown, or None while it is being fetched."""
        return self._view.picture

    def show_line(self, line: PictureLine) -> None:
        """Show whose picture comes next; the picture itself follows."""
        self._caption.setText(line.caption)
        self._below.setText(line.aside)
        self.show_picture(None, self.tr("Opening …"))

    def show_picture(self, picture: QImage | None, words: str = "") -> None:
        """Show the picture, or say why there is none."""
        self._view.set_empty_words(words)
        self._view.show_picture(picture)

"""A picture of what was seen, with a line on what it shows."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.photo_view import PhotoView
from app.ui.widgets.text import ElidedText, Role, Text, Tone

_WIDTH = 60
_LONGEST_CAPTION = 200


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """What stands in the form; kept for its referral until it is recorded.

    Attributes:
        content: JPEG as it would be kept; empty while no picture is chosen.
        name: Of the file it came from.
    """

    content: bytes = b""
    name: str = ""
    caption: str = ""


class PhotoForm(QWidget):
    """The picture as it will be kept, and its caption.

    Signals:
        entered (PhotoDraft): To be recorded.
        another_requested: Choose another picture.
        closed: Back; what was entered stays.
    """

    entered = Signal(object)
    another_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = b""
        self._view = PhotoView(self.tr("Chosen picture"))
        width = space(_WIDTH)
        self._view.setFixedSize(width, self._view.heightForWidth(width))
        self._view.set_empty_words(self.tr("No picture chosen"))
        self._file = ElidedText("", Role.SMALL, Tone.SECONDARY, mode=Qt.TextElideMode.ElideMiddle)
        self._caption = QLineEdit()
        self._caption.setMaxLength(_LONGEST_CAPTION)
        self._field = FormField(
            self.tr("&What it shows"),
            self._caption,
            self.tr("The picture is kept small, without what the camera wrote into it."),
        )
        self._caption.textChanged.connect(lambda: self._field.set_error(""))
        self.setFocusProxy(self._caption)
        self._lay_out()

    @property
    def draft(self) -> PhotoDraft:
        """What stands in the form."""
        return PhotoDraft(self._content, self._file.text(), self._caption.text())

    @property
    def picture(self) -> QImage | None:
        """The chosen picture, or None."""
        return self._view.picture

    def show_draft(self, draft: PhotoDraft) -> None:
        """Fill the form."""
        self.show_picture(draft.content, draft.name)
        self._caption.setText(draft.caption)

    def show_picture(self, content: bytes, name: str) -> None:
        """Show another picture; the caption stays."""
        self._content = content
        self._view.show_picture(QImage.fromData(content) if content else None)
        self._file.setText(name)

    def _finish(self) -> None:
        if not self._content:
            self._field.set_error(self.tr("First choose a picture."))
        elif not self._caption.text().strip():
            self._field.set_error(self.tr("Say in a few words what the picture shows."))
        else:
            self.entered.emit(self.draft)

    def _lay_out(self) -> None:
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        done = KeyButton(self.tr("Record photo"), Key.CLOSE_FORM, Variant.PRIMARY)
        done.clicked.connect(self._finish)
        another = KeyButton(self.tr("Another picture …"))
        another.clicked.connect(self.another_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(3))
        for button in (back, done, another):
            buttons.addWidget(button)
        buttons.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(Text(self.tr("Add a photo"), Role.HEADLINE))
        beside = QVBoxLayout()
        beside.setSpacing(space(2))
        beside.addWidget(self._file)
        beside.addWidget(self._field)
        beside.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(space(4))
        upper.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(beside, 1)
        column.addLayout(upper)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

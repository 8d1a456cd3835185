"""The drawn key that stands on a button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST_RATIO = 1.3


class KeyCap(QLabel):
    """A key as it is printed on the keyboard. Only a picture: the button says its key itself."""

    def __init__(self, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(cap, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # so it is printed on the keys
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Keys with one letter are all equally wide, so that what follows stands in line."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), round(hint.height() * _LEAST_RATIO)), hint.height())

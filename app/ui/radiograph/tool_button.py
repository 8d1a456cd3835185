"""A tool of the viewer: its drawing, and the key that does the same."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.icon import Icon, IconSign
from app.ui.widgets.key_cap import KeyCap

_WIDTH = 11


class ToolButton(QPushButton):
    """A square with an icon; its words are the tooltip and the accessible name."""

    def __init__(
        self,
        icon: Icon,
        words: str,
        cap: str = "",
        *,
        chooses: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the button.

        Args:
            icon: Its drawing.
            words: What it does, in one or two words.
            cap: The key that does the same while the image has the focus.
            chooses: It stays pressed: a choice rather than an action.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setCheckable(chooses)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{words} ({cap})" if cap else words)
        self.setAccessibleName(words)
        if cap:
            self.setAccessibleDescription(self.tr("Key {key}").format(key=cap))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1.5), 0, space(1.5))
        column.setSpacing(space(1))
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sign = IconSign(icon, size=1.3)
        column.addWidget(self._sign, 0, middle)
        self._cap = KeyCap(cap) if cap else None
        if self._cap is not None:
            column.addWidget(self._cap, 0, middle)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda chosen: dress(self, chosen=chosen))

    def sizeHint(self) -> QSize:
        """All tools are equally wide."""
        return QSize(space(_WIDTH), self._column.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A tool never hides its key."""
        return self.sizeHint()

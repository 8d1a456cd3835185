"""The button of every action: its word, and the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.dressing import dress
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.text import Role, Text

_ROOM = 2000  # pixels, more than any label takes


class Variant(StrEnum):
    """How a button is dressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    """The suggested or default action."""
    DANGER = "danger"
    """Holds someone back."""
    QUIET = "quiet"
    """Without a border, inside rows and headers."""


class KeyButton(QPushButton):
    """A button with its key drawn on it. The key works while the button is visible and enabled.

    Held keys do not repeat, and a press while the button is disabled is lost on purpose.

    Signals:
        clicked (bool): By pointer, by key, or by Enter and Space while focused (Qt's own).
    """

    def __init__(
        self,
        text: str,
        key: Key | None = None,
        variant: Variant = Variant.PLAIN,
        *,
        compact: bool = False,
        wired: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make the button.

        Args:
            text: One or two words.
            key: Which key presses it, from the one key map.
            variant: How it is dressed.
            compact: Lower, for rows and side panels.
            wired: False only draws the key, where the page itself listens to it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setProperty("variant", variant.value)
        self.setProperty("compact", compact)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._label = Text(text, Role.STRONG)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap = KeyCap(key.cap) if key else None
        row = self._row = QHBoxLayout(self)
        across, down = (3, 1.25) if compact else (4, 2.5)
        row.setContentsMargins(space(across), space(down), space(across), space(down))
        row.setSpacing(space(2))
        row.addStretch(1)
        row.addWidget(self._label)
        if self._cap:
            row.addWidget(self._cap)
        row.addStretch(1)
        self._words_to_come: tuple[str, ...] = ()
        self._key = key
        if key and wired:
            key.shortcut(self, self.click)
        self.setAccessibleName(text)
        self._describe()

    @property
    def key(self) -> Key | None:
        """The key that presses it, if there is one."""
        return self._key

    @property
    def label(self) -> str:
        """The words on the button."""
        return self._label.text()

    def set_label(self, text: str) -> None:
        """Put other words on the button."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def keep_room(self, *words: str) -> None:
        """Be wide enough for these words too, where there is room: nothing moves when they come."""
        self._words_to_come = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def set_variant(self, variant: Variant) -> None:
        """Dress the button differently."""
        dress(self, variant=variant.value)

    def sizeHint(self) -> QSize:
        """Room for the words, the key and the space around them."""
        hint, now = self._row.sizeHint(), self._width_of(self.label)
        widest = max(map(self._width_of, self._words_to_come), default=0)
        return QSize(hint.width() + max(0, widest - now), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its own words."""
        return self._row.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button; a filled one shows its focus as a ring inside the filling."""
        super().paintEvent(event)
        filled = self.property("variant") in (Variant.PRIMARY.value, Variant.DANGER.value)
        if not (filled and self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._label.palette().windowText().color()), 1.5))
        inset = 3.25
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), space(1), space(1)
        )

    def _width_of(self, words: str) -> int:
        """Return how wide the label would be, measured as it measures itself."""
        place, flags = QRect(0, 0, _ROOM, _ROOM), self._label.alignment().value
        return self._label.fontMetrics().boundingRect(place, flags, words).width()

    def _describe(self) -> None:
        if self._key:
            self.setAccessibleDescription(self.tr("Key {key}").format(key=self._key.cap))

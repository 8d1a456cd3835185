"""The image, and another one beside it or in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.radiograph.view import RadiographView
from app.ui.theme.fonts import space


class ViewPair(QWidget):
    """One view, two side by side, or two that take turns in one place.

    Attributes:
        first: The image that is decided.
        second: What it is compared with; nothing is marked or measured there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = RadiographView(), RadiographView()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.first, 1)
        row.addWidget(self.second, 1)
        self.second.hide()
        # Whichever has the focus, keys mean the first.
        self.second.wished.connect(self.first.wished)

    @property
    def blinking(self) -> bool:
        """Say whether the two take turns."""
        return self.first.isHidden() != self.second.isHidden() and not self.second.isHidden()

    def show_both(self, *, both: bool) -> None:
        """Show both side by side, or the first one alone."""
        self.first.show()
        self.second.setVisible(both)
        if not self.second.hasFocus() or not both:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def blink(self) -> None:
        """Show the other one of the two, alone."""
        shows_second = self.second.isHidden() or not self.first.isHidden()
        shown, hidden = (self.second, self.first) if shows_second else (self.first, self.second)
        hidden.hide()  # first: for a moment side by side, both would lose half of their size
        shown.show()
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.layout()
        assert row is not None
        row.activate()  # now, not with the next event: what is linked follows from the size

"""What does not fit into a low window can still be reached."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme.fonts import space


class LowWindow(QScrollArea):
    """Shows a form whole where there is room, and scrolls it, following the focus, where not."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setObjectName("content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        content.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be; any height."""
        content = self.widget()
        width = content.minimumSizeHint().width() if content else 0
        return QSize(width, space(20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when its least width changes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

"""Help beside the page: what the page is for, and what every key always means."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.ui.shortcuts import KEY_MAP, Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone


class HelpPanel(Panel):
    """Lies over the end of the page; F1 opens and closes it, Esc closes it.

    Signals:
        closed: The officer has read enough.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Help"), parent=parent)
        self._about = Text("", Role.BODY, wrap=True)
        self.body.setSpacing(space(4))
        self.body.addWidget(self._about)
        self.body.addWidget(Text(self.tr("Keys"), Role.CAPTION, Tone.SECONDARY))
        self.body.addWidget(self._keys(), 1)
        self._close = KeyButton(self.tr("Close help"), Key.BACK, compact=True, wired=False)
        self._close.clicked.connect(self.close_help)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.hide()

    def show_help(self, about: str) -> None:
        """Open with the words of the current page."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.show()
        self.raise_()
        self._close.setFocus()

    def close_help(self) -> None:
        """Close, if it is open."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page's own Esc: two shortcuts on one key would cancel each other."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_help()
            return
        super().keyPressEvent(event)

    def _keys(self) -> QWidget:
        content = QWidget()
        content.setObjectName("content")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(1, 1)
        for line, meaning in enumerate(KEY_MAP):
            grid.addWidget(KeyCap(meaning.cap), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(meaning.words, Role.SMALL, wrap=True), line, 1)
        grid.setRowStretch(len(KEY_MAP), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

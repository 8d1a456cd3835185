"""Help beside the page: what the page is for, and what every key means there."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.help_pages import CapMeaning, PageHelp
from app.ui.shortcuts import Key, KeyMeaning
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone

_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class HelpPanel(Panel):
    """Lies over the end of the page; F1 opens and closes it, Esc closes it, the arrows scroll.

    Signals:
        closed: The officer has read enough.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Help"), parent=parent)
        self._about = Text("", Role.BODY, wrap=True)
        self._meanings: tuple[KeyMeaning | CapMeaning, ...] = ()
        self._rows: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(2))
        self._grid.setColumnStretch(1, 1)
        self._area = self._scrolling()
        self.body.setSpacing(space(4))
        self.body.addWidget(self._area, 1)
        self._close = KeyButton(self.tr("Close help"), Key.BACK, compact=True, wired=False)
        self._close.clicked.connect(self.close_help)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTrailing)
        for key, action in _SCROLLS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._scroll, action))
        self.hide()

    @property
    def explained(self) -> frozenset[Key]:
        """Every key that is explained now."""
        return frozenset(key for meaning in self._meanings for key in meaning.keys)

    def show_help(self, page: PageHelp) -> None:
        """Open with the help of the current page."""
        self._about.setText(page.words)
        self._about.setVisible(bool(page.words))
        self._show_keys(page.lines)
        self._area.verticalScrollBar().setValue(0)
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

    def _show_keys(self, meanings: tuple[KeyMeaning | CapMeaning, ...]) -> None:
        if meanings == self._meanings:
            return
        self._meanings = meanings
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._rows = []
        for line, meaning in enumerate(meanings):
            cap, words = KeyCap(meaning.cap), Text(meaning.words, Role.SMALL, wrap=True)
            self._grid.addWidget(cap, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, line, 1)
            self._rows += (cap, words)

    def _scroll(self, action: QAbstractSlider.SliderAction) -> None:
        self._area.verticalScrollBar().triggerAction(action)

    def _scrolling(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, space(2), 0)
        column.setSpacing(space(4))
        column.addWidget(self._about)
        column.addWidget(Text(self.tr("Keys"), Role.CAPTION, Tone.SECONDARY))
        column.addLayout(self._grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().setSingleStep(space(8))
        area.setWidget(content)
        return area

"""Hears the keys of the page before it does, so that a reader that types presses no buttons."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.clock import Clock
from app.ui.intake.wedge import ENTER, Heard, Wedge

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_MODIFIER_KEYS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)
_WRITING = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


class WedgeFilter(QObject):
    """Follows the focus in the page's window while the page is in sight; text fields are let be.

    Signals:
        typed (object): A reader typed these lines, a tuple of str.
        garbled: A reader typed something that broke off.
    """

    typed = Signal(object)
    garbled = Signal()

    def __init__(self, page: QWidget, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._clock = clock
        self._wedge = Wedge()
        self._watched: QWidget | None = None
        self._answered: tuple[int, bool] | None = None  # the key just asked about, and if taken
        self._passing_on = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._pause)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def use(self, prefix: str, suffix: str) -> None:
        """Listen for a reader that sends these around each line."""
        self._wedge = Wedge(prefix, suffix)

    @property
    def holding(self) -> bool:
        """Say whether keys are held back now."""
        return self._wedge.holding

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what may come from a reader; the officer's keys go through."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if self._passing_on or watched is not self._watched or not self._at_work:
            return False
        if event.isAutoRepeat():
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            taken = self._hear(event)
            self._answered = event.key(), taken
            if taken:
                event.accept()  # no shortcut for it
            return taken
        asked, self._answered = self._answered, None
        if asked is not None and asked[0] == event.key():
            return asked[1]
        return self._hear(event)

    @property
    def _at_work(self) -> bool:
        return self._page.isVisible() and self._page.isEnabled()

    def _hear(self, event: QKeyEvent) -> bool:
        """Return whether the key is held back."""
        character = _character(event, holding=self._wedge.holding)
        if character is None:
            if self._wedge.holding and event.key() not in _MODIFIER_KEYS:
                self._act(self._wedge.pause())  # F6 after a letter: in the order they were pressed
            return False
        at_ms = event.timestamp() or self._clock.monotonic_ns() // 1_000_000
        heard = self._wedge.key(character, at_ms)
        self._act(heard)
        return heard.taken

    def _act(self, heard: Heard) -> None:
        if self._wedge.holding:
            self._waiting.start(self._wedge.patience_ms)
        else:
            self._waiting.stop()
        for character in heard.give_back:
            self._pass_on(character)
        if heard.lines is not None:
            self.typed.emit(heard.lines)
        elif heard.garbled:
            self.garbled.emit()

    def _pause(self) -> None:
        self._act(self._wedge.pause())

    def _pass_on(self, character: str) -> None:
        """Do what the key would have done: its shortcut if there is one, else the focus hears it.

        Where the page has gone out of sight meanwhile the key is dropped: it was not meant for
        what is there now.
        """
        if not self._at_work:
            return
        sequence = QKeySequence(character.upper())
        fitting = [
            shortcut
            for shortcut in self._page.window().findChildren(QShortcut)
            if shortcut.isEnabled() and _in_sight(shortcut) and _has(shortcut, sequence)
        ]
        if fitting:
            if len(fitting) == 1:
                fitting[0].activated.emit()
            return
        focus = QApplication.focusWidget()
        if focus is not None and self._page.window().isAncestorOf(focus):
            press = QEvent.Type.KeyPress
            plain = Qt.KeyboardModifier.NoModifier
            self._passing_on = True
            key = QKeyEvent(press, ord(character.upper()), plain, character)
            QApplication.sendEvent(focus, key)
            self._passing_on = False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        inside = now is not None and (now is self._page or self._page.window().isAncestorOf(now))
        if now is not None and inside and not isinstance(now, _TEXT_FIELDS):
            self._watched = now
            now.installEventFilter(self)


def _character(event: QKeyEvent, *, holding: bool) -> str | None:
    """Return what the key writes; None for a key that writes nothing."""
    if event.modifiers() & ~_WRITING:
        return None
    ends_line = event.key() in _ENTER_KEYS or (holding and event.key() == Qt.Key.Key_Tab)
    if ends_line:
        return ENTER
    text = event.text()
    return text if len(text) == 1 and text.isprintable() else None


def _in_sight(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled()


def _has(shortcut: QShortcut, sequence: QKeySequence) -> bool:
    sequences: list[QKeySequence] = shortcut.keys()
    return sequence in sequences

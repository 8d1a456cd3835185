"""Plays an officer: presses keys in a real window, and looks before the next one."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.demo.patience import Patience
from app.ui.forms.chips import Chip
from app.ui.shortcuts import Key
from app.ui.sign_in.page import SignInPage
from app.ui.widgets.key_button import KeyButton

_SLICE_MS = 20
_REST_S = 0.005
_MOST_FIELDS = 40
_QUICK = 80  # Qt's "quality" of a PNG, which loses nothing: pack with the least effort


class StepFailedError(Exception):
    """The window did not do what the script's next step needs."""


class Pictures:
    """Numbered screenshots in one folder."""

    def __init__(self, folder: Path) -> None:
        """Number on from what lies in `folder` already."""
        self._folder = folder
        self._count = len(list(folder.glob("[0-9][0-9]*-*.png")))

    def take(self, window: QWidget, name: str) -> None:
        """Save what `window` shows as `NN-name.png`."""
        self._count += 1
        words = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
        path = self._folder / f"{self._count:02d}-{words}.png"
        if not window.grab().save(str(path), quality=_QUICK):
            raise StepFailedError(f"the picture {path.name} could not be written")


class Officer:
    """Two hands and two eyes at one window. Input is key events only; looking is free."""

    def __init__(self, window: QWidget, idle: Callable[[], bool], pictures: Pictures) -> None:
        """Sit down.

        Args:
            window: The window to work in.
            idle: Says whether nothing is under way behind it.
            pictures: Where screenshots go.
        """
        self._window = window
        self._idle = idle
        self._pictures = pictures
        self.keys_pressed = 0

    # --- hands ------------------------------------------------------------------------------------

    def press(self, key: Key) -> None:
        """Press and release one key, wherever the focus is."""
        combination = key.combination
        self._click(combination.key(), combination.keyboardModifiers())

    def press_when_offered(self, key: Key) -> None:
        """Look until a button offers `key`, then press it."""
        self.wait(lambda: self.can(key), f"button {key.cap}")
        self.press(key)

    def next_field(self) -> None:
        """Move on with Tab."""
        self._click(Qt.Key.Key_Tab)

    def previous_field(self) -> None:
        """Move back with Shift+Tab."""
        self._click(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    def go_to(self, name: str) -> None:
        """Move on with Tab to the control of this accessible name.

        Raises:
            StepFailedError: There is none that Tab reaches.
        """
        self._tab_to(name, lambda found: found == name)

    def go_to_row(self, words: str) -> None:
        """Move on with Tab to the row that says these words, among others.

        Raises:
            StepFailedError: There is none that Tab reaches.
        """
        self._tab_to(words, lambda found: words in found)

    def jump_to(self, letter: Qt.Key) -> None:
        """Jump with Alt to the field whose label underlines this letter."""
        self._click(letter, Qt.KeyboardModifier.AltModifier)

    def write(self, text: str) -> None:
        """Write `text` letter by letter in place of what the focused field holds."""
        self._click(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def type(self, text: str) -> None:
        """Type `text` where the focus is: in a list of choices it picks the one that begins so."""
        self.keys_pressed += len(text)
        QTest.keyClicks(self._target(), text)

    def next_row(self) -> None:
        """Move down one row."""
        self.tap(Qt.Key.Key_Down)

    def tap(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press and release a key that is not in the key map: an arrow, the space bar."""
        self._click(key, modifiers)

    def choose(self, words: str) -> None:
        """Press the key of the answer that begins with `words`.

        Raises:
            StepFailedError: No such answer is in sight.
        """
        for chip in self._window.findChildren(Chip):
            if chip.isVisible() and chip.label.startswith(words):
                self.type(chip.letter)
                return
        raise StepFailedError(f"no answer begins with: {words}")

    # --- eyes -------------------------------------------------------------------------------------

    def can(self, key: Key) -> bool:
        """Say whether a button in sight offers `key` now."""
        return any(
            button.key is key and button.isVisible() and button.isEnabled()
            for button in self._window.findChildren(KeyButton)
        )

    @property
    def can_sign_in(self) -> bool:
        """Say whether the sign-in page is in front."""
        return any(page.isVisible() for page in self._window.findChildren(SignInPage))

    def sees(self, words: str) -> bool:
        """Say whether `words` stand somewhere in the window."""
        return any(
            words in label.text() and label.isVisible()
            for label in self._window.findChildren(QLabel)
        )

    def settle(self) -> None:
        """Look until nothing is under way any more."""
        self.wait(self._idle, "calm")

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the window work until `condition` holds.

        Raises:
            StepFailedError: It did not hold in time; `what` names what was waited for.
        """
        patience = Patience()
        self._look()  # whatever is on its way to the screen arrives first: nobody is that fast
        while not condition():
            idle = self._idle()
            if not patience.look(idle=idle):
                self.picture(f"waited in vain for {what}")
                meanwhile = "nothing is" if idle else "something is still"
                raise StepFailedError(f"waited in vain for: {what} ({meanwhile} under way)")
            sleep(_REST_S)  # Qt comes back at once when there is nothing to do
            self._look()

    def picture(self, name: str) -> None:
        """Take a screenshot of the window as it is now."""
        self._sit_down()
        for _ in range(2):  # what arrives now is laid out and painted in the next round
            self._look()
        self._pictures.take(self._window, name)

    def _tab_to(self, words: str, is_meant: Callable[[str], bool]) -> None:
        for _ in range(_MOST_FIELDS):
            if is_meant(self._target().accessibleName()):
                return
            self.next_field()
        raise StepFailedError(f"Tab does not reach: {words}")

    def _look(self) -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE_MS)

    def _click(
        self, key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys_pressed += 1
        QTest.keyClick(self._target(), Qt.Key(key), modifiers)

    def _target(self) -> QWidget:
        self._sit_down()
        return self._window.focusWidget() or self._window

    def _sit_down(self) -> None:
        if not self._window.isActiveWindow():
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window)

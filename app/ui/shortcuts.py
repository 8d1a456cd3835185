"""The one key map: a key means the same on every page, and stands on its button."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QKeyCombination
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.problems import QT_TRANSLATE_NOOP


class Key(StrEnum):
    """A key by its meaning; the value is what `QKeySequence` reads."""

    HELP = "F1"
    READ = "F2"
    FIND = "F3"
    PEOPLE = "F4"
    ADD = "F5"
    LET_GO = "F6"
    HOLD_BACK = "F8"
    RECALL = "F9"
    NOTE_READ = "F10"
    TAKE_ALARM = "F11"
    LOCK = "F12"
    EVIDENCE_1 = "1"
    EVIDENCE_2 = "2"
    EVIDENCE_3 = "3"
    EVIDENCE_4 = "4"
    EVIDENCE_5 = "5"
    CHOICE_6 = "6"
    HOME = "0"
    PAGE_1 = "Ctrl+1"
    PAGE_2 = "Ctrl+2"
    PAGE_3 = "Ctrl+3"
    PAGE_4 = "Ctrl+4"
    CLOSE_FORM = "Ctrl+Return"
    BACK = "Esc"
    CONFIRM = "Return"
    ADD_PLACE = "A"
    CITIZEN = "C"
    INFANT = "I"
    LEAVE_UNREAD = "U"
    BY_HAND = "H"
    REMOVE = "Del"

    @property
    def sequences(self) -> list[QKeySequence]:
        """The key for Qt; Return has a twin on the number pad, which Qt calls Enter."""
        names = dict.fromkeys((self.value, self.value.replace("Return", "Enter")))
        # Read as native text, a name would be looked for among the translated names of all keys.
        portable = QKeySequence.SequenceFormat.PortableText
        return [QKeySequence.fromString(name, portable) for name in names]

    @property
    def combination(self) -> QKeyCombination:
        """The key with its modifiers, as a keyboard sends it."""
        pressed: QKeyCombination = self.sequences[0][0]  # type: ignore[index]  # missing in the stubs
        return pressed

    def shortcut(self, owner: QWidget, wish: Callable[[], object]) -> QShortcut:
        """Have the key do `wish` while `owner` is visible and enabled.

        A held key does not repeat.
        """
        shortcut = QShortcut(owner)
        shortcut.setKeys(self.sequences)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(wish)
        return shortcut

    @property
    def cap(self) -> str:
        """What the key cap on a button shows."""
        return self.value.replace("Return", "⏎")


EVIDENCE = (Key.EVIDENCE_1, Key.EVIDENCE_2, Key.EVIDENCE_3, Key.EVIDENCE_4, Key.EVIDENCE_5)
PEOPLE_KEYS = (
    Key.ADD_PLACE,
    Key.CITIZEN,
    Key.INFANT,
    Key.LEAVE_UNREAD,
    Key.BY_HAND,
    Key.REMOVE,
)
"""Letters have their meaning in the list of people alone, where they stand on their buttons."""
PAGES = (Key.PAGE_1, Key.PAGE_2, Key.PAGE_3, Key.PAGE_4)


@dataclass(frozen=True, slots=True)
class KeyMeaning:
    """One line of the help: a key, or the first and last of a row, and what it always means."""

    first: Key
    meaning: str
    last: Key | None = None

    @property
    def cap(self) -> str:
        """What stands before the meaning."""
        return self.first.cap if self.last is None else f"{self.first.cap} – {self.last.cap}"

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every key that it is about; those of a row stand together in `Key`."""
        among = tuple(Key)
        last = self.first if self.last is None else self.last
        return among[among.index(self.first) : among.index(last) + 1]

    @property
    def words(self) -> str:
        """The meaning in the officer's language."""
        return QCoreApplication.translate("KeyMap", self.meaning)


# F7 is missing on purpose: it keeps F6 and F8 apart under the finger.
KEY_MAP = (
    KeyMeaning(Key.HELP, QT_TRANSLATE_NOOP("KeyMap", "Help for this page, and these keys")),
    KeyMeaning(Key.READ, QT_TRANSLATE_NOOP("KeyMap", "Read a document")),
    KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Find an image or a record")),
    KeyMeaning(Key.PEOPLE, QT_TRANSLATE_NOOP("KeyMap", "The people of this encounter")),
    KeyMeaning(Key.ADD, QT_TRANSLATE_NOOP("KeyMap", "Add or enter")),
    KeyMeaning(Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "Let go on: admit, no anomaly, release")),
    KeyMeaning(Key.HOLD_BACK, QT_TRANSLATE_NOOP("KeyMap", "Hold back: refer, suspect, refuse")),
    KeyMeaning(
        Key.RECALL, QT_TRANSLATE_NOOP("KeyMap", "Take back the last decision, for 60 seconds")
    ),
    KeyMeaning(
        Key.NOTE_READ,
        QT_TRANSLATE_NOOP("KeyMap", "Say that you have read the supervisor's note"),
    ),
    KeyMeaning(
        Key.TAKE_ALARM,
        QT_TRANSLATE_NOOP("KeyMap", "Look for the traveler who has not arrived at secondary"),
    ),
    KeyMeaning(Key.LOCK, QT_TRANSLATE_NOOP("KeyMap", "Lock, or hand over to another officer")),
    KeyMeaning(
        Key.EVIDENCE_1,
        QT_TRANSLATE_NOOP("KeyMap", "Open the evidence of that fact, or choose from a list"),
        Key.CHOICE_6,
    ),
    KeyMeaning(Key.HOME, QT_TRANSLATE_NOOP("KeyMap", "Back to the summary or the standard view")),
    KeyMeaning(Key.PAGE_1, QT_TRANSLATE_NOOP("KeyMap", "Pages"), Key.PAGE_4),
    KeyMeaning(Key.CLOSE_FORM, QT_TRANSLATE_NOOP("KeyMap", "Complete and close a form")),
    KeyMeaning(Key.BACK, QT_TRANSLATE_NOOP("KeyMap", "Back; never discards what was entered")),
)

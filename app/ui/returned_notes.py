"""Notes on records that a supervisor returned: one calm line on every page of their officer."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.shift_views import ReturnedNote
from app.ui.accessibility import announce
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone
from app.ui.words.crossings import crossed_name
from app.ui.words.notes import breakable, in_one_line
from app.ui.words.sentences import apart, dotted
from app.ui.words.times import moment_words

translate = QCoreApplication.translate

_MOST = 400
"""Characters of a note that are shown; a longer one, of another version, has a tooltip."""


def about_words(note: ReturnedNote, now: datetime) -> str:
    """Say which record came back, and from whom."""
    words = translate("Returned", "Returned by {officer}").format(officer=apart(note.reviewer))
    if note.crossed_at is None:
        when = moment_words(note.at.isoformat(), now)
        return dotted(words, translate("Returned", "about a record of another desk"), when)
    crossed = moment_words(note.crossed_at.isoformat(), now)
    name = crossed_name(note.surname, note.given_names)
    return dotted(words, name, note.lane, crossed)


class ReturnedNotes(QFrame):
    """Shows one note at a time, the oldest first, until its officer says that it was read.

    Signals:
        read_requested (UUID): The officer has read this note.
    """

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._note: UUID | None = None
        self._sign = MarkSign(Mark.OPEN, self.tr("note"))
        self._about = ElidedText("", Role.SMALL, Tone.SECONDARY)
        self._more = Text("", Role.SMALL, Tone.SECONDARY)
        self._words = Text("", Role.BODY, wrap=True)
        self._read = KeyButton(self.tr("I have read it"), Key.NOTE_READ, compact=True)
        self._read.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(self._about, 1)
        head.addWidget(self._more)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(1.25), space(5), space(1.25))
        row.setSpacing(space(3))
        row.addWidget(self._sign)
        row.addLayout(lines, 1)
        row.addWidget(self._read)
        self.hide()

    @property
    def note(self) -> UUID | None:
        """The review whose note is shown, or None."""
        return None if self.isHidden() else self._note

    @property
    def words(self) -> str:
        """What the strip says now; empty while it is hidden."""
        return "" if self.isHidden() else self.accessibleName()

    def show_notes(self, notes: tuple[ReturnedNote, ...], now: datetime) -> None:
        """Show the first of these notes, and how many more there are; none hides the strip.

        The note that is shown stays until it is read: no other slips under the key.
        """
        if not notes:
            self._note = None
            self.hide()
            return
        note = next((each for each in notes if each.review == self._note), notes[0])
        new = note.review != self._note or self.isHidden()
        self._note = note.review
        self._about.setText(about_words(note, now))
        words = in_one_line(note.note)
        whole = len(words) <= _MOST
        self._words.setText(breakable(words if whole else f"{words[:_MOST]}…"))
        self._words.setToolTip("" if whole else words)
        others = len(notes) - 1
        self._more.setText(self.tr("and {count} more").format(count=others) if others else "")
        self.setAccessibleName(dotted(self._about.text(), words, self._more.text()))
        self.show()
        if new:
            announce(self, self.accessibleName())

    def set_free(self, *, free: bool) -> None:
        """Say whether the key works: one thing is recorded at a time."""
        self._read.setEnabled(free)

    def _ask(self) -> None:
        if self._note is not None:
            self.read_requested.emit(self._note)

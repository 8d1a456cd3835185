"""What can be added to a referral, a key each."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.text import Role, Text, Tone


class Entry(StrEnum):
    """What the officer wants to add."""

    FINDING = "finding"
    NOTE = "note"
    PHOTO = "photo"


class EntryChooser(QWidget):
    """Opens with F5; one digit goes on.

    Signals:
        chosen (Entry): Add this.
        closed: Back.
    """

    chosen = Signal(Entry)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offers = (
            (
                Entry.FINDING,
                Key.EVIDENCE_1,
                self.tr("Finding"),
                self.tr("What was found and how, “nothing found” included. Needed to close."),
            ),
            (
                Entry.NOTE,
                Key.EVIDENCE_2,
                self.tr("Note"),
                self.tr("What was said or seen, in your own words."),
            ),
            (
                Entry.PHOTO,
                Key.EVIDENCE_3,
                self.tr("Photo"),
                self.tr("An image from the inbox, with a line on what it shows."),
            ),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(3))
        grid.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        for line, (entry, key, words, hint) in enumerate(offers):
            button = KeyButton(words, key)
            button.setAccessibleDescription(hint)
            button.clicked.connect(lambda _=False, entry=entry: self.chosen.emit(entry))
            grid.addWidget(button, line, 0)
            grid.addWidget(Text(hint, Role.BODY, Tone.SECONDARY, wrap=True), line, 1, middle)
            if line == 0:
                self.setFocusProxy(button)
        back = KeyButton(self.tr("Back"), Key.BACK, compact=True)
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Add to this referral"), Role.HEADLINE), 1)
        head.addWidget(back)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addLayout(head)
        column.addLayout(grid)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

"""F4: everybody of the encounter in a list, and one key for what can be said of each."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.forms.flow import FlowLayout
from app.ui.primary.people_lines import PersonLine
from app.ui.primary.selection import PersonActions
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.panel import Divider, Panel
from app.ui.widgets.row import Row

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class PeoplePanel(Panel):
    """The arrow keys mark a row; below everybody stands a row for one more person.

    Signals:
        pointed (object): Another row is marked: this person (a UUID), or None for one more.
        chosen (object): Show the card of this person, or look for one more (None).
        place_wanted: Add a place for one more person.
        citizen_said, infant_said, unread_said: So is the person of the marked row known.
        entry_wanted: Enter the document of the person of the marked row by hand.
        removal_wanted: Take the marked place away.
        closed: Back.
    """

    pointed = Signal(object)
    chosen = Signal(object)
    place_wanted = Signal()
    citizen_said = Signal()
    infant_said = Signal()
    unread_said = Signal()
    entry_wanted = Signal()
    removal_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People"), margins=False, parent=parent)
        self._ids: tuple[UUID | None, ...] = ()
        self._at = 0
        self._rows: list[Row] = []
        content = QWidget()
        content.setObjectName("content")
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(content)
        self.body.addWidget(self._area, 1)
        self._add = KeyButton(self.tr("Add a place"), Key.ADD_PLACE)
        self._citizen = KeyButton(self.tr("Citizen by declaration"), Key.CITIZEN)
        self._infant = KeyButton(self.tr("Infant"), Key.INFANT)
        self._unread = KeyButton(self.tr("Leave unread"), Key.LEAVE_UNREAD)
        self._by_hand = KeyButton(self.tr("By hand"), Key.BY_HAND)
        self._remove = KeyButton(self.tr("Remove the place"), Key.REMOVE)
        self._back = KeyButton(self.tr("Back"), Key.BACK)
        self._add.clicked.connect(self.place_wanted)
        self._citizen.clicked.connect(self.citizen_said)
        self._infant.clicked.connect(self.infant_said)
        self._unread.clicked.connect(self.unread_said)
        self._by_hand.clicked.connect(self.entry_wanted)
        self._remove.clicked.connect(self.removal_wanted)
        self._back.clicked.connect(self.closed)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def at(self) -> UUID | None:
        """The person of the marked row; None for one more person."""
        return self._ids[self._at] if self._ids else None

    @property
    def rows(self) -> tuple[str, ...]:
        """What each row says, from the top to the bottom."""
        return tuple(row.accessibleName() for row in self._rows[: len(self._ids)])

    def show_people(self, header: str, people: tuple[PersonLine, ...], at: UUID | None) -> None:
        """Show everybody, and mark the row of `at`; None marks the row for one more person."""
        self.set_aside(header)
        ids = (*(line.id for line in people), None)
        self._ids, self._at = ids, ids.index(at) if at in ids else len(people)
        self._make_rows(len(ids))
        for row, line in zip(self._rows, people, strict=False):
            aside = "\n".join(part for part in (line.verdict, line.state) if part)
            row.show_row(line.mark, line.name, line.document, aside, word=line.mark.word)
        more = self.tr("One more person")
        hint = self.tr("Mark them here without a document, or add a place and read it.")
        self._rows[len(people)].show_row(Mark.NOT_DONE, more, hint, word=self.tr("new"))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(ids))
        self._point()

    def show_actions(self, actions: PersonActions, *, busy: bool) -> None:
        """Say what the keys do now."""
        self._add.setEnabled(actions.may_add and not busy)
        for button in (self._citizen, self._infant, self._unread):
            button.setEnabled(actions.may_mark and not busy)
        self._by_hand.setEnabled(actions.may_enter and not busy)
        self._remove.setEnabled(actions.may_remove and not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the marked row in sight."""
        super().showEvent(event)
        if self._ids:
            self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark another row, or choose the marked one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(0 if key is Qt.Key.Key_Home else len(self._ids) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        self._move(place)
        self.chosen.emit(self.at)

    def _move(self, place: int) -> None:
        self._at = min(max(place, 0), len(self._ids) - 1)
        self._point()
        self.pointed.emit(self.at)

    def _point(self) -> None:
        for place, row in enumerate(self._rows):
            row.set_selected(place == self._at)
        row = self._rows[self._at]
        if self.isVisible():
            self._lines.activate()
            self._area.ensureWidgetVisible(row)
        self.setAccessibleDescription(row.accessibleName())

    def _make_rows(self, count: int) -> None:
        while len(self._rows) < count:
            row = Row(Mark.OPEN, "")
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.opened.connect(partial(self._open, len(self._rows)))
            row.set_selected(False)
            row.hide()
            self._lines.insertWidget(len(self._rows), row)
            self._rows.append(row)

    def _lay_out(self) -> None:
        self.add_band(Divider())
        keys = QWidget()
        flow = FlowLayout(space(2.5), keys)
        for button in (
            self._add,
            self._citizen,
            self._infant,
            self._unread,
            self._by_hand,
            self._remove,
        ):
            flow.addWidget(button)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(space(4), space(3), space(4), space(3))
        row.setSpacing(space(4))
        row.addWidget(keys, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self.add_band(foot)

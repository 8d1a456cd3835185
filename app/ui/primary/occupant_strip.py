"""Everybody of the encounter, under the document: one verdict shape each."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.forms.flow import FlowLayout
from app.ui.primary.people_lines import PeopleStrip, PersonLine
from app.ui.primary.person_chip import PersonChip, PersonDot
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.panel import Divider
from app.ui.widgets.text import ElidedText, Role, Tone
from app.ui.words.sentences import dotted

_MOST_CHIPS = 6
_FEW = 4
"""So many stand two by two, with room for long surnames; more take three columns, no more lines."""


class OccupantStrip(QWidget):
    """Chips for a few people, shapes for many; never scrolls, so that every shape is in sight.

    Signals:
        painted (int): The strip with this serial number is on the screen.
        chosen (UUID): The officer wants the card of this person.
    """

    painted = Signal(int)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._serial = 0
        self._unpainted = False
        self._strip: PeopleStrip | None = None
        self._header = ElidedText("", Role.CAPTION, Tone.SECONDARY)
        self._chips: list[PersonChip] = []
        self._columns = 0
        self._dots: list[PersonDot] = []
        self._chip_place = QWidget()
        self._chip_grid = QGridLayout(self._chip_place)
        self._chip_grid.setContentsMargins(0, 0, 0, 0)
        self._chip_grid.setSpacing(space(2))
        self._dot_place = QWidget()
        self._dot_flow = FlowLayout(0, self._dot_place)
        self._selected = ElidedText("", Role.SMALL, Tone.SECONDARY)
        header = QHBoxLayout()
        header.setSpacing(space(2))
        header.addWidget(self._header, 1)
        header.addWidget(KeyCap(Key.PEOPLE.cap))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(2))
        whole.addWidget(Divider())
        whole.addSpacing(space(1))
        whole.addLayout(header)
        for part in (self._chip_place, self._dot_place, self._selected):
            whole.addWidget(part)
        self.hide()

    @property
    def header(self) -> str:
        """What stands over the people."""
        return self._header.text() if self._strip else ""

    @property
    def people(self) -> tuple[PersonLine, ...]:
        """Everybody as shown; nobody while the strip is gone."""
        return self._strip.people if self._strip else ()

    def show_strip(self, strip: PeopleStrip | None, serial: int) -> None:
        """Show these people; `painted` tells the serial number once they are on the screen."""
        self._strip, self._serial, self._unpainted = strip, serial, strip is not None
        self.setVisible(strip is not None)
        if strip is None:
            return
        many = len(strip.people) > _MOST_CHIPS
        self._header.setText(strip.header)
        self.setAccessibleName(strip.header)
        self._chip_place.setVisible(not many and bool(strip.people))
        self._dot_place.setVisible(many)
        selected = next((line for line in strip.people if line.selected), None)
        self._selected.setVisible(many)
        self._selected.setText(dotted(selected.name, selected.state) if selected else "")
        if many:
            self._show_dots(strip.people)
        else:
            self._show_chips(strip.people)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note that these verdicts are on the screen now."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.painted.emit(self._serial)

    def _show_chips(self, people: tuple[PersonLine, ...]) -> None:
        while len(self._chips) < len(people):
            chip = PersonChip(self._chip_place)
            chip.chosen.connect(self.chosen)
            self._chips.append(chip)
            self._columns = 0
        self._place_chips(2 if len(people) <= _FEW else 3)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(people))
            if place < len(people):
                chip.show_person(people[place])

    def _place_chips(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, chip in enumerate(self._chips):
            self._chip_grid.addWidget(chip, *divmod(place, columns))
        for column in range(3):
            self._chip_grid.setColumnStretch(column, int(column < columns))

    def _show_dots(self, people: tuple[PersonLine, ...]) -> None:
        while len(self._dots) < len(people):
            dot = PersonDot(self._dot_place)
            dot.chosen.connect(self.chosen)
            self._dot_flow.addWidget(dot)
            self._dots.append(dot)
        for place, dot in enumerate(self._dots):
            dot.setVisible(place < len(people))
            if place < len(people):
                dot.show_person(people[place])

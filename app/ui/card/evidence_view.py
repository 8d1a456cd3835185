"""What stands behind one fact, field by field, and the way to say that it is not this person."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.screening.evidence import Agreement
from app.ui.card.evidence import EvidenceRow, EvidenceTable
from app.ui.card.facts import FactLine
from app.ui.card.facts_list import MARKS
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import Mark, MarkSign
from app.ui.widgets.panel import Divider
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import ElidedText, Role, Text, Tone
from app.ui.words.sentences import dotted

_PILLS = {
    Agreement.AGREES: Mark.CLEAR,
    Agreement.CLOSE: Mark.ATTENTION,
    Agreement.DIFFERS: Mark.OPEN,
    Agreement.ABSENT: Mark.NOT_DONE,
}
_COLUMNS = 5
_STRETCHES = (20, 30, 30, 42, 0)


class EvidenceView(QWidget):
    """Stands where the facts were; the lines above it stay.

    Signals:
        opened (int): The officer wants the evidence of another fact.
        not_this_person (str): The match is not this person, for this reason.
        closed: Back to the facts.
    """

    opened = Signal(int)
    not_this_person = Signal(str)
    closed = Signal()

    def __init__(self, *, may_clear: bool, parent: QWidget | None = None) -> None:
        """Make the view; `may_clear` offers "not this person" where a fact allows it."""
        super().__init__(parent)
        self._may_clear = may_clear
        self._sign = MarkSign(size=1.1)
        self._title = Text("", Role.HEADLINE, wrap=True)
        self._source = ElidedText("", Role.SMALL, Tone.SECONDARY)
        self._explanation = Text("", Role.BODY, Tone.SECONDARY, wrap=True)
        self._settles = Text("", Role.STRONG, wrap=True)
        self._table = QWidget()
        self._table_place = QVBoxLayout()
        self._table_place.addWidget(self._table)
        self._why = Segments(
            [
                ("face_differs", self.tr("Other face")),
                ("data_differ", self.tr("Other data")),
                ("known_false_match", self.tr("Namesake")),
            ]
        )
        self._why.setAccessibleName(self.tr("Why it is not this person"))
        self._clear = KeyButton(self.tr("Not this person"), Key.ADD)
        self._clear.clicked.connect(self._say_not_this_person)
        back = KeyButton(self.tr("Facts"), Key.BACK, compact=True)
        back.clicked.connect(self.closed)
        self._lay_out(back)
        for number, key in enumerate(EVIDENCE, start=1):
            key.shortcut(self, partial(self.opened.emit, number))
        Key.HOME.shortcut(self, self.closed.emit)

    @property
    def offers_clearing(self) -> bool:
        """Say whether "not this person" may be said behind the fact that is shown."""
        return self._clear.isVisibleTo(self)

    def show_fact(self, fact: FactLine) -> None:
        """Show what stands behind `fact`."""
        self._sign.set_mark(MARKS[fact.severity])
        self._title.setText(fact.title)
        self._source.setText(dotted(fact.source, fact.confidence))
        self._fill(fact.evidence)
        self._explanation.setText(fact.explanation)
        self._explanation.setVisible(fact.explains_more or not fact.evidence.rows)
        self._settles.setText(fact.evidence.settles)
        self._settles.setVisible(bool(fact.evidence.settles))
        clearable = self._may_clear and fact.clearable
        self._why.set_value("data_differ")
        self._clearing.setVisible(clearable)

    def _lay_out(self, back: KeyButton) -> None:
        content = QWidget()
        header = QHBoxLayout()
        header.setSpacing(space(3))
        header.addWidget(self._sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._source)
        header.addLayout(words, 1)
        header.addWidget(back)
        self._clearing = QWidget(self)
        clearing = QHBoxLayout(self._clearing)
        clearing.setContentsMargins(0, 0, 0, 0)
        clearing.setSpacing(space(3))
        clearing.addWidget(self._why)
        clearing.addWidget(self._clear)
        self._clearing.hide()
        foot = QHBoxLayout()
        foot.setSpacing(space(4))
        foot.addWidget(self._settles, 1)
        foot.addWidget(self._clearing)
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(3), space(5), space(3))
        column.setSpacing(space(2))
        column.addLayout(header)
        column.addWidget(self._explanation)
        column.addLayout(self._table_place)
        column.addSpacing(space(1))
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

    def _fill(self, table: EvidenceTable) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(1.25))
        headings = (
            self.tr("Field"),
            table.own_heading or self.tr("This traveler"),
            table.listed_heading,
            self.tr("Comparison"),
            self.tr("Weight") if any(row.weight for row in table.rows) else "",
        )
        for column, heading in enumerate(headings if table.rows else ()):
            grid.addWidget(Text(heading, Role.CAPTION, Tone.SECONDARY), 0, column)
        for index, row in enumerate(table.rows):
            grid.addWidget(Divider(), 2 * index + 1, 0, 1, _COLUMNS)
            self._fill_row(grid, 2 * index + 2, row)
        for column, stretch in enumerate(_STRETCHES):
            grid.setColumnStretch(column, stretch)
        self._table_place.replaceWidget(self._table, fresh)
        self._table.deleteLater()
        self._table = fresh

    def _fill_row(self, grid: QGridLayout, line: int, row: EvidenceRow) -> None:
        answer = QHBoxLayout()
        answer.setSpacing(space(2))
        answer.addWidget(Pill(_PILLS[row.agreement], row.answer))
        answer.addWidget(Text(row.note, Role.SMALL, Tone.SECONDARY, wrap=True), 1)
        weight = Text(row.weight, Role.SMALL, Tone.MUTED)
        weight.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Text(row.field, Role.SMALL, Tone.SECONDARY, wrap=True), line, 0)
        grid.addWidget(Text(row.traveler, Role.STRONG, wrap=True), line, 1)
        grid.addWidget(Text(row.listed, Role.STRONG, wrap=True), line, 2)
        grid.addLayout(answer, line, 3)
        grid.addWidget(weight, line, 4)

    def _say_not_this_person(self) -> None:
        self.not_this_person.emit(self._why.value() or "data_differ")

"""What stands behind one fact, field by field, and the way to say that it is not this person."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.screening.clearances import ClearReason
from app.ui.card.evidence_grid import EvidenceGrid
from app.ui.card.facts import FactLine
from app.ui.card.facts_list import MARKS
from app.ui.shortcuts import EVIDENCE, Key
from app.ui.theme.fonts import space
from app.ui.widgets.choice import Segments
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.low_window import LowWindow
from app.ui.widgets.mark import MarkSign
from app.ui.widgets.text import ElidedText, Role, Text, Tone
from app.ui.words.sentences import dotted


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
        self._table = EvidenceGrid()
        self._why = Segments(
            [
                (ClearReason.FACE_DIFFERS, self.tr("Other face")),
                (ClearReason.DATA_DIFFER, self.tr("Other data")),
                (ClearReason.KNOWN_FALSE_MATCH, self.tr("Namesake")),
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
        self._table.show_table(fact.evidence)
        self._explanation.setText(fact.explanation)
        self._explanation.setVisible(fact.explains_more or not fact.evidence.rows)
        self._settles.setText(fact.evidence.settles)
        self._settles.setVisible(bool(fact.evidence.settles))
        clearable = self._may_clear and fact.clearable
        self._why.set_value(ClearReason.DATA_DIFFER)
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
        column.addWidget(self._table)
        column.addSpacing(space(1))
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowWindow(content))

    def _say_not_this_person(self) -> None:
        self.not_this_person.emit(self._why.value() or ClearReason.DATA_DIFFER)

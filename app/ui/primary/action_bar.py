"""The keys of the booth, always in the same place, and one line that says what just happened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.primary.actions import Actions
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine


class ActionBar(QWidget):
    """F2, F5, F6 and F8; F7 between the two decisions is empty on purpose.

    A decision key tells even while its button is gray, so that the page can say why nothing
    happens; whether it counts is not decided here.

    Signals:
        read_requested: Read a document.
        add_requested: Confirm the printed text, or enter it by hand.
        admit_requested: Let the traveler go on.
        refer_requested: Hold the traveler back.
    """

    read_requested = Signal()
    add_requested = Signal()
    admit_requested = Signal()
    refer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = KeyButton(self.tr("Scan"), Key.READ)
        self._add = KeyButton("", Key.ADD)
        self._admit = KeyButton(self.tr("Admit"), Key.LET_GO)
        self._refer = KeyButton("", Key.HOLD_BACK)
        self._notice = NoticeLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._read)
        row.addWidget(self._add)
        row.addWidget(self._notice, 1)
        row.addWidget(self._admit)
        row.addWidget(self._refer)
        self._read.clicked.connect(self.read_requested)
        self._add.clicked.connect(self.add_requested)
        self._admit.clicked.connect(self.admit_requested)
        self._refer.clicked.connect(self.refer_requested)
        self._admit_in_vain = Key.LET_GO.shortcut(self, self.admit_requested.emit)
        self._refer_in_vain = Key.HOLD_BACK.shortcut(self, self.refer_requested.emit)

    @property
    def notice(self) -> str:
        """What the line says now."""
        return self._notice.text

    def show_actions(self, actions: Actions) -> None:
        """Say what the keys do now."""
        self._add.set_label(actions.add)
        self._add.setEnabled(actions.may_add)
        self._admit.set_variant(actions.admit)
        self._admit.setEnabled(actions.may_admit)
        self._admit_in_vain.setEnabled(not actions.may_admit)
        self._refer.set_label(actions.refer_words)
        self._refer.set_variant(actions.refer)
        self._refer.setEnabled(actions.may_refer)
        self._refer_in_vain.setEnabled(not actions.may_refer)

    def say(self, sentence: str, mark: Mark) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

"""The keys of the second desk, always in the same place."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine


@dataclass(frozen=True, slots=True)
class DeskActions:
    """What the keys do now.

    Attributes:
        receives: The referral still waits to be taken; then nothing else is offered.
        works: Read again, find and decide.
        free: Nothing is being recorded.
    """

    receives: bool = False
    works: bool = False
    free: bool = True


class ActionBar(QWidget):
    """Enter, F2, F5 and F6; F8 stays empty until a refusal can be approved by a second person.

    Signals:
        receive_requested: Take the referral.
        read_requested: Read the document again.
        add_requested: Add a finding.
        decide_requested: Say how it ends.
    """

    receive_requested = Signal()
    read_requested = Signal()
    add_requested = Signal()
    decide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = KeyButton(self.tr("Read again"), Key.READ)
        self._add = KeyButton(self.tr("Add finding"), Key.ADD)
        self._receive = KeyButton(self.tr("Receive"), Key.CONFIRM, Variant.PRIMARY)
        self._decide = KeyButton(self.tr("Decision"), Key.LET_GO)
        self._notice = NoticeLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._read)
        row.addWidget(self._add)
        row.addWidget(self._notice, 1)
        row.addWidget(self._receive)
        row.addWidget(self._decide)
        self._read.clicked.connect(self.read_requested)
        self._add.clicked.connect(self.add_requested)
        self._receive.clicked.connect(self.receive_requested)
        self._decide.clicked.connect(self.decide_requested)
        self.show_actions(DeskActions())

    @property
    def notice(self) -> str:
        """What the line says now."""
        return self._notice.text

    def show_actions(self, actions: DeskActions) -> None:
        """Say what the keys do now."""
        self._receive.setVisible(actions.receives)
        self._receive.setEnabled(actions.free)
        self._decide.setVisible(not actions.receives)
        for button in (self._read, self._add, self._decide):
            button.setEnabled(actions.works and actions.free)

    def say(self, sentence: str, mark: Mark = Mark.ATTENTION) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

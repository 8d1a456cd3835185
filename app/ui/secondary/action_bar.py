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
        reads: A document may be read: to find its referral, or to compare it.
        arrives: The traveler was not seen yet.
        receives: The referral still waits to be taken.
        works: It is this officer's: open the radiograph, add and decide.
        free: Nothing is being recorded.
    """

    reads: bool = False
    arrives: bool = False
    receives: bool = False
    works: bool = False
    free: bool = True


class ActionBar(QWidget):
    """F2 to F6 and Enter; F8 stays empty until a refusal can be approved by a second person.

    Signals:
        read_requested: Read a document.
        radiograph_requested: Open the radiograph of this referral.
        arrive_requested: The traveler is here.
        receive_requested: Take the referral.
        add_requested: Add a finding, a note or a photo.
        decide_requested: Say how it ends.
    """

    read_requested = Signal()
    radiograph_requested = Signal()
    arrive_requested = Signal()
    receive_requested = Signal()
    add_requested = Signal()
    decide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = KeyButton(self.tr("Read document"), Key.READ)
        self._radiograph = KeyButton(self.tr("Radiograph"), Key.FIND)
        self._arrive = KeyButton(self.tr("Arrived"), Key.PEOPLE)
        self._add = KeyButton(self.tr("Add"), Key.ADD)
        self._receive = KeyButton(self.tr("Receive"), Key.CONFIRM, Variant.PRIMARY)
        self._decide = KeyButton(self.tr("Decision"), Key.LET_GO)
        self._notice = NoticeLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        for button in (self._read, self._radiograph, self._arrive, self._add):
            row.addWidget(button)
        row.addWidget(self._notice, 1)
        row.addWidget(self._receive)
        row.addWidget(self._decide)
        self._read.clicked.connect(self.read_requested)
        self._radiograph.clicked.connect(self.radiograph_requested)
        self._arrive.clicked.connect(self.arrive_requested)
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
        self._read.setEnabled(actions.reads and actions.free)
        self._arrive.setEnabled(actions.arrives and actions.free)
        self._receive.setVisible(actions.receives)
        self._receive.setEnabled(actions.free)
        self._decide.setVisible(not actions.receives)
        for button in (self._radiograph, self._add, self._decide):
            button.setEnabled(actions.works and actions.free)

    def say(self, sentence: str, mark: Mark = Mark.ATTENTION) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

"""The keys of the booth, always in the same place, and one line that says what just happened."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.primary.actions import Actions, send_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine


class ActionBar(QWidget):
    """F2, F4, F5, F9, F6 and F8; F7 between the two decisions is empty on purpose.

    A decision key tells even while its button is gray, so that the page can say why nothing
    happens; whether it counts is not decided here.

    Signals:
        read_requested: Read a document.
        find_requested: Find an image among the files.
        put_away_requested: What was said of a problem has been read.
        people_requested: Show the people of this encounter.
        add_requested: Confirm the printed text, or enter something.
        recall_requested: Take the last decision back.
        admit_requested: Let the traveler go on.
        refer_requested: Hold the traveler back.
        offer_painted (object): The words on F6 that mean these people (a tuple of UUID) are on the
            screen.
    """

    read_requested = Signal()
    find_requested = Signal()
    put_away_requested = Signal()
    people_requested = Signal()
    add_requested = Signal()
    recall_requested = Signal()
    admit_requested = Signal()
    refer_requested = Signal()
    offer_painted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._admits: tuple[UUID, ...] = ()
        self._unpainted = False
        self._read = KeyButton(self.tr("Scan"), Key.READ)
        self._people = KeyButton(self.tr("People"), Key.PEOPLE)
        self._add = KeyButton("", Key.ADD)
        self._recall = KeyButton(self.tr("Recall"), Key.RECALL)
        self._admit = KeyButton(self.tr("Admit"), Key.LET_GO)
        self._refer = KeyButton("", Key.HOLD_BACK)
        self._refer.keep_room(send_words(1), send_words(2))
        self._notice = NoticeLine()
        # It takes what the buttons leave, and never their place.
        policy = self._notice.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._notice.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        for button in (self._read, self._people, self._add, self._recall):
            row.addWidget(button)
        row.addWidget(self._notice, 1)
        row.addWidget(self._admit)
        row.addWidget(self._refer)
        self._read.clicked.connect(self.read_requested)
        self._people.clicked.connect(self.people_requested)
        self._add.clicked.connect(self.add_requested)
        self._recall.clicked.connect(self.recall_requested)
        self._admit.clicked.connect(self.admit_requested)
        self._refer.clicked.connect(self.refer_requested)
        # Where something lies over the page, these two keys are its own.
        self._find = Key.FIND.shortcut(self, self.find_requested.emit)
        self._put_away = Key.BACK.shortcut(self, self.put_away_requested.emit)
        self._recall_in_vain = Key.RECALL.shortcut(self, self.recall_requested.emit)
        self._admit_in_vain = Key.LET_GO.shortcut(self, self.admit_requested.emit)
        self._refer_in_vain = Key.HOLD_BACK.shortcut(self, self.refer_requested.emit)

    @property
    def notice(self) -> str:
        """What the line says now."""
        return self._notice.text

    @property
    def admit_words(self) -> str:
        """What F6 says now."""
        return self._admit.label

    def show_actions(self, actions: Actions) -> None:
        """Say what the keys do now."""
        self._find.setEnabled(actions.at_home)
        self._put_away.setEnabled(actions.at_home)
        self._people.setEnabled(actions.may_see_people)
        self._add.set_label(actions.add)
        self._add.setEnabled(actions.may_add)
        self._recall.setEnabled(actions.may_recall)
        self._recall_in_vain.setEnabled(not actions.may_recall)
        self._admit.set_label(actions.admit_words)
        self._admit.set_variant(actions.admit)
        self._admit.setEnabled(actions.may_admit)
        self._admit_in_vain.setEnabled(not actions.may_admit)
        self._refer.set_label(actions.refer_words)
        self._refer.set_variant(actions.refer)
        self._refer.setEnabled(actions.may_refer)
        self._refer_in_vain.setEnabled(not actions.may_refer)
        if actions.admits != self._admits:
            self._admits = actions.admits
            self._unpainted = True
            self.update()

    def say(self, sentence: str, mark: Mark) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note that the words on F6 are on the screen now."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.offer_painted.emit(self._admits)

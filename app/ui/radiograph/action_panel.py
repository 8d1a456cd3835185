"""What can be done at the viewer now; the buttons stand under one another, each with its key."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark
from app.ui.widgets.notice_line import NoticeLine
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone


class Stage(StrEnum):
    """How far the officer is."""

    NOTHING = "nothing"
    """No referral, or somebody else's: there is only the way back."""
    EMPTY = "empty"
    """A referral without an image."""
    READING = "reading"
    """A first picture is there, but not all of the file was read."""
    LOOKING = "looking"
    DRAFTED = "drafted"
    """Looking, with a mark that was begun and is not recorded."""
    DRAWING = "drawing"
    MEASURING = "measuring"


@dataclass(frozen=True, slots=True)
class ViewerActions:
    """What the keys do now.

    Attributes:
        stage: How far the officer is.
        drawn: There is a region to go on with.
        free: Nothing is being opened or recorded.
        whose: A referral or a scan is open, and there is a way back from it.
        referral: That leads to the referral; else to the list of scans.
        theirs: A colleague has the referral: whoever wants to mark is told so.
    """

    stage: Stage = Stage.NOTHING
    drawn: bool = False
    free: bool = True
    whose: bool = False
    referral: bool = False
    theirs: bool = False


class ActionPanel(Panel):
    """F3, F5, Enter and Esc.

    Signals:
        choose_requested: Choose another image.
        mark_requested: Draw a mark, or go on with the one that was begun.
        confirm_requested: Take the region that was drawn.
        discard_requested: Do away with the mark that was begun.
        back_requested: Leave drawing, or the viewer.
    """

    choose_requested = Signal()
    mark_requested = Signal()
    confirm_requested = Signal()
    discard_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._hint = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._notice = NoticeLine()
        policy = self._notice.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # the buttons below stay where they are anyway
        self._notice.setSizePolicy(policy)
        self._mark = KeyButton("", Key.ADD, Variant.PRIMARY)
        self._confirm = KeyButton(self.tr("Take this mark"), Key.CONFIRM, Variant.PRIMARY)
        self._choose = KeyButton("", Key.FIND, compact=True)
        self._discard = KeyButton(self.tr("Discard the mark"), compact=True)
        self._back = KeyButton("", Key.BACK, compact=True)
        self._mark.clicked.connect(self.mark_requested)
        self._confirm.clicked.connect(self.confirm_requested)
        self._choose.clicked.connect(self.choose_requested)
        self._discard.clicked.connect(self.discard_requested)
        self._back.clicked.connect(self.back_requested)
        self.body.setSpacing(space(2))
        self.body.addWidget(self._notice)
        self.body.addWidget(self._hint)
        for button in (self._mark, self._confirm, self._choose, self._discard, self._back):
            self.body.addWidget(button)
        self.show_actions(ViewerActions())

    @property
    def notice(self) -> str:
        """What the line says now."""
        return self._notice.text

    @property
    def first(self) -> KeyButton:
        """What Enter should find first where there is no image."""
        return self._choose

    def show_actions(self, actions: ViewerActions) -> None:
        """Say what the keys do now."""
        stage, free = actions.stage, actions.free
        drawing = stage is Stage.DRAWING
        self._hint.setText(self._hints(stage))
        self._hint.setVisible(bool(self._hint.text()))
        self._mark.setVisible(stage in (Stage.LOOKING, Stage.DRAFTED))
        self._mark.setEnabled(free)
        self._mark.set_variant(Variant.PLAIN if actions.theirs else Variant.PRIMARY)
        begun = stage is Stage.DRAFTED
        self._mark.set_label(self.tr("Go on with the mark") if begun else self.tr("Draw a mark"))
        self._confirm.setVisible(drawing)
        self._confirm.setEnabled(actions.drawn)
        self._choose.setVisible(stage in (Stage.EMPTY, Stage.LOOKING))
        self._choose.setEnabled(free)
        first = stage is Stage.EMPTY
        self._choose.set_label(
            self.tr("Open a radiograph") if first else self.tr("Open another one")
        )
        self._choose.set_variant(Variant.PRIMARY if first else Variant.PLAIN)
        self._discard.setVisible(begun)
        self._discard.setEnabled(free)
        self._back.set_label(self._back_words(stage, referral=actions.referral))
        self._back.setVisible(drawing or stage is Stage.MEASURING or actions.whose)

    def say(self, sentence: str, mark: Mark = Mark.ATTENTION) -> None:
        """Say one sentence; empty clears the line."""
        if sentence:
            self._notice.say(sentence, mark)
        else:
            self._notice.clear()

    def _back_words(self, stage: Stage, *, referral: bool) -> str:
        if stage is Stage.DRAWING:
            return self.tr("Cancel")
        if stage is Stage.MEASURING:
            return self.tr("Done measuring")
        if stage is Stage.READING:
            return self.tr("Do not read on")
        return self.tr("Back to the referral") if referral else self.tr("Back to the list")

    def _hints(self, stage: Stage) -> str:
        if stage is Stage.MEASURING:
            return self.tr(
                "Drag over the image. Or by keys: arrows move the line, with Shift its end."
            )
        if stage is Stage.DRAWING:
            return self.tr(
                "Drag over the image. Or by keys: arrows move the mark, with Shift they resize it."
            )
        if stage is Stage.READING:
            return self.tr(
                "You see a preview. Measuring, marking and deciding begin once all of it is read."
            )
        if stage is Stage.DRAFTED:
            return self.tr("A mark was begun and is not recorded yet.")
        return ""

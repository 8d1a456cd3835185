"""What the image shows: no anomaly, suspect, unable to read; the last two with a reason."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.radiographs.decision import LONGEST_REASON, ImageDecision
from app.ui.radiograph.scan_lines import decision_words
from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.mark import Mark, MarkedText
from app.ui.widgets.panel import Panel
from app.ui.widgets.text import Role, Text, Tone
from app.ui.words.sentences import capital


class DecidingPanel(Panel):
    """Three keys, and a field for the reason that two of them ask for.

    Signals:
        decided (ImageDecision, str): The officer decides, for this reason.
        export_requested (Path): Write evidence into this folder.
    """

    decided = Signal(object, str)
    export_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Decision"), parent=parent)
        self._proposed = ImageDecision.SUSPECT
        self._said = MarkedText(Mark.OPEN, "", Role.SMALL, toned=False, wrap=True)
        self._said.hide()
        self._hint = Text("", Role.SMALL, Tone.SECONDARY, wrap=True)
        self._none = KeyButton(self.tr("No anomaly"), Key.LET_GO)
        self._suspect = KeyButton(self.tr("Suspect"), Key.HOLD_BACK, Variant.DANGER)
        self._unreadable = KeyButton(self.tr("Unable to read"), Key.LEAVE_UNREAD)
        self._none.clicked.connect(self._decide_none)
        self._suspect.clicked.connect(self._propose_suspect)
        self._unreadable.clicked.connect(self._propose_unreadable)
        keys = QWidget()
        export = KeyButton(self.tr("Export"), compact=True)
        export.setToolTip(
            self.tr("As it is shown, marks burnt in: PNG, PDF, and what makes the same again")
        )
        export.clicked.connect(self.choose_folder)
        self.add_to_header(export)
        column = QVBoxLayout(keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for button in (self._none, self._suspect, self._unreadable):
            column.addWidget(button)
        column.addStretch(1)
        self._keys = keys
        self._parts = QStackedWidget()
        self._parts.addWidget(keys)
        self._parts.addWidget(self._reason_form())
        self.body.setSpacing(space(2))
        self.body.addWidget(self._said)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._parts)
        self.show_ready(seen=False, free=True)

    @property
    def asking(self) -> bool:
        """Say whether a reason is being entered."""
        return self._parts.currentWidget() is not self._keys

    @property
    def ready(self) -> bool:
        """Say whether the keys decide."""
        return self._none.isEnabled()

    @property
    def said(self) -> str:
        """What is said to be decided; empty for nothing."""
        return "" if self._said.isHidden() else self._said.text

    def show_ready(self, *, seen: bool, free: bool) -> None:
        """Let the keys decide once the whole image was seen, and nothing is being recorded.

        A press before that is lost on purpose: nobody decides by habit what was not on the screen.
        """
        for button in (self._none, self._suspect, self._unreadable, self._record):
            button.setEnabled(seen and free)
        self._hint.setText(
            "" if seen else self.tr("The keys decide once all of the image was on the screen: 0.")
        )
        self._hint.setVisible(not seen)

    def show_decided(self, mark: Mark | None, words: str) -> None:
        """Say what was decided; None: nothing yet."""
        self._said.setVisible(mark is not None)
        if mark is not None:
            self._said.show_mark(mark, words)

    def ask(self, decision: ImageDecision) -> None:
        """Ask for the reason of a decision; what was written for it before is still there."""
        self._proposed = decision
        unreadable = decision is ImageDecision.UNREADABLE
        self._what.setText(capital(decision_words(decision)))
        self._reason.setPlaceholderText(
            self.tr("not penetrated behind the axle")
            if unreadable
            else self.tr("round and dense, not in the manifest")
        )
        self._field.set_error("")
        self._parts.setCurrentIndex(1)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Go back to the keys; say whether a reason was being entered."""
        asked = self.asking
        self._parts.setCurrentIndex(0)
        return asked

    def clear(self) -> None:
        """Begin with another image, or after a decision: nothing stays."""
        self._reason.clear()
        self._field.set_error("")
        self.close_form()

    def complain(self, sentence: str) -> None:
        """Say what is missing, at the field."""
        self._field.set_error(sentence)

    def _reason_form(self) -> QWidget:
        self._what = Text("", Role.STRONG)
        self._reason = QLineEdit()
        self._reason.setMaxLength(LONGEST_REASON)
        self._reason.returnPressed.connect(self._decide)
        self._field = FormField(self.tr("&What you see, or cannot see"), self._reason)
        self._record = KeyButton(self.tr("Record"), Key.CLOSE_FORM, Variant.PRIMARY)
        self._record.clicked.connect(self._decide)
        back = KeyButton(self.tr("Back"))
        back.clicked.connect(self.close_form)
        keys = QHBoxLayout()
        keys.setSpacing(space(2))
        keys.addWidget(back)
        keys.addStretch(1)
        keys.addWidget(self._record)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._what)
        column.addWidget(self._field)
        column.addLayout(keys)
        return form

    def choose_folder(self) -> None:
        """Ask where evidence is to lie."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export evidence to a folder"))
        if folder:
            self.export_requested.emit(Path(folder))

    def _decide_none(self) -> None:
        self.decided.emit(ImageDecision.NO_ANOMALY, "")

    def _propose_suspect(self) -> None:
        self.ask(ImageDecision.SUSPECT)

    def _propose_unreadable(self) -> None:
        self.ask(ImageDecision.UNREADABLE)

    def _decide(self) -> None:
        if self._record.isEnabled():
            self.decided.emit(self._proposed, self._reason.text())

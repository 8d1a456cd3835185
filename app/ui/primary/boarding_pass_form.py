"""The text of a boarding pass, typed or by a reader that types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.primary.form_panel import FormPanel
from app.ui.widgets.form_field import FormField
from app.ui.words.people import name_words


class BoardingPassForm(FormPanel):
    """One field; Enter holds the pass against the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Boarding pass"), self.tr("Compare"), parent)
        self._editor = QLineEdit()
        self._editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._editor.returnPressed.connect(self.finished)
        self._editor.textEdited.connect(self._clear_error)
        self._field = FormField(
            self.tr("&Text of the pass"),
            self._editor,
            self.tr("As the barcode gives it. It begins with M1."),
        )
        self.fields.addWidget(self._field)

    @property
    def text(self) -> str:
        """What stands there; blanks inside belong to it."""
        return self._editor.text().strip()

    @property
    def error(self) -> str:
        """What is said to be wrong; empty for nothing."""
        return self._field.error

    def begin(self, surname: str, given_names: str, text: str) -> None:
        """Ask for the pass of this traveler."""
        words = self.tr("The boarding pass of {name}: let the reader type it, or type it.")
        self.set_lead(words.format(name=name_words(surname, given_names)))
        self._editor.setText(text)
        self._clear_error()

    def open(self) -> None:
        """Lead the focus to the field."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say why the text was not taken."""
        self._field.set_error(sentence)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_error(self) -> None:
        if self._field.error:
            self._field.set_error("")

"""One text that a traveler shows or states, typed or by a reader that types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.primary.form_panel import FormPanel
from app.ui.widgets.form_field import FormField


class StatedForm(FormPanel):
    """One field; Enter asks about the traveler with it."""

    def __init__(
        self, title: str, done: str, label: str, hint: str, parent: QWidget | None = None
    ) -> None:
        """Make the form.

        Args:
            title: What it is.
            done: What Enter does.
            label: Of the field, with its mnemonic.
            hint: What helps to type it right.
            parent: Qt's owner.
        """
        super().__init__(title, done, parent)
        self._editor = QLineEdit()
        self._editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._editor.returnPressed.connect(self.finished)
        self._editor.textEdited.connect(self._clear_error)
        self._field = FormField(label, self._editor, hint)
        self.fields.addWidget(self._field)

    @property
    def text(self) -> str:
        """What stands there; blanks inside belong to it."""
        return self._editor.text().strip()

    @property
    def error(self) -> str:
        """What is said to be wrong; empty for nothing."""
        return self._field.error

    def begin(self, lead: str, text: str) -> None:
        """Ask for it; `lead` says of whom, `text` is what is known already."""
        self.set_lead(lead)
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

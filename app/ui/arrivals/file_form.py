"""Opening a passenger list without leaving the keyboard or the window."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.shortcuts import Key
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField
from app.ui.widgets.key_button import KeyButton, Variant
from app.ui.widgets.panel import Panel


class FileForm(Panel):
    """A field for the path, and the system's dialog beside it.

    Signals:
        chosen (Path): Take this file in.
        closed: Back.
    """

    chosen = Signal(Path)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open a passenger list"), parent=parent)
        self._path = QLineEdit()
        self._path.setPlaceholderText(self.tr("/folder/list.edi"))
        self._path.returnPressed.connect(self._choose)
        hint = self.tr("A passenger or crew list of a carrier: UN/EDIFACT PAXLST.")
        self._field = FormField(self.tr("&Path of the file"), self._path, hint)
        take = KeyButton(self.tr("Take it in"), Key.CLOSE_FORM, Variant.PRIMARY)
        take.clicked.connect(self._choose)
        browse = KeyButton(self.tr("Browse …"))
        browse.clicked.connect(self._browse)
        back = KeyButton(self.tr("Back"), Key.BACK)
        back.clicked.connect(self.closed)
        keys = QHBoxLayout()
        keys.setSpacing(space(3))
        keys.addWidget(back)
        keys.addWidget(browse)
        keys.addStretch(1)
        keys.addWidget(take)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.body.addLayout(keys)
        self.setFocusProxy(self._path)

    def clear(self) -> None:
        """Forget the path: the file was taken in."""
        self._path.clear()
        self._field.set_error("")

    def _choose(self) -> None:
        typed = self._path.text().strip().strip("\"'")
        if not typed:
            self._field.set_error(self.tr("Write where the file is."))
            return
        self._field.set_error("")
        self.chosen.emit(Path(typed).expanduser())

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a passenger list"))
        if path:
            self._path.setText(path)
            self._choose()

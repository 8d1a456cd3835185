"""Plate, flight, vessel, train or container: what the mode asks for, checked while it is typed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.duty.officers import Mode
from app.encounters.conveyance import (
    FIELDS,
    NOTHING_ENTERED,
    Conveyance,
    ConveyanceField,
)
from app.ui.primary.conveyance_lines import conveyance_title, field_hint, field_label, flaws
from app.ui.primary.form_panel import FormPanel
from app.ui.theme.fonts import space
from app.ui.widgets.form_field import FormField

_LONGEST = 40


class ConveyanceForm(FormPanel):
    """The fields of one mode; typing is never blocked, what is wrong is said beside the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", self.tr("Record"), parent)
        self.set_lead(self.tr("Type it as it is written there."))
        self._mode: Mode | None = None
        self._sheet = QWidget()
        self.fields.addWidget(self._sheet)
        self._fields: dict[ConveyanceField, FormField] = {}
        self._editors: dict[ConveyanceField, QLineEdit] = {}

    @property
    def entered(self) -> Conveyance:
        """What stands in the form, as it was typed."""
        texts = {str(field): editor.text().strip() for field, editor in self._editors.items()}
        return replace(NOTHING_ENTERED, **texts)

    @property
    def errors(self) -> tuple[str, ...]:
        """What is said to be wrong, from the top to the bottom."""
        return tuple(field.error for field in self._fields.values() if field.error)

    def begin(self, mode: Mode, known: Conveyance) -> None:
        """Ask for what `mode` has; what is known already stands there."""
        if mode is not self._mode:
            self._build(mode)
        for field, editor in self._editors.items():
            editor.setText(str(getattr(known, field)))
            self._fields[field].set_error("")
        self.complain("")

    def open(self) -> None:
        """Lead the focus to the first field."""
        for editor in tuple(self._editors.values())[:1]:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.selectAll()

    def show_flaws(self, typing: ConveyanceField | None = None) -> bool:
        """Say what is wrong, leniently where the officer still types; return whether all is right.

        Without `typing` the focus goes to the first field that is wrong.
        """
        assert self._mode is not None
        found = flaws(self.entered, self._mode, typing)
        for name, field in self._fields.items():
            if field.error != found.get(name, ""):
                field.set_error(found.get(name, ""))
        wrong = next(iter(found), None)
        if typing is None and wrong in self._editors:
            self._editors[wrong].setFocus(Qt.FocusReason.OtherFocusReason)
        return not found

    def _build(self, mode: Mode) -> None:
        before, self._sheet = self._sheet, QWidget()
        self.fields.replaceWidget(before, self._sheet)
        before.hide()
        before.deleteLater()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(3))
        self._mode, self._fields, self._editors = mode, {}, {}
        self.set_title(conveyance_title(mode))
        for place, name in enumerate(FIELDS[mode]):
            editor = QLineEdit()
            editor.setMaxLength(_LONGEST)
            editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            editor.textEdited.connect(partial(self._note_typing, name))
            editor.returnPressed.connect(self.finished)
            self._editors[name] = editor
            self._fields[name] = FormField(field_label(name, mode), editor, field_hint(name))
            grid.addWidget(self._fields[name], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        self._sheet.show()

    def _note_typing(self, name: ConveyanceField, _text: str) -> None:
        self.show_flaws(typing=name)

"""A document without a zone, typed field by field."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.documents.entered import EnteredDocument, EnteredField, Flaw, typed_date
from app.documents.reading import Sex
from app.problems import QT_TRANSLATE_NOOP
from app.ui.primary.form_panel import FormPanel
from app.ui.widgets.choice import DropDown, Segments
from app.ui.widgets.form_field import FormField
from app.ui.words.countries import country
from app.ui.words.people import sex_words
from app.ui.words.sentences import capital
from app.ui.words.times import date_words

_LONGEST = 60
_CODES = 3
_LEAST_LETTERS = 12
_FLAWS = {
    Flaw.MISSING: QT_TRANSLATE_NOOP("DocumentForm", "Enter it; the only name stands here."),
    Flaw.DATE_FORM: QT_TRANSLATE_NOOP("DocumentForm", "Year, month, day: 1974-08-12."),
    Flaw.IMPOSSIBLE_DATE: QT_TRANSLATE_NOOP("DocumentForm", "There is no such day."),
    Flaw.BIRTH_IN_FUTURE: QT_TRANSLATE_NOOP("DocumentForm", "This day is still to come."),
    Flaw.EXPIRES_BEFORE_BIRTH: QT_TRANSLATE_NOOP("DocumentForm", "Earlier than the birth."),
    Flaw.UNKNOWN_STATE: QT_TRANSLATE_NOOP("DocumentForm", "Not a state's code, such as UTO."),
}


class DocumentForm(FormPanel):
    """Nine fields, of which the surname must be there; the rest as the paper has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Document without a zone"), self.tr("Use this"), parent)
        self.set_lead(self.tr("Type what the paper says. Leave out what it does not."))
        self._kind: DropDown[str] = DropDown(
            [
                ("", self.tr("Certificate, letter or other paper")),
                ("P", self.tr("Passport")),
                ("I", self.tr("Identity card")),
            ]
        )
        self._kind.setSizeAdjustPolicy(
            DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.setMinimumContentsLength(_LEAST_LETTERS)
        self._sex: Segments[Sex] = Segments([(each, capital(sex_words(each))) for each in Sex])
        self._editors = {name: QLineEdit() for name in EnteredField}
        self._given_names = QLineEdit()
        date_hint = self.tr("Year first: 1974-08-12, or as much as is known")
        state_hint = self.tr("Code of three letters, such as UTO")
        number = EnteredField.NUMBER
        self._fields = {
            number: FormField(self.tr("Docu&ment number"), self._editors[number]),
            **self._labeled(EnteredField.ISSUING_STATE, self.tr("&Issued by"), state_hint),
            **self._labeled(EnteredField.SURNAME, self.tr("S&urname")),
            **self._labeled(EnteredField.BIRTH_DATE, self.tr("&Born"), date_hint),
            **self._labeled(EnteredField.NATIONALITY, self.tr("&Nationality"), state_hint),
            **self._labeled(EnteredField.EXPIRY_DATE, self.tr("&Valid until"), date_hint),
        }
        self._hints = {
            EnteredField.ISSUING_STATE: state_hint,
            EnteredField.NATIONALITY: state_hint,
            EnteredField.BIRTH_DATE: date_hint,
            EnteredField.EXPIRY_DATE: date_hint,
        }
        for name, editor in self._editors.items():
            editor.setMaxLength(_LONGEST)
            editor.textEdited.connect(partial(self._note_typing, name))
            editor.returnPressed.connect(self.finished)
        for name in (EnteredField.ISSUING_STATE, EnteredField.NATIONALITY):
            self._editors[name].setMaxLength(_CODES)
        self._given_names.setMaxLength(_LONGEST)
        self._given_names.returnPressed.connect(self.finished)
        self._lay_out()

    @property
    def entered(self) -> EnteredDocument:
        """What stands in the form."""
        texts = {name: editor.text().strip() for name, editor in self._editors.items()}
        return EnteredDocument(
            document_code=self._kind.value() or "",
            number=texts[EnteredField.NUMBER],
            issuing_state=texts[EnteredField.ISSUING_STATE],
            surname=texts[EnteredField.SURNAME],
            given_names=self._given_names.text().strip(),
            birth_date=texts[EnteredField.BIRTH_DATE],
            sex=self._sex.value() or Sex.UNSPECIFIED,
            nationality=texts[EnteredField.NATIONALITY],
            expiry_date=texts[EnteredField.EXPIRY_DATE],
        )

    @property
    def errors(self) -> tuple[str, ...]:
        """What is said to be wrong, from the top to the bottom."""
        return tuple(field.error for field in self._fields.values() if field.error)

    def begin(self, draft: EnteredDocument) -> None:
        """Put `draft` there: nothing, or what was typed before."""
        self._kind.set_value(draft.document_code)
        self._sex.set_value(draft.sex)
        self._given_names.setText(draft.given_names)
        for name, editor in self._editors.items():
            editor.setText(str(getattr(draft, name)))
            self._note_typing(name, editor.text())

    def open(self) -> None:
        """Lead the focus to the kind of the paper."""
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_flaws(self, found: Mapping[EnteredField, Flaw]) -> None:
        """Say what is wrong beside each field, and lead to the first."""
        for name, field in self._fields.items():
            field.set_error(self._words(found[name]) if name in found else "")
        for name in self._fields:
            if name in found:
                self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _words(self, flaw: Flaw) -> str:
        return QCoreApplication.translate("DocumentForm", _FLAWS[flaw])

    def _labeled(
        self, name: EnteredField, label: str, hint: str = ""
    ) -> dict[EnteredField, FormField]:
        return {name: FormField(label, self._editors[name], hint)}

    def _note_typing(self, name: EnteredField, text: str) -> None:
        """Say what the program understands so far, in place of the hint."""
        field = self._fields[name]
        if field.error:
            field.set_error("")
        if name not in self._hints:
            return
        understood = ""
        if name in (EnteredField.BIRTH_DATE, EnteredField.EXPIRY_DATE):
            value = typed_date(text)
            understood = date_words(value) if value is not None and value.year else ""
        elif (named := country(text.strip().upper())) != text.strip().upper():
            understood = named
        field.set_hint(understood or self._hints[name])

    def _lay_out(self) -> None:
        fields = self._fields
        self.add_pair(FormField(self.tr("&Kind of paper"), self._kind), fields[EnteredField.NUMBER])
        self.add_pair(
            fields[EnteredField.SURNAME], FormField(self.tr("&Given names"), self._given_names)
        )
        self.add_pair(fields[EnteredField.BIRTH_DATE], FormField(self.tr("Se&x"), self._sex))
        self.add_pair(fields[EnteredField.NATIONALITY], fields[EnteredField.ISSUING_STATE])
        self.add_pair(fields[EnteredField.EXPIRY_DATE], QWidget())

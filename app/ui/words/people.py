"""Names, sexes and documents of people as officers read them."""

from PySide6.QtCore import QCoreApplication

from app.documents.reading import Sex
from app.problems import QT_TRANSLATE_NOOP
from app.ui.words.sentences import apart

_SEXES = {
    Sex.FEMALE: QT_TRANSLATE_NOOP("People", "female"),
    Sex.MALE: QT_TRANSLATE_NOOP("People", "male"),
    Sex.UNSPECIFIED: QT_TRANSLATE_NOOP("People", "sex not stated"),
}
_DOCUMENTS = {
    "P": QT_TRANSLATE_NOOP("People", "Passport"),
    "PD": QT_TRANSLATE_NOOP("People", "Diplomatic passport"),
    "PE": QT_TRANSLATE_NOOP("People", "Emergency passport"),
    "PO": QT_TRANSLATE_NOOP("People", "Official passport"),
    "PR": QT_TRANSLATE_NOOP("People", "Refugee travel document"),
    "PS": QT_TRANSLATE_NOOP("People", "Service passport"),
    "PT": QT_TRANSLATE_NOOP("People", "Alien's travel document"),
    "PU": QT_TRANSLATE_NOOP("People", "Laissez-passer"),
    "AC": QT_TRANSLATE_NOOP("People", "Crew member certificate"),
    "IP": QT_TRANSLATE_NOOP("People", "Passport card"),
    "A": QT_TRANSLATE_NOOP("People", "Identity card"),
    "C": QT_TRANSLATE_NOOP("People", "Identity card"),
    "I": QT_TRANSLATE_NOOP("People", "Identity card"),
    "V": QT_TRANSLATE_NOOP("People", "Visa"),
    "DL": QT_TRANSLATE_NOOP("People", "Driver licence"),
    "DI": QT_TRANSLATE_NOOP("People", "State identity card"),
}


def name_words(surname: str, given_names: str) -> str:
    """Return `ERIKSSON, Anna Maria`; a part that is missing leaves no comma behind."""
    parts = (surname.strip(), given_names.strip().title())
    return apart(", ".join(part for part in parts if part))


def listed_name_words(listed: str) -> str:
    """Return a list's name, `SURNAME, GIVEN`, the way `name_words` writes names."""
    surname, _, given_names = listed.partition(",")
    return name_words(surname, given_names)


def sex_words(sex: Sex) -> str:
    """Return the sex as printed, in a word."""
    return QCoreApplication.translate("People", _SEXES[sex])


def document_words(document_code: str) -> str:
    """Return what kind of document the first letters name (ICAO Doc 9303-3 clause 4.4)."""
    word = _DOCUMENTS.get(document_code) or _DOCUMENTS.get(document_code[:1])
    unknown = QT_TRANSLATE_NOOP("People", "Document")
    return QCoreApplication.translate("People", word or unknown)

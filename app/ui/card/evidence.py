"""What stands behind a fact: field by field, the traveler's value against the listed one."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from app.documents.reading import CheckName
from app.problems import QT_TRANSLATE_NOOP
from app.screening.evidence import Agreement, EvidenceField, EvidenceLine, EvidenceNote, Settles
from app.screening.summary_types import Fact, FactKind
from app.ui.card.checks import check_name_words
from app.ui.words.codes_read import source_words
from app.ui.words.countries import country
from app.ui.words.sentences import capital, dotted
from app.ui.words.times import days_words, iso_date_words

translate = QCoreApplication.translate

_FIELDS = {
    EvidenceField.NAME: QT_TRANSLATE_NOOP("Evidence", "name"),
    EvidenceField.SURNAME: QT_TRANSLATE_NOOP("Evidence", "surname"),
    EvidenceField.GIVEN_NAMES: QT_TRANSLATE_NOOP("Evidence", "given names"),
    EvidenceField.BIRTH_DATE: QT_TRANSLATE_NOOP("Evidence", "birth date"),
    EvidenceField.NATIONALITY: QT_TRANSLATE_NOOP("Evidence", "nationality"),
    EvidenceField.SEX: QT_TRANSLATE_NOOP("Evidence", "sex"),
    EvidenceField.DOCUMENT_NUMBER: QT_TRANSLATE_NOOP("Evidence", "document number"),
    EvidenceField.ISSUING_STATE: QT_TRANSLATE_NOOP("Evidence", "issuer"),
    EvidenceField.CHECK_DIGIT: QT_TRANSLATE_NOOP("Evidence", "check digit"),
    EvidenceField.EXPIRY_DATE: QT_TRANSLATE_NOOP("Evidence", "expiry date"),
    EvidenceField.FLIGHT: QT_TRANSLATE_NOOP("Evidence", "flight"),
    EvidenceField.PLATE: QT_TRANSLATE_NOOP("Evidence", "plate"),
    EvidenceField.PLATE_STATE: QT_TRANSLATE_NOOP("Evidence", "plate's issuer"),
    EvidenceField.CONTAINER: QT_TRANSLATE_NOOP("Evidence", "container"),
    EvidenceField.LIST_SIZE: QT_TRANSLATE_NOOP("Evidence", "people on the list"),
    EvidenceField.STAY: QT_TRANSLATE_NOOP("Evidence", "stay"),
}
_AGREEMENTS = {
    Agreement.AGREES: QT_TRANSLATE_NOOP("Evidence", "agrees"),
    Agreement.CLOSE: QT_TRANSLATE_NOOP("Evidence", "close"),
    Agreement.DIFFERS: QT_TRANSLATE_NOOP("Evidence", "differs"),
    Agreement.ABSENT: QT_TRANSLATE_NOOP("Evidence", "not listed"),
}
_OF_SEVERAL = {
    Agreement.AGREES: QT_TRANSLATE_NOOP("Evidence", "agree"),
    Agreement.DIFFERS: QT_TRANSLATE_NOOP("Evidence", "differ"),
}
"""Of given names, where they stand in a sentence."""
_NOTES: dict[str, str] = {
    EvidenceNote.COMMON_NAME: QT_TRANSLATE_NOOP("Evidence", "common name"),
    EvidenceNote.SPELLING_VARIANT: QT_TRANSLATE_NOOP("Evidence", "another spelling"),
    EvidenceNote.OTHER_FORM: QT_TRANSLATE_NOOP("Evidence", "another form of the name"),
    EvidenceNote.SAME_CONSONANTS: QT_TRANSLATE_NOOP("Evidence", "same consonants"),
    EvidenceNote.TWO_LETTERS_APART: QT_TRANSLATE_NOOP("Evidence", "two letters apart"),
    EvidenceNote.SOUNDS_ALIKE: QT_TRANSLATE_NOOP("Evidence", "sounds alike"),
    EvidenceNote.ONE_LETTER_APART: QT_TRANSLATE_NOOP("Evidence", "one letter apart"),
    EvidenceNote.WORDS_JOINED: QT_TRANSLATE_NOOP("Evidence", "words joined"),
    EvidenceNote.ORDER_SWAPPED: QT_TRANSLATE_NOOP("Evidence", "order swapped"),
    EvidenceNote.WORD_MISSING: QT_TRANSLATE_NOOP("Evidence", "a word missing"),
    EvidenceNote.NAME_TRUNCATED: QT_TRANSLATE_NOOP("Evidence", "cut short in the zone"),
    EvidenceNote.INITIAL_ONLY: QT_TRANSLATE_NOOP("Evidence", "initial only"),
    EvidenceNote.DAY_MONTH_SWAPPED: QT_TRANSLATE_NOOP("Evidence", "day and month swapped"),
    EvidenceNote.YEAR_ONE_OFF: QT_TRANSLATE_NOOP("Evidence", "one year apart"),
    EvidenceNote.CENTURY_OFF: QT_TRANSLATE_NOOP("Evidence", "other century"),
    EvidenceNote.ONE_DIGIT_APART: QT_TRANSLATE_NOOP("Evidence", "one digit apart"),
    EvidenceNote.LOOKS_ALIKE: QT_TRANSLATE_NOOP("Evidence", "easily confused"),
    EvidenceNote.DATE_PARTIAL: QT_TRANSLATE_NOOP("Evidence", "date incomplete"),
    EvidenceNote.COMMON_DATE: QT_TRANSLATE_NOOP(
        "Evidence", "many on the list have this date, or this name"
    ),
    EvidenceNote.CHECK_DIGIT_FAILED: QT_TRANSLATE_NOOP("Evidence", "check digit wrong"),
}
_ASIDES = frozenset(
    {EvidenceNote.COMMON_NAME, EvidenceNote.COMMON_DATE, EvidenceNote.NAME_TRUNCATED}
)
"""Notes that say how little a field weighs, not how near the two values are."""
_RARE = frozenset(
    {
        EvidenceField.SURNAME,
        EvidenceField.GIVEN_NAMES,
        EvidenceField.BIRTH_DATE,
        EvidenceField.NATIONALITY,
    }
)
_WORTH_SAYING = 300
"""Hundredths of a bit from which on it is worth saying how rare an agreement is."""
_SETTLES: dict[str, str] = {
    Settles.PHOTO: QT_TRANSLATE_NOOP("Evidence", "a photo"),
    Settles.DOCUMENT_NUMBER: QT_TRANSLATE_NOOP("Evidence", "the document number"),
    Settles.FULL_BIRTH_DATE: QT_TRANSLATE_NOOP("Evidence", "the full birth date"),
    Settles.ISSUER: QT_TRANSLATE_NOOP("Evidence", "the issuer"),
    Settles.PRINTED_PAGE: QT_TRANSLATE_NOOP("Evidence", "the printed page"),
    Settles.REDRESS: QT_TRANSLATE_NOOP("Evidence", "the redress on record"),
    Settles.PLATE: QT_TRANSLATE_NOOP("Evidence", "the plate itself"),
    Settles.PLATE_STATE: QT_TRANSLATE_NOOP("Evidence", "the plate's issuer"),
    Settles.STAMPS: QT_TRANSLATE_NOOP("Evidence", "a stamp or a ticket"),
}
_HEADINGS = {
    FactKind.CHECK_DIGIT: QT_TRANSLATE_NOOP("Evidence", "Expected"),
    FactKind.OVERSTAY: QT_TRANSLATE_NOOP("Evidence", "Allowed"),
    FactKind.BOARDING_PASS_DIFFERS: QT_TRANSLATE_NOOP("Evidence", "Boarding pass"),
    FactKind.ADVANCE_DIFFERS: QT_TRANSLATE_NOOP("Evidence", "Passenger list"),
    FactKind.ANNOUNCED: QT_TRANSLATE_NOOP("Evidence", "Passenger list"),
}
_DATES = (EvidenceField.BIRTH_DATE, EvidenceField.EXPIRY_DATE)
_NUMBERS = (EvidenceField.DOCUMENT_NUMBER, EvidenceField.PLATE, EvidenceField.CONTAINER)
_STATES = (EvidenceField.NATIONALITY, EvidenceField.ISSUING_STATE)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One compared field in words.

    Attributes:
        weight: Weight of evidence in bits with its sign; empty where it has none.
        is_number: Its values are numbers in which 0 and O must be told apart at a glance.
    """

    field: str
    traveler: str
    listed: str
    agreement: Agreement
    answer: str
    note: str
    weight: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Everything behind one fact.

    Attributes:
        settles: One sentence on what would settle the doubt; empty if nothing is in doubt.
        listed_heading: Heading of the other side: what the traveler is compared with.
        own_heading: Heading of the first side; empty for the traveler's own.
        field_heading, answer_heading: Of the columns around; empty for a comparison of fields.
    """

    rows: tuple[EvidenceRow, ...] = ()
    settles: str = ""
    listed_heading: str = ""
    own_heading: str = ""
    field_heading: str = ""
    answer_heading: str = ""


def evidence_table(fact: Fact) -> EvidenceTable:
    """Return the evidence of `fact` in words."""
    if fact.kind is FactKind.SEAL:
        rows = tuple(_row(line, fact.kind) for line in fact.evidence)
        zone, seal = (capital(source_words(source)) for source in ("mrz", "barcode:vds"))
        return EvidenceTable(rows, settles_sentence(fact.settles), seal, zone)
    if fact.kind is FactKind.SOURCES_DIFFER:
        first, second = (
            capital(source_words(fact.values.get(key, ""))) for key in ("first", "second")
        )
        rows = tuple(_row(line, fact.kind) for line in fact.evidence)
        return EvidenceTable(rows, settles_sentence(fact.settles), second, first)
    listed = QT_TRANSLATE_NOOP("Evidence", "Listed")
    return EvidenceTable(
        rows=tuple(_row(line, fact.kind) for line in fact.evidence),
        settles=settles_sentence(fact.settles),
        listed_heading=translate("Evidence", _HEADINGS.get(fact.kind, listed)),
    )


def evidence_in_brief(evidence: tuple[EvidenceLine, ...]) -> str:
    """Return the comparison as one line of the card: `birth date agrees · surname ...`."""
    return dotted(*(_in_brief(line) for line in evidence if line.agreement is not Agreement.ABSENT))


def settles_sentence(settles: tuple[str, ...]) -> str:
    """Say what would settle the doubt; empty if nothing is named."""
    things = [translate("Evidence", _SETTLES[code]) for code in settles if code in _SETTLES]
    if not things:
        return ""
    either = translate("Evidence", " or ").join(things)
    return capital(translate("Evidence", "{things} would settle it.").format(things=either))


def _row(line: EvidenceLine, kind: FactKind | None = None) -> EvidenceRow:
    return EvidenceRow(
        field=capital(_field(line)),
        traveler=_value(line.field, line.traveler),
        listed=_value(line.field, line.listed),
        agreement=line.agreement,
        answer=_answer(line, kind),
        note=dotted(_note(line), _by_chance(line)),
        weight=_weight(line.centibits),
        is_number=line.field in _NUMBERS,
    )


def _note(line: EvidenceLine) -> str:
    if line.field is EvidenceField.LIST_SIZE:
        return translate("Evidence", "the more there are, the likelier one is alike by chance")
    return translate("Evidence", _NOTES[line.note]) if line.note in _NOTES else ""


def _by_chance(line: EvidenceLine) -> str:
    """Say how rare it is that somebody else agrees as well."""
    if line.field not in _RARE or line.centibits < _WORTH_SAYING:
        return ""
    others = 2 ** (line.centibits / 100)
    step = 10 ** (len(str(int(others))) - 1)
    rounded = QLocale().toString(int(others // step * step))
    return translate("Evidence", "1 in {others} by chance").format(others=rounded)


def _answer(line: EvidenceLine, kind: FactKind | None) -> str:
    if line.field is EvidenceField.LIST_SIZE:
        return ""
    if line.field is EvidenceField.STAY and line.agreement is Agreement.DIFFERS:
        return translate("Evidence", "too long")
    if kind in (FactKind.SOURCES_DIFFER, FactKind.SEAL) and line.agreement is Agreement.ABSENT:
        return translate("Evidence", "incomplete")
    if kind is FactKind.BOARDING_PASS_DIFFERS and line.agreement is Agreement.ABSENT:
        return translate("Evidence", "not printed")
    if line.agreement is Agreement.ABSENT and line.listed and not line.traveler:
        return translate("Evidence", "not known")  # the list does say it
    return translate("Evidence", _AGREEMENTS[line.agreement])


def _in_brief(line: EvidenceLine) -> str:
    note = _note(line)
    if note and line.agreement is Agreement.CLOSE and line.note not in _ASIDES:
        return f"{_field(line)} {note}"
    several = line.field is EvidenceField.GIVEN_NAMES and line.agreement in _OF_SEVERAL
    answer = translate("Evidence", _OF_SEVERAL[line.agreement]) if several else _answer(line, None)
    brief = f"{_field(line)} {answer}"
    return f"{brief}, {note}" if note else brief


def _field(line: EvidenceLine) -> str:
    if line.field is EvidenceField.CHECK_DIGIT and line.note in set(CheckName):
        return check_name_words(line.note)
    return translate("Evidence", _FIELDS[line.field])


def _value(field: EvidenceField, value: str) -> str:
    if not value:
        return "–"
    if field in _DATES:
        return iso_date_words(value)
    if field is EvidenceField.LIST_SIZE:
        return QLocale().toString(int(value))
    if field is EvidenceField.STAY:
        return days_words(int(value))
    return country(value) if field in _STATES else value


def _weight(centibits: int) -> str:
    if not centibits:
        return ""
    bits = QLocale().toString(abs(centibits) / 100, "f", 1)
    sign = "+" if centibits > 0 else "\u2212"
    return translate("Evidence", "{bits} bits").format(bits=f"{sign}{bits}")

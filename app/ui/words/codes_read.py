"""Words for barcodes: what they are, what stands in them, and where a value was read."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.vds_kinds import VdsKind
from app.documents.reading import Barcode, BarcodeKind, Origin, StatementSource
from app.documents.second_document import PASSPORT
from app.problems import QT_TRANSLATE_NOOP
from app.ui.words.people import name_words
from app.ui.words.sentences import dotted
from app.ui.words.times import days_words, months_words

translate = QCoreApplication.translate

_KINDS: dict[str, str] = {
    BarcodeKind.AAMVA: QT_TRANSLATE_NOOP("Codes read", "Licence barcode"),
    BarcodeKind.BCBP: QT_TRANSLATE_NOOP("Codes read", "Boarding pass"),
    BarcodeKind.VDS: QT_TRANSLATE_NOOP("Codes read", "Digital seal"),
    BarcodeKind.VDS_NC: QT_TRANSLATE_NOOP("Codes read", "Digital seal"),
    BarcodeKind.IDB: QT_TRANSLATE_NOOP("Codes read", "Digital seal"),
    BarcodeKind.RAW: QT_TRANSLATE_NOOP("Codes read", "Unknown code"),
}
_SEALED: dict[str, str] = {
    VdsKind.VISA: QT_TRANSLATE_NOOP("Codes read", "Seal of the visa"),
    VdsKind.EMERGENCY_TRAVEL_DOCUMENT: QT_TRANSLATE_NOOP(
        "Codes read", "Seal of the emergency document"
    ),
    VdsKind.ARRIVAL_ATTESTATION: QT_TRANSLATE_NOOP("Codes read", "Seal of the attestation"),
    VdsKind.RESIDENCE_PERMIT: QT_TRANSLATE_NOOP("Codes read", "Seal of the residence permit"),
    VdsKind.SUPPLEMENTARY_SHEET: QT_TRANSLATE_NOOP("Codes read", "Seal of the sheet"),
    "icao.vacc": QT_TRANSLATE_NOOP("Codes read", "Seal of the vaccination record"),
    "icao.test": QT_TRANSLATE_NOOP("Codes read", "Seal of the test result"),
}
_SOURCES: dict[str, str] = {
    StatementSource.MRZ: QT_TRANSLATE_NOOP("Codes read", "zone"),
    StatementSource.VISUAL_ZONE: QT_TRANSLATE_NOOP("Codes read", "printed page"),
    StatementSource.BOARDING_PASS: QT_TRANSLATE_NOOP("Codes read", "boarding pass"),
    StatementSource.BARCODE: QT_TRANSLATE_NOOP("Codes read", "barcode"),
}
_CODES: dict[str, str] = {
    PASSPORT: QT_TRANSLATE_NOOP("Codes read", "passport"),
    BarcodeKind.AAMVA: QT_TRANSLATE_NOOP("Codes read", "licence"),
    BarcodeKind.BCBP: QT_TRANSLATE_NOOP("Codes read", "boarding pass"),
    BarcodeKind.VDS: QT_TRANSLATE_NOOP("Codes read", "seal"),
    BarcodeKind.VDS_NC: QT_TRANSLATE_NOOP("Codes read", "seal"),
    BarcodeKind.IDB: QT_TRANSLATE_NOOP("Codes read", "seal"),
}
_WARNINGS: dict[str, str] = {
    PayloadWarning.HEADER_REPAIRED: QT_TRANSLATE_NOOP("Codes read", "its header is damaged"),
    PayloadWarning.OFFSETS_REPAIRED: QT_TRANSLATE_NOOP(
        "Codes read", "its parts do not lie where its header says"
    ),
    PayloadWarning.SEPARATORS_REPAIRED: QT_TRANSLATE_NOOP(
        "Codes read", "its fields are not kept apart as they should be"
    ),
    PayloadWarning.UNKNOWN_KIND: QT_TRANSLATE_NOOP("Codes read", "of an unknown kind"),
    PayloadWarning.UNKNOWN_FIELD: QT_TRANSLATE_NOOP("Codes read", "it has an unknown field"),
    PayloadWarning.FIELD_MISSING: QT_TRANSLATE_NOOP("Codes read", "a field is missing"),
    PayloadWarning.FIELD_TWICE: QT_TRANSLATE_NOOP("Codes read", "a field stands there twice"),
    PayloadWarning.FIELD_UNREADABLE: QT_TRANSLATE_NOOP("Codes read", "a field cannot be read"),
    PayloadWarning.DATE_UNREADABLE: QT_TRANSLATE_NOOP("Codes read", "a date does not exist"),
    PayloadWarning.DATE_ORDER_REPAIRED: QT_TRANSLATE_NOOP(
        "Codes read", "its dates are written in another order"
    ),
    PayloadWarning.NAME_UNDIVIDED: QT_TRANSLATE_NOOP("Codes read", "the name is not divided"),
    PayloadWarning.BYTES_AFTER_END: QT_TRANSLATE_NOOP("Codes read", "something follows its end"),
    PayloadWarning.WRITTEN_UNUSUALLY: QT_TRANSLATE_NOOP("Codes read", "written unusually"),
}
_STAYS = {
    "until_visa_ends": QT_TRANSLATE_NOOP("Codes read", "stay until the visa ends"),
    "decided_at_entry": QT_TRANSLATE_NOOP("Codes read", "stay decided at entry"),
    "transit_only": QT_TRANSLATE_NOOP("Codes read", "transit only"),
}
_LONGEST_SHOWN = 48


def code_words(code: Barcode) -> str:
    """Return what a barcode is, as a title."""
    if code.seal is not None:
        return sealed_words(code.fields.get("kind", ""), code.kind)
    return translate("Codes read", _KINDS[code.kind])


def code_detail(code: Barcode) -> str:
    """Return what stands in a code, in one line; of an unknown one the payload as it is."""
    fields = code.fields
    match code.kind:
        case BarcodeKind.RAW:
            return raw_words(code)
        case BarcodeKind.BCBP:
            route = f"{fields.get('leg_1_origin', '')}–{fields.get('leg_1_destination', '')}"
            flight = f"{fields.get('leg_1_flight', '')} {route}".strip()
            return dotted(_name(fields), flight)
        case BarcodeKind.AAMVA:
            return dotted(_name(fields), fields.get("document_number", ""))
        case _:
            return _name(fields)


def _name(fields: Mapping[str, str]) -> str:
    return name_words(fields.get("surname", ""), fields.get("given_names", ""))


def raw_words(code: Barcode) -> str:
    """Return a payload as it is, so far as there is room: text, or bytes in hexadecimal."""
    text = code.text if code.text.isprintable() else code.payload.hex(" ")
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"


def sealed_words(sealed: str, kind: str) -> str:
    """Return what a seal stands on."""
    words = _SEALED.get(sealed) or _KINDS.get(kind, _KINDS[BarcodeKind.VDS])
    return translate("Codes read", words)


def source_words(origin: Origin | str) -> str:
    """Return where a value stands; as text, `source` or `source:code`."""
    if isinstance(origin, Origin):
        source, code = str(origin.source), origin.code
    else:
        source, _, code = origin.partition(":")
    words = _CODES.get(code) or _SOURCES.get(source, _SOURCES[StatementSource.BARCODE])
    return translate("Codes read", words)


def warning_words(code: str) -> str:
    """Return what is odd about a code; nothing for what concerns only its standard's age."""
    return translate("Codes read", _WARNINGS[code]) if code in _WARNINGS else ""


def stay_words(values: Mapping[str, str]) -> str:
    """Return entries and stay that a visa permits; empty where nothing is said of them."""
    entries = values.get("entries", "")
    if entries == "any":
        entered = translate("Codes read", "any number of entries")
    elif entries:
        entered = translate("Codes read", "entries: {count}").format(count=entries)
    else:
        entered = ""
    if values.get("stay") in _STAYS:
        return dotted(entered, translate("Codes read", _STAYS[values["stay"]]))
    parts = (
        (days_words, values.get("stay_days", "")),
        (months_words, values.get("stay_months", "")),
    )
    length = " ".join(words(int(count)) for words, count in parts if count)
    if years := values.get("stay_years", ""):
        length += translate("Codes read", " and {count} years").format(count=years)
    stay = translate("Codes read", "stay {length}").format(length=length) if length else ""
    return dotted(entered, stay)

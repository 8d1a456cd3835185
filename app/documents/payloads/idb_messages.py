"""The messages of an ICAO barcode: which there are, and how each is to be read.

Facts from the ICAO Technical Report Datastructure for Barcode, clause 3.3 (tags up to 0x7D), and
from how Germany writes its own (tags from 0x80), as its test barcodes show.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.documents.payloads.binary_dates import decode_masked_date
from app.documents.payloads.c40 import decode_c40
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.tlv import Tlv, read_tlvs
from app.documents.payloads.vds_features import Features, read_features
from app.documents.payloads.vds_kinds import VdsKind
from app.documents.reading import MrzFormat, PartialDate

_FILLER = "<"


class IdbField(StrEnum):
    """What a message is."""

    VISA = "visa"
    EMERGENCY_TRAVEL_DOCUMENT = "emergency_travel_document"
    PROOF_OF_TESTING = "proof_of_testing"
    PROOF_OF_VACCINATION = "proof_of_vaccination"
    PROOF_OF_RECOVERY = "proof_of_recovery"
    TRAVEL_AUTHORIZATION = "travel_authorization"
    MRZ = "mrz"
    CARD_ACCESS_NUMBER = "card_access_number"
    CARD_ACCESS = "card_access"
    FACE_IMAGE = "face_image"
    DOCUMENT_REFERENCE = "document_reference"
    REGISTER_NUMBER = "register_number"
    EXPIRY_DATE = "expiry_date"
    DOCUMENT_NUMBER = "document_number"
    NATIONAL_KIND = "national_kind"
    UNKNOWN = "unknown"


_FIELDS = {
    0x01: IdbField.VISA,
    0x02: IdbField.EMERGENCY_TRAVEL_DOCUMENT,
    0x03: IdbField.PROOF_OF_TESTING,
    0x04: IdbField.PROOF_OF_VACCINATION,
    0x05: IdbField.PROOF_OF_RECOVERY,
    0x06: IdbField.TRAVEL_AUTHORIZATION,
    0x07: IdbField.MRZ,
    0x08: IdbField.MRZ,
    0x09: IdbField.CARD_ACCESS_NUMBER,
    0x0A: IdbField.CARD_ACCESS,
}
_GERMAN_FIELDS = {
    0x80: IdbField.FACE_IMAGE,
    0x81: IdbField.MRZ,
    0x82: IdbField.DOCUMENT_REFERENCE,
    0x83: IdbField.REGISTER_NUMBER,
    0x84: IdbField.EXPIRY_DATE,
    0x85: IdbField.DOCUMENT_NUMBER,
    0x86: IdbField.NATIONAL_KIND,
}
_GERMANY = "D"
_ZONES = {
    0x07: (MrzFormat.TD1, 30, 3),
    0x08: (MrzFormat.TD3, 44, 2),
    0x81: (MrzFormat.TD2, 36, 2),
}
"""Width and number of lines."""

_NESTED = {
    IdbField.VISA: VdsKind.VISA,
    IdbField.EMERGENCY_TRAVEL_DOCUMENT: VdsKind.EMERGENCY_TRAVEL_DOCUMENT,
}
"""Messages that hold the features of such a seal."""

_C40 = {
    IdbField.CARD_ACCESS_NUMBER,
    IdbField.DOCUMENT_REFERENCE,
    IdbField.REGISTER_NUMBER,
    IdbField.DOCUMENT_NUMBER,
}


@dataclass(frozen=True, slots=True)
class IdbZone:
    """A machine readable zone; a visa's second line is filled up with `<`."""

    format: MrzFormat
    lines: tuple[str, ...]

    @property
    def document_code(self) -> str:
        """Return the one or two letters that say which kind of document it is."""
        return self.lines[0][:2].rstrip(_FILLER)


@dataclass(frozen=True, slots=True)
class IdbMessage:
    """One message.

    Attributes:
        raw: Its bytes, exactly: a face image's are JPEG 2000 or the like.
        text: As text where it is some; lines of a zone joined by a line feed.
        zone: Where it is one, or holds one.
        features: Where it holds the features of a visa or emergency travel document.
        date: Where it is one.
    """

    tag: int
    field: IdbField
    raw: bytes
    text: str = ""
    zone: IdbZone | None = None
    features: Features | None = None
    date: PartialDate | None = None


def read_messages(
    fields: list[Tlv], country: str
) -> tuple[tuple[IdbMessage, ...], tuple[PayloadWarning, ...]]:
    """Read the messages of a barcode issued by `country`, and say what is odd about them."""
    known = _FIELDS | (_GERMAN_FIELDS if country == _GERMANY else {})
    messages: list[IdbMessage] = []
    warnings: list[PayloadWarning] = []
    read: set[int] = set()
    for field in fields:
        if field.tag in read:
            warnings.append(PayloadWarning.FIELD_TWICE)
            continue
        read.add(field.tag)
        what = known.get(field.tag, IdbField.UNKNOWN)
        if what is IdbField.UNKNOWN:
            warnings.append(PayloadWarning.UNKNOWN_FIELD)
        try:
            message = _read_message(what, field)
        except PayloadError:
            warnings.append(PayloadWarning.FIELD_UNREADABLE)
            message = IdbMessage(field.tag, what, field.value)
        messages.append(message)
        if message.features is not None:
            warnings.extend(message.features.warnings)
    return tuple(messages), tuple(dict.fromkeys(warnings))


def _read_message(what: IdbField, field: Tlv) -> IdbMessage:
    """Read one message.

    Raises:
        PayloadError: It is not written as it has to be.
    """
    tag, raw = field.tag, field.value
    if what is IdbField.MRZ:
        zone = _zone(tag, raw)
        return IdbMessage(tag, what, raw, "\n".join(zone.lines), zone)
    if what in _NESTED:
        features = read_features(_NESTED[what], list(read_tlvs(raw)))
        read = features.zone
        nested = IdbZone(read.format, read.whole_lines) if read else None
        text = "\n".join(nested.lines) if nested else ""
        return IdbMessage(tag, what, raw, text, nested, features)
    if what is IdbField.EXPIRY_DATE:
        date = decode_masked_date(raw)
        return IdbMessage(tag, what, raw, date.iso, date=date)
    if what is IdbField.NATIONAL_KIND:
        return IdbMessage(tag, what, raw, str(int.from_bytes(raw, "big")) if len(raw) == 1 else "")
    return IdbMessage(tag, what, raw, decode_c40(raw).rstrip() if what in _C40 else "")


def _zone(tag: int, raw: bytes) -> IdbZone:
    layout, width, lines = _ZONES[tag]
    text = decode_c40(raw).replace(" ", _FILLER)
    if len(text) != width * lines:
        raise PayloadError("zone: length")
    return IdbZone(layout, tuple(text[at : at + width] for at in range(0, len(text), width)))

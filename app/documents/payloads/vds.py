"""Visible digital seals of documents without a chip: ICAO Doc 9303-13, header versions 3 and 4.

A header that names issuer and signer, the features of the document, and an ECDSA signature over
both. Whether the signature is right, `app.documents.seals` says.
"""

from dataclasses import dataclass

from app.documents.payloads.binary_dates import decode_date
from app.documents.payloads.c40 import decode_c40
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import refuse_too_long
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.signed_part import SignedPart, SignerReference
from app.documents.payloads.tlv import Tlv, read_tlvs
from app.documents.payloads.vds_features import Feature, StayLength, Zone, read_features
from app.documents.payloads.vds_kinds import VdsField, VdsKind, kind_of_seal
from app.documents.reading import PartialDate

MAGIC = 0xDC
VERSION_3, VERSION_4 = 0x02, 0x03
"""How the header writes them: one less (clause 2.2, table 1)."""

SIGNATURE_TAG = 0xFF
_SIGNER = 4  # characters of a signer identifier


@dataclass(frozen=True, slots=True)
class VdsSeal:
    """A visible digital seal.

    Attributes:
        version: 3 or 4.
        issuing_country: ICAO Doc 9303-3 clause 5 code, without fillers.
        signer: Two letters of a country and two characters for a signer there.
        certificate_reference: Hexadecimal serial number of the signer's certificate, as printed.
        issue_date: When the document was issued.
        signature_date: When the seal was signed.
        definition, category: The two numbers that say which fields there are.
        zone: The machine readable zone the seal protects.
        stay, entries: What a visa permits.
        signature: As printed; empty where the seal has none.
        signed: Header and message zone, over which the signature is.
    """

    version: int
    kind: VdsKind
    issuing_country: str
    signer: str
    certificate_reference: str
    issue_date: PartialDate
    signature_date: PartialDate
    definition: int
    category: int
    features: tuple[Feature, ...]
    zone: Zone | None
    stay: StayLength | None
    entries: int | None
    signature: bytes
    signed: bytes
    warnings: tuple[PayloadWarning, ...] = ()

    def text(self, field: VdsField) -> str:
        """Return what a field says; empty where there is none, or none that is text."""
        return next((one.text for one in self.features if one.field is field), "")

    @property
    def signed_part(self) -> SignedPart | None:
        """Return what has to be verified; None where the seal is not signed."""
        if not self.signature:
            return None
        reference = self.certificate_reference
        return SignedPart(
            signed=self.signed,
            signature=self.signature,
            digest=None,
            signer=SignerReference(
                country=self.signer[:2],
                common_name=self.signer[2:],
                serial=int(reference, 16) if _is_hexadecimal(reference) else None,
            ),
            signed_on=self.signature_date,
            document_type=self.zone.document_code if self.zone else "",
            exact=PayloadWarning.BYTES_AFTER_END not in self.warnings,
        )


@dataclass(frozen=True, slots=True)
class _Header:
    version: int
    country: str
    signer: str
    reference: str
    end: int


def read_vds(payload: bytes) -> VdsSeal:
    """Take a seal apart.

    Args:
        payload: The bytes of the symbol, not its text.

    Raises:
        PayloadError: It is no seal, or breaks off.
    """
    refuse_too_long(payload)
    header = _read_header(payload)
    at = header.end
    if len(payload) < at + 8:
        raise PayloadError("header: breaks off")
    warnings: list[PayloadWarning] = []
    issue_date = _date(payload[at : at + 3], warnings)
    signature_date = _date(payload[at + 3 : at + 6], warnings)
    definition, category = payload[at + 6], payload[at + 7]
    kind = kind_of_seal(definition, category)
    if kind is VdsKind.OTHER:
        warnings.append(PayloadWarning.UNKNOWN_KIND)
    fields, signature = _read_zones(payload, at + 8, header.version)
    if signature is None:
        warnings.append(PayloadWarning.FIELD_MISSING)
    elif signature.end < len(payload):
        warnings.append(PayloadWarning.BYTES_AFTER_END)
    read = read_features(kind, fields)
    return VdsSeal(
        version=header.version,
        kind=kind,
        issuing_country=header.country,
        signer=header.signer,
        certificate_reference=header.reference,
        issue_date=issue_date,
        signature_date=signature_date,
        definition=definition,
        category=category,
        features=read.fields,
        zone=read.zone,
        stay=read.stay,
        entries=read.entries,
        signature=signature.value if signature else b"",
        signed=payload[: signature.start] if signature else payload,
        warnings=tuple(dict.fromkeys((*warnings, *read.warnings))),
    )


def _read_header(payload: bytes) -> _Header:
    """Read up to where the dates begin."""
    if len(payload) < 4 or payload[0] != MAGIC:
        raise PayloadError("header: no seal")
    if payload[1] not in (VERSION_3, VERSION_4):
        raise PayloadError("header: version")
    version = payload[1] + 1
    country = decode_c40(payload[2:4]).rstrip()
    if payload[1] == VERSION_3:
        text = decode_c40(payload[4:10])
        return _Header(version, country, text[:_SIGNER], text[_SIGNER:], 10)
    text = decode_c40(payload[4:8])
    signer, size = text[:_SIGNER], text[_SIGNER:]
    if len(text) != _SIGNER + 2 or not _is_hexadecimal(size):
        raise PayloadError("header: length of the certificate reference")
    length = int(size, 16)
    end = 8 + (length + 2) // 3 * 2
    reference = decode_c40(payload[8:end]) if length else ""
    if len(reference) != length:
        raise PayloadError("header: certificate reference")
    return _Header(version, country, signer, reference, end)


def _read_zones(payload: bytes, start: int, version: int) -> tuple[list[Tlv], Tlv | None]:
    """Return the features, and the signature, which ends them."""
    fields: list[Tlv] = []
    for field in read_tlvs(payload, start, der=version > VERSION_3 + 1):
        if field.tag == SIGNATURE_TAG:
            return fields, _signature(payload, field)
        fields.append(field)
    return fields, None


def _signature(payload: bytes, field: Tlv) -> Tlv:
    """Read the signature's length as DER, in both versions (clause 2.4)."""
    return next(read_tlvs(payload, field.start))


def _date(data: bytes, warnings: list[PayloadWarning]) -> PartialDate:
    try:
        return decode_date(data)
    except PayloadError:
        warnings.append(PayloadWarning.DATE_UNREADABLE)
        return PartialDate()


def _is_hexadecimal(text: str) -> bool:
    return bool(text) and all(letter in "0123456789ABCDEF" for letter in text)

"""The ICAO barcode (ICAO Technical Report Datastructure for Barcode, version 1).

`NDB1`, a letter that says whether the rest is signed and packed, and that rest in base32: a header,
a group of messages, perhaps the signer's certificate, and an ECDSA signature over header and
messages. Whether the signature is right, `app.documents.seals` says.
"""

import base64
import binascii
import zlib
from dataclasses import dataclass

from app.documents.payloads.binary_dates import decode_date, decode_masked_date
from app.documents.payloads.c40 import decode_c40
from app.documents.payloads.idb_messages import IdbField, IdbMessage, IdbZone, read_messages
from app.documents.payloads.payload_error import PayloadError
from app.documents.payloads.payload_limit import LONGEST, refuse_too_long
from app.documents.payloads.payload_warning import PayloadWarning
from app.documents.payloads.signed_part import Digest, SignedPart, SignerReference
from app.documents.payloads.tlv import Tlv, read_tlvs
from app.documents.reading import PartialDate

MAGIC = "NDB1"
DRAFT_MAGIC = "RDB1"
"""As drafts of the report had it, and as documents from then still have it."""

MESSAGES_TAG, CERTIFICATE_TAG, SIGNATURE_TAG = 0x61, 0x7E, 0x7F
FIRST_FLAG = "A"
SIGNED, PACKED = 1, 2
"""Bits of the flag, which counts from A (clause 3.1)."""

DIGESTS = {1: Digest.SHA256, 2: Digest.SHA384, 3: Digest.SHA512}
_REFERENCE = 5
_BARE_HEADER = 2
_LONGEST_UNPACKED = 4 * LONGEST
_NO_DATE = PartialDate()


@dataclass(frozen=True, slots=True)
class IdbBarcode:
    """An ICAO barcode.

    Attributes:
        draft: Its first letters are those of the drafts.
        issuing_country: ICAO Doc 9303-3 clause 5 code, without fillers.
        digest: Hash function of the signature; None where it is not signed.
        certificate_reference: Last five bytes of the SHA-1 of the signer's certificate.
        certificate: That certificate, DER, where the barcode carries it.
        signed: Header and messages, over which the signature is.
    """

    draft: bool
    issuing_country: str
    digest: Digest | None
    certificate_reference: bytes
    signature_date: PartialDate
    messages: tuple[IdbMessage, ...]
    certificate: bytes
    signature: bytes
    signed: bytes
    warnings: tuple[PayloadWarning, ...] = ()

    @property
    def zone(self) -> IdbZone | None:
        """Return the machine readable zone that a message is or holds."""
        return next((one.zone for one in self.messages if one.zone is not None), None)

    def message(self, field: IdbField) -> IdbMessage | None:
        """Return the message that is this; None where there is none."""
        return next((one for one in self.messages if one.field is field), None)

    @property
    def signed_part(self) -> SignedPart | None:
        """Return what has to be verified; None where the barcode is not signed."""
        if self.digest is None or not self.signature:
            return None
        return SignedPart(
            signed=self.signed,
            signature=self.signature,
            digest=self.digest,
            signer=SignerReference(
                fingerprint_end=self.certificate_reference, certificate=self.certificate
            ),
            signed_on=self.signature_date,
            document_type=self.zone.document_code if self.zone else "",
            exact=PayloadWarning.WRITTEN_UNUSUALLY not in self.warnings,
        )


@dataclass(frozen=True, slots=True)
class _Header:
    country: str
    digest: Digest | None = None
    reference: bytes = b""
    date: PartialDate = _NO_DATE
    warnings: tuple[PayloadWarning, ...] = ()


def read_idb(payload: bytes) -> IdbBarcode:
    """Take a barcode apart.

    Args:
        payload: ASCII.

    Raises:
        PayloadError: It is no such barcode, or breaks off.
    """
    refuse_too_long(payload)
    text = payload.decode("latin-1").rstrip("\r\n")
    if text[:4] not in (MAGIC, DRAFT_MAGIC):
        raise PayloadError("no ICAO barcode")
    flags = ord(text[4]) - ord(FIRST_FLAG) if len(text) > 4 else -1
    if not 0 <= flags <= SIGNED | PACKED:
        raise PayloadError("flag")
    data = _from_base32(text[5:])
    warnings: list[PayloadWarning] = []
    if flags & PACKED:
        packed, data = data, _unpack(data)
        if not any(zlib.compress(data, level) == packed for level in range(10)):
            warnings.append(PayloadWarning.WRITTEN_UNUSUALLY)
    header, fields = _read_parts(data, signed=bool(flags & SIGNED))
    group = fields[MESSAGES_TAG]
    messages, odd = read_messages(list(read_tlvs(group.value)), header.country)
    if header.digest is not None and SIGNATURE_TAG not in fields:
        warnings.append(PayloadWarning.FIELD_MISSING)
    return IdbBarcode(
        draft=text[:4] == DRAFT_MAGIC,
        issuing_country=header.country,
        digest=header.digest,
        certificate_reference=header.reference,
        signature_date=header.date,
        messages=messages,
        certificate=fields[CERTIFICATE_TAG].value if CERTIFICATE_TAG in fields else b"",
        signature=fields[SIGNATURE_TAG].value if SIGNATURE_TAG in fields else b"",
        signed=data[: group.end],
        warnings=tuple(dict.fromkeys((*warnings, *header.warnings, *odd))),
    )


def _read_parts(data: bytes, *, signed: bool) -> tuple[_Header, dict[int, Tlv]]:
    """Return the header and what follows it, by tag.

    The report's table has the signature date in three bytes, its text in four; both are in use. The
    header ends where messages begin that fit.
    """
    for size in (12, 11) if signed else (_BARE_HEADER,):
        if data[size : size + 1] != bytes((MESSAGES_TAG,)):
            continue
        try:
            fields = _read_fields(data, size, signed=signed)
        except PayloadError:
            continue
        return _read_header(data[:size]), fields
    raise PayloadError("header: no messages after it")


def _read_fields(data: bytes, start: int, *, signed: bool) -> dict[int, Tlv]:
    order = [MESSAGES_TAG]
    if signed:
        order += [CERTIFICATE_TAG, SIGNATURE_TAG]
    fields: dict[int, Tlv] = {}
    for field in read_tlvs(data, start):
        if field.tag not in order:
            raise PayloadError("a part that is unknown, or out of order")
        order = order[order.index(field.tag) + 1 :]
        fields[field.tag] = field
    return fields


def _read_header(data: bytes) -> _Header:
    country = decode_c40(data[:2]).rstrip()
    if len(data) == _BARE_HEADER:
        return _Header(country)
    written = data[3 + _REFERENCE :]
    warnings: tuple[PayloadWarning, ...] = ()
    try:
        date = decode_masked_date(written) if len(written) == 4 else decode_date(written)
    except PayloadError:
        date, warnings = PartialDate(), (PayloadWarning.DATE_UNREADABLE,)
    digest = DIGESTS.get(data[2], Digest.UNKNOWN)
    return _Header(country, digest, data[3 : 3 + _REFERENCE], date, warnings)


def _from_base32(text: str) -> bytes:
    """Read base32 (RFC 4648 clause 6) in its one way to write it; padding may be left out."""
    bare = text.rstrip("=")
    padded = bare + "=" * (-len(bare) % 8)
    try:
        data = base64.b32decode(padded)
    except (binascii.Error, ValueError) as error:
        raise PayloadError("base32") from error
    if text not in (bare, padded) or base64.b32encode(data).decode("ascii") != padded:
        raise PayloadError("base32")
    return data


def _unpack(data: bytes) -> bytes:
    """Unpack (RFC 1950), as far as a document may be large."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, _LONGEST_UNPACKED)
    except zlib.error as error:
        raise PayloadError("packing") from error
    if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
        raise PayloadError("packing: breaks off, or too long")
    return unpacked

"""Certificates of signers and their authorities, as far as seals need them.

Profiles: ICAO Doc 9303-12 clause 7.1, BSI TR-03137 part 1 clause 5.3. Read with `asn1crypto`, and
with nothing else, since two readers may disagree about the same bytes; and wholly at once, since it
reads lazily.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from asn1crypto import algos, core, pem, x509

from app.documents.payloads.signed_part import Digest
from app.documents.payloads.tlv import write_tlv
from app.documents.seals.asn1_errors import ASN1_ERRORS
from app.documents.seals.public_keys import (
    KeyUnsupportedError,
    Scheme,
    SignatureAlgorithm,
    verify_signature,
)

_LONGEST = 64 * 1024
_DOCUMENT_TYPES = "2.23.136.1.1.6.2"
_BIT_STRING, _SEQUENCE = 0x03, 0x30


class _Types(core.SetOf):  # type: ignore[misc]  # asn1crypto comes without types
    _child_spec = core.PrintableString


class _DocumentTypeList(core.Sequence):  # type: ignore[misc]  # asn1crypto comes without types
    _fields: ClassVar[list[tuple[str, type[core.Asn1Value]]]] = [
        ("version", core.Integer),
        ("types", _Types),
    ]


class CertificateError(ValueError):
    """The bytes are no certificate, or no revocation list; the message quotes nothing of them."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate.

    Attributes:
        der: All of it.
        body: The part that is signed (`tbsCertificate`).
        algorithm: How it is signed; None where that is none of those permitted here.
        issuer, subject: Names in a form that can be compared.
        country: Of the subject, capitals.
        common_name: Of the subject.
        key: Subject public key info, DER.
        key_identifier, authority_identifier: Empty where it has none.
        is_authority: It may issue certificates.
        document_types: What it may sign; empty: it does not say.
        canonical: There is one way only to write it, so that all of it is signed.
    """

    der: bytes
    body: bytes
    signature: bytes
    algorithm: SignatureAlgorithm | None
    issuer: str
    subject: str
    country: str
    common_name: str
    serial: int
    not_before: datetime
    not_after: datetime
    key: bytes
    key_identifier: bytes
    authority_identifier: bytes
    is_authority: bool
    document_types: frozenset[str]
    canonical: bool

    @property
    def fingerprint_end(self) -> bytes:
        """Return the last five bytes of its SHA-1, by which ICAO barcodes name it."""
        return hashlib.sha1(self.der, usedforsecurity=False).digest()[-5:]

    @property
    def name(self) -> str:
        """Return `DE TS 32`: country, common name and serial number."""
        return " ".join((self.country, self.common_name, f"{self.serial:X}"))

    def may_have_issued(self, issuer: str, authority_identifier: bytes) -> bool:
        """Say whether something that names its issuer like this could be signed by this one."""
        if authority_identifier and self.key_identifier:
            return authority_identifier == self.key_identifier
        return issuer == self.subject

    def has_signed(
        self, body: bytes, signature: bytes, algorithm: SignatureAlgorithm | None
    ) -> bool:
        """Say whether the signature under a certificate or revocation list is this one's."""
        if algorithm is None:
            return False
        try:
            return verify_signature(self.key, body, signature, algorithm)
        except KeyUnsupportedError:
            return False


def read_certificate(data: bytes) -> Certificate:
    """Read a certificate.

    Args:
        data: DER or PEM.

    Raises:
        CertificateError: It is none.
    """
    try:
        return _read(x509.Certificate.load(der_of(data, _LONGEST), strict=True))
    except ASN1_ERRORS as error:
        raise CertificateError("no certificate") from error


def signature_algorithm(written: algos.SignedDigestAlgorithm) -> SignatureAlgorithm | None:
    """Return how something is signed; None where that is none of those permitted here."""
    scheme = written.signature_algo
    if scheme not in tuple(Scheme):
        return None
    digest = next((one for one in Digest if one.value == written.hash_algo), None)
    if digest is None:
        return None
    if scheme != Scheme.RSA_PSS:
        return SignatureAlgorithm(Scheme(scheme), digest)
    parameters = written["parameters"]
    mask = parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native
    if mask != digest.value:
        return None
    return SignatureAlgorithm(Scheme.RSA_PSS, digest, int(parameters["salt_length"].native))


def der_of(data: bytes, longest: int) -> bytes:
    """Return DER, taken out of PEM where it is that.

    Args:
        longest: Bytes, beyond which it is not even looked at.

    Raises:
        CertificateError: It is neither, or too long.
    """
    if len(data) > longest:
        raise CertificateError("too long")
    try:
        return bytes(pem.unarmor(data)[2]) if pem.detect(data) else data
    except ASN1_ERRORS as error:
        raise CertificateError("no DER and no PEM") from error


def _read(written: x509.Certificate) -> Certificate:
    body = written["tbs_certificate"]
    subject = body["subject"].native
    country, common_name = subject.get("country_name", ""), subject.get("common_name", "")
    validity = body["validity"]
    constraints = written.basic_constraints_value
    signature = written["signature_value"].native
    outer, inner = written["signature_algorithm"].dump(), body["signature"].dump()
    parts = body.dump() + outer + write_tlv(_BIT_STRING, b"\0" + signature)
    return Certificate(
        der=written.dump(),
        body=body.dump(),
        signature=signature,
        algorithm=signature_algorithm(written["signature_algorithm"]),
        issuer=body["issuer"].hashable,
        subject=body["subject"].hashable,
        country=_first(country).upper(),
        common_name=_first(common_name),
        serial=int(body["serial_number"].native),
        not_before=validity["not_before"].native,
        not_after=validity["not_after"].native,
        key=body["subject_public_key_info"].dump(),
        key_identifier=written.key_identifier or b"",
        authority_identifier=written.authority_key_identifier or b"",
        is_authority=bool(constraints is not None and constraints["ca"].native),
        document_types=_document_types(body["extensions"]),
        canonical=outer == inner and written.dump() == write_tlv(_SEQUENCE, parts),
    )


def _first(value: str | list[str]) -> str:
    """Return the first of the values that a name may have for one attribute."""
    return value if isinstance(value, str) else str(value[0])


def _document_types(extensions: x509.Extensions) -> frozenset[str]:
    """Read `documentTypeList` (ICAO Doc 9303-12 clause 7.1.1.6): version, and a set of types."""
    for extension in extensions:
        if extension["extn_id"].dotted == _DOCUMENT_TYPES:
            listed = _DocumentTypeList.load(extension["extn_value"].native, strict=True)
            return frozenset(listed["types"].native)
    return frozenset()

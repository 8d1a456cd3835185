"""Shift reports signed with the station's key, so that any PDF reader shows who made them.

The signature is a PAdES baseline one (ETSI EN 319 142-1) with Ed25519 (RFC 8419), made by pyHanko.
The certificate in it is the station's own: nobody vouches for the station but its key, which setup
wrote down and the hub pinned, and against which a report is verified here.
"""

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.duty.officers import Station

if TYPE_CHECKING:  # pyHanko takes half a second, and no station signs before it has worked
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_FIELD = "Station"
_DIGEST = "sha512"  # the one that goes with Ed25519 in a CMS (RFC 8419 clause 3.1)
_FROM = datetime(2000, 1, 1, tzinfo=UTC)
_UNTIL = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # "no end" (RFC 5280 clause 4.1.2.5)
_LONGEST_NAME = 64  # of a common name (RFC 5280 appendix A.1)


class ReportFault(StrEnum):
    """What is wrong with a report."""

    NOT_A_REPORT = "not_a_report"
    """No PDF with one signature."""
    CHANGED = "changed"
    OTHER_KEY = "other_key"
    """Signed, but not by this station."""


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """What verifying a report gave.

    Attributes:
        station: Who the signature says signed it.
        signed_at: When it says so, RFC 3339.
    """

    fault: ReportFault | None = None
    station: str = ""
    signed_at: str = ""

    @property
    def whole(self) -> bool:
        """Say whether every byte is as the station signed it."""
        return self.fault is None


def sign_report(pdf: bytes, key: Ed25519PrivateKey, station: Station) -> bytes:
    """Return the PDF with the station's signature in it. Slow the first time: it loads pyHanko."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    certificate = Certificate.load(_certificate(key, station).public_bytes(Encoding.DER))
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    nobody = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # it alone has no types
    signer = SimpleSigner(
        signing_cert=certificate, signing_key=PrivateKeyInfo.load(secret), cert_registry=nobody
    )
    how = PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        location=station.port,
    )
    signed = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), how, signer=signer)
    return bytes(signed.getvalue())


def verify_report(content: bytes, key: Ed25519PublicKey) -> ReportVerdict:
    """Say whether a report is, byte for byte, what the holder of `key` signed."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signatures = PdfFileReader(io.BytesIO(content), strict=True).embedded_signatures
        (signature,) = signatures
        signer = x509.load_der_x509_certificate(signature.signer_cert.dump())
    except Exception:  # noqa: BLE001 - whatever a changed file makes of the parsers, it is no report
        return ReportVerdict(ReportFault.NOT_A_REPORT)
    try:
        signer.verify_directly_issued_by(signer)
        if signer.public_key() != key or signature.other_embedded_certs:
            return ReportVerdict(ReportFault.OTHER_KEY, _name(signer))
        if _is_intact(content, signature):
            at = signature.self_reported_timestamp
            return ReportVerdict(None, _name(signer), at.isoformat() if at else "")
    except Exception:  # noqa: BLE001 - the same of its signature
        return ReportVerdict(ReportFault.CHANGED)
    return ReportVerdict(ReportFault.CHANGED, _name(signer))


def _is_intact(content: bytes, signature: "EmbeddedPdfSignature") -> bool:
    """Say whether the signature fits and covers the whole file."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    trust = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signature, trust)
    return (
        status.bottom_line
        and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        and status.modification_level is ModificationLevel.NONE
        and _is_written_our_way(content, signature)
    )


def _is_written_our_way(content: bytes, signature: "EmbeddedPdfSignature") -> bool:
    """Say whether the signature itself stands there in the one way in which we write it.

    It lies outside what it covers, and much would read the same: digits in lower case, other
    padding, other algorithms in the list that nobody looks at (RFC 5652 clause 5.1).
    """
    from asn1crypto.cms import ContentInfo, DigestAlgorithm, DigestAlgorithms

    first, first_length, second, _ = map(int, signature.byte_range)
    written = content[first + first_length : second]
    der: bytes = ContentInfo.load(signature.pkcs7_content).dump(force=True)
    digest = DigestAlgorithm({"algorithm": _DIGEST})
    said, info = signature.signed_data, signature.signer_info
    return (
        written == b"<" + der.hex().upper().encode().ljust(len(written) - 2, b"0") + b">"
        and said["version"].native == info["version"].native == "v1"
        and said["digest_algorithms"].dump() == DigestAlgorithms([digest]).dump()
        and info["digest_algorithm"].dump() == digest.dump()
    )


def _certificate(key: Ed25519PrivateKey, station: Station) -> x509.Certificate:
    """Return the station's certificate of its own key: the same, to the byte, each time."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, station.name[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, station.port[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Gatehouse"),
        ]
    )
    public_key = key.public_key()
    signs_documents = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public_key)
        .serial_number(int.from_bytes(hashlib.sha256(public_key.public_bytes_raw()).digest()[:15]))
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(signs_documents, critical=True)
        .sign(key, None)
    )


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""

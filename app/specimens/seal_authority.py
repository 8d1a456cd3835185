"""Utopia's own authority for seals: keys, certificates and a revocation list, the same every time.

Made from words, so that everybody can make them: they prove nothing, and belong into the trust
store of the demo and of tests, and into no other.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from app.documents.payloads.signed_part import Digest
from app.documents.payloads.tlv import write_tlv
from app.documents.seals.trust_store import TrustStore

COUNTRY = "UT"
"""Two letters, as certificates have them; Utopia's three are UTO."""

VALID_FROM, VALID_TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2045, 12, 31, tzinfo=UTC)
SIGNER_TO = datetime(2040, 12, 31, tzinfo=UTC)
NEXT_LIST = datetime(2045, 1, 1, tzinfo=UTC)
_SERIAL = 0x1A5
_DOCUMENT_TYPES = x509.ObjectIdentifier("2.23.136.1.1.6.2")
_VERSION_0, _SET, _PRINTABLE, _SEQUENCE = b"\x02\x01\x00", 0x31, 0x13, 0x30
_HASHES = {
    Digest.SHA224: hashes.SHA224(),
    Digest.SHA256: hashes.SHA256(),
    Digest.SHA384: hashes.SHA384(),
    Digest.SHA512: hashes.SHA512(),
}


@dataclass(frozen=True, slots=True)
class SealSigner:
    """Who signs seals.

    Attributes:
        common_name: Two characters, unlike those of the country's other signers.
        certificate: DER.
    """

    common_name: str
    serial: int
    certificate: bytes
    key: ec.EllipticCurvePrivateKey

    @property
    def digest(self) -> Digest:
        """Return the hash function for this key (ICAO Doc 9303-13 clause 2.4)."""
        bits = self.key.curve.group_order.bit_length()
        return next((one for one in _HASHES if bits <= int(one.value[3:])), Digest.SHA512)

    def sign(self, data: bytes, digest: Digest | None = None) -> bytes:
        """Return the signature as seals have it: `r` and `s`, side by side."""
        algorithm = ec.ECDSA(_HASHES[digest or self.digest], deterministic_signing=True)
        r, s = utils.decode_dss_signature(self.key.sign(data, algorithm))
        size = (self.key.curve.group_order.bit_length() + 7) // 8
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")


@dataclass(frozen=True, slots=True)
class SealAuthority:
    """A country signing authority; `certificate` is DER."""

    name: str
    certificate: bytes
    key: ec.EllipticCurvePrivateKey

    def issue(
        self,
        common_name: str = "MS",
        serial: int = _SERIAL,
        *,
        curve: ec.EllipticCurve | None = None,
        not_before: datetime = VALID_FROM,
        not_after: datetime = SIGNER_TO,
        document_types: tuple[str, ...] = (),
    ) -> SealSigner:
        """Make a signer, and certify it.

        Args:
            document_types: What it may sign; empty: the certificate does not say.
        """
        key = _key(f"{self.name} {common_name} {serial}", curve or ec.SECP256R1())
        issuer = x509.load_der_x509_certificate(self.certificate)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(common_name))
            .issuer_name(issuer.subject)
            .public_key(key.public_key())
            .serial_number(serial)
            .not_valid_before(not_before)
            .not_valid_after(not_after)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
        )
        if document_types:
            types = b"".join(write_tlv(_PRINTABLE, one.encode("ascii")) for one in document_types)
            listed = write_tlv(_SEQUENCE, _VERSION_0 + write_tlv(_SET, types))
            builder = builder.add_extension(
                x509.UnrecognizedExtension(_DOCUMENT_TYPES, listed), critical=False
            )
        return SealSigner(common_name, serial, self._sign(builder), key)

    def revoke(self, *serials: int, next_list: datetime = NEXT_LIST) -> bytes:
        """Return the list of these certificates, withdrawn; DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(x509.load_der_x509_certificate(self.certificate).subject)
            .last_update(VALID_FROM + timedelta(days=1))
            .next_update(next_list)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
        )
        for serial in serials:
            withdrawn = x509.RevokedCertificateBuilder().serial_number(serial)
            builder = builder.add_revoked_certificate(
                withdrawn.revocation_date(VALID_FROM + timedelta(days=1)).build()
            )
        signed = builder.sign(self.key, hashes.SHA384(), ecdsa_deterministic=True)
        return signed.public_bytes(Encoding.DER)

    def _sign(self, builder: x509.CertificateBuilder) -> bytes:
        signed = builder.sign(self.key, hashes.SHA384(), ecdsa_deterministic=True)
        return signed.public_bytes(Encoding.DER)


@cache
def seal_authority(
    name: str = "Utopia Country Signing Authority",
    not_before: datetime = VALID_FROM,
    not_after: datetime = VALID_TO,
) -> SealAuthority:
    """Return an authority of Utopia; one of another name has another key."""
    key = _key(name, ec.SECP384R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(name))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(not_before)
        .not_valid_after(not_after)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    signed = builder.sign(key, hashes.SHA384(), ecdsa_deterministic=True)
    return SealAuthority(name, signed.public_bytes(Encoding.DER), key)


@cache
def seal_signer() -> SealSigner:
    """Return the signer of the specimens' seals."""
    return seal_authority().issue()


@cache
def specimen_trust_store() -> TrustStore:
    """Return the store that trusts Utopia, and knows its signer and its empty revocation list."""
    authority = seal_authority()
    return TrustStore.of([authority.certificate], [seal_signer().certificate], [authority.revoke()])


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, COUNTRY),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _key(words: str, curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
    """Return the key that these words make."""
    number = int.from_bytes(hashlib.sha512(words.encode("utf-8")).digest(), "big")
    return ec.derive_private_key(number % (curve.group_order - 1) + 1, curve)

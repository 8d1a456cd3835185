"""What a seal asks to be verified: the bytes that were signed, the signature, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from app.documents.reading import PartialDate


class Digest(StrEnum):
    """Hash functions that seals name or imply."""

    SHA224 = "sha224"
    SHA256 = "sha256"
    SHA384 = "sha384"
    SHA512 = "sha512"
    UNKNOWN = "unknown"
    """Named, but none of these."""


@dataclass(frozen=True, slots=True)
class SignerReference:
    """How a seal names its signer's certificate; what it does not say is empty.

    Attributes:
        country: Two letters of the signer's country, as in the certificate's subject.
        common_name: Of the certificate's subject.
        serial: Serial number of the certificate; None where it is not named by it.
        fingerprint_end: Last five bytes of the certificate's SHA-1 (ICAO TR Datastructure for
            Barcode, clause 3.2.3).
        certificate: The certificate itself, DER, where the seal carries it.
    """

    country: str = ""
    common_name: str = ""
    serial: int | None = None
    fingerprint_end: bytes = b""
    certificate: bytes = b""


@dataclass(frozen=True, slots=True)
class SignedPart:
    """Everything that verification needs from a payload.

    Attributes:
        signed: The bytes the signature is over, exactly.
        signature: ECDSA as `r` and `s` side by side, each as long as the curve's order
            (ICAO Doc 9303-13 clause 2.4).
        digest: None: as the length of the signer's key says (ibid.).
        signer: Whose it claims to be.
        signed_on: When, as the seal says; None where it does not.
        document_type: One or two letters, as a signer's certificate lists those that it may sign
            (ICAO Doc 9303-12 clause 7.1.1.6); empty where the seal does not say.
        exact: There is one way only to write what was read, so that every bit of the payload is
            signed, or is the signature. Where it is not so, bits could be changed unnoticed.
    """

    signed: bytes
    signature: bytes
    digest: Digest | None
    signer: SignerReference
    signed_on: PartialDate | None = None
    document_type: str = ""
    exact: bool = True

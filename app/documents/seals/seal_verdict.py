"""What verifying a seal gives: one of four states, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SealState(StrEnum):
    """The four answers."""

    VERIFIED = "verified"
    """The seal is exactly what a signer that is trusted here has signed."""
    ISSUER_NOT_TRUSTED = "issuer_not_trusted"
    """The signature fits, but whoever made it is not trusted here, or no longer."""
    COULD_NOT_CHECK = "could_not_check"
    """Nothing is known about the signature."""
    DOES_NOT_MATCH = "does_not_match"
    """The signature is not one over what the seal says."""


class SealReason(StrEnum):
    """Why a seal is not verified."""

    NOT_SIGNED = "not_signed"
    SIGNER_UNKNOWN = "signer_unknown"
    """No certificate is here with which the signature could be checked."""
    CERTIFICATE_UNREADABLE = "certificate_unreadable"
    KEY_UNSUPPORTED = "key_unsupported"
    """A kind of key, curve or hash function that is not known or no longer permitted."""
    WRITTEN_UNUSUALLY = "written_unusually"
    """Parts that nobody signed could be written otherwise, or follow after the end."""
    CLOCK_BEFORE_SIGNER = "clock_before_signer"
    """By this desk's clock the signer's or its authority's certificate is not valid yet."""
    CLOCK_BEFORE_SEAL = "clock_before_seal"
    """By this desk's clock the seal will be signed only in days to come."""
    AUTHORITY_UNKNOWN = "authority_unknown"
    """No authority that is trusted here has issued the signer's certificate."""
    SIGNER_EXPIRED = "signer_expired"
    AUTHORITY_EXPIRED = "authority_expired"
    SIGNER_REVOKED = "signer_revoked"
    DOCUMENT_TYPE = "document_type"
    """The signer may not sign documents of this type (ICAO Doc 9303-13 appendix D)."""
    CERTIFICATE_DIFFERS = "certificate_differs"
    """The certificate that the seal carries is not the one that it names."""
    SIGNATURE_WRONG = "signature_wrong"


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """The answer.

    Attributes:
        reason: None if it is verified.
        signer: `DE TS 32`: country, common name and serial number (hexadecimal) of the certificate
            with which it was checked; empty where there was none.
        signer_country: Two letters, for comparison with the issuing country that the seal names.
        authority: Common name of the authority that is trusted; empty where there is none.
        not_before, not_after: When the signer's certificate is valid.
        revocation_known: A list of revoked certificates of that authority is here, and still valid.
    """

    state: SealState
    reason: SealReason | None = None
    signer: str = ""
    signer_country: str = ""
    authority: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    revocation_known: bool = False

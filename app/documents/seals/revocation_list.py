"""Lists of certificates that an authority has withdrawn (ICAO Doc 9303-12 clause 7.1.4)."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl

from app.documents.seals.asn1_errors import ASN1_ERRORS
from app.documents.seals.certificate import (
    Certificate,
    CertificateError,
    der_of,
    signature_algorithm,
)
from app.documents.seals.public_keys import SignatureAlgorithm

_LONGEST = 16 * 1024 * 1024  # some hundred thousand certificates


@dataclass(frozen=True, slots=True)
class RevocationList:
    """One list.

    Attributes:
        issuer: Name in a form that can be compared.
        serials: Serial numbers of the certificates that count no more.
        next_update: When a newer list should be there; None if it does not say.
    """

    body: bytes
    signature: bytes
    algorithm: SignatureAlgorithm | None
    issuer: str
    authority_identifier: bytes
    serials: frozenset[int]
    next_update: datetime | None

    def is_of(self, authority: Certificate) -> bool:
        """Say whether this authority has signed the list."""
        return authority.may_have_issued(
            self.issuer, self.authority_identifier
        ) and authority.has_signed(self.body, self.signature, self.algorithm)

    def is_current(self, now: datetime) -> bool:
        """Say whether no newer list should be there."""
        return self.next_update is not None and now <= self.next_update


def read_revocation_list(data: bytes) -> RevocationList:
    """Read a list.

    Args:
        data: DER or PEM.

    Raises:
        CertificateError: It is none.
    """
    try:
        written = crl.CertificateList.load(der_of(data, _LONGEST), strict=True)
        body = written["tbs_cert_list"]
        return RevocationList(
            body=body.dump(),
            signature=written["signature"].native,
            algorithm=signature_algorithm(written["signature_algorithm"]),
            issuer=body["issuer"].hashable,
            authority_identifier=written.authority_key_identifier or b"",
            serials=frozenset(
                int(entry["user_certificate"].native) for entry in body["revoked_certificates"]
            ),
            next_update=body["next_update"].native,
        )
    except CertificateError:
        raise
    except ASN1_ERRORS as error:
        raise CertificateError("no revocation list") from error

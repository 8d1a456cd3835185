"""Whom this port trusts: country signing authorities, their signers, and what they withdrew.

Everything comes from a folder or a reference pack; nothing is ever fetched.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.documents.payloads.signed_part import SignerReference
from app.documents.seals.certificate import Certificate, CertificateError, read_certificate
from app.documents.seals.revocation_list import RevocationList, read_revocation_list

TRUSTED, SIGNERS, REVOKED = "trusted", "signers", "revoked"
"""Folders of a store: what is trusted in itself, what has to lead to it, and lists of withdrawn."""


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Certificates and revocation lists.

    Attributes:
        trusted: Authorities. A certificate that is none but lies here is trusted as a signer, as
            when it was handed over from authority to authority.
        signers: To be found by the names that seals give; no seal is trusted because of them alone.
        revocation_lists: Only those that one of the authorities has signed.
        unread: How many files or items were none of these, and are left out.
    """

    trusted: tuple[Certificate, ...] = ()
    signers: tuple[Certificate, ...] = ()
    revocation_lists: tuple[RevocationList, ...] = ()
    unread: int = 0

    @classmethod
    def of(
        cls,
        trusted: Iterable[bytes],
        signers: Iterable[bytes] = (),
        revocation_lists: Iterable[bytes] = (),
    ) -> "TrustStore":
        """Make a store of DER or PEM. What cannot be read is counted and left out."""
        unread = 0
        certificates: list[list[Certificate]] = []
        for group in (trusted, signers):
            read: list[Certificate] = []
            for data in group:
                try:
                    read.append(read_certificate(data))
                except CertificateError:
                    unread += 1
            certificates.append(read)
        lists: list[RevocationList] = []
        for data in revocation_lists:
            try:
                one = read_revocation_list(data)
            except CertificateError:
                unread += 1
                continue
            if any(one.is_of(authority) for authority in certificates[0]):
                lists.append(one)
            else:
                unread += 1
        return cls(tuple(certificates[0]), tuple(certificates[1]), tuple(lists), unread)

    @classmethod
    def from_folder(cls, folder: Path) -> "TrustStore":
        """Read a store from the folders `trusted`, `signers` and `revoked`, any of them missing."""
        return cls.of(*(_files(folder / name) for name in (TRUSTED, SIGNERS, REVOKED)))

    def signers_named(self, reference: SignerReference) -> tuple[Certificate, ...]:
        """Return every certificate that a seal may mean by this reference."""
        return tuple(
            dict.fromkeys(one for one in self.signers + self.trusted if _fits(one, reference))
        )

    def is_trusted_itself(self, certificate: Certificate) -> bool:
        """Say whether just this certificate is trusted, and no authority needed."""
        return any(one.der == certificate.der for one in self.trusted)

    def authority_of(self, certificate: Certificate) -> Certificate | None:
        """Return the trusted authority that issued the certificate; None where none has."""
        for authority in self.trusted:
            if (
                authority.is_authority
                and authority.may_have_issued(certificate.issuer, certificate.authority_identifier)
                and authority.has_signed(
                    certificate.body, certificate.signature, certificate.algorithm
                )
            ):
                return authority
        return None

    def is_revoked(self, certificate: Certificate, authority: Certificate) -> bool:
        """Say whether the authority has withdrawn the certificate."""
        return any(
            certificate.serial in one.serials
            for one in self.revocation_lists
            if one.is_of(authority)
        )

    def knows_revocation(self, authority: Certificate, now: datetime) -> bool:
        """Say whether a list of this authority is here that should still be the newest."""
        return any(one.is_current(now) for one in self.revocation_lists if one.is_of(authority))


def _fits(certificate: Certificate, reference: SignerReference) -> bool:
    if reference.fingerprint_end:
        return certificate.fingerprint_end == reference.fingerprint_end
    return (certificate.country, certificate.common_name.upper(), certificate.serial) == (
        reference.country,
        reference.common_name,
        reference.serial,
    )


def _files(folder: Path) -> list[bytes]:
    if not folder.is_dir():
        return []
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]

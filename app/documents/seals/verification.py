"""Verify a seal against the trust store (ICAO Doc 9303-13 appendix D).

A signature that is wrong is said to be wrong before anything else: whoever changed a seal shall not
hide behind a certificate that has expired as well.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.documents.payloads.signed_part import SignedPart
from app.documents.reading import PartialDate
from app.documents.seals.certificate import Certificate, CertificateError, read_certificate
from app.documents.seals.public_keys import KeyUnsupportedError, verify_raw
from app.documents.seals.seal_verdict import SealReason, SealState, SealVerdict
from app.documents.seals.trust_store import TrustStore

_ZONES_APART = timedelta(days=1)  # between the signer's calendar and this desk's
_BEST_FIRST = (
    SealState.VERIFIED,
    SealState.ISSUER_NOT_TRUSTED,
    SealState.COULD_NOT_CHECK,
    SealState.DOES_NOT_MATCH,
)
"""Of several certificates that a seal may mean, the one that fits best is the one it means."""


def verify_seal(part: SignedPart | None, store: TrustStore, now: datetime) -> SealVerdict:
    """Say whether a seal is what a trusted signer has signed.

    Args:
        part: What the payload asks to be verified; None where it is not signed.
        now: With its time zone.
    """
    if part is None:
        return SealVerdict(SealState.COULD_NOT_CHECK, SealReason.NOT_SIGNED)
    if part.signer.certificate:
        return _by_own_certificate(part, store, now)
    signers = store.signers_named(part.signer)
    if not signers:
        return SealVerdict(SealState.COULD_NOT_CHECK, SealReason.SIGNER_UNKNOWN)
    verdicts = [_verify(part, signer, store, now) for signer in signers]
    return min(verdicts, key=lambda verdict: _BEST_FIRST.index(verdict.state))


def _by_own_certificate(part: SignedPart, store: TrustStore, now: datetime) -> SealVerdict:
    """Verify with the certificate that the seal carries, which anybody could have put there."""
    try:
        signer = read_certificate(part.signer.certificate)
    except CertificateError:
        return SealVerdict(SealState.COULD_NOT_CHECK, SealReason.CERTIFICATE_UNREADABLE)
    named = part.signer.fingerprint_end
    if named and signer.fingerprint_end != named:
        return SealVerdict(SealState.DOES_NOT_MATCH, SealReason.CERTIFICATE_DIFFERS)
    if not signer.canonical:
        part = replace(part, exact=False)
    return _verify(part, signer, store, now)


def _verify(part: SignedPart, signer: Certificate, store: TrustStore, now: datetime) -> SealVerdict:
    verdict = SealVerdict(
        SealState.VERIFIED,
        signer=signer.name,
        signer_country=signer.country,
        not_before=signer.not_before,
        not_after=signer.not_after,
    )
    try:
        right = verify_raw(signer.key, part.signed, part.signature, part.digest)
    except KeyUnsupportedError:
        return _because(verdict, SealReason.KEY_UNSUPPORTED)
    if not right:
        return _because(verdict, SealReason.SIGNATURE_WRONG)
    if not part.exact:
        return _because(verdict, SealReason.WRITTEN_UNUSUALLY)
    authority = store.authority_of(signer)
    if authority is None and not store.is_trusted_itself(signer):
        return _because(verdict, SealReason.AUTHORITY_UNKNOWN)
    if authority is not None:
        verdict = replace(
            verdict,
            authority=authority.common_name or authority.country,
            revocation_known=store.knows_revocation(authority, now),
        )
        if store.is_revoked(signer, authority):
            return _because(verdict, SealReason.SIGNER_REVOKED)
    for certificate, expired in (
        (signer, SealReason.SIGNER_EXPIRED),
        (authority, SealReason.AUTHORITY_EXPIRED),
    ):
        if certificate is not None and now > certificate.not_after:
            return _because(verdict, expired)
        if certificate is not None and now < certificate.not_before:
            return _because(verdict, SealReason.CLOCK_BEFORE_SIGNER)
    if _lies_ahead(part.signed_on, now):
        return _because(verdict, SealReason.CLOCK_BEFORE_SEAL)
    types = signer.document_types
    if types and part.document_type and not _may_sign(types, part.document_type):
        return _because(verdict, SealReason.DOCUMENT_TYPE)
    return verdict


_STATES = {
    SealReason.KEY_UNSUPPORTED: SealState.COULD_NOT_CHECK,
    SealReason.WRITTEN_UNUSUALLY: SealState.COULD_NOT_CHECK,
    SealReason.CLOCK_BEFORE_SIGNER: SealState.COULD_NOT_CHECK,
    SealReason.CLOCK_BEFORE_SEAL: SealState.COULD_NOT_CHECK,
    SealReason.SIGNATURE_WRONG: SealState.DOES_NOT_MATCH,
}


def _because(verdict: SealVerdict, reason: SealReason) -> SealVerdict:
    state = _STATES.get(reason, SealState.ISSUER_NOT_TRUSTED)
    return replace(verdict, state=state, reason=reason)


def _lies_ahead(signed_on: PartialDate | None, now: datetime) -> bool:
    if signed_on is None or signed_on.year is None or not signed_on.complete:
        return False
    assert signed_on.month is not None
    assert signed_on.day is not None
    signed = date(signed_on.year, signed_on.month, signed_on.day)
    return signed > (now + _ZONES_APART).date()


def _may_sign(types: frozenset[str], document_type: str) -> bool:
    """Say whether a type is listed: by both letters, or by its first, which covers all of them."""
    return document_type in types or document_type[:1] in types

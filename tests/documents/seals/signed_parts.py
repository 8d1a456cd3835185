"""Seals to be verified, of any signer, and stores that trust Utopia."""

from datetime import UTC, date, datetime

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import read_idb
from app.documents.payloads.signed_part import SignedPart
from app.documents.payloads.vds import read_vds
from app.documents.payloads.vds_kinds import VdsKind
from app.documents.payloads.vds_nc import read_vds_nc
from app.documents.seals.seal_verdict import SealReason, SealState
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal
from app.specimens.seal_authority import SealSigner, seal_authority
from app.specimens.seal_payloads import compose_idb, compose_vds, compose_vds_nc

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = date(2026, 3, 5)
ZONE = encode_c40("PUUTOLINDQUIST<<MARA<ELIN<<<<<<<<<<<U4K7P20637UTO9106173F2703058<<<<<<<8")
UTOPIA = seal_authority()
OTHER = seal_authority("Somebody Else")


def part(signer: SealSigner) -> SignedPart:
    """Return what a visible digital seal of this signer asks to be verified."""
    seal = read_vds(compose_vds(VdsKind.EMERGENCY_TRAVEL_DOCUMENT, [(2, ZONE)], signer, issued=DAY))
    assert seal.signed_part is not None
    return seal.signed_part


def own_part(signer: SealSigner) -> SignedPart:
    """Return the same of a seal that carries its signer's certificate."""
    return read_vds_nc(compose_vds_nc({"pid": {"n": "LINDQUIST  MARA"}}, signer)).signed_part


def named_part(signer: SealSigner, *, with_certificate: bool = False) -> SignedPart:
    """Return the same of an ICAO barcode, which names a certificate by its fingerprint."""
    payload = compose_idb([(0x08, b"")], signer, signed_on=DAY, with_certificate=with_certificate)
    signed = read_idb(payload).signed_part
    assert signed is not None
    return signed


def store(*signers: SealSigner, revoked: bytes | None = None) -> TrustStore:
    lists = [] if revoked is None else [revoked]
    return TrustStore.of([UTOPIA.certificate], [one.certificate for one in signers], lists)


def answer(
    signed: SignedPart | None, trust: TrustStore, now: datetime = NOW
) -> tuple[SealState, SealReason | None]:
    verdict = verify_seal(signed, trust, now)
    return verdict.state, verdict.reason


VERIFIED = (SealState.VERIFIED, None)

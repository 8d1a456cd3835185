"""Verifying seals: the four states, every reason, and that nothing odd is ever verified."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.documents.payloads.c40 import encode_c40
from app.documents.payloads.idb import read_idb
from app.documents.payloads.signed_part import Digest, SignerReference
from app.documents.payloads.vds_nc import VdsNcKind, read_vds_nc
from app.documents.seals.seal_verdict import SealReason, SealState
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal
from app.specimens.seal_authority import (
    SIGNER_TO,
    VALID_FROM,
    seal_signer,
    specimen_trust_store,
)
from app.specimens.seal_payloads import compose_idb, compose_vds_nc
from tests.documents.seals.signed_parts import (
    DAY,
    NOW,
    OTHER,
    UTOPIA,
    VERIFIED,
    answer,
    named_part,
    own_part,
    part,
    store,
)


@pytest.mark.parametrize(
    "curve",
    [ec.SECP256R1(), ec.SECP384R1(), ec.BrainpoolP256R1(), ec.BrainpoolP384R1()],
    ids=lambda curve: str(curve.name),
)
def test_what_a_trusted_signer_signed_is_verified(curve: ec.EllipticCurve) -> None:
    signer = UTOPIA.issue("S1", 7, curve=curve)
    assert answer(part(signer), store(signer)) == VERIFIED
    assert answer(own_part(signer), store()) == VERIFIED
    assert answer(named_part(signer), store(signer)) == VERIFIED
    assert answer(named_part(signer, with_certificate=True), store()) == VERIFIED


@pytest.mark.parametrize("curve", [ec.SECP224R1(), ec.SECP521R1(), ec.BrainpoolP512R1()])
def test_hash_function_follows_from_the_key(curve: ec.EllipticCurve) -> None:
    signer = UTOPIA.issue("S1", 7, curve=curve)
    assert answer(part(signer), store(signer)) == VERIFIED


def test_verdict_says_who_and_until_when() -> None:
    verdict = verify_seal(part(seal_signer()), specimen_trust_store(), NOW)
    assert verdict.state is SealState.VERIFIED
    assert (verdict.signer, verdict.signer_country) == ("UT MS 1A5", "UT")
    assert verdict.authority == "Utopia Country Signing Authority"
    assert (verdict.not_before, verdict.not_after) == (VALID_FROM, SIGNER_TO)
    assert verdict.revocation_known


def test_signer_may_be_trusted_itself_without_an_authority() -> None:
    signer = OTHER.issue()
    trust = TrustStore.of([signer.certificate])
    assert answer(part(signer), trust) == VERIFIED
    assert answer(own_part(signer), trust) == VERIFIED
    assert not verify_seal(part(signer), trust, NOW).revocation_known


def test_unsigned_payload() -> None:
    assert answer(None, store()) == (SealState.COULD_NOT_CHECK, SealReason.NOT_SIGNED)
    unsigned = read_idb(compose_idb([(0x09, encode_c40("1"))], None, signed_on=DAY))
    assert unsigned.signed_part is None


def test_signer_that_is_nowhere() -> None:
    unknown = (SealState.COULD_NOT_CHECK, SealReason.SIGNER_UNKNOWN)
    assert answer(part(seal_signer()), store()) == unknown
    assert answer(named_part(seal_signer()), store()) == unknown
    assert answer(part(seal_signer()), TrustStore()) == unknown


def test_certificate_in_the_seal_or_among_the_signers_is_no_reason_to_trust() -> None:
    stranger = (SealState.ISSUER_NOT_TRUSTED, SealReason.AUTHORITY_UNKNOWN)
    signer = OTHER.issue()
    assert answer(own_part(signer), store()) == stranger
    assert answer(named_part(signer, with_certificate=True), store()) == stranger
    assert answer(part(signer), store(signer)) == stranger
    assert answer(own_part(signer), TrustStore()) == stranger


def test_authority_of_the_same_name_is_not_the_authority() -> None:
    impostor = replace(UTOPIA, key=OTHER.key)
    signer = impostor.issue()
    assert answer(own_part(signer), store()) == (
        SealState.ISSUER_NOT_TRUSTED,
        SealReason.AUTHORITY_UNKNOWN,
    )


def test_signer_cannot_be_an_authority() -> None:
    middle = UTOPIA.issue("S1", 7, curve=ec.SECP384R1())
    below = replace(UTOPIA, certificate=middle.certificate, key=middle.key).issue("S2", 8)
    trust = TrustStore.of([UTOPIA.certificate, middle.certificate])
    assert answer(own_part(below), trust) == (
        SealState.ISSUER_NOT_TRUSTED,
        SealReason.AUTHORITY_UNKNOWN,
    )


@pytest.mark.parametrize("digest", [Digest.UNKNOWN])
def test_unknown_hash_function(digest: Digest) -> None:
    signed = replace(part(seal_signer()), digest=digest)
    assert answer(signed, specimen_trust_store()) == (
        SealState.COULD_NOT_CHECK,
        SealReason.KEY_UNSUPPORTED,
    )


def test_another_hash_function_than_was_signed_with_does_not_match() -> None:
    signed = replace(part(seal_signer()), digest=Digest.SHA512)
    assert answer(signed, specimen_trust_store()) == (
        SealState.DOES_NOT_MATCH,
        SealReason.SIGNATURE_WRONG,
    )


@pytest.mark.parametrize("signature", [b"", b"\0" * 63, b"\0" * 64, b"\xff" * 64, b"\1" * 65])
def test_signatures_that_are_none_do_not_match(signature: bytes) -> None:
    signed = replace(part(seal_signer()), signature=signature)
    assert answer(signed, specimen_trust_store()) == (
        SealState.DOES_NOT_MATCH,
        SealReason.SIGNATURE_WRONG,
    )


def test_certificate_that_is_none() -> None:
    signed = replace(
        own_part(seal_signer()), signer=SignerReference(certificate=b"\x30\x03\x02\x01\x01")
    )
    assert answer(signed, store()) == (
        SealState.COULD_NOT_CHECK,
        SealReason.CERTIFICATE_UNREADABLE,
    )


def test_certificate_that_is_not_the_one_named() -> None:
    mine, other = UTOPIA.issue("S1", 7), UTOPIA.issue("S2", 8)
    signed = named_part(mine, with_certificate=True)
    swapped = replace(signed, signer=replace(signed.signer, certificate=other.certificate))
    assert answer(swapped, store()) == (
        SealState.DOES_NOT_MATCH,
        SealReason.CERTIFICATE_DIFFERS,
    )


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (("PU",), VERIFIED),
        (("P",), VERIFIED),
        (("V", "PU"), VERIFIED),
        (("V",), (SealState.ISSUER_NOT_TRUSTED, SealReason.DOCUMENT_TYPE)),
        ((), VERIFIED),
    ],
)
def test_signer_signs_what_it_may(
    types: tuple[str, ...], expected: tuple[SealState, SealReason | None]
) -> None:
    signer = UTOPIA.issue("S1", 7, document_types=types)
    assert answer(part(signer), store(signer)) == expected


def test_signer_of_vaccinations_signs_no_tests() -> None:
    signer = UTOPIA.issue("S1", 7, document_types=("NV",))
    assert answer(own_part(signer), store()) == VERIFIED
    tested = read_vds_nc(compose_vds_nc({}, signer, kind=VdsNcKind.TEST)).signed_part
    assert answer(tested, store())[1] is SealReason.DOCUMENT_TYPE


def test_what_is_not_exact_is_never_verified() -> None:
    signed = replace(part(seal_signer()), exact=False)
    assert answer(signed, specimen_trust_store()) == (
        SealState.COULD_NOT_CHECK,
        SealReason.WRITTEN_UNUSUALLY,
    )


def test_wrong_signature_is_said_before_anything_else() -> None:
    signer = UTOPIA.issue("S1", 7, not_after=datetime(2026, 1, 1, tzinfo=UTC))
    signed = replace(part(signer), signed=b"changed", exact=False)
    trust = store(signer, revoked=UTOPIA.revoke(7))
    assert answer(signed, trust) == (SealState.DOES_NOT_MATCH, SealReason.SIGNATURE_WRONG)


def test_of_two_certificates_of_one_name_the_one_that_fits_counts() -> None:
    mine, other = UTOPIA.issue("S1", 7), OTHER.issue("S1", 7)
    trust = TrustStore.of([UTOPIA.certificate], [other.certificate, mine.certificate])
    assert answer(part(mine), trust) == VERIFIED
    assert answer(part(other), trust)[1] is SealReason.AUTHORITY_UNKNOWN
    third = replace(part(mine), signature=b"\1" * 64)
    assert answer(third, trust)[0] is SealState.DOES_NOT_MATCH

"""Keys that `cryptography` refuses, curves that are written out, and those that nobody may use."""

from datetime import UTC, datetime

import pytest
from asn1crypto import keys
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from ecdsa import SigningKey, curves, ellipticcurve

from app.documents.payloads.signed_part import Digest, SignedPart, SignerReference
from app.documents.seals.public_keys import (
    KeyUnsupportedError,
    Scheme,
    SignatureAlgorithm,
    verify_raw,
    verify_signature,
)
from app.documents.seals.seal_verdict import SealReason, SealState
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal
from app.specimens.seal_authority import seal_authority
from tests.documents.seals.odd_certificates import (
    certify,
    named,
    own_key,
    public_key,
    sign,
    written_out,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DATA = b"header and message zone"
RSA = rsa.generate_private_key(65537, 2048)
ODD_CURVES = [
    (curves.BRAINPOOLP224r1, "sha224"),
    (curves.BRAINPOOLP320r1, "sha384"),
    (curves.BRAINPOOLP256r1, "sha256"),
    (curves.NIST256p, "sha256"),
    (curves.NIST521p, "sha512"),
]


def der(key: ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def seal_verdict(
    key: SigningKey, parameters: keys.ECDomainParameters, signature: bytes
) -> tuple[SealState, SealReason | None]:
    """Verify a seal whose signer has this key, certified by Utopia's authority."""
    authority = seal_authority()
    certificate = certify(authority, public_key(key, parameters))
    trust = TrustStore.of([authority.certificate], [certificate])
    assert trust.unread == 0
    reference = SignerReference(country="UT", common_name="OD", serial=0x0D)
    part = SignedPart(signed=DATA, signature=signature, digest=None, signer=reference)
    verdict = verify_seal(part, trust, NOW)
    return verdict.state, verdict.reason


@pytest.mark.parametrize(("curve", "digest"), ODD_CURVES, ids=lambda value: str(value))
def test_curves_of_other_libraries_named_or_written_out(curve: curves.Curve, digest: str) -> None:
    key = own_key(curve)
    good = sign(key, DATA, digest)
    bad = sign(key, DATA + b"!", digest)
    for parameters in (named(curve), written_out(curve)):
        assert seal_verdict(key, parameters, good) == (SealState.VERIFIED, None)
        assert seal_verdict(key, parameters, bad)[0] is SealState.DOES_NOT_MATCH
        assert seal_verdict(key, parameters, b"\0" * len(good))[0] is SealState.DOES_NOT_MATCH
        assert seal_verdict(key, parameters, b"\xff" * len(good))[0] is SealState.DOES_NOT_MATCH
        assert seal_verdict(key, parameters, good[:-1])[0] is SealState.DOES_NOT_MATCH


@pytest.mark.parametrize("curve", [curves.BRAINPOOLP224r1, curves.NIST256p])
def test_curve_with_a_base_point_of_ones_own_is_none(curve: curves.Curve) -> None:
    """With the base point free, anybody can make a key of which they know the secret."""
    victim = own_key(curve, "victim")
    point = victim.verifying_key.pubkey.point
    half = pow(2, -1, int(curve.order))
    base = (point * half).to_affine()
    assert isinstance(base, ellipticcurve.AbstractPoint)
    parameters = written_out(curve, base.to_bytes("uncompressed"))
    forged = sign(own_key(curve), DATA, "sha256")
    assert seal_verdict(victim, parameters, forged) == (
        SealState.COULD_NOT_CHECK,
        SealReason.KEY_UNSUPPORTED,
    )


def test_curve_with_another_order_is_none() -> None:
    curve = curves.BRAINPOOLP224r1
    parameters = written_out(curve, order=int(curve.order) - 2)
    key = own_key(curve)
    assert seal_verdict(key, parameters, sign(key, DATA, "sha224"))[1] is (
        SealReason.KEY_UNSUPPORTED
    )


@pytest.mark.parametrize(
    "curve", [curves.NIST192p, curves.BRAINPOOLP192r1, curves.SECP256k1, curves.BRAINPOOLP256t1]
)
def test_curves_that_documents_may_not_use(curve: curves.Curve) -> None:
    key = own_key(curve)
    assert seal_verdict(key, named(curve), sign(key, DATA, "sha256")) == (
        SealState.COULD_NOT_CHECK,
        SealReason.KEY_UNSUPPORTED,
    )


@pytest.mark.parametrize(
    "key",
    [b"", b"\x30\x00", b"\xff" * 40, der(RSA), der(ed25519.Ed25519PrivateKey.generate())],
    ids=["nothing", "empty", "noise", "rsa", "ed25519"],  # a key that is made anew has no name
)
def test_keys_that_are_none_for_seals(key: bytes) -> None:
    with pytest.raises(KeyUnsupportedError):
        verify_raw(key, DATA, b"\1" * 64, None)


def test_point_that_is_not_on_its_curve_is_no_key() -> None:
    info = public_key(own_key(curves.BRAINPOOLP224r1), named(curves.BRAINPOOLP224r1))
    broken = bytearray(info.dump())
    broken[-1] ^= 1
    with pytest.raises(KeyUnsupportedError):
        verify_raw(bytes(broken), DATA, b"\1" * 56, None)


@pytest.mark.parametrize("scheme", [Scheme.RSA, Scheme.RSA_PSS])
def test_rsa_authorities(scheme: Scheme) -> None:
    function = hashes.SHA256()
    pads = padding.PKCS1v15() if scheme is Scheme.RSA else padding.PSS(padding.MGF1(function), 32)
    signature = RSA.sign(DATA, pads, function)
    algorithm = SignatureAlgorithm(scheme, Digest.SHA256, 32)
    assert verify_signature(der(RSA), DATA, signature, algorithm)
    assert not verify_signature(der(RSA), DATA + b"!", signature, algorithm)


@pytest.mark.parametrize(
    ("key", "scheme"),
    [
        (der(rsa.generate_private_key(65537, 1024)), Scheme.RSA),  # noqa: S505 - weak, to be refused
        (der(ec.generate_private_key(ec.SECP256R1())), Scheme.RSA),
        (der(RSA), Scheme.ECDSA),
        (b"\x30", Scheme.RSA),
    ],
)
def test_keys_that_are_none_for_certificates(key: bytes, scheme: Scheme) -> None:
    with pytest.raises(KeyUnsupportedError):
        verify_signature(key, DATA, b"\1" * 128, SignatureAlgorithm(scheme, Digest.SHA256))

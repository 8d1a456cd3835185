"""Signatures, checked with a public key: ECDSA on the curves of ICAO Doc 9303-12, and RSA.

`cryptography` first. What it refuses (curves that OpenSSL was built without, curves written out as
numbers) is checked by `ecdsa`: slower, but here only public data are worked with. A curve that is
written out counts only if every number is that of a known curve: with numbers of their own choice,
anybody can make a signature fit.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import keys
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key
from ecdsa import BadSignatureError, VerifyingKey, curves, errors, util

from app.documents.payloads.signed_part import Digest
from app.documents.seals.asn1_errors import ASN1_ERRORS

_HASHES: dict[Digest, hashes.HashAlgorithm] = {
    Digest.SHA224: hashes.SHA224(),
    Digest.SHA256: hashes.SHA256(),
    Digest.SHA384: hashes.SHA384(),
    Digest.SHA512: hashes.SHA512(),
}
_CURVES = {
    "secp224r1",
    "secp256r1",
    "secp384r1",
    "secp521r1",
    "brainpoolP256r1",
    "brainpoolP384r1",
    "brainpoolP512r1",
}
"""Those of 9303-12 clause 4.4.2 and TR-03116 that `cryptography` has, by its names."""

_OTHER_CURVES = (
    curves.NIST224p,
    curves.NIST256p,
    curves.NIST384p,
    curves.NIST521p,
    curves.BRAINPOOLP224r1,
    curves.BRAINPOOLP256r1,
    curves.BRAINPOOLP320r1,
    curves.BRAINPOOLP384r1,
    curves.BRAINPOOLP512r1,
)
_POINTS = ("uncompressed", "compressed")
_SHORTEST_RSA = 2048
_DIGESTS = ((224, Digest.SHA224), (256, Digest.SHA256), (384, Digest.SHA384))


class KeyUnsupportedError(ValueError):
    """A key or algorithm that nothing here can, or may, check a signature with."""


class Scheme(StrEnum):
    """Kinds of signatures under certificates."""

    ECDSA = "ecdsa"
    RSA = "rsassa_pkcs1v15"
    RSA_PSS = "rsassa_pss"


@dataclass(frozen=True, slots=True)
class SignatureAlgorithm:
    """How a certificate is signed; `salt` is the length of PSS's, in bytes."""

    scheme: Scheme
    digest: Digest
    salt: int = 0


def verify_raw(key: bytes, signed: bytes, signature: bytes, digest: Digest | None) -> bool:
    """Say whether an ECDSA signature as seals have it is right.

    Args:
        key: Subject public key info, DER.
        signed: What was signed.
        signature: `r` and `s` side by side, each as long as the order of the curve.
        digest: None: as the order of the curve says (ICAO Doc 9303-13 clause 2.4).

    Raises:
        KeyUnsupportedError: The key is no ECDSA key that can be used here, or the hash function is
            unknown.
    """
    curve_key = _elliptic_key(key)
    size = (curve_key.bits + 7) // 8
    if len(signature) != 2 * size:
        return False
    r, s = int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
    der = utils.encode_dss_signature(r, s)
    return curve_key.verify(der, signed, digest or _digest_of(curve_key.bits))


def verify_signature(
    key: bytes, signed: bytes, signature: bytes, algorithm: SignatureAlgorithm
) -> bool:
    """Say whether the signature under a certificate or revocation list is right.

    Args:
        key: Subject public key info of the issuer, DER.

    Raises:
        KeyUnsupportedError: The key is none for this algorithm, or too weak.
    """
    if algorithm.scheme is Scheme.ECDSA:
        return _elliptic_key(key).verify(signature, signed, algorithm.digest)
    try:
        loaded = load_der_public_key(key)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyUnsupportedError("key") from error
    if not isinstance(loaded, rsa.RSAPublicKey) or loaded.key_size < _SHORTEST_RSA:
        raise KeyUnsupportedError("RSA key")
    function = _hash(algorithm.digest)
    pads: padding.PSS | padding.PKCS1v15 = padding.PKCS1v15()
    if algorithm.scheme is Scheme.RSA_PSS:
        pads = padding.PSS(padding.MGF1(function), algorithm.salt)
    try:
        loaded.verify(signature, signed, pads, function)
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Key:
    """An ECDSA key, in one of two libraries; `bits` is the length of its curve's order."""

    bits: int
    openssl: ec.EllipticCurvePublicKey | None
    python: VerifyingKey | None

    def verify(self, der: bytes, signed: bytes, digest: Digest) -> bool:
        function = _hash(digest)
        if self.openssl is not None:
            try:
                self.openssl.verify(der, signed, ec.ECDSA(function))
            except InvalidSignature:
                return False
            return True
        assert self.python is not None
        hashed = hashlib.new(digest.value, signed).digest()
        try:
            return bool(
                self.python.verify_digest(
                    der, hashed, sigdecode=util.sigdecode_der, allow_truncate=True
                )
            )
        except (BadSignatureError, *ASN1_ERRORS):
            return False


def _elliptic_key(key: bytes) -> _Key:
    try:
        loaded = load_der_public_key(key)
    except (ValueError, UnsupportedAlgorithm):
        return _other_key(key)
    if not isinstance(loaded, ec.EllipticCurvePublicKey) or loaded.curve.name not in _CURVES:
        raise KeyUnsupportedError("curve")
    return _Key(loaded.curve.group_order.bit_length(), loaded, None)


def _other_key(key: bytes) -> _Key:
    """Load what `cryptography` refuses."""
    try:
        info = keys.PublicKeyInfo.load(key, strict=True)
        curve = _curve_of(info["algorithm"])
        point = info["public_key"].native
        loaded = VerifyingKey.from_string(point, curve, valid_encodings=_POINTS)
    except (errors.MalformedPointError, *ASN1_ERRORS) as error:
        raise KeyUnsupportedError("key") from error
    return _Key(curve.order.bit_length(), None, loaded)


def _curve_of(algorithm: keys.PublicKeyAlgorithm) -> curves.Curve:
    """Return the known curve that the parameters name, or write out number by number."""
    if algorithm["algorithm"].native != "ec":
        raise KeyUnsupportedError("no ECDSA key")
    parameters = algorithm["parameters"]
    if parameters.name not in ("named", "specified"):
        raise KeyUnsupportedError("parameters")
    written = parameters.chosen.dotted if parameters.name == "named" else _written_out(parameters)
    for curve in _OTHER_CURVES:
        if written in (".".join(map(str, curve.oid)), _numbers(curve)):
            return curve
    raise KeyUnsupportedError("curve")


def _written_out(parameters: keys.ECDomainParameters) -> tuple[int, int, int, int, bytes]:
    """Return modulus, both coefficients, order and base point of a curve of prime field."""
    chosen = parameters.chosen
    if chosen["field_id"]["field_type"].native != "prime_field":
        raise KeyUnsupportedError("field")
    return (
        chosen["field_id"]["parameters"].native,
        int.from_bytes(chosen["curve"]["a"].native, "big"),
        int.from_bytes(chosen["curve"]["b"].native, "big"),
        chosen["order"].native,
        bytes(chosen["base"].native),
    )


def _numbers(curve: curves.Curve) -> tuple[int, int, int, int, bytes]:
    equation = curve.curve
    modulus = int(equation.p())
    base = curve.generator.to_bytes("uncompressed")
    return modulus, equation.a() % modulus, int(equation.b()), int(curve.order), base


def _digest_of(bits: int) -> Digest:
    """Return the hash function for an order of this many bits."""
    return next((digest for longest, digest in _DIGESTS if bits <= longest), Digest.SHA512)


def _hash(digest: Digest) -> hashes.HashAlgorithm:
    if digest not in _HASHES:
        raise KeyUnsupportedError("hash function")
    return _HASHES[digest]

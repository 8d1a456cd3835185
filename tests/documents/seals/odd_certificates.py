"""Certificates that `cryptography` neither makes nor reads: other curves, curves written out."""

import hashlib
from datetime import datetime

from asn1crypto import algos, core, keys, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import SigningKey, curves, util

from app.specimens.seal_authority import COUNTRY, SIGNER_TO, VALID_FROM, SealAuthority


def own_key(curve: curves.Curve, words: str = "odd") -> SigningKey:
    """Return the key that these words make."""
    number = int.from_bytes(hashlib.sha512(words.encode()).digest(), "big")
    return SigningKey.from_secret_exponent(number % (curve.order - 1) + 1, curve)


def named(curve: curves.Curve) -> keys.ECDomainParameters:
    oid = ".".join(map(str, curve.oid))
    return keys.ECDomainParameters({"named": oid})


def written_out(
    curve: curves.Curve, base: bytes | None = None, order: int | None = None
) -> keys.ECDomainParameters:
    """Return the curve number by number; with a base point and order of one's own choice."""
    size = (curve.curve.p().bit_length() + 7) // 8
    field = {"field_type": "prime_field", "parameters": core.Integer(int(curve.curve.p()))}
    equation = {
        "a": (int(curve.curve.a()) % int(curve.curve.p())).to_bytes(size, "big"),
        "b": int(curve.curve.b()).to_bytes(size, "big"),
    }
    point = keys.ECPoint(base or curve.generator.to_bytes("uncompressed"))
    domain = {
        "version": "ecdpVer1",
        "field_id": field,
        "curve": equation,
        "base": point,
        "order": order or int(curve.order),
        "cofactor": 1,
    }
    return keys.ECDomainParameters({"specified": keys.SpecifiedECDomain(domain)})


def public_key(key: SigningKey, parameters: keys.ECDomainParameters) -> keys.PublicKeyInfo:
    point = key.verifying_key.to_string("uncompressed")
    algorithm = keys.PublicKeyAlgorithm({"algorithm": "ec", "parameters": parameters})
    return keys.PublicKeyInfo({"algorithm": algorithm, "public_key": keys.ECPointBitString(point)})


def certify(
    authority: SealAuthority,
    key: keys.PublicKeyInfo,
    *,
    common_name: str = "OD",
    serial: int = 0x0D,
    not_before: datetime = VALID_FROM,
    not_after: datetime = SIGNER_TO,
) -> bytes:
    """Return a certificate that this authority has signed; DER."""
    signed_with = algos.SignedDigestAlgorithm({"algorithm": "sha384_ecdsa"})
    issuer = x509.Certificate.load(authority.certificate)
    body = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": serial,
            "signature": signed_with,
            "issuer": issuer.subject,
            "validity": {
                "not_before": x509.Time({"utc_time": not_before}),
                "not_after": x509.Time({"utc_time": not_after}),
            },
            "subject": x509.Name.build({"country_name": COUNTRY, "common_name": common_name}),
            "subject_public_key_info": key,
        }
    )
    signature = authority.key.sign(body.dump(), ec.ECDSA(hashes.SHA384()))
    certificate = x509.Certificate(
        {
            "tbs_certificate": body,
            "signature_algorithm": signed_with,
            "signature_value": signature,
        }
    )
    return bytes(certificate.dump())


def sign(key: SigningKey, data: bytes, digest: str) -> bytes:
    """Return a signature as seals have it."""
    hashed = hashlib.new(digest, data).digest()
    signature = key.sign_digest_deterministic(
        hashed,
        hashfunc=getattr(hashlib, digest),
        sigencode=util.sigencode_string,
        allow_truncate=True,
    )
    return bytes(signature)

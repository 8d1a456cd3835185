"""Sealing a pack for this station: nothing of a list lies in clear on its disk."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.problems import Problem, ProblemCode

KEY_BYTES = 32
_MARK = b"GHPACK1\n"
_NONCE_BYTES = 12


def seal(clear: bytes, key: bytes, name: str) -> bytes:
    """Encrypt with AES-256-GCM (NIST SP 800-38D); the pack's name is bound to it.

    Args:
        clear: What to seal.
        key: 32 bytes.
        name: Another pack's file under this name does not open.
    """
    nonce = os.urandom(_NONCE_BYTES)
    return _MARK + nonce + _cipher(key).encrypt(nonce, clear, _about(name))


def unseal(sealed: bytes, key: bytes, name: str) -> bytes:
    """Return what was sealed.

    Raises:
        Problem: PACK_DAMAGED, when a bit of it was changed or it was sealed for something else.
    """
    start = len(_MARK) + _NONCE_BYTES
    nonce = sealed[len(_MARK) : start]
    if not sealed.startswith(_MARK) or len(nonce) < _NONCE_BYTES:
        raise Problem(ProblemCode.PACK_DAMAGED, "not a sealed pack")
    try:
        return _cipher(key).decrypt(nonce, sealed[start:], _about(name))
    except InvalidTag:
        raise Problem(ProblemCode.PACK_DAMAGED, "the seal does not hold") from None


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise ValueError("a pack's key has 32 bytes")
    return AESGCM(key)


def _about(name: str) -> bytes:
    return _MARK + name.encode()

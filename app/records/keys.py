"""The station's keys: what they are, and their copy sealed to the port's recovery key."""

import secrets
from dataclasses import dataclass, field
from functools import cached_property

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.problems import Problem, ProblemCode

KEY_BYTES = 32
_SEAL = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_SEAL_PURPOSE = b"gatehouse station keys 1"


@dataclass(frozen=True)
class StationKeys:
    """All secrets of one station. Never printed: `repr` shows nothing of them.

    Attributes:
        root: 32 random bytes; the keys of the store and of files are derived from them.
        signing_seed: 32 random bytes of the Ed25519 key that signs checkpoints and requests.
    """

    root: bytes = field(repr=False)
    signing_seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse keys of another length."""
        if len(self.root) != KEY_BYTES or len(self.signing_seed) != KEY_BYTES:
            raise ValueError("a station's keys have 32 bytes each")

    @classmethod
    def generate(cls) -> "StationKeys":
        """Make the keys of a new station."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))

    def derive(self, purpose: str) -> bytes:
        """Return the 256-bit key for one purpose (HKDF, RFC 5869): `store`, `attachments` ..."""
        info = f"gatehouse {purpose} 1".encode()
        return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=info).derive(self.root)

    @cached_property
    def signing_key(self) -> Ed25519PrivateKey:
        """The station's Ed25519 key."""
        return Ed25519PrivateKey.from_private_bytes(self.signing_seed)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which others know the station, and by which its log is verified."""
        return self.signing_key.public_key().public_bytes_raw()


def encode_keys(keys: StationKeys) -> str:
    """Write the keys for a keyring, which holds text."""
    return msgspec.json.encode({"root": keys.root, "signing_seed": keys.signing_seed}).decode()


def decode_keys(text: str | bytes) -> StationKeys:
    """Read what `encode_keys` wrote.

    Raises:
        Problem: KEY_MISSING, when it is something else; it says nothing of the content.
    """
    try:
        return msgspec.json.decode(text, type=StationKeys)
    except (ValueError, UnicodeError):
        raise Problem(ProblemCode.KEY_MISSING, "unreadable") from None


def new_recovery_key() -> X25519PrivateKey:
    """Make the port's recovery key. Its private half belongs in a safe, never on a station."""
    return X25519PrivateKey.generate()


def seal_for_recovery(keys: StationKeys, recovery_key: X25519PublicKey) -> bytes:
    """Seal the station's keys so that only the recovery key opens them (HPKE, RFC 9180)."""
    return _SEAL.encrypt(encode_keys(keys).encode(), recovery_key, info=_SEAL_PURPOSE)


def open_recovery(sealed: bytes, recovery_key: X25519PrivateKey) -> StationKeys:
    """Open a sealed copy.

    Raises:
        Problem: KEY_WRONG, when it was sealed to another key or is damaged.
    """
    try:
        return decode_keys(_SEAL.decrypt(sealed, recovery_key, info=_SEAL_PURPOSE))
    except (InvalidTag, ValueError):
        raise Problem(ProblemCode.KEY_WRONG, "recovery") from None

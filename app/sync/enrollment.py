"""How a station and a hub get to know each other, by a one-time code both of them have.

The code never travels. Each side proves with an HMAC that it has it: the hub learns that this key
is the station's, the station that this key is the hub's. Somebody in between can do neither.
"""

import hashlib
import hmac

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.journal.canonical import statement
from app.problems import Problem, ProblemCode
from app.sync.protocol import API, Enroll, Enrolled, Malformed, Refusal, RefusalCode, decode, encode
from app.sync.transport import Transport

_READ_ALIKE = str.maketrans("018", "OIB")  # base32 has no 0, 1 and 8: they were misread


def code_key(code: str) -> bytes:
    """Return the key that a code stands for, in small letters and with blanks too."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.sha256(
        b"gatehouse enrollment 1\n" + plain.translate(_READ_ALIKE).encode()
    ).digest()


def request_proof(key: bytes, request: Enroll) -> bytes:
    """Return what proves that whoever enrolls knows the code."""
    said = statement(
        "enrollment request", station=request.station, public_key=request.public_key.hex()
    )
    return hmac.digest(key, said, "sha256")


def answer_proof(key: bytes, request: Enroll, answer: Enrolled) -> Enrolled:
    """Return the answer with the proof in it that whoever answers knows the code."""
    said = statement(
        "enrollment answer",
        station=answer.station,
        port=answer.port,
        hub_key=answer.hub_key.hex(),
        hub_epoch=answer.hub_epoch,
        public_key=request.public_key.hex(),
    )
    return msgspec.structs.replace(answer, proof=hmac.digest(key, said, "sha256"))


def enroll(
    transport: Transport, *, station: str, signing_key: Ed25519PrivateKey, code: str
) -> Enrolled:
    """Make the station known to the hub; the answer holds the hub's key, to be pinned.

    Safe to repeat with the same code and key: the answer may have been lost.

    Raises:
        Problem: ENROLLMENT_REFUSED, when the hub does not accept the code; HUB_NOT_A_HUB, when
            whoever answered does not know it either; HUB_UNREACHABLE.
    """
    key = code_key(code)
    request = Enroll(
        station=station, public_key=signing_key.public_key().public_bytes_raw(), proof=bytes(32)
    )
    request = msgspec.structs.replace(request, proof=request_proof(key, request))
    answer = transport.send("POST", f"{API}/enroll", encode(request))
    try:
        if answer.status_code != 200:
            raise _refused(decode(answer.body, Refusal))
        enrolled = decode(answer.body, Enrolled)
    except Malformed:
        raise Problem(ProblemCode.HUB_NOT_A_HUB) from None
    expected = answer_proof(key, request, enrolled)
    if enrolled.station != station or not hmac.compare_digest(expected.proof, enrolled.proof):
        raise Problem(ProblemCode.HUB_NOT_A_HUB, "proof")
    return enrolled


def _refused(refusal: Refusal) -> Problem:
    if refusal.code is RefusalCode.ENROLLMENT:
        return Problem(ProblemCode.ENROLLMENT_REFUSED)
    if refusal.code in (RefusalCode.TOO_MANY, RefusalCode.UNAVAILABLE):
        return Problem(ProblemCode.HUB_UNREACHABLE, refusal.code)
    return Problem(ProblemCode.HUB_REFUSED, refusal.code)

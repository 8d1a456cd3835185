"""How long a payload may be, so that none can keep a parser busy."""

from app.documents.payloads.payload_error import PayloadError

LONGEST = 64 * 1024
"""Bytes. The largest symbol holds 2,953 (QR, version 40), and sixteen may belong together."""


def refuse_too_long(payload: bytes) -> None:
    """Let pass what a symbol can hold.

    Raises:
        PayloadError: No symbol holds as much.
    """
    if len(payload) > LONGEST:
        raise PayloadError("longer than any symbol")

"""Which pictures a fact names: they travel apart from it, and after it."""

import re

import msgspec

from app.encounters.events import Decided, DocumentRead, Referred
from app.journal.codec import NONCE_BYTES
from app.journal.event import Event

_DIGEST = re.compile(r"[0-9a-f]{64}")


class _Named(msgspec.Struct):
    page_photo: str = ""
    mrz_strip: str = ""


_NAMING = frozenset({DocumentRead.TYPE, Decided.TYPE, Referred.TYPE})


def pictures_of(event: Event) -> tuple[str, ...]:
    """Return the digests of the pictures that the event names; none for a purged or odd body."""
    if event.type not in _NAMING or event.body is None:
        return ()
    try:
        named = msgspec.json.decode(event.body[NONCE_BYTES:], type=_Named)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return ()
    digests = (named.page_photo, named.mrz_strip)
    return tuple(digest for digest in digests if _DIGEST.fullmatch(digest))

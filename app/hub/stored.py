"""How the hub keeps an event: its header as bytes, its body apart, so that a purge can take it."""

from dataclasses import replace

import msgspec

from app.journal.event import Event

_PRINTABLE_TYPE = 64


def header_bytes(event: Event) -> bytes:
    """Return everything of the event but its body."""
    return msgspec.json.encode(replace(event, body=None))


def restored(header: bytes, body: bytes | None) -> Event:
    """Return the event again."""
    return replace(msgspec.json.decode(header, type=Event), body=body)


def column_text(value: str) -> str:
    """Return a hostile text as a column can hold it: short, printable. The header has the truth."""
    if len(value) <= _PRINTABLE_TYPE and value.isprintable():
        return value
    return "".join(sign for sign in value if sign.isprintable())[:_PRINTABLE_TYPE]

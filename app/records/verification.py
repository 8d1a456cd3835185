"""Verifying a store: the live one, from a second process, or a copy."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.journal.chain import Head
from app.journal.verify import Verdict, verify
from app.records.event_rows import read_checkpoints, read_events, read_receipts
from app.records.store import Store


def verify_store(
    store: Store,
    public_key: Ed25519PublicKey,
    *,
    hub_key: Ed25519PublicKey | None = None,
    anchor: Head | None = None,
) -> Verdict:
    """Say whether the journal in a store is whole; see `app.journal.verify`.

    Args:
        store: Opened for reading or writing; what it says of itself is not trusted.
        public_key: The station's, from the vault or from whoever asks.
        hub_key: The hub's, pinned at enrollment.
        anchor: From the vault, and asked for before this: the log may grow meanwhile. For a copy
            made earlier leave it out.

    Raises:
        Problem: STORE_DAMAGED, when the file cannot be read at all.
    """
    with store.reading() as connection:
        return verify(
            read_events(connection),
            read_checkpoints(connection),
            public_key,
            receipts=read_receipts(connection),
            hub_key=hub_key,
            anchor=anchor,
        )

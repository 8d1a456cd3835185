"""Verifying a store: the live one, from a second process, or a copy; and a glance at each start."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from app.journal.chain import Head
from app.journal.verify import Verdict, verify
from app.problems import Problem, ProblemCode
from app.records.event_rows import read_checkpoints, read_events, read_head, read_receipts
from app.records.station_tables import event
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


def require_anchored(store: Store, anchor: Head | None) -> None:
    """Refuse to go on with a store that lacks what was noted outside it; quick, for every start.

    It was cut short, or an older copy was put in its place. Going on would hide that, for the next
    commit renews the anchor.

    Args:
        store: This station's.
        anchor: From the vault; None before the first commit.

    Raises:
        Problem: LOG_DAMAGED.
    """
    if anchor is None:
        return
    with store.reading() as connection:
        head = read_head(connection)
        held = connection.scalar(select(event.c.hash).where(event.c.seq == anchor.seq))
    if anchor.epoch < head.epoch:
        return  # a new life of the journal has begun since
    if (anchor.station, anchor.epoch, anchor.hash) != (head.station, head.epoch, held):
        raise Problem(ProblemCode.LOG_DAMAGED, f"without event {anchor.seq}")

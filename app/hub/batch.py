"""Is this one unbroken piece of the sender's chain? Nothing else is judged before it is stored."""

from app.hub.refusals import Refused
from app.hub.stations import Caller
from app.journal.chain import is_intact
from app.journal.checkpoint import is_signed
from app.journal.event import Event
from app.sync.protocol import Push, RefusalCode, batch_statement


def check_batch(caller: Caller, push: Push) -> None:
    """Refuse a batch that is not the caller's, not signed, or not a chain in itself.

    Raises:
        Refused: CHAIN or BATCH_SIGNATURE.
    """
    if push.station != caller.station or not _is_signed(caller, push):
        raise Refused(RefusalCode.BATCH_SIGNATURE)
    previous = push.prev_hash
    for seq, event in enumerate(push.events, start=push.first_seq):
        if (event.epoch, event.seq, event.prev_hash) != (push.epoch, seq, previous):
            raise Refused(RefusalCode.CHAIN)
        check_event(caller, event)
        previous = event.hash


def check_event(caller: Caller, event: Event) -> None:
    """Refuse an event that is not the caller's, or whose hashes do not cover what it says.

    Raises:
        Refused: CHAIN.
    """
    if event.station != caller.station or not is_intact(event):
        raise Refused(RefusalCode.CHAIN)


def _is_signed(caller: Caller, push: Push) -> bool:
    try:
        said = batch_statement(push)
    except ValueError:  # numbers or letters that the canonical form has no place for
        return False
    return is_signed(said, push.batch_signature, caller.public_key)

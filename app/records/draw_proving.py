"""The draws of a store's journal, judged event by event."""

from app.duty.events import DrawOpened, DrawRevealed
from app.encounters.events import DocumentRead, PersonMarked, Screened, TakenUp
from app.journal.codec import UnreadableBody, decode_body
from app.journal.event import Body, Event
from app.records.bodies import BODIES
from app.records.event_rows import read_events
from app.records.store import Store
from app.screening.draw_proof import DrawProof

_MATTER = frozenset(
    kind.TYPE for kind in (DrawOpened, DrawRevealed, DocumentRead, PersonMarked, Screened, TakenUp)
)


def prove_draws(store: Store) -> DrawProof:
    """Judge every draw of the journal in a store. A purged question proves nothing any more.

    Raises:
        Problem: STORE_DAMAGED, when the file cannot be read at all.
    """
    proof = DrawProof()
    with store.reading() as connection:
        for event in read_events(connection):
            if not isinstance(event, Event) or event.type not in _MATTER or event.body is None:
                continue
            try:
                _take(proof, event, decode_body(event.body, BODIES[event.type]))
            except UnreadableBody:  # `verify-log` says that it was changed
                continue
    return proof


def _take(proof: DrawProof, event: Event, body: Body) -> None:
    match body:
        case DrawOpened(commitment, per_10000):
            proof.opened(event.seq, event.subject_id, commitment, per_10000)
        case DrawRevealed(seed):
            proof.revealed(event.seq, event.subject_id, _bytes(seed))
        case DocumentRead() | PersonMarked() if body.party_id is not None:
            proof.joined(event.subject_id, body.party_id)
        case TakenUp():
            proof.taken_up(body.party_id)
        case Screened():
            proof.screened(event.seq, event.subject_id, drawn=body.drawn, made=body.made)
        case _:
            pass


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""

"""A flight that is announced: its list, the answers about it, and what was decided ahead."""

from app.documents.payloads.paxlst_list import ListKind
from app.encounters.advance_events import (
    AdvanceActionSet,
    AheadResult,
    ManifestReceived,
    ScreenedAhead,
    journey_id,
)
from app.records.journal_store import JournalStore
from app.screening.advance_info import AdvanceAction
from app.screening.summary_types import Verdict
from tests.records.facts import Shift
from tests.records.invented import BOOTH
from tests.services.manifests import ANNA, FLIGHT, others


def announce(journal: JournalStore, shift: Shift) -> None:
    """Record a list, a newer one that takes its place, the answers about it, and an action."""
    subject = journey_id(BOOTH.port, FLIGHT)
    first = ManifestReceived(BOOTH.port, FLIGHT, ListKind.PASSENGERS, others(1), "1a" * 32)
    journal.append(shift.by(first, subject))
    newer = ManifestReceived(BOOTH.port, FLIGHT, ListKind.PASSENGERS, (ANNA,), "2b" * 32)
    (received,) = journal.append(shift.by(newer, subject))
    results = (AheadResult(Verdict.ATTENTION),)
    screened = ScreenedAhead(ListKind.PASSENGERS, 1, received.id, results, {"lookouts": 1})
    action = AdvanceActionSet(
        BOOTH.port, ANNA, AdvanceAction.MEET, "see the note", "0417 Ada Example"
    )
    journal.append(shift.by(screened, subject), shift.by(action, subject))

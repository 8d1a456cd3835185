"""A Gatehouse that records without end and says what was acknowledged, until somebody kills it."""

import sys
from pathlib import Path

from app.clock import SystemClock
from app.ids import new_id
from app.records.journal_store import JournalStore
from app.records.store import Store
from tests.records.conftest import KEYS
from tests.records.facts import Shift


def main(path: Path) -> None:
    """Record travelers, referrals and sign-outs; print the last acknowledged event each time."""
    shift = Shift(new_id)
    journal = JournalStore(Store.open(path, KEYS), KEYS, SystemClock(), new_id)
    while True:
        for drafts in (
            shift.primary(new_id()),
            shift.primary(new_id(), new_id()),
            [shift.closing(new_id())],
        ):
            events = journal.append(*drafts)
            sys.stdout.write(f"{events[-1].seq} {events[-1].hash}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

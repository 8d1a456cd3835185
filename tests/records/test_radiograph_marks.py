"""What other stations said of marks in radiographs, in every version of the words."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.ids import NewId
from app.radiographs.events import RadiographMarked
from app.radiographs.marks import Mark, MarkKind
from app.radiographs.scan_events import scan_id
from app.records.journal_store import JournalStore
from app.records.radiograph_library import ScanQueries
from app.records.referral_rows import marks_of
from app.records.store import Store
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import DESK, Shift
from tests.records.new_stores import new_store
from tests.records.test_inbox import skipped, with_body

_SCAN = scan_id("5c" * 32)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock, new_id: NewId) -> Iterator[JournalStore]:
    """Another station of the port."""
    with new_store(tmp_path / "desk" / "desk.db", KEYS, DESK) as store:
        yield JournalStore(store, KEYS, clock, new_id)


def test_a_mark_of_the_first_version_reads_as_before_and_one_without_a_referral_is_the_second(
    journal: JournalStore, desk: JournalStore, store: Store, shift: Shift, new_id: NewId
) -> None:
    mark, referral, image = Mark(new_id(), 10, 20, 30, 40, "dense"), new_id(), new_id()
    alone = RadiographMarked(None, mark, 0, 900, scan_id=_SCAN)
    said, later = desk.append(*(shift.by(alone, image) for _ in range(2)))
    region = {"id": str(mark.id), "left": 10, "top": 20, "width": 30, "height": 40}
    first = {
        "referral_id": str(referral),
        "mark": {**region, "label": "dense"},
        "window_low": 0,
        "window_high": 900,
        "preview": "",
    }
    content = json.dumps(first, sort_keys=True, separators=(",", ":")).encode()
    old = with_body(replace(said, schema_version=1), content)
    journal.apply_foreign((old, later), "1")
    assert skipped(store) == ["", ""]
    assert (old.schema_version, later.schema_version) == (1, 2)
    with store.reading() as connection:
        (before,) = marks_of(connection, referral)
    assert (before.id, before.label, before.kind) == (mark.id, "dense", MarkKind.RECTANGLE)
    assert before.region == (10, 20, 30, 40)
    (scanned,) = ScanQueries(store).marks(_SCAN)
    assert isinstance(scanned.radiograph_id, UUID)

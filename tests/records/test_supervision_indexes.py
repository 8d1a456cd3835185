"""What is asked of the records is found by indexes: no question reads a whole table."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from app.encounters.conveyance import Conveyance
from app.encounters.events import Recalled
from app.encounters.referral import Decision, ReferralClass
from app.records.attachments import AttachmentStore
from app.records.journal_store import JournalStore
from app.records.pictures import PictureQueue
from app.records.queries import RecordQueries
from app.records.store import Store
from app.records.supervision import SupervisionQueries
from app.review.events import RecordReviewed, ReviewVerdict
from app.review.measures import measure
from app.screening.identity import Identity
from app.screening.summary_types import Verdict
from app.screening.traces import Traces
from app.services.shift_views import RecordFilter, ReviewState
from tests.fixed import FixedClock
from tests.records.conftest import KEYS
from tests.records.facts import BOOTH, OFFICER, SECOND_OFFICER
from tests.records.new_stores import new_store
from tests.records.port_day import PORT, USUAL, PortDay

CROSSINGS = 1_000
_BETWEEN = timedelta(seconds=36)
_AT_ONCE = 250
_Question = tuple[str, Any]
"""A statement and its parameters."""
_SMALL = ("sync_state", "picture_unsent", "(", "CONSTANT", "anon_1")
"""Of one row, of what is still to be sent, or what another step found."""
_ALL_EVER = ("ix_referral_port_sent_at (port=? AND sent_at>?)", "(port=? AND closed_at=?)")
"""All referrals of a port, or all that never were closed."""


_WAITING = "ix_scan_undecided"


@dataclass(frozen=True, slots=True)
class BusyDay:
    """What may be asked after it; nothing more is recorded."""

    store: Store
    supervision: SupervisionQueries
    clock: FixedClock


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusyDay]:
    """The store after the busy day, for all who ask; filling it takes seconds."""
    folder = tmp_path_factory.mktemp("busy")
    numbers = map(UUID, (f"{number:032x}" for number in count(1)))
    clock = FixedClock()
    with new_store(folder / "station.db", KEYS, BOOTH) as store:
        journal = JournalStore(store, KEYS, clock, numbers.__next__)
        fill(PortDay(journal, clock, numbers.__next__), clock)
        attachments = AttachmentStore(folder / "pictures", KEYS, store.ballast)
        yield BusyDay(store, SupervisionQueries(store, attachments), clock)


def fill(day: PortDay, clock: FixedClock) -> None:
    """A thousand crossings in ten hours; now and then one is recalled, unread or returned."""
    chance = random.Random(7)
    drafts = []
    for number in range(CROSSINGS):
        clock.pass_time(_BETWEEN)
        encounter = day.new_id()
        officer = chance.choice((OFFICER, SECOND_OFFICER))
        said = day.decided(
            lane=f"Lane {number % 9}",
            surname=chance.choice(("ERIKSSON", "HALE", "OKAFOR")),
            number=f"U{number:08d}",
            conveyance=Conveyance(plate=f"7KX{number % 999:03d}"),
            identity=Identity.UNREAD if number % 500 == 0 else Identity.READ,
            phases=replace(USUAL, interview_ms=chance.randrange(1_900, 60_000)),
        )
        drafts.append(day.draft(said, encounter, officer))
        if number % 100 == 0:
            drafts.append(day.draft(Recalled(Decision.ADMIT, 9_000), encounter, officer))
            returned = RecordReviewed(ReviewVerdict.RETURNED, "why?", "0311", officer)
            drafts.append(day.draft(returned, encounter, UUID(int=0x311)))
        if len(drafts) >= _AT_ONCE:
            day.journal.append(*drafts)
            drafts.clear()
    day.journal.append(*drafts)


@contextmanager
def _asked(store: Store) -> Iterator[list[_Question]]:
    """Collect what is asked of the store."""
    statements: list[_Question] = []

    def note(_c: object, _k: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            statements.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(store._engine, "before_cursor_execute", note)


def _scans(store: Store, statements: list[_Question], too_much: tuple[str, ...] = ()) -> list[str]:
    """Return the steps of the query plans that go beyond the period, or end in `too_much`."""
    found = []
    with store.reading() as connection:
        for statement, parameters in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [str(row[3]) for row in plan]
            found += [step for step in steps if _reads_all(step) or step.endswith(too_much)]
    return found


def _reads_all(step: str) -> bool:
    """A whole table, or everything that a port ever had; an index may hold only what waits."""
    whole = step.startswith("SCAN ") and not step.split()[1].startswith(_SMALL)
    return whole or (step.endswith("(port=?)") and _WAITING not in step)


def test_no_question_of_a_desk_reads_all_that_ever_was(
    store: Store, records: RecordQueries, attachments: AttachmentStore, clock: FixedClock
) -> None:
    pictures = PictureQueue(store, attachments)
    with _asked(store) as statements:
        records.referrals(PORT)
        records.on_the_way(PORT)
        records.referrals_with(PORT, "UTO", "U00000001")
        records.sent_from_here()
        records.history("UTO", "U00000001", Traces("A|B|1974-08-12", "7KX42", "UTO", "1|2"))
        records.clearances("UTO", "U00000001", "1974-08-12", clock.now())
        records.undecided()
        records.last_decided(OFFICER)
        records.open_encounters()
        records.open_duties("4711")
        records.waiting(PORT)
        pictures.to_send(100)
        pictures.to_fetch(100)
    assert len(statements) >= 13
    assert _scans(store, statements, _ALL_EVER) == []


@pytest.mark.slow
def test_no_question_of_the_shift_reads_a_whole_table(busy: BusyDay) -> None:
    store, supervision, clock = busy.store, busy.supervision, busy.clock
    since, now = clock.now() - timedelta(hours=8), clock.now()
    period = RecordFilter(since, now)
    asks: dict[str, Callable[[], object]] = {
        "facts": lambda: supervision.facts(PORT, since, now),
        "record": lambda: supervision.record(
            supervision.page(PORT, period, 0, 1).rows[0].encounter_id
        ),
        "notes": lambda: supervision.returned_to(OFFICER),
    }
    wanted: dict[str, Any] = {
        "all": {},
        "text": {"text": "hale 7KX"},
        "officer": {"officer": OFFICER},
        "lane": {"lane": "Lane 3"},
        "verdict": {"verdict": Verdict.ATTENTION},
        "class": {"referral_class": ReferralClass.OFFICER},
        "state": {"state": ReviewState.RETURNED},
    }
    for name, fields in wanted.items():
        asks[name] = partial(supervision.page, PORT, replace(period, **fields), 0, 200)
    scans = {}
    for name, ask in asks.items():
        with _asked(store) as statements:
            ask()
        assert statements, name
        if found := _scans(store, statements):
            scans[name] = found
    assert scans == {}


@pytest.mark.slow
def test_a_busy_shift_is_counted_to_the_last_traveler(busy: BusyDay) -> None:
    supervision, clock = busy.supervision, busy.clock
    known = supervision.facts(PORT, clock.now() - timedelta(hours=11), clock.now())
    measures = measure(known, clock.now())
    assert measures.whole.travelers == CROSSINGS
    assert measures.whole.unread == len(known.unread) == CROSSINGS // 500
    assert len(known.recalled) == len(known.unanswered) == CROSSINGS // 100
    assert {len(measures.lanes), len(measures.officers)} == {9, 2}
    page = supervision.page(PORT, RecordFilter(known.since, clock.now(), text="U00000999"), 0, 200)
    assert page.total == 1

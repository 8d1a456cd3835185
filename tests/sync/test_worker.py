"""A shift between a station and its hub: nothing is lost, nothing is doubled, nobody waits."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, delete, func, select, update

from app.clock import SystemClock
from app.encounters.referral import ReferralState
from app.encounters.referral_events import (
    ReferralReceived,
)
from app.examinations.events import Disposed, FindingRecorded
from app.examinations.examination import Completeness, Disposition, Finding
from app.hub.database import begin_new_life
from app.hub.server import RunningHub
from app.hub.service import Hub, make_hub
from app.hub.tables import hub_event, hub_feed, hub_head, hub_port
from app.ids import new_id
from app.journal.event import Event
from app.problems import ProblemCode
from app.records.pictures import PictureQueue
from app.records.tables import referral as referral_table
from app.services.link_status import LinkState
from app.sync.client import HubClient
from app.sync.protocol import Announced, FeedPage, Receipt, Refusal, RefusalCode
from app.sync.refused import HubSaidNo
from app.sync.worker import Pace, SyncWorker
from tests.hub.worlds import KEYS, PORT
from tests.sync.stations import RealStation, all_sent, held, said, wait_for

PHOTO = os.urandom(5000)


def test_what_is_recorded_reaches_the_hub(booth: RealStation, engine: Engine) -> None:
    before = booth.work(3)
    worker = booth.start()
    all_sent(worker)
    after = booth.work(2)
    all_sent(worker)
    assert held(engine) == said(before + after)
    receipts = booth.journal.sync_state()
    assert (receipts.acked_seq, bool(receipts.hub_epoch)) == (5, True)


def test_unplugged_and_plugged_in_again_in_mid_shift(
    booth: RealStation, desk: RealStation, running: RunningHub, engine: Engine
) -> None:
    worker, desk_worker = booth.start(), desk.start()
    events = booth.work(3)
    all_sent(worker)
    running.stop()
    wait_for(worker, lambda: worker.status().state is LinkState.UNREACHABLE)
    events += booth.work(20)
    events.append(booth.refer(PHOTO))
    worker.announce(events[-1:])
    assert worker.status().problem is ProblemCode.HUB_UNREACHABLE
    assert worker.status().unsent == 21
    running.start()
    all_sent(worker)
    assert held(engine) == said(events)
    wait_for(desk_worker, lambda: len(desk.queries.referrals(PORT)) == 1)


def test_a_referral_its_photo_and_the_result_between_two_desks(
    booth: RealStation, desk: RealStation, engine: Engine
) -> None:
    booth_worker, desk_worker = booth.start(), desk.start()
    referred = booth.refer(PHOTO)
    booth_worker.announce([referred])
    wait_for(desk_worker, lambda: bool(desk.queries.referrals(PORT)))
    (row,) = desk.queries.referrals(PORT)
    assert (row.id, row.station, row.state) == (referred.subject_id, "L4", ReferralState.SENT)
    photo = desk.queries.referral(row.id)
    assert photo is not None
    wait_for(desk_worker, lambda: desk.attachments.has(photo.page_photo))
    assert desk.attachments.get(photo.page_photo) == PHOTO

    finding = Finding(new_id(), "none", "document", Completeness.COMPLETE)
    result = desk.record(
        ReferralReceived("B. Example", "4712", "S1"),
        FindingRecorded(finding),
        Disposed(Disposition.ADMITTED, "", "4712 B. Example", "S1"),
        subject=referred.subject_id,
    )
    desk_worker.announce(result)
    wait_for(
        booth_worker,
        lambda: any(
            row.disposition is Disposition.ADMITTED for row in booth.queries.sent_from_here()
        ),
    )
    all_sent(booth_worker)
    all_sent(desk_worker)
    assert len(desk.queries.referrals(PORT)) == 1
    with engine.connect() as connection:
        rows = connection.execute(select(func.count()).select_from(referral_table))
        assert rows.scalar_one() == 1


class _HeldBack(HubClient):
    """Pushes only once the test lets it."""

    go = threading.Event()

    def push(self, events: Sequence[Event], *, hub_epoch: str) -> Receipt:
        assert self.go.wait(60)
        return super().push(events, hub_epoch=hub_epoch)


class _DeafToTheFeed(HubClient):
    """Cannot read what the hub's feed says."""

    def feed(self, after: str, *, epoch: int = 1) -> FeedPage:
        raise ValueError(f"{after}{epoch}")


class _Unheard(HubClient):
    """Nobody takes its announcements or pictures."""

    def announce(self, events: Sequence[Event]) -> Announced:
        raise HubSaidNo(Refusal(RefusalCode.CHAIN, f"No to {len(events)}."))

    def upload(self, sha256: str, content: bytes) -> None:
        raise HubSaidNo(Refusal(RefusalCode.TOO_LARGE, f"No to {sha256}: {len(content)}."))


class _FarTooMany(HubClient):
    """Is sent away once, until long after everybody is gone."""

    sent_away = False

    def push(self, events: Sequence[Event], *, hub_epoch: str) -> Receipt:
        if not self.sent_away:
            self.sent_away = True
            raise HubSaidNo(Refusal(RefusalCode.TOO_MANY, "", retry_after_s=2**53 - 1))
        return super().push(events, hub_epoch=hub_epoch)


def test_a_hub_that_sends_a_station_away_for_ever_is_asked_again(
    booth: RealStation, engine: Engine
) -> None:
    events = booth.work(2)
    all_sent(booth.start(lambda: booth.connect(kind=_FarTooMany)))
    assert held(engine) == said(events)


@pytest.mark.parametrize("kind", [_DeafToTheFeed, _Unheard])
def test_trouble_on_one_way_does_not_close_the_others(
    booth: RealStation, engine: Engine, kind: type[HubClient]
) -> None:
    events = [*booth.work(200), booth.refer(PHOTO)]
    worker = booth.start(lambda: booth.connect(kind=kind))
    worker.announce(events[-1:])
    wait_for(worker, lambda: worker.status().unsent == 0)
    assert held(engine) == said(events)
    if kind is _DeafToTheFeed:
        wait_for(worker, lambda: worker.status().problem is ProblemCode.HUB_REFUSED)
    else:
        wait_for(worker, lambda: worker.status().state is LinkState.CONNECTED)


def test_a_referral_overtakes_a_long_queue_and_its_photo_comes_with_it(
    booth: RealStation, desk: RealStation
) -> None:
    booth.work(30)
    referred = booth.refer(PHOTO)
    _HeldBack.go.clear()
    worker = booth.start(lambda: booth.connect(kind=_HeldBack), announcing=[referred])
    desk_worker = desk.start()
    wait_for(desk_worker, lambda: bool(desk.queries.referrals(PORT)))
    file = desk.queries.referral(referred.subject_id)
    assert file is not None
    wait_for(desk_worker, lambda: desk.attachments.has(file.page_photo))
    assert worker.status().unsent == 31
    _HeldBack.go.set()
    all_sent(worker)
    assert len(desk.queries.referrals(PORT)) == 1


def test_another_hubs_key_is_not_believed(booth: RealStation, engine: Engine) -> None:
    booth.hub_key = Ed25519PrivateKey.generate().public_key()
    booth.work(2)
    worker = booth.start()
    wait_for(worker, lambda: worker.status().problem is ProblemCode.HUB_NOT_A_HUB)
    assert worker.status().unsent == 2
    assert held(engine) == []


def test_a_station_that_is_not_enrolled_is_refused(booth: RealStation) -> None:
    booth.name = "L9"
    booth.work(2)
    worker = booth.start()
    wait_for(worker, lambda: worker.status().state is LinkState.REFUSED)
    assert worker.status().problem is ProblemCode.HUB_REFUSED
    assert worker.status().unsent == 2


def test_a_twin_is_a_fork_and_loses_nothing(
    booth: RealStation, desk: RealStation, hub: Hub, tmp_path: Path, engine: Engine
) -> None:
    booth.work(3)
    worker = booth.start()
    all_sent(worker)
    twin = RealStation.enrolled(hub, booth.url, tmp_path / "twin", "L4")
    with twin:
        others = twin.work(5)
        twin_worker = twin.start()
        wait_for(twin_worker, lambda: twin_worker.status().problem is ProblemCode.HUB_FORK)
        assert twin_worker.status().state is LinkState.REFUSED
        desk_worker = desk.start()
        desk_worker.announce([desk.refer()])
        wait_for(twin_worker, lambda: bool(twin.queries.referrals(PORT)))
        assert twin_worker.status().problem is ProblemCode.HUB_FORK
        assert twin.journal.unsent_count() == 5
        batch = twin.journal.unsent(10, 10**6)
        assert batch is not None
        assert list(batch.events) == others
    assert len(held(engine)) == 3


def _restore_copy(engine: Engine, seq: int) -> None:
    """Bring the hub's database back to where it held the booth's events up to `seq`."""
    with engine.begin() as connection:
        row = connection.execute(
            select(hub_event.c.hash).where(hub_event.c.station == "L4", hub_event.c.seq == seq)
        ).one()
        lost = select(hub_event.c.id).where(hub_event.c.seq > seq)
        connection.execute(delete(hub_feed).where(hub_feed.c.id.in_(lost)))
        last = select(func.coalesce(func.max(hub_feed.c.position), 0)).scalar_subquery()
        connection.execute(update(hub_port).values(last_position=last))
        connection.execute(delete(hub_event).where(hub_event.c.seq > seq))
        connection.execute(update(hub_head).values(seq=seq, hash=row.hash))


@pytest.mark.parametrize("said_so", [True, False])
def test_a_hub_restored_from_a_copy_gets_everything_again(
    booth: RealStation,
    desk: RealStation,
    running: RunningHub,
    engine: Engine,
    tmp_path: Path,
    said_so: bool,
) -> None:
    worker, desk_worker = booth.start(), desk.start()
    events = [*booth.work(4), booth.refer(PHOTO), *booth.work(4)]
    all_sent(worker)
    wait_for(desk_worker, lambda: len(desk.queries.referrals(PORT)) == 1)
    running.stop()
    _restore_copy(engine, 3)
    if said_so:
        begin_new_life(engine, new_id)
    events += [booth.refer(), *booth.work(2)]
    restored = make_hub(
        engine, KEYS, pictures=tmp_path / "pictures", clock=SystemClock(), new_id=new_id
    )
    with RunningHub(restored, port=int(running.url.rpartition(":")[2])):
        worker.nudge()
        all_sent(worker)
        assert held(engine) == said(events)
        wait_for(desk_worker, lambda: len(desk.queries.referrals(PORT)) == 2)
        worker.stop()
        desk_worker.stop()


@dataclass(frozen=True, slots=True)
class _WrongClock(SystemClock):
    """The desk's clock was set by hand, an hour off."""

    def now(self) -> datetime:
        return SystemClock().now() + timedelta(hours=1)


def test_a_wrong_clock_does_not_keep_a_station_from_the_hub(
    hub: Hub, running: RunningHub, tmp_path: Path, engine: Engine
) -> None:
    with RealStation.enrolled(hub, running.url, tmp_path / "L4", "L4", _WrongClock()) as booth:
        events = booth.work(2)
        worker = booth.start()
        all_sent(worker)
        assert held(engine) == said(events)


def test_a_missing_picture_blocks_nothing(
    booth: RealStation, desk: RealStation, tmp_path: Path
) -> None:
    lost, kept = booth.refer(PHOTO), booth.refer(PHOTO + b"2")
    file = booth.queries.referral(lost.subject_id)
    assert file is not None
    next((tmp_path / "L4" / "pictures").rglob(file.page_photo)).unlink()
    worker = booth.start()
    all_sent(worker)
    other = booth.queries.referral(kept.subject_id)
    assert other is not None
    desk_worker = desk.start()
    wait_for(desk_worker, lambda: desk.attachments.has(other.page_photo))
    assert not desk.attachments.has(file.page_photo)


def test_a_listener_that_fails_does_not_end_sync(booth: RealStation, engine: Engine) -> None:
    worker = booth.start()

    def fail() -> None:
        raise RuntimeError("a page was closed")

    worker.on_change(fail)
    events = booth.work(3)
    all_sent(worker)
    assert held(engine) == said(events)


def test_stopping_is_quick_and_starting_again_goes_on(booth: RealStation, engine: Engine) -> None:
    slow = Pace(poll_s=3600, first_wait_s=3600, longest_wait_s=3600, stop_s=5)
    worker = booth.start(pace=slow)
    events = booth.work(2)
    all_sent(worker)
    worker.stop()
    worker.stop()
    assert not worker._thread.is_alive()
    events += booth.work(2)
    again = booth.start(pace=slow)
    all_sent(again)
    assert held(engine) == said(events)


def test_a_worker_that_never_started_can_be_stopped(booth: RealStation) -> None:
    pictures = PictureQueue(booth.store, booth.attachments)
    SyncWorker(booth.journal, pictures, booth.connect, booth.clock).stop()

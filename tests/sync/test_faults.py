"""Lost answers, killed hubs, many at once: whatever happens, exactly once."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from app.hub.server import RunningHub
from app.hub.service import Hub
from app.journal.event import Event
from app.records.tables import referral as referral_table
from app.sync.refused import HubSaidNo
from app.sync.worker import SyncWorker
from tests.hub.lines import CuttingLine
from tests.hub.worlds import PORT
from tests.sync.stations import RealStation, all_sent, held, said, wait_for

pytestmark = pytest.mark.faults

PHOTO = os.urandom(3000)


def test_answers_that_are_lost_after_the_hub_stored(booth: RealStation, engine: Engine) -> None:
    events = [*booth.work(5), booth.refer(PHOTO), *booth.work(60)]
    with CuttingLine(booth.url, cuts=6) as line:
        worker = booth.start(lambda: booth.connect(line.url))
        worker.announce([events[5]])
        wait_for(worker, lambda: line.cuts == 0)
        all_sent(worker)
        assert held(engine) == said(events)
        line.cuts = 3
        events += booth.work(10)
        wait_for(worker, lambda: line.cuts == 0)
        all_sent(worker)
        worker.stop()
    assert held(engine) == said(events)
    with engine.connect() as connection:
        rows = connection.execute(select(func.count()).select_from(referral_table))
        assert rows.scalar_one() == 1


def test_many_at_once_in_the_name_of_one_station(booth: RealStation, engine: Engine) -> None:
    events = booth.work(60)
    starts = threading.Barrier(5)

    def push_all(shift: int) -> None:
        client = booth.connect()
        starts.wait(60)
        try:
            for start in range(0, 60, 10 + shift):
                with suppress(HubSaidNo):  # a gap: another one has not come so far yet
                    client.push(events[start : start + 10 + shift], hub_epoch="")
        finally:
            client.close()

    with ThreadPoolExecutor(5) as pool:
        for done in [pool.submit(push_all, shift) for shift in range(5)]:
            done.result()
    worker = booth.start()
    all_sent(worker)
    assert held(engine) == said(events)


@pytest.fixture
def start_hub(
    engine: Engine, hub: Hub, running: RunningHub, tmp_path: Path
) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """Start the hub in a process of its own, at the address that `running` had."""
    running.stop()
    is_server = engine.dialect.name == "postgresql"
    where = (
        engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        if is_server
        else str(tmp_path / "hub.db")
    )
    command = [
        *(sys.executable, "-m", "tests.hub.hub_process"),
        *(where, str(hub.blobs.folder), running.url.rpartition(":")[2]),
    ]
    with ExitStack() as started:

        def start() -> "subprocess.Popen[str]":
            process = started.enter_context(
                subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            )
            started.callback(process.kill)
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            return process

        yield start


@pytest.mark.slow
def test_a_hub_that_is_killed_in_the_middle_of_it(
    booth: RealStation,
    desk: RealStation,
    start_hub: Callable[[], "subprocess.Popen[str]"],
    engine: Engine,
) -> None:
    events: list[Event] = []
    worker, desk_worker = booth.start(), desk.start()
    for _ in range(4):
        events += [*booth.work(40), booth.refer(PHOTO)]
        worker.announce(events[-1:])
        some_went = _fewer_than(worker.status().unsent, worker)
        process = start_hub()
        worker.nudge()
        desk_worker.nudge()
        wait_for(worker, some_went)
        process.kill()
        process.wait()
        events += booth.work(5)
    start_hub()
    worker.nudge()
    desk_worker.nudge()
    all_sent(worker)
    wait_for(desk_worker, lambda: len(desk.queries.referrals(PORT)) == 4)
    assert held(engine) == said(events)
    photo = desk.queries.referral(events[40].subject_id)
    assert photo is not None
    wait_for(desk_worker, lambda: desk.attachments.has(photo.page_photo))
    worker.stop()
    desk_worker.stop()


def _fewer_than(unsent: int, worker: SyncWorker) -> Callable[[], bool]:
    return lambda: worker.status().unsent < unsent

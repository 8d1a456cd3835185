"""The second process: opens what the shift left behind and looks for every step of it."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.workstation import hub_key, station_key, store_path
from app.demo.port import DemoPort, DemoStation
from app.demo.station_log import StationLog, documents, is_about
from app.demo.story import Step, Story, StoryBook
from app.hub.holdings import Holding, holdings
from app.journal.chain import Head
from app.journal.event import Event
from app.records.event_rows import read_head
from app.records.store import Store
from app.records.verification import verify_store
from app.settings import read_station

_ONCE = frozenset({"encounter.decided", "referral.sent", "referral.received", "referral.disposed"})


@dataclass(frozen=True, slots=True)
class _Log:
    """One station's log, read back."""

    head: Head
    events: Sequence[Event]


def check_shift(folder: Path) -> int:
    """Compare the story in `folder` with stores and hub, print what is wrong; 0 for nothing."""
    story = StoryBook.open(folder / "shift.json").story
    port = DemoPort(folder / "port")
    wrong = list(complaints(port, story, holdings(port.open_hub().engine)))
    for complaint in wrong:
        sys.stdout.write(f"WRONG: {complaint}\n")
    sys.stdout.write(
        f"second process: {len(story.steps)} steps looked for, {len(wrong)} things wrong\n"
    )
    return 1 if wrong else 0


def complaints(port: DemoPort, story: Story, held: Mapping[str, Holding]) -> Iterator[str]:
    """Compare the stations' stores with the story and with what their hub holds.

    Args:
        port: Its stations are read anew, and changed in nothing.
        story: What was played.
        held: The hub's holdings by station.
    """
    if not story.finished:
        yield "the shift was not played to its end"
    logs: dict[str, _Log] = {}
    for station in (port.booth, port.desk):
        name = station.station.name
        logs[name] = log = _read(station)
        yield from _complaints_about_log(station)
        yield from _complaints_about_hub(name, log.head, held.get(name))
    numbers = documents(event for log in logs.values() for event in log.events)
    for step in story.steps:
        if step.event:
            yield from _complaints_about_step(step, logs[step.station], numbers)
    yield from _doubled(logs, numbers)


def _read(station: DemoStation) -> _Log:
    with _open(station) as store:
        events = StationLog(store).events()
        with store.reading() as connection:
            return _Log(read_head(connection), events)


def _open(station: DemoStation) -> Store:
    keys = station.vault.load(station.station.name)
    return Store.open(store_path(station.home), keys, read_only=True)


def _complaints_about_log(station: DemoStation) -> Iterator[str]:
    settings = read_station(station.home)
    anchor = station.vault.anchor(station.station.name)
    with _open(station) as store:
        verdict = verify_store(
            store, station_key(settings), hub_key=hub_key(settings), anchor=anchor
        )
        yield from (f"{station.station.name}: {fault}" for fault in store.cipher_faults())
    if verdict.fault is not None:
        yield f"{station.station.name}: event {verdict.fault.seq} {verdict.fault.why}"


def _complaints_about_hub(name: str, head: Head, held: Holding | None) -> Iterator[str]:
    if held is None:
        yield f"the hub has nothing of {name}"
    elif (held.seq, held.head) != (head.seq, head.hash) or held.events != head.seq:
        yield f"the hub has {held.events} events of {name}, the station {head.seq}"


def _complaints_about_step(step: Step, log: _Log, numbers: dict[str, str]) -> Iterator[str]:
    found = [
        event
        for event in log.events
        if is_about(event, step.event, step.document, numbers, step.says)
    ]
    if not found:
        yield f"“{step.name}” ({step.document or step.station}) is not in the records"


def _doubled(logs: dict[str, _Log], numbers: dict[str, str]) -> Iterator[str]:
    counted = Counter(
        (name, event.type, numbers.get(str(event.subject_id), str(event.subject_id)))
        for name, log in logs.items()
        for event in log.events
        if event.type in _ONCE and event.amends_id is None
    )
    for (name, kind, document), times in counted.items():
        if times > 1:
            yield f"{name}: {kind} of {document} stands {times} times in the records"

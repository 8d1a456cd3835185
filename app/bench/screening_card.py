"""From a reading that is done to the card: the booth's own service, with everything loaded."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from app.bench.cpu_time import cpu_timed
from app.bench.figures import Figure, figure, median, percentile
from app.bench.history import fill, past_figures
from app.bench.screening_packs import (
    document_figures,
    engine_figures,
    install_documents,
    install_people,
)
from app.bench.screening_people import ListedPeople
from app.bench.screening_sizes import MILLION, Sizes, progress, size_word, sized_figure
from app.bootstrap.workstation import Workstation
from app.demo.port import BOOTH_OFFICER, PIN, PORT, DemoPort
from app.documents.mrz.composer import compose
from app.documents.reading import MrzFormat, TravelDocument
from app.duty.officers import Direction, Mode, Post, Role
from app.screening.people.calibration import Calibration
from app.simulation.crossings import Crossings
from app.simulation.people import travelers

_NO_HUB = "http://127.0.0.1:9"  # the discard port: a booth must be as fast without its hub
_CARD_MS = 60
_WARM_UP, _TRAVELERS = 20, 300
_SEED = 6


def prepare_booth(folder: Path, sizes: Sizes) -> list[Figure]:
    """Make an invented booth with documents; their CPU time is taken, so nothing runs beside it."""
    port = _port(folder)
    port.make()
    station = port.booth.open(_NO_HUB)
    try:
        key = station.keys.derive("packs")
        return list(install_documents(folder / "documents", port.booth.home, key, sizes))
    finally:
        station.close()


def fill_booth(folder: Path, sizes: Sizes) -> None:
    """Fill the booth's store with crossings, which takes minutes and times nothing."""
    station = _port(folder).booth.open(_NO_HUB)
    try:
        progress(f"filling the store with {sizes.crossings:,} crossings")
        fill(station.store, Crossings(sizes.crossings))
    finally:
        station.close()


def card_figures(
    folder: Path, sizes: Sizes, listed: ListedPeople, calibration: Calibration
) -> Iterator[Figure]:
    """Load the booth that was prepared with the people, too, and let travelers come."""
    port = _port(folder)
    station = port.booth.open(_NO_HUB)
    try:
        home, key = port.booth.home, station.keys.derive("packs")
        yield from install_people(folder / "people", home, key, listed, calibration)
        yield from document_figures(home, key, sizes)
        yield from engine_figures(home, key, sizes)
        crossings = Crossings(sizes.crossings)
        progress("asking for the past of travelers")
        yield from past_figures(station.records, crossings)
        progress(f"screening {_TRAVELERS} travelers at the booth")
        yield from _at_the_booth(station, crossings, sizes)
    finally:
        station.close()


def _port(folder: Path) -> DemoPort:
    return DemoPort(folder / "port")


def _at_the_booth(station: Workstation, crossings: Crossings, sizes: Sizes) -> Iterator[Figure]:
    """Take the time from the reading to the recorded card; every traveler has crossed before."""
    post = Post(PORT, "Lane 4", Mode.LAND, Direction.INBOUND)
    duty = station.sign_in.sign_in(BOOTH_OFFICER.badge, PIN, Role.PRIMARY, post)
    wall, cpu = list[float](), list[float]()
    for document in _who_come(crossings, _WARM_UP + _TRAVELERS):
        reading = station.primary.read_typed(compose(document, MrzFormat.TD3))
        with cpu_timed(cpu):
            begun = perf_counter()
            party = station.primary.screen(
                duty,
                station.primary.begin(),
                None,
                reading,
                read_ns=station.clock.monotonic_ns(),
            )
            wall.append((perf_counter() - begun) * 1000)
        assert party.people[0].summary is not None, "no card"
    full = (sizes.people, sizes.documents, sizes.crossings) == (MILLION, 50 * MILLION, 10 * MILLION)
    name = "_".join(
        f"{size_word(count)}_{what}"
        for count, what in (
            (sizes.people, "people"),
            (sizes.documents, "documents"),
            (sizes.crossings, "crossings"),
        )
    )
    wall, cpu = wall[_WARM_UP:], cpu[_WARM_UP:]
    yield figure(f"screening.card.{name}.wall.p50", median(wall), "ms")
    yield sized_figure(
        f"screening.card.{name}.wall.p95", percentile(wall, 0.95), "ms", at=full, target=_CARD_MS
    )
    yield figure(f"screening.card.{name}.cpu.p95", percentile(cpu, 0.95), "ms")


def _who_come(crossings: Crossings, count: int) -> Iterator[TravelDocument]:
    """Yield travelers with invented names and documents that have crossed before."""
    known = next(iter(crossings)).traveler
    for place, one in enumerate(travelers(count, _SEED)):
        state, number = crossings.document(int(known[place % len(known)]))
        yield replace(one.document, issuing_state=state, nationality=state, document_number=number)

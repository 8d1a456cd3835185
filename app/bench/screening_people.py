"""Travelers against a list of invented people: time, and how often the true record is found."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from app.bench.figures import Better, Figure, figure, median, percentile
from app.bench.screening_sizes import MILLION, progress, size_word, sized_figure
from app.documents.reading import TravelDocument
from app.screening.people.build import Arrays, build_people
from app.screening.people.calibration import Calibration
from app.screening.people.index import PeopleIndex
from app.simulation.changed_people import ChangedPerson, changed_people
from app.simulation.people import InventedLookouts, travelers

LIST_SEED = 1
_TIMED_SEED, _CHANGING_SEED = 104, 105  # nothing was tuned on these travelers
_CPU_MS = {MILLION: (8, 18), 2 * MILLION: (12, 26)}
_CANDIDATES, _CANDIDATES_EACH, _RECALL = 0.996, 0.985, 0.985
_BUILD_S = 300
_WORDS, _DIFFERENT = 200_000, 0.95


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """A list and the engine over it."""

    lookouts: InventedLookouts
    arrays: Arrays
    build_s: float

    @property
    def index(self) -> PeopleIndex:
        """The engine; opening it costs nothing."""
        return PeopleIndex(self.arrays, self.lookouts.__getitem__)


def listed_people(count: int) -> ListedPeople:
    """Invent a list and make it searchable."""
    progress(f"inventing {count:,} people and building the index")
    lookouts = InventedLookouts(count, LIST_SEED)
    begun = process_time()
    arrays = build_people(lookouts)
    return ListedPeople(lookouts, arrays, process_time() - begun)


def list_figures(listed: ListedPeople) -> Iterator[Figure]:
    """Say how hard the list is, and what its index costs."""
    count = len(listed.lookouts)
    size, full = size_word(count), count >= MILLION
    words, different = listed.lookouts.figures()
    higher = Better.HIGHER
    yield sized_figure(
        f"screening.list_{size}.different_words", words, "words", at=full, target=_WORDS,
        better=higher,
    )  # fmt: skip
    yield sized_figure(
        f"screening.list_{size}.different_names", different, "share", at=full, target=_DIFFERENT,
        better=higher,
    )  # fmt: skip
    held = sum(array.nbytes for array in listed.arrays.values()) / MILLION
    yield figure(f"screening.list_{size}.arrays", held, "MB")
    yield sized_figure(
        f"screening.list_{size}.build_cpu", listed.build_s, "s", at=full, target=_BUILD_S
    )


def time_figures(listed: ListedPeople, timed: int) -> Iterator[Figure]:
    """Screen travelers who are not listed, as nearly all are, and take the CPU time of each."""
    count = len(listed.lookouts)
    progress(f"timing {timed:,} travelers against {count:,} people")
    index = listed.index
    spent = [cpu_ms_of(index, one.document) for one in travelers(timed, _TIMED_SEED)]
    size = size_word(count)
    p50, p95 = _CPU_MS.get(count, (0, 0))
    for name, value, target in (
        ("p50", median(spent), p50),
        ("p95", percentile(spent, 0.95), p95),
    ):
        yield sized_figure(
            f"screening.people_{size}.cpu.{name}", value, "ms", at=target > 0, target=target
        )


def cpu_ms_of(index: PeopleIndex, document: TravelDocument) -> float:
    """Return the CPU milliseconds of one screening."""
    begun = process_time()
    index.matches(document)
    return (process_time() - begun) * 1000


def candidate_figures(listed: ListedPeople, people: list[ChangedPerson]) -> Iterator[Figure]:
    """Say how often the true record is among the candidates, for each kind of change."""
    progress(f"looking for {len(people):,} listed people among the candidates")
    index, size = listed.index, size_word(len(listed.lookouts))
    found = [one.place in index.candidates(one.document) for one in people]
    full = len(listed.lookouts) >= MILLION
    yield from _shares(f"screening.people_{size}.candidates", people, found, full=full)


def recall_figures(
    listed: ListedPeople, people: list[ChangedPerson], calibration: Calibration
) -> Iterator[Figure]:
    """Say how often a listed traveler is told to be listed, at the threshold of the list."""
    size, full = size_word(len(listed.lookouts)), len(listed.lookouts) >= MILLION
    progress(f"looking for {len(people):,} listed people with that threshold")
    index = PeopleIndex({**listed.arrays, **calibration.arrays}, listed.lookouts.__getitem__)
    found = []
    for one in people:
        true = listed.lookouts[one.place].id
        found.append(any(match.lookout.id == true for match in index.matches(one.document)))
    yield from _shares(f"screening.people_{size}.recall", people, found, full=full)


def changed(listed: ListedPeople, each: int) -> list[ChangedPerson]:
    """Return listed people with changed names, the same for every engine."""
    return list(changed_people(listed.lookouts, each=each, seed=_CHANGING_SEED))


def part_of(people: list[ChangedPerson], each: int) -> list[ChangedPerson]:
    """Return `each` of every kind of change, for peers that are slow."""
    taken = Counter[str]()
    part = []
    for one in people:
        taken[one.kind] += 1
        if taken[one.kind] <= each:
            part.append(one)
    return part


def _shares(
    name: str, people: list[ChangedPerson], found: list[bool], *, full: bool
) -> Iterator[Figure]:
    """Return the share found of all, and of each kind of change."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one, right in zip(people, found, strict=True):
        groups[one.kind].append(right)
        groups["birth_damaged" if one.birth_damaged else "birth_intact"].append(right)
    candidates = name.endswith("candidates")
    all_target = _CANDIDATES if candidates else _RECALL
    yield sized_figure(
        name, sum(found) / len(found), "share", at=full, target=all_target, better=Better.HIGHER
    )
    for group, answers in groups.items():
        yield sized_figure(
            f"{name}.{group}", sum(answers) / len(answers), "share",
            at=full and candidates and not group.startswith("birth"),
            target=_CANDIDATES_EACH, better=Better.HIGHER,
        )  # fmt: skip

"""Travelers against a list of invented people: time, and how often the true record is found."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from app.bench.figures import Better, Figure, figure, median, percentile
from app.bench.screening_sizes import MILLION, Sizes, progress, size_word, sized_figure
from app.documents.reading import TravelDocument
from app.screening.people.build import Arrays, build_people
from app.screening.people.calibration import calibrate, rate_between
from app.screening.people.index import PeopleIndex
from app.simulation.changed_people import ChangedPerson, changed_people
from app.simulation.people import InventedLookouts, travelers

_LIST_SEED, _CALIBRATING_SEED, _CHECKING_SEED, _TIMED_SEED, _CHANGING_SEED = 1, 2, 3, 4, 5
_FALSE_ALERTS = 1.0  # per 1,000 travelers
_CPU_MS = {MILLION: (8, 18), 2 * MILLION: (12, 26)}
_CANDIDATES, _CANDIDATES_EACH, _RECALL = 0.996, 0.985, 0.985
_BUILD_S = 300
_TIMES_THE_MEAN = 3.0
_ENOUGH_TO_JUDGE = 10
"""Alerts that a kind of names would have at three times the mean; where they would be fewer, chance
alone may triple the rate."""
_WORDS, _DIFFERENT = 200_000, 0.95


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """A list and the engine over it, calibrated where it is measured further."""

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
    lookouts = InventedLookouts(count, _LIST_SEED)
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


def alert_figures(
    listed: ListedPeople, people: list[ChangedPerson], sizes: Sizes
) -> Iterator[Figure]:
    """Set the threshold on a third of the negative set, and hold it against the others.

    Each kind of names comes with the bounds of its rate. Only those of which enough travelers were
    asked are judged, and how many are not is said.
    """
    size, full = size_word(len(listed.lookouts)), len(listed.lookouts) >= MILLION
    progress(f"setting the threshold on {sizes.negatives:,} travelers")
    calibrating = travelers(sizes.negatives, _CALIBRATING_SEED)
    calibration = calibrate(
        listed.arrays,
        ((one.document, one.culture) for one in calibrating),
        alerts_per_thousand=_FALSE_ALERTS,
    )
    index = PeopleIndex({**listed.arrays, **calibration.arrays}, listed.lookouts.__getitem__)
    yield figure(f"screening.people_{size}.threshold.possible", calibration.possible / 100, "bits")
    yield figure(f"screening.people_{size}.threshold.strong", calibration.strong / 100, "bits")
    others = 2 * sizes.negatives
    progress(f"counting alerts among {others:,} other travelers")
    asked, alerted = Counter[str](), Counter[str]()
    for traveler in travelers(others, _CHECKING_SEED):
        asked[traveler.culture] += 1
        alerted[traveler.culture] += bool(index.matches(traveler.document))
    mean = alerted.total() / asked.total()
    yield figure(f"screening.people_{size}.false_alerts", 1000 * mean, "per 1000 travelers")
    for culture, count in sorted(asked.items()):
        yield figure(f"screening.people_{size}.travelers.{culture}", count, "travelers")
        yield figure(
            f"screening.people_{size}.false_alerts.{culture}",
            1000 * alerted[culture] / count,
            "per 1000 travelers",
        )
        for bound, rate in zip(("low", "high"), rate_between(alerted[culture], count), strict=True):
            yield figure(
                f"screening.people_{size}.false_alerts.{culture}.{bound}",
                1000 * rate,
                "per 1000 travelers",
            )
    judged = [c for c in asked if _TIMES_THE_MEAN * mean * asked[c] >= _ENOUGH_TO_JUDGE]
    over = max((alerted[culture] / (mean * asked[culture]) for culture in judged), default=0)
    yield sized_figure(
        f"screening.people_{size}.false_alerts.highest_of_mean", over, "times",
        at=full and bool(judged), target=_TIMES_THE_MEAN,
    )  # fmt: skip
    yield figure(
        f"screening.people_{size}.false_alerts.too_few_to_judge", len(asked) - len(judged), "kinds"
    )
    progress(f"looking for {len(people):,} listed people with that threshold")
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

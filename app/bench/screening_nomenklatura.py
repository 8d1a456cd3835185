"""A peer that scores pairs: nomenklatura's logic-v2, on the candidates that our engine found.

It needs 16 seconds and 60 packages to start, so it runs in a process of its own, where
`.venv-peers` has it (`pip install nomenklatura`); else this part says so and measures nothing. Both
are judged alike: the threshold is the score that one of a thousand unlisted travelers reaches, and
a listed one counts as found when the true record scores more.
"""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bench.figures import Better, Figure, figure
from app.bench.screening_people import ListedPeople
from app.bench.screening_sizes import progress, size_word
from app.documents.reading import PartialDate, TravelDocument
from app.simulation.changed_people import ChangedPerson
from app.simulation.people import travelers

_PYTHON = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"
_NAME = "nomenklatura logic-v2"
_CANDIDATES = 40
_NEGATIVES = 2000
_NEGATIVE_SEED = 7
_FALSE_ALERTS = 0.001
_LEAST = -1000
"""Hundredths of a bit: what is less likely than that alerts by no threshold."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One traveler: the score of each candidate, ours and theirs; `true` is None for strangers."""

    records: Sequence[int]
    ours: Sequence[float]
    theirs: Sequence[float]
    true: int | None


def nomenklatura_figures(listed: ListedPeople, people: list[ChangedPerson]) -> Iterator[Figure]:
    """Compare what both find at one false alert per thousand travelers."""
    if not _installed():
        progress(f"{_NAME} is not installed in {_PYTHON.parents[1].name}: left out")
        return
    progress(f"asking {_NAME} about {len(people):,} listed people and {_NEGATIVES:,} others")
    strangers = [one.document for one in travelers(_NEGATIVES, _NEGATIVE_SEED)]
    asked = [(one.document, one.place) for one in people] + [(each, None) for each in strangers]
    scored, per_pair_us = _scored(listed, asked)
    ours = _recall(scored, [one.ours for one in scored])
    theirs = _recall(scored, [one.theirs for one in scored])
    size = size_word(len(listed.lookouts))
    yield figure(
        f"screening.people_{size}.beside_nomenklatura.recall", ours, "share", target=theirs,
        better=Better.HIGHER, peer=_NAME, peer_value=round(theirs, 3),
    )  # fmt: skip
    yield figure(f"screening.people_{size}.beside_nomenklatura.cpu_a_pair", per_pair_us, "us")


def _installed() -> bool:
    ask = "import importlib.util, sys; sys.exit(importlib.util.find_spec('nomenklatura') is None)"
    return _PYTHON.exists() and subprocess.run([_PYTHON, "-c", ask]).returncode == 0


def _recall(scored: Sequence[_Scored], scores: Sequence[Sequence[float]]) -> float:
    """Return the share of listed people whose true record scores above the threshold."""
    best = sorted(
        (
            max(each, default=float("-inf"))
            for one, each in zip(scored, scores, strict=True)
            if one.true is None
        ),
        reverse=True,
    )
    threshold = best[int(len(best) * _FALSE_ALERTS)]
    found = [
        any(
            record == one.true and score > threshold
            for record, score in zip(one.records, each, strict=True)
        )
        for one, each in zip(scored, scores, strict=True)
        if one.true is not None
    ]
    return sum(found) / max(1, len(found))


def _scored(
    listed: ListedPeople, asked: Sequence[tuple[TravelDocument, int | None]]
) -> tuple[list[_Scored], float]:
    """Return the scores of both, and the peer's CPU microseconds for one pair."""
    index = listed.index
    questions, known = [], []
    for document, true in asked:
        compared = index.compared(document, _LEAST)[:_CANDIDATES]
        records = [one.record for one in compared]
        known.append((records, [one.centibits / 100 for one in compared], true))
        name = (document.surname, document.given_names)
        person = [*name, _dated(document.birth_date), document.nationality]
        questions.append([person, [_listed(listed, record) for record in records]])
    done = subprocess.run(
        [_PYTHON, "-c", _PROGRAM],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return [
        _Scored(records, ours, theirs, true)
        for (records, ours, true), theirs in zip(known, answer["scores"], strict=True)
    ], answer["us"]


def _dated(date: PartialDate) -> str:
    """Write what is known of a date: FollowTheMoney takes a year alone."""
    return date.iso if date.complete else str(date.year or "")


def _listed(listed: ListedPeople, record: int) -> list[str]:
    one = listed.lookouts[record]
    return [one.surname, one.given_names, one.birth_date, one.nationality]


# Every person has an identifier of its own: logic-v2 remembers names by it.
_PROGRAM = """
import json, sys, time
from itertools import count
from followthemoney import model
from nomenklatura.matching import LogicV2
number = count()
def person(surname, given_names, birth, state):
    entity = model.make_entity("Person")
    entity.id = str(next(number))
    entity.add("name", f"{given_names} {surname}".strip())
    entity.add("lastName", surname)
    entity.add("firstName", given_names)
    entity.add("birthDate", birth or None)
    entity.add("nationality", "DEU" if state == "D" else state)
    return entity
config = LogicV2.default_config()
warm = person("DOE", "KIM", "1980-01-01", "USA")
LogicV2.compare(warm, person("DOE", "KIM", "1980-01-01", "USA"), config)
pairs, spent, scores = 0, 0.0, []
for question, candidates in json.load(sys.stdin):
    asked, listed = person(*question), [person(*each) for each in candidates]
    begun = time.process_time()
    scores.append([LogicV2.compare(asked, each, config).score for each in listed])
    spent += time.process_time() - begun
    pairs += len(listed)
print(json.dumps({"scores": scores, "us": spent / max(1, pairs) * 1e6}))
"""

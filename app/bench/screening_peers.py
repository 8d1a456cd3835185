"""The peers on the same list: rapidfuzz over every name, and SQLite's trigram index.

Each is asked for its hundred likeliest records, as our engine is; its time is CPU time of all that.
"""

import sqlite3
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain
from time import process_time

from rapidfuzz import process
from rapidfuzz.fuzz import token_sort_ratio

from app.bench.figures import Better, Figure, figure, median
from app.bench.screening_people import ListedPeople
from app.bench.screening_sizes import MILLION, progress, size_word, sized_figure
from app.documents.reading import TravelDocument
from app.simulation.changed_people import ChangedPerson
from app.simulation.people import InventedLookouts

_CANDIDATES = 100
_RAREST = 8
_TRIGRAM = 3
_RATIOS = {"rapidfuzz": 40, "sqlite_fts5": 4}

Ask = Callable[[TravelDocument], Sequence[int]]


def peer_figures(listed: ListedPeople, some: list[ChangedPerson]) -> Iterator[Figure]:
    """Ask both peers and our engine about the same people."""
    size = size_word(len(listed.lookouts))
    full = len(listed.lookouts) >= MILLION
    index = listed.index
    ours_ms, _ = _asked(lambda document: [len(index.matches(document))], some)  # the whole of it
    _, ours = _asked(index.candidates, some)
    for name, make in (("rapidfuzz", _rapidfuzz), ("sqlite_fts5", _fts5)):
        progress(f"asking {name} about {len(some)} people")
        their_ms, theirs = _asked(make(listed.lookouts), some)
        yield figure(
            f"screening.people_{size}.beside_{name}.cpu.p50", ours_ms, "ms",
            peer=name, peer_value=round(their_ms, 1),
        )  # fmt: skip
        yield sized_figure(
            f"screening.people_{size}.beside_{name}.times_faster", their_ms / ours_ms, "times",
            at=full, target=_RATIOS[name], better=Better.HIGHER,
        )  # fmt: skip
        yield figure(
            f"screening.people_{size}.beside_{name}.candidates", ours, "share", target=theirs,
            better=Better.HIGHER, peer=name, peer_value=round(theirs, 3),
        )  # fmt: skip


def _asked(
    ask: Callable[[TravelDocument], Container[int]], people: list[ChangedPerson]
) -> tuple[float, float]:
    """Return the median CPU milliseconds, and the share of people whose record is among those."""
    spent, found = [], 0
    for one in people:
        begun = process_time()
        answer = ask(one.document)
        spent.append((process_time() - begun) * 1000)
        found += one.place in answer
    return median(spent), found / len(people)


def _rapidfuzz(lookouts: InventedLookouts) -> Ask:
    """Compare the whole name with every name, as a script does that somebody wrote in a day."""
    names = [f"{one.surname} {one.given_names}" for one in lookouts]

    def ask(document: TravelDocument) -> Sequence[int]:
        name = f"{document.surname} {document.given_names}"
        found = process.extract(
            name, names, scorer=token_sort_ratio, processor=None, limit=_CANDIDATES
        )
        return [place for _, _, place in found]

    return ask


def _fts5(lookouts: InventedLookouts) -> Ask:
    """Index trigrams, and ask for the rarest ones of the name, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")
    database.executemany(
        "INSERT INTO names (rowid, name) VALUES (?, ?)",
        ((place + 1, f"{one.surname} {one.given_names}") for place, one in enumerate(lookouts)),
    )
    database.execute("CREATE VIRTUAL TABLE trigram USING fts5vocab(names, 'row')")
    rarity = dict(database.execute("SELECT lower(term), doc FROM trigram"))

    def ask(document: TravelDocument) -> Sequence[int]:
        words = (document.surname.split(), document.given_names.split())
        grams = {
            word[i : i + _TRIGRAM]
            for word in chain(*words)
            for i in range(len(word) - _TRIGRAM + 1)
        }
        known = [gram for gram in grams if gram.lower() in rarity]
        rarest = sorted(known, key=lambda gram: (rarity[gram.lower()], gram))[:_RAREST]
        if not rarest:
            return []
        rows = database.execute(
            "SELECT rowid FROM names WHERE name MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{gram}"' for gram in rarest), _CANDIDATES),
        )
        return [row - 1 for (row,) in rows]

    return ask

"""Real aliases of the OFAC's list: `--samples DIR` with `ofac_sdn.csv` and `ofac_aka_pairs.csv`.

Every person is listed under the primary name and birth date alone; then each alias comes as a
traveler. An alias that has nothing of the name cannot be found by it, and lists give it a row of
its own, so targets count related spellings only: those that rapidfuzz finds at least two thirds
alike, words sorted. What all aliases give is reported beside it.
"""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from app.bench.figures import Better, Figure, figure
from app.bench.screening_sizes import MILLION, Sizes, progress, size_word
from app.documents.reading import PartialDate, TravelDocument
from app.documents.same_name import letters
from app.screening.answers import Lookout
from app.screening.birth_dates import parse_listed_date
from app.screening.people.build import build_people
from app.screening.people.index import PeopleIndex
from app.simulation.people import InventedLookouts, passport_of

_RELATED = 66.0  # of 100
_BY_NAME, _WITH_DATE = 0.975, 0.99
_MOST_OTHERS = MILLION // 10
_UNKNOWN = PartialDate()


def alias_figures(samples: Path, sizes: Sizes) -> Iterator[Figure]:
    """Look for the primary record of every alias, on the list alone and among invented people."""
    pairs = list(_rows(samples / "ofac_aka_pairs.csv"))
    listed = {pair["sdn_id"]: _lookout(pair) for pair in pairs}
    others = _others(samples / "ofac_sdn.csv", set(listed))
    people = [*listed.values(), *others]
    places = {one.id: place for place, one in enumerate(people)}
    invented = InventedLookouts(min(sizes.people, _MOST_OTHERS))
    yield figure("screening.ofac.people", len(people), "people")
    for label, rest in (("alone", []), (f"among_{size_word(len(invented))}", invented)):
        progress(f"looking for the OFAC's aliases, {label.replace('_', ' ')}")
        arrays = build_people(chain(people, rest))
        index = PeopleIndex(arrays, _undecoded)
        for with_date in (False, True):
            found = {True: list[bool](), False: list[bool]()}
            for pair in pairs:
                document = _document(pair["aka_name"], pair["dob"] if with_date else "")
                right = places[pair["sdn_id"]] in index.candidates(document)
                found[_related(pair)].append(right)
            yield from _figures(f"screening.ofac.{label}", found, with_date=with_date)


def _figures(name: str, found: dict[bool, list[bool]], *, with_date: bool) -> Iterator[Figure]:
    by = "with_date" if with_date else "by_name"
    related, every = found[True], found[True] + found[False]
    if not with_date and name.endswith("alone"):
        yield figure("screening.ofac.related_aliases", len(related), "aliases")
        yield figure("screening.ofac.all_aliases", len(every), "aliases")
    yield figure(
        f"{name}.related.{by}.recall_at_100",
        sum(related) / max(1, len(related)),
        "share",
        target=_WITH_DATE if with_date else _BY_NAME,
        better=Better.HIGHER,
    )
    yield figure(f"{name}.all.{by}.recall_at_100", sum(every) / max(1, len(every)), "share")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _others(path: Path, known: set[str]) -> Iterator[Lookout]:
    """Yield the people of the list who have no alias; they compete for the hundred places."""
    with path.open(newline="", encoding="latin-1") as file:
        for number, name, kind, *_ in filter(lambda row: len(row) > 2, csv.reader(file)):
            if kind.strip() == "individual" and number not in known:
                yield _lookout({"sdn_id": number, "primary_name": name, "dob": ""})


def _lookout(row: dict[str, str]) -> Lookout:
    surname, given_names = _parts(row["primary_name"])
    return Lookout(
        id=row["sdn_id"],
        version=1,
        lookout_class=3,
        surname=surname,
        given_names=given_names,
        birth_date=_with_unknown(row["dob"]),
        nationality="",
        reason="listed",
        listed_on="",
    )


def _document(name: str, birth: str) -> TravelDocument:
    surname, given_names = map(letters, _parts(name))
    return passport_of(
        surname,
        given_names,
        nationality="",
        birth_date=parse_listed_date(_with_unknown(birth)) if birth else _UNKNOWN,
        sex="",
        number="",
    )


def _parts(name: str) -> tuple[str, str]:
    surname, _, given_names = name.partition(",")
    return surname.strip(), given_names.strip()


def _with_unknown(date: str) -> str:
    """Write zeros that stand for an unknown month or day as X."""
    year, _, rest = date.partition("-")
    return "-".join([year, *(part.replace("00", "XX") for part in rest.split("-"))]) if rest else ""


def _related(pair: dict[str, str]) -> bool:
    names = (letters(pair[key].replace(",", " ")) for key in ("primary_name", "aka_name"))
    return token_sort_ratio(*names) >= _RELATED


def _undecoded(record: int) -> Lookout:
    raise AssertionError(f"record {record}: candidates need no record")

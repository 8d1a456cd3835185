"""The bench of screening measures what it says; targets count only at the size they are for."""

import csv
from pathlib import Path

import pytest

from app.bench.figures import Figure
from app.bench.screening_alerts import alert_figures
from app.bench.screening_aliases import alias_figures
from app.bench.screening_peers import peer_figures
from app.bench.screening_people import (
    candidate_figures,
    changed,
    list_figures,
    listed_people,
    part_of,
)
from app.bench.screening_sizes import Sizes, size_word

_SIZES = Sizes(
    people=3000,
    negatives=60,
    timed=5,
    each=2,
    beside_peers=1,
    documents=1000,
    crossings=1000,
    samples=None,
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    listed = listed_people(_SIZES.people)
    people = changed(listed, _SIZES.each)
    made = [
        *list_figures(listed),
        *candidate_figures(listed, people),
        *alert_figures(tmp_path_factory.mktemp("bench") / "arrays", listed, people, _SIZES),
        *peer_figures(listed, part_of(people, _SIZES.beside_peers)),
    ]
    return {one.name: one for one in made}


def test_a_small_list_says_its_size_and_judges_nothing(figures: dict[str, Figure]) -> None:
    assert all("_3k" in name for name in figures)
    judged = {name for name, one in figures.items() if one.target is not None}
    assert judged == {
        "screening.people_3k.beside_rapidfuzz.candidates",
        "screening.people_3k.beside_sqlite_fts5.candidates",
    }


def test_exact_names_are_found_and_every_kind_is_reported(figures: dict[str, Figure]) -> None:
    assert figures["screening.people_3k.candidates.exact"].value == 1
    kinds = [name for name in figures if name.startswith("screening.people_3k.candidates.")]
    assert len(kinds) == 16 + 2
    assert figures["screening.people_3k.candidates"].value > 0.9
    assert figures["screening.people_3k.recall"].value > 0.8


def test_peers_are_asked_about_the_same_people(figures: dict[str, Figure]) -> None:
    for peer in ("rapidfuzz", "sqlite_fts5"):
        one = figures[f"screening.people_3k.beside_{peer}.candidates"]
        assert one.peer_value is not None
        assert one.peer_value > 0.5


def test_aliases_are_looked_for_by_name_and_with_date(tmp_path: Path) -> None:
    pairs = [
        ("1", "AL-KAWARI, Salim", "AL-KUWARI, Saleem", "1973-09-28"),
        ("2", "LINDQUIST, Mara Elin", "LINDKVIST, Mara", "1980-00-00"),
        ("3", "OESTERGAARD, Ingrid", "VANTONGEREN, Casimir", "1991-06-17"),
    ]
    with (tmp_path / "ofac_aka_pairs.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("sdn_id", "primary_name", "aka_name", "kind", "dob", "nationality"))
        writer.writerows((*pair[:3], "aka", pair[3], "") for pair in pairs)
    (tmp_path / "ofac_sdn.csv").write_text('9,"SELDER, Otto","individual","X"\n8,"SHIP","vessel"\n')
    figures = {one.name: one for one in alias_figures(tmp_path, _SIZES)}
    assert figures["screening.ofac.people"].value == 4
    assert figures["screening.ofac.related_aliases"].value == 2
    assert figures["screening.ofac.alone.related.by_name.recall_at_100"].value == 1
    assert figures["screening.ofac.among_3k.related.with_date.recall_at_100"].value == 1


def test_sizes_are_said_in_short() -> None:
    assert [size_word(n) for n in (2_000_000, 100_000, 1_500_000, 750)] == [
        "2m",
        "100k",
        "1500k",
        "750",
    ]

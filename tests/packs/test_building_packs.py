"""Building a pack and what may stand in it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.packs.build import build_pack
from app.problems import Problem, ProblemCode
from app.screening.answers import ListedDocument, Lookout

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PERSON = Lookout(
    id="LK-1",
    version=3,
    lookout_class=3,
    surname="Eriksson",
    given_names="Änna Maria",
    birth_date="1974-08-XX",
    nationality="UTO",
    reason="invented",
    listed_on="2026-01-05",
    sex="F",
    aliases=(("ERIKSEN", "ANNA"),),
    documents=(("UTO", "L898902C3"),),
)
LOST = ListedDocument("UTO", "X0001234", "stolen", "2026-10-01")


def build(folder: Path, *people: Lookout, version: str = "1", name: str = "lists") -> Path:
    build_pack(
        folder,
        name=name,
        version=version,
        produced_at=NOW,
        lookouts=people or (PERSON,),
        lost_documents=(LOST,),
    )
    return folder


def test_manifest_describes_every_file(tmp_path: Path) -> None:
    folder = build(tmp_path / "pack")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert (manifest["format"], manifest["name"], manifest["version"]) == (3, "lists", "1")
    assert manifest["produced_at"] == "2026-11-24T10:00:00Z"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["manifest.json", *manifest["files"]]
    )
    for name, entry in manifest["files"].items():
        content = (folder / name).read_bytes()
        assert entry["sha256"] == sha256(content).hexdigest()
        assert entry["bytes"] == len(content)
    assert manifest["files"]["people.records"]["records"] == 1
    assert manifest["files"]["people.offsets"]["dtype"] == "<u8"
    assert manifest["files"]["documents.rows"]["records"] == 1


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build(tmp_path / "a"), build(tmp_path / "b")
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


@pytest.mark.parametrize(
    "person",
    [
        replace(PERSON, lookout_class=0),
        replace(PERSON, lookout_class=8),
        replace(PERSON, birth_date="1974"),
        replace(PERSON, nationality="utopia"),
        replace(PERSON, id="../LK"),
        replace(PERSON, id="LK@1"),
        replace(PERSON, surname="ERIKS\u202eNOS"),
        replace(PERSON, surname="A\nB"),
        replace(PERSON, given_names="A" * 201),
        replace(PERSON, sex="W"),
    ],
)
def test_record_that_no_station_would_take_is_not_built(tmp_path: Path, person: Lookout) -> None:
    with pytest.raises(Problem) as caught:
        build(tmp_path / "pack", person)
    assert caught.value.code is ProblemCode.PACK_DAMAGED
    assert not (tmp_path / "pack" / "manifest.json").exists()


def test_record_may_stand_only_once(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        build(tmp_path / "pack", PERSON, replace(PERSON, surname="OTHER"))


@pytest.mark.parametrize("name", ["", "../up", "Lists", "a/b", "lists\n", "a" * 41])
def test_name_of_a_pack_is_a_short_word(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem):
        build(tmp_path / "pack", name=name)


def test_moment_without_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        build_pack(
            tmp_path / "pack",
            name="lists",
            version="1",
            produced_at=(NOW + timedelta(hours=1)).replace(tzinfo=None),
            lookouts=(),
            lost_documents=(),
        )

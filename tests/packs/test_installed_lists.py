"""All installed packs as one list, whatever state each is in."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.packs.install import install
from app.packs.installed import InstalledLists
from app.problems import ProblemCode
from tests.packs.test_building_packs import LOST, NOW, PERSON, build
from tests.packs.test_installing_packs import DOCUMENT, KEY


def installed(tmp_path: Path, *names: str) -> Path:
    home = tmp_path / "home"
    for number, name in enumerate(names):
        person = replace(PERSON, id=f"LK-{number}")
        install(build(tmp_path / name, person, name=name), home, KEY)
    return home


def test_packs_answer_together(tmp_path: Path) -> None:
    lists = InstalledLists(installed(tmp_path, "port", "country"), KEY)
    assert sorted(one.lookout.id for one in lists.matches(DOCUMENT)) == ["LK-0", "LK-1"]
    assert list(lists.listed(DOCUMENT)) == [LOST, LOST]
    assert dict(lists.versions) == {"country": "1", "port": "1"}
    assert lists.open() == NOW


def test_namesakes_in_one_pack_hide_nobody_in_another(tmp_path: Path) -> None:
    home = installed(tmp_path, "port")
    namesakes = (replace(PERSON, id=f"LK-{number}", documents=()) for number in range(100, 220))
    install(build(tmp_path / "country", *namesakes, name="country"), home, KEY)
    matches = InstalledLists(home, KEY).matches(DOCUMENT)
    assert len(matches) <= 200
    assert "LK-0" in {one.lookout.id for one in matches}


def test_damaged_pack_is_left_out_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home = installed(tmp_path, "port", "country")
    (home / "packs" / "port" / "pack.sealed").write_bytes(b"GHPACK2\n damaged")
    lists = InstalledLists(home, KEY)
    with caplog.at_level(logging.WARNING):
        assert dict(lists.versions) == {"country": "1"}
    assert lists.problem is not None
    assert lists.problem.code is ProblemCode.PACK_DAMAGED
    assert not lists.complete
    assert "a pack was not opened" in caplog.text


def test_a_copy_that_somebody_put_aside_is_no_pack(tmp_path: Path) -> None:
    home = installed(tmp_path, "port")
    shutil.copytree(home / "packs" / "port", home / "packs" / "port (copy)")
    lists = InstalledLists(home, KEY)
    assert dict(lists.versions) == {"port": "1"}
    assert lists.complete


def test_station_without_packs_says_that_none_was_asked(tmp_path: Path) -> None:
    lists = InstalledLists(tmp_path, KEY)
    assert (dict(lists.versions), lists.as_of, list(lists.matches(DOCUMENT))) == ({}, None, [])

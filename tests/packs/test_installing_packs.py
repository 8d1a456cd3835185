"""Installing packs: whole ones replace what was there, damaged ones change nothing."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.documents.reading import PartialDate, Sex, TravelDocument
from app.packs import install as install_module
from app.packs.install import install, installed_packs, open_pack
from app.problems import Problem, ProblemCode
from tests.packs.test_building_packs import LOST, NOW, PERSON, build

KEY = bytes(range(32))
DOCUMENT = TravelDocument(
    document_code="P",
    issuing_state="UTO",
    document_number="X0001234",
    surname="ERIKSSON",
    given_names="AENNA MARIA",
    nationality="UTO",
    birth_date=PartialDate(1974, 8, 12),
    sex=Sex.FEMALE,
    expiry_date=PartialDate(2032, 4, 15),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A station with version 1 installed."""
    home = tmp_path / "home"
    install(build(tmp_path / "first"), home, KEY)
    return home


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Version 2, ready to be installed."""
    return build(tmp_path / "second", replace(PERSON, version=4), version="2")


def version_in_use(home: Path) -> str:
    return open_pack(home, "lists", KEY).versions["lists"]


def refused(source: Path, home: Path) -> str:
    """Install, expect the one sentence, and return its technical word."""
    with pytest.raises(Problem) as caught:
        install(source, home, KEY)
    assert caught.value.code is ProblemCode.PACK_DAMAGED
    return caught.value.detail


def edit_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def replace_lookouts(folder: Path, content: bytes, records: int) -> None:
    """Put other records into a pack, with a manifest that vouches for them."""
    (folder / "lookouts.jsonl").write_bytes(content)
    entry = {"sha256": sha256(content).hexdigest(), "bytes": len(content), "records": records}
    edit_manifest(folder, lambda manifest: manifest["files"].update({"lookouts.jsonl": entry}))


def test_installed_pack_answers(home: Path) -> None:
    index = open_pack(home, "lists", KEY)
    assert index.candidates(DOCUMENT) == [PERSON]
    assert index.listed(DOCUMENT) == (LOST,)
    assert (dict(index.versions), index.as_of) == ({"lists": "1"}, NOW)
    assert installed_packs(home) == ("lists",)


def test_newer_pack_replaces_the_older_one(home: Path, newer: Path) -> None:
    install(newer, home, KEY)
    assert open_pack(home, "lists", KEY).candidates(DOCUMENT)[0].version == 4
    assert len(list((home / "packs" / "lists").iterdir())) == 1


def test_nothing_of_a_list_lies_in_clear(home: Path) -> None:
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"riksson" not in content
            assert b"L898902C3" not in content
            if os.name != "nt":
                assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["manifest.json", "lookouts.jsonl", "lost_documents.jsonl"])
def test_missing_cut_or_changed_file_is_refused(home: Path, newer: Path, name: str) -> None:
    path = newer / name
    content = path.read_bytes()
    path.unlink()
    assert "cannot be read" in refused(newer, home)
    for damaged in (b"", content[:-1], content[: len(content) // 2], content[1:], b"\x00" * 50):
        path.write_bytes(damaged)
        refused(newer, home)
    path.write_bytes(content.replace(b"1", b"2"))
    refused(newer, home)
    assert version_in_use(home) == "1"


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.update(format=2),
        lambda manifest: manifest.update(name="../../elsewhere"),
        lambda manifest: manifest.update(name="/etc"),
        lambda manifest: manifest.update(version="1\n2"),
        lambda manifest: manifest.update(produced_at="yesterday"),
        lambda manifest: manifest.update(more="unknown"),
        lambda manifest: manifest.pop("files"),
        lambda manifest: manifest["files"].update({"../../../escape": {}}),
        lambda manifest: manifest["files"].update({"lookouts.jsonl": "text"}),
        lambda manifest: manifest["files"]["lookouts.jsonl"].update(records=2),
        lambda manifest: manifest["files"]["lookouts.jsonl"].update(bytes=-1),
        lambda manifest: manifest["files"]["lookouts.jsonl"].update(bytes=2**60),
    ],
)
def test_manifest_that_says_something_else_is_refused(
    home: Path, newer: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    edit_manifest(newer, change)
    refused(newer, home)
    assert version_in_use(home) == "1"
    assert not list(home.parent.rglob("escape"))


@pytest.mark.parametrize(
    "content",
    [
        b"[]\n",
        b"null\n",
        b'{"id": 1}\n',
        b'{"id": "LK-1"\n',
        b"\xff\xfe\n",
        b"[" * 200_000 + b"\n",
        b'{"id":"' + b"A" * 5_000_000 + b'"}\n',
        (
            b'{"id":"LK-1","version":1,"lookout_class":"3","surname":"A","given_names":"B",'
            b'"birth_date":"","nationality":"","reason":"","listed_on":"2026-01-01"}\n'
        ),
        (
            b'{"id":"LK-1","version":1,"lookout_class":3,"surname":"A","given_names":"B","extra":1,'
            b'"birth_date":"","nationality":"","reason":"","listed_on":"2026-01-01"}\n'
        ),
    ],
    ids=["list", "null", "type", "cut", "no text", "nested", "huge", "class as text", "unknown"],
)
def test_hostile_record_is_refused_even_if_the_manifest_vouches_for_it(
    home: Path, newer: Path, content: bytes
) -> None:
    replace_lookouts(newer, content, 1)
    assert refused(newer, home) == "lookouts.jsonl not understood"
    assert version_in_use(home) == "1"


def test_problem_never_quotes_a_record(home: Path, newer: Path) -> None:
    replace_lookouts(newer, b'{"id":"LK-1","surname":"ERIKSSON","sex":"ERIKSSON"}\n', 1)
    assert "ERIKSSON" not in refused(newer, home)


def test_manifest_larger_than_any_real_one_is_refused(home: Path, newer: Path) -> None:
    edit_manifest(newer, lambda manifest: manifest.update(version="1" * 100_000))
    assert "too large" in refused(newer, home)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_out_of_the_pack_is_not_followed(home: Path, newer: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (newer / "lookouts.jsonl").rename(outside)
    (newer / "lookouts.jsonl").symlink_to(outside)
    assert "no plain file" in refused(newer, home)


def test_pack_of_which_a_bit_was_turned_does_not_open(home: Path) -> None:
    path = home / "packs" / "lists" / "pack.sealed"
    content = path.read_bytes()
    for place in (0, 10, len(content) // 2, len(content) - 1):
        damaged = bytearray(content)
        damaged[place] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(Problem) as caught:
            open_pack(home, "lists", KEY)
        assert caught.value.code is ProblemCode.PACK_DAMAGED
    for length in (0, 5, 15, 40):
        path.write_bytes(content[:length])
        with pytest.raises(Problem):
            open_pack(home, "lists", KEY)


def test_pack_opens_only_with_its_key_and_under_its_name(home: Path) -> None:
    with pytest.raises(Problem):
        open_pack(home, "lists", bytes(32))
    (home / "packs" / "lists").rename(home / "packs" / "others")
    with pytest.raises(Problem):
        open_pack(home, "others", KEY)


def test_pack_that_is_not_installed_is_a_known_problem(tmp_path: Path) -> None:
    assert installed_packs(tmp_path) == ()
    with pytest.raises(Problem) as caught:
        open_pack(tmp_path, "lists", KEY)
    assert caught.value.code is ProblemCode.PACK_DAMAGED


def test_full_disk_leaves_the_older_pack_in_use(
    home: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(install_module, "write_durably", full)
    with pytest.raises(Problem) as caught:
        install(newer, home, KEY)
    assert caught.value.code is ProblemCode.DISK_FULL
    assert version_in_use(home) == "1"

"""Installing packs: whole ones replace what was there, damaged ones change nothing."""

import errno
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from operator import methodcaller
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.reading import PartialDate, Sex, TravelDocument
from app.packs import install as install_module
from app.packs.install import install, installed_packs, open_pack
from app.packs.installed import InstalledLists
from app.packs.record_format import LOOKOUT
from app.packs.sealed import PackSealer, SealedPack
from app.problems import Problem, ProblemCode
from tests.packs.test_building_packs import LOST, NOW, PERSON, build

KEY = bytes(range(32))
ROW: list[Any] = msgspec.msgpack.decode(LOOKOUT.encode(PERSON))
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
    return open_pack(home, "lists", KEY).manifest.version


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


def vouch(folder: Path, name: str, content: bytes, records: int) -> None:
    """Put another file into a pack, with a manifest that vouches for it."""
    (folder / name).write_bytes(content)
    entry = {"sha256": sha256(content).hexdigest(), "bytes": len(content), "records": records}
    edit_manifest(folder, lambda manifest: manifest["files"][name].update(entry))


def replace_lookout(folder: Path, record: bytes) -> None:
    """Put another lookout into a pack, with a manifest that vouches for it."""
    vouch(folder, "people.records", record, 1)
    vouch(folder, "people.offsets", np.array([0, len(record)], "<u8").tobytes(), 2)


def test_installed_pack_answers(home: Path) -> None:
    lists = InstalledLists(home, KEY)
    assert [match.lookout for match in lists.matches(DOCUMENT)] == [PERSON]
    assert lists.listed(DOCUMENT) == [LOST]
    assert (dict(lists.versions), lists.as_of) == ({"lists": "1"}, NOW)
    assert installed_packs(home) == ("lists",)


def test_newer_pack_replaces_the_older_one(home: Path, newer: Path) -> None:
    install(newer, home, KEY)
    assert InstalledLists(home, KEY).matches(DOCUMENT)[0].lookout.version == 4
    assert len(list((home / "packs" / "lists").iterdir())) == 1


def test_nothing_of_a_list_lies_in_clear(home: Path) -> None:
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"riksson" not in content
            assert b"L898902C3" not in content
            if os.name != "nt":
                assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["manifest.json", "people.records", "documents.rows"])
def test_missing_cut_or_changed_file_is_refused(home: Path, newer: Path, name: str) -> None:
    path = newer / name
    content = path.read_bytes()
    path.unlink()
    assert "cannot be read" in refused(newer, home)
    for damaged in (b"", content[:-1], content[: len(content) // 2], content[1:], b"\x00" * 50):
        path.write_bytes(damaged)
        refused(newer, home)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    refused(newer, home)
    assert version_in_use(home) == "1"


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.update(name="../../elsewhere"),
        lambda manifest: manifest.update(name="/etc"),
        lambda manifest: manifest.update(version="1\n2"),
        lambda manifest: manifest.update(produced_at="yesterday"),
        lambda manifest: manifest.update(more="unknown"),
        lambda manifest: manifest.pop("files"),
        lambda manifest: manifest["files"].update({"../../../escape": {}}),
        lambda manifest: manifest["files"].update({"people.records": "text"}),
        lambda manifest: manifest["files"]["people.records"].update(records=2),
        lambda manifest: manifest["files"]["people.records"].update(bytes=-1),
        lambda manifest: manifest["files"]["people.records"].update(bytes=2**60),
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
    "record",
    [
        b"\x90",
        b"\xc0",
        b"\x91\x01",
        LOOKOUT.encode(PERSON)[:-1],
        b"\xff\xfe",
        b"\x91" * 60_000,
        msgspec.msgpack.encode([*ROW[:2], "3", *ROW[3:]]),
        msgspec.msgpack.encode([*ROW[:3], "A\0B", *ROW[4:]]),
    ],
    ids=["list", "null", "type", "cut", "no text", "nested", "class as text", "control"],
)
def test_hostile_record_is_refused_even_if_the_manifest_vouches_for_it(
    home: Path, newer: Path, record: bytes
) -> None:
    replace_lookout(newer, record)
    assert refused(newer, home) == "a record not understood"
    assert version_in_use(home) == "1"


def test_record_of_a_megabyte_is_refused(home: Path, newer: Path) -> None:
    replace_lookout(newer, msgspec.msgpack.encode([*ROW[:3], "A" * 1_000_000, *ROW[4:]]))
    assert "another number" in refused(newer, home)


@pytest.mark.parametrize("offsets", [[0, 2**63], [1, 9], [0], [], [5, 0]])
def test_offsets_that_lead_nowhere_are_refused(home: Path, newer: Path, offsets: list[int]) -> None:
    vouch(newer, "people.offsets", np.array(offsets, "<u8").tobytes(), len(offsets))
    refused(newer, home)
    assert version_in_use(home) == "1"


def test_problem_never_quotes_a_record(home: Path, newer: Path) -> None:
    replace_lookout(newer, msgspec.msgpack.encode(["LK-1", 1, 3, "ERIKSSON", "ERIKSSON"]))
    assert "ERIKSSON" not in refused(newer, home)


def test_manifest_larger_than_any_real_one_is_refused(home: Path, newer: Path) -> None:
    edit_manifest(newer, lambda manifest: manifest.update(version="1" * 300_000))
    assert "too large" in refused(newer, home)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_out_of_the_pack_is_not_followed(home: Path, newer: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (newer / "people.records").rename(outside)
    (newer / "people.records").symlink_to(outside)
    assert "no plain file" in refused(newer, home)


def read_everything(home: Path, name: str = "lists") -> None:
    pack = open_pack(home, name, KEY)
    for file in pack.manifest.files:
        pack.whole(file)


def test_pack_of_which_a_bit_was_turned_does_not_open(home: Path) -> None:
    path = home / "packs" / "lists" / "pack.sealed"
    content = path.read_bytes()
    for place in range(0, len(content), 37):
        damaged = bytearray(content)
        damaged[place] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(Problem) as caught:
            read_everything(home)
        assert caught.value.code in (ProblemCode.PACK_DAMAGED, ProblemCode.PACK_OUTDATED)
    for length in (0, 5, 15, 40, 70, len(content) - 1, len(content) - 300):
        path.write_bytes(content[:length])
        with pytest.raises(Problem):
            read_everything(home)


def test_block_opens_only_in_its_place_and_installation(home: Path, tmp_path: Path) -> None:
    many = [replace(PERSON, id=f"LK-{number}", documents=()) for number in range(200)]
    path = home / "packs" / "lists" / "pack.sealed"
    install(build(tmp_path / "many", *many), home, KEY)
    first = path.read_bytes()
    part = open_pack(home, "lists", KEY)._parts["people.records"]
    one = slice(part.at, part.at + 4096 + 16)
    two = slice(one.stop, one.stop + 4096 + 16)
    assert part.length > 8192
    swapped = bytearray(first)
    swapped[one], swapped[two] = first[two], first[one]
    install(build(tmp_path / "again", *many), home, KEY)
    assert len(path.read_bytes()) == len(first)
    older = bytearray(path.read_bytes())
    older[one] = first[one]
    for damaged in (swapped, older):
        path.write_bytes(damaged)
        assert open_pack(home, "lists", KEY).read("people.records", 8192, 10)
        with pytest.raises(Problem) as caught:
            open_pack(home, "lists", KEY).read("people.records", 100, 10)
        assert caught.value.code is ProblemCode.PACK_DAMAGED


@given(offset=st.integers(0, 20_000), length=st.integers(0, 9000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_part_reads_as_it_was_written(sealed: SealedPack, offset: int, length: int) -> None:
    content = sealed.whole("people.records")
    if offset + length > len(content):
        with pytest.raises(ValueError, match="beyond"):
            sealed.read("people.records", offset, length)
    else:
        assert sealed.read("people.records", offset, length) == content[offset : offset + length]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> SealedPack:
    folder = tmp_path_factory.mktemp("sealed")
    many = [replace(PERSON, id=f"LK-{number}", documents=()) for number in range(200)]
    install(build(folder / "pack", *many), folder / "home", KEY)
    return open_pack(folder / "home", "lists", KEY)


def test_pack_of_an_older_program_asks_to_be_installed_again(home: Path, newer: Path) -> None:
    (home / "packs" / "lists" / "pack.sealed").write_bytes(b"GHPACK1\n" + bytes(100))
    with pytest.raises(Problem) as caught:
        open_pack(home, "lists", KEY)
    assert caught.value.code is ProblemCode.PACK_OUTDATED
    for change in ({"format": 2}, {"format": 1, "files": {"lookouts.jsonl": {}}}):
        edit_manifest(newer, methodcaller("update", change))
        with pytest.raises(Problem) as caught:
            install(newer, home, KEY)
        assert caught.value.code is ProblemCode.PACK_OUTDATED


def test_pack_for_a_newer_program_is_not_used_and_the_one_before_goes_on(
    home: Path, newer: Path
) -> None:
    edit_manifest(newer, lambda manifest: manifest.update(format=4))
    with pytest.raises(Problem) as caught:
        install(newer, home, KEY)
    assert caught.value.code is ProblemCode.PACK_NEWER
    assert version_in_use(home) == "1"


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


class FullDisk(io.BytesIO):
    def write(self, _content: object) -> int:
        raise OSError(errno.ENOSPC, "no space")


def test_full_disk_leaves_the_older_pack_in_use(
    home: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_module, "PackSealer", lambda *_: PackSealer(FullDisk(), KEY, "x"))
    with pytest.raises(Problem) as caught:
        install(newer, home, KEY)
    assert caught.value.code is ProblemCode.DISK_FULL
    assert version_in_use(home) == "1"
    assert len(list((home / "packs" / "lists").iterdir())) == 1


def test_what_a_crash_left_half_installed_is_no_pack(home: Path, newer: Path) -> None:
    part = home / "packs" / "lists" / "pack.sealed.part"
    part.write_bytes((home / "packs" / "lists" / "pack.sealed").read_bytes()[:1000])
    assert version_in_use(home) == "1"
    install(newer, home, KEY)
    assert version_in_use(home) == "2"
    assert not part.exists()

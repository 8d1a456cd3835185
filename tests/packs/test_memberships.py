"""Memberships of trusted-traveler programs in packs: whole, found by document, never half taken."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.packs.build import build_pack
from app.packs.contents import PackContents
from app.packs.install import install, open_pack
from app.packs.installed import InstalledLists
from app.packs.sealing import seal
from app.problems import Problem, ProblemCode
from app.screening.summary_types import Membership
from tests.packs.test_building_packs import LOST, NOW, PERSON, build
from tests.packs.test_installing_packs import DOCUMENT, KEY

MEMBER = Membership(
    program="Fast Lane",
    valid_from="2023-06-30",
    valid_until="2028-06-29",
    vetted_on="2026-11-13",
    issuing_state="UTO",
    document_number="X0001234",
)


def build_with(folder: Path, *members: Membership, name: str = "lists") -> Path:
    build_pack(
        folder,
        name=name,
        version="1",
        produced_at=NOW,
        lookouts=(PERSON,),
        lost_documents=(LOST,),
        memberships=members,
    )
    return folder


def refused(source: Path, home: Path) -> str:
    with pytest.raises(Problem) as caught:
        install(source, home, KEY)
    assert caught.value.code is ProblemCode.PACK_DAMAGED
    return caught.value.detail


def rewrite(folder: Path, content: bytes, records: int) -> None:
    """Put other memberships into a pack, with a manifest that vouches for them."""
    (folder / "memberships.jsonl").write_bytes(content)
    entry = {"sha256": sha256(content).hexdigest(), "bytes": len(content), "records": records}
    edit(folder, lambda manifest: manifest["files"].update({"memberships.jsonl": entry}))


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def line(**changes: str) -> bytes:
    plain = {
        "program": "Fast Lane",
        "valid_from": "2023-06-30",
        "valid_until": "2028-06-29",
        "vetted_on": "2026-11-13",
        "issuing_state": "UTO",
        "document_number": "X0001234",
    }
    return json.dumps(plain | changes).encode() + b"\n"


def test_member_is_found_by_exactly_this_document(tmp_path: Path) -> None:
    other = replace(MEMBER, document_number="X0001235")
    elsewhere = replace(MEMBER, issuing_state="EUE")
    install(build_with(tmp_path / "pack", other, MEMBER, elsewhere), tmp_path / "home", KEY)
    index = open_pack(tmp_path / "home", "lists", KEY)
    assert index.memberships(DOCUMENT) == (MEMBER,)
    assert index.memberships(replace(DOCUMENT, document_number="")) == ()


def test_all_installed_packs_are_asked(tmp_path: Path) -> None:
    home = tmp_path / "home"
    second = replace(MEMBER, program="Coastal Pass")
    install(build_with(tmp_path / "a", MEMBER, name="country"), home, KEY)
    install(build_with(tmp_path / "b", second, name="port"), home, KEY)
    install(build(tmp_path / "c", name="without"), home, KEY)
    assert InstalledLists(home, KEY).memberships(DOCUMENT) == [MEMBER, second]


def test_pack_without_members_has_no_file_of_them(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack")
    assert not (folder / "memberships.jsonl").exists()
    assert set(json.loads((folder / "manifest.json").read_bytes())["files"]) == {
        "lookouts.jsonl",
        "lost_documents.jsonl",
    }


def test_pack_sealed_before_there_were_members_still_opens(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack")
    older = {
        "manifest": (folder / "manifest.json").read_bytes(),
        "lookouts": (folder / "lookouts.jsonl").read_bytes(),
        "lost_documents": (folder / "lost_documents.jsonl").read_bytes(),
    }
    assert set(older) < set(PackContents.__struct_fields__)
    place = tmp_path / "home" / "packs" / "lists" / "pack.sealed"
    place.parent.mkdir(parents=True)
    place.write_bytes(seal(msgspec.msgpack.encode(older), KEY, "lists"))
    index = open_pack(tmp_path / "home", "lists", KEY)
    assert index.listed(DOCUMENT) == (LOST,)
    assert index.memberships(DOCUMENT) == ()


@pytest.mark.parametrize(
    "member",
    [
        replace(MEMBER, program=""),
        replace(MEMBER, program="Fast\u202eLane"),
        replace(MEMBER, program="F" * 61),
        replace(MEMBER, issuing_state=""),
        replace(MEMBER, issuing_state="uto"),
        replace(MEMBER, document_number=""),
        replace(MEMBER, document_number="X 1"),
        replace(MEMBER, valid_from="2026-02-30"),
        replace(MEMBER, valid_until=""),
        replace(MEMBER, vetted_on="13.11.2026"),
        replace(MEMBER, valid_until="2023-06-29"),
    ],
)
def test_membership_that_no_station_would_take_is_not_built(
    tmp_path: Path, member: Membership
) -> None:
    with pytest.raises(Problem) as caught:
        build_with(tmp_path / "pack", member)
    assert caught.value.code is ProblemCode.PACK_DAMAGED
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"[]\n",
        b'{"program": 1}\n',
        b"\xff\n",
        b"[" * 200_000,
        line(valid_until="2023-06-29"),
        line(vetted_on="never"),
        line(holder="Somebody"),
        line(document_number="../up"),
    ],
    ids=["list", "type", "no text", "nested", "ends first", "no date", "unknown", "number"],
)
def test_hostile_membership_is_refused_even_if_the_manifest_vouches_for_it(
    tmp_path: Path, content: bytes
) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    rewrite(folder, content, 1)
    assert refused(folder, tmp_path / "home") == "memberships.jsonl not understood"


def test_file_that_is_missing_changed_or_miscounted_is_refused(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    path = folder / "memberships.jsonl"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"2028", b"2038"))
    assert "not the file described" in refused(folder, tmp_path / "home")
    rewrite(folder, content, 2)
    assert "number of records" in refused(folder, tmp_path / "home")
    path.unlink()
    assert "cannot be read" in refused(folder, tmp_path / "home")


def test_file_that_the_manifest_does_not_name_is_left_alone(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    edit(folder, lambda manifest: manifest["files"].pop("memberships.jsonl"))
    install(folder, tmp_path / "home", KEY)
    assert open_pack(tmp_path / "home", "lists", KEY).memberships(DOCUMENT) == ()

"""Memberships of trusted-traveler programs in packs: whole, found by document, never half taken."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.packs.build import build_pack
from app.packs.install import install
from app.packs.installed import InstalledLists
from app.problems import Problem, ProblemCode
from app.screening.answers import Membership
from tests.packs.test_building_packs import LOST, NOW, PERSON, build
from tests.packs.test_installing_packs import DOCUMENT, KEY, edit_manifest, refused, vouch

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


def rewrite(folder: Path, record: bytes) -> None:
    """Put another record into a pack, with a manifest that vouches for it."""
    vouch(folder, "memberships.records", record, 1)
    vouch(folder, "memberships.offsets", np.array([0, len(record)], "<u8").tobytes(), 2)


def row(**changes: str) -> bytes:
    plain = {
        "program": "Fast Lane",
        "valid_from": "2023-06-30",
        "valid_until": "2028-06-29",
        "vetted_on": "2026-11-13",
        "issuing_state": "UTO",
        "document_number": "X0001234",
    }
    return msgspec.msgpack.encode(list((plain | changes).values()))


def test_member_is_found_by_exactly_this_document(tmp_path: Path) -> None:
    other = replace(MEMBER, document_number="X0001235")
    elsewhere = replace(MEMBER, issuing_state="EUE")
    install(build_with(tmp_path / "pack", other, MEMBER, elsewhere), tmp_path / "home", KEY)
    lists = InstalledLists(tmp_path / "home", KEY)
    assert lists.memberships(DOCUMENT) == [MEMBER]
    assert lists.memberships(replace(DOCUMENT, document_number="")) == []


def test_all_installed_packs_are_asked(tmp_path: Path) -> None:
    home = tmp_path / "home"
    second = replace(MEMBER, program="Coastal Pass")
    install(build_with(tmp_path / "a", MEMBER, name="country"), home, KEY)
    install(build_with(tmp_path / "b", second, name="port"), home, KEY)
    install(build(tmp_path / "c", name="without"), home, KEY)
    assert InstalledLists(home, KEY).memberships(DOCUMENT) == [MEMBER, second]


def test_pack_without_members_has_no_file_of_them(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack")
    assert not list(folder.glob("memberships*"))


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
    assert not (tmp_path / "pack" / "manifest.json").exists()


@pytest.mark.parametrize(
    "record",
    [
        b"\x90",
        b"\xc0",
        b"\xff",
        b"\x91" * 60_000,
        row(valid_until="2023-06-29"),
        row(vetted_on="never"),
        row(holder="Somebody"),
        row(document_number="../up"),
    ],
    ids=["empty", "null", "no text", "nested", "ends first", "no date", "unknown", "number"],
)
def test_hostile_membership_is_refused_even_if_the_manifest_vouches_for_it(
    tmp_path: Path, record: bytes
) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    rewrite(folder, record)
    assert refused(folder, tmp_path / "home") == "a record not understood"


def test_membership_under_another_key_is_refused(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    rewrite(folder, row(document_number="X0001235"))
    assert "another key" in refused(folder, tmp_path / "home")


def test_files_that_belong_together_come_together(tmp_path: Path) -> None:
    folder = build_with(tmp_path / "pack", MEMBER)
    edit_manifest(folder, lambda manifest: manifest["files"].pop("memberships.keys"))
    assert refused(folder, tmp_path / "home") == "manifest not understood"
    assert not (tmp_path / "home" / "packs" / "lists").exists()

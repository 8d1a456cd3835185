"""Pictures at rest."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.problems import Problem, ProblemCode
from app.records.attachments import AttachmentStore
from app.records.ballast import Ballast
from app.records.keys import StationKeys
from tests.records.conftest import KEYS

PICTURE = b"\xff\xd8 an invented page \xff\xd9"
SHA256 = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def pictures(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "pictures", KEYS, Ballast(tmp_path / "ballast"))


def the_file(tmp_path: Path) -> Path:
    (path,) = (one for one in (tmp_path / "pictures").rglob("*") if one.is_file())
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=5000))
def test_a_picture_comes_back_as_it_went(pictures: AttachmentStore, content: bytes) -> None:
    sha256 = pictures.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert pictures.get(sha256) == content
    assert pictures.has(sha256)


def test_nothing_of_it_lies_in_clear_and_nobody_else_may_read_it(
    pictures: AttachmentStore, tmp_path: Path
) -> None:
    pictures.put(PICTURE)
    path = the_file(tmp_path)
    assert b"invented" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_storing_twice_changes_nothing(pictures: AttachmentStore, tmp_path: Path) -> None:
    pictures.put(PICTURE)
    before = the_file(tmp_path).read_bytes()
    pictures.put(PICTURE)
    assert the_file(tmp_path).read_bytes() == before


@pytest.mark.parametrize("name", [SHA256, "", "../../etc/passwd", SHA256.upper(), SHA256 + "\n"])
def test_what_is_not_here(name: str, pictures: AttachmentStore) -> None:
    assert not pictures.has(name)
    assert list(pictures.missing([name])) == [name] * (name == SHA256)
    with pytest.raises(KeyError):
        pictures.get(name)


def test_the_missing_ones_are_told_in_their_order(pictures: AttachmentStore) -> None:
    pictures.put(PICTURE)
    assert list(pictures.missing(["b" * 64, SHA256, "a" * 64])) == ["b" * 64, "a" * 64]


@pytest.mark.parametrize("keep", [0, 3, 10, 16, 17, 40])
def test_a_picture_cut_short_is_damaged(
    keep: int, pictures: AttachmentStore, tmp_path: Path
) -> None:
    pictures.put(PICTURE)
    path = the_file(tmp_path)
    path.write_bytes(path.read_bytes()[:keep])
    assert damaged(pictures, SHA256)


@pytest.mark.parametrize("place", [0, 5, 17, -1])
def test_a_changed_picture_is_damaged(
    place: int, pictures: AttachmentStore, tmp_path: Path
) -> None:
    pictures.put(PICTURE)
    path = the_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert damaged(pictures, SHA256)


def test_a_picture_under_another_ones_name_is_damaged(
    pictures: AttachmentStore, tmp_path: Path
) -> None:
    pictures.put(PICTURE)
    other = pictures.put(b"another")
    (tmp_path / "pictures" / other[:2] / other).write_bytes(
        (tmp_path / "pictures" / SHA256[:2] / SHA256).read_bytes()
    )
    assert damaged(pictures, other)


def test_another_stations_key_opens_nothing(pictures: AttachmentStore, tmp_path: Path) -> None:
    pictures.put(PICTURE)
    other = AttachmentStore(
        tmp_path / "pictures", StationKeys.generate(), Ballast(tmp_path / "ballast")
    )
    assert damaged(other, SHA256)


def damaged(pictures: AttachmentStore, sha256: str) -> bool:
    with pytest.raises(Problem) as caught:
        pictures.get(sha256)
    return caught.value.code is ProblemCode.ATTACHMENT_DAMAGED

"""Pictures come in pieces, whole or not at all, and lie encrypted."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.hub.blobs import Blobs
from app.hub.refusals import Refused
from app.hub.service import Hub
from app.sync.protocol import MAX_BLOB_BYTES, MAX_CHUNK_BYTES, RefusalCode
from app.sync.refused import HubSaidNo
from tests.hub.worlds import PORT, Desk

PHOTO = os.urandom(1000)
NAME = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path, b"k" * 32)


def _add(blobs: Blobs, start: int, stop: int, name: str = NAME, length: int = 1000) -> int:
    return blobs.append(PORT, name, offset=start, length=length, piece=PHOTO[start:stop])


def _code(action: Callable[[], object]) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.refusal.code


def test_pieces_become_a_picture(blobs: Blobs) -> None:
    assert _add(blobs, 0, 400) == 400
    assert blobs.offset(PORT, NAME) == (400, False)
    assert _code(lambda: blobs.get(PORT, NAME)) is RefusalCode.NOT_FOUND
    assert _add(blobs, 400, 1000) == 1000
    assert blobs.offset(PORT, NAME) == (1000, True)
    assert blobs.get(PORT, NAME) == PHOTO


def test_a_whole_picture_stays_as_it_is(blobs: Blobs) -> None:
    _add(blobs, 0, 1000)
    assert _add(blobs, 0, 400) == 1000
    assert blobs.get(PORT, NAME) == PHOTO


def test_a_piece_must_follow_the_last_one(blobs: Blobs) -> None:
    _add(blobs, 0, 400)
    for start in (0, 399, 401):
        assert _code(partial(_add, blobs, start, 1000)) is RefusalCode.OFFSET


def test_content_that_is_not_its_name_is_dropped(blobs: Blobs) -> None:
    assert _code(lambda: _add(blobs, 0, 1000, name="0" * 64)) is RefusalCode.DIGEST
    assert _code(lambda: blobs.offset(PORT, "0" * 64)) is RefusalCode.NOT_FOUND


def test_pieces_of_something_longer_do_not_keep_a_picture_out(desk: Desk, hub: Hub) -> None:
    hub.blobs.append(PORT, NAME, offset=0, length=2000, piece=bytes(1500))
    with pytest.raises(HubSaidNo) as no:
        desk.client.upload(NAME, PHOTO)
    assert no.value.refusal.code is RefusalCode.DIGEST
    desk.client.upload(NAME, PHOTO)
    assert hub.blobs.get(PORT, NAME) == PHOTO


def test_pieces_that_were_not_put_together_can_be_later(blobs: Blobs) -> None:
    """The hub was killed after the last piece was stored."""
    _add(blobs, 0, 600)
    blobs._add(PORT, NAME, 600, PHOTO[600:])
    assert blobs.offset(PORT, NAME) == (1000, False)
    assert _add(blobs, 1000, 1000) == 1000
    assert blobs.get(PORT, NAME) == PHOTO


def test_what_was_being_written_when_the_hub_was_killed_is_no_piece(blobs: Blobs) -> None:
    _add(blobs, 0, 600)
    whole = blobs._whole(PORT, NAME)
    whole.with_name(f"{NAME}.ab12cd34.part").write_bytes(os.urandom(500))
    whole.with_name(".0123456789abcdef").write_bytes(os.urandom(100))
    assert blobs.offset(PORT, NAME) == (600, False)
    assert _add(blobs, 600, 1000) == 1000
    assert blobs.get(PORT, NAME) == PHOTO


def test_a_damaged_piece_drops_the_upload(blobs: Blobs, tmp_path: Path) -> None:
    _add(blobs, 0, 400)
    piece = next(tmp_path.rglob(f"{NAME}.*"))
    piece.write_bytes(piece.read_bytes()[:-1] + b"?")
    assert _code(lambda: _add(blobs, 400, 1000)) is RefusalCode.DIGEST
    assert _add(blobs, 0, 1000) == 1000


def test_a_picture_too_large_is_refused_at_once(blobs: Blobs) -> None:
    assert _code(lambda: _add(blobs, 0, 10, length=MAX_BLOB_BYTES + 1)) is RefusalCode.TOO_LARGE
    assert _code(lambda: _add(blobs, 0, 10, length=5)) is RefusalCode.TOO_LARGE


def test_nothing_lies_in_clear(blobs: Blobs, tmp_path: Path) -> None:
    text = b"P<UTOERIKSSON<<ANNA<MARIA" * 40
    name = hashlib.sha256(text).hexdigest()
    blobs.append(PORT, name, offset=0, length=1000, piece=text[:500])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"ERIKSSON" in path.read_bytes() for path in files)
    blobs.append(PORT, name, offset=500, length=1000, piece=text[500:])
    (whole,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert b"ERIKSSON" not in whole.read_bytes()
    assert whole.stat().st_mode & 0o077 == 0


def test_a_damaged_or_exchanged_picture_is_not_served(blobs: Blobs, tmp_path: Path) -> None:
    _add(blobs, 0, 1000)
    (whole,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    other = whole.with_name("0" * 64)
    other.parent.joinpath("00").mkdir()
    whole.rename(tmp_path / whole.parent.parent.name / whole.parent.name / ("0" * 64))
    assert _code(lambda: blobs.get(PORT, NAME)) is RefusalCode.NOT_FOUND


def test_a_port_does_not_see_another_ports_pictures(blobs: Blobs) -> None:
    _add(blobs, 0, 1000)
    assert _code(lambda: blobs.get("Other Port", NAME)) is RefusalCode.NOT_FOUND
    assert _code(lambda: blobs.offset("../" + PORT, NAME)) is RefusalCode.NOT_FOUND


def test_a_station_uploads_and_another_one_fetches(desk: Desk, second_desk: Desk) -> None:
    photo = os.urandom(MAX_CHUNK_BYTES * 2 + 17)
    name = hashlib.sha256(photo).hexdigest()
    assert second_desk.client.download(name) is None
    desk.client.upload(name, photo)
    desk.client.upload(name, photo)
    assert second_desk.client.download(name) == photo


def test_an_upload_goes_on_where_it_was_cut(desk: Desk, hub: Hub) -> None:
    hub.blobs.append(PORT, NAME, offset=0, length=1000, piece=PHOTO[:300])
    desk.client.upload(NAME, PHOTO)
    assert hub.blobs.get(PORT, NAME) == PHOTO


def test_wrong_content_is_said_to_be_wrong(desk: Desk) -> None:
    with pytest.raises(HubSaidNo) as no:
        desk.client.upload("0" * 64, PHOTO)
    assert no.value.refusal.code is RefusalCode.DIGEST

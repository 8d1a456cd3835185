"""The images that wait."""

import os
from pathlib import Path

from app.ui.intake.inbox import Inbox, list_images


def _image(folder: Path, name: str, minute: int) -> Path:
    path = folder / name
    path.write_bytes(b"x")
    os.utime(path, (1_790_000_000 + 60 * minute,) * 2)
    return path


def test_what_arrived_waits_until_it_is_taken(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    inbox.arrived(first)
    inbox.arrived(second)
    inbox.arrived(first)  # written again: it waits again, behind the other
    assert inbox.waiting == (second, first)
    inbox.taken(second)
    assert inbox.waiting == (first,)
    inbox.taken(second)


def test_images_are_listed_newest_first_and_marked_if_new(tmp_path: Path) -> None:
    old = _image(tmp_path, "old.PNG", 1)
    new = _image(tmp_path, "new.jpg", 2)
    _image(tmp_path, "notes.txt", 3)
    files = list_images(tmp_path, (new,))
    assert [(file.path, file.new) for file in files] == [(new, True), (old, False)]


def test_a_folder_or_file_that_vanished_is_left_out(tmp_path: Path) -> None:
    assert list_images(tmp_path / "gone", (tmp_path / "gone.png",)) == ()
    assert list_images(None, ()) == ()

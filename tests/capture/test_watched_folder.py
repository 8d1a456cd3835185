"""The watched folder, with a real file system and without waiting for the clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from shutil import rmtree

import pytest

from app.capture.watched_folder import WatchedFolder
from app.problems import Problem, ProblemCode

_PATIENCE_S = 20


@dataclass
class Desk:
    """Collects what the watcher tells."""

    folder: Path
    files: "Queue[Path]" = field(default_factory=Queue)
    problems: "Queue[Problem]" = field(default_factory=Queue)

    def arrived(self) -> str:
        return self.files.get(timeout=_PATIENCE_S).name

    def is_quiet(self) -> bool:
        """Whatever was told before a last file is here once that last file is."""
        (self.folder / "last.jpg").write_bytes(b"last")
        return self.arrived() == "last.jpg" and self.files.empty()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(b"from yesterday")
    desk = Desk(folder)
    with WatchedFolder(folder, desk.files.put, desk.problems.put):
        yield desk


def test_written_file_is_told_once_it_is_closed(desk: Desk) -> None:
    with (desk.folder / "page.jpg").open("wb") as file:
        file.write(b"first half")
        file.flush()
        (desk.folder / "other.jpg").write_bytes(b"whole")
        assert desk.arrived() == "other.jpg"  # and not the page that is still being written
        file.write(b"second half")
    assert desk.arrived() == "page.jpg"
    assert desk.is_quiet()


def test_renamed_file_is_told_by_its_final_name(desk: Desk) -> None:
    partial = desk.folder / "page.jpg.part"
    partial.write_bytes(b"content")
    partial.rename(desk.folder / "page.jpg")
    assert desk.arrived() == "page.jpg"
    assert desk.is_quiet()


def test_file_moved_in_from_elsewhere_is_told(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "page.jpg"
    outside.write_bytes(b"content")
    outside.rename(desk.folder / "page.jpg")
    assert desk.arrived() == "page.jpg"
    assert desk.is_quiet()


@pytest.mark.parametrize(
    "name", [".hidden.jpg", "page.jpg.part", "page.tmp", "page.JPG.PART", "a~"]
)
def test_hidden_and_partial_files_are_ignored(desk: Desk, name: str) -> None:
    (desk.folder / name).write_bytes(b"content")
    assert desk.is_quiet()


def test_empty_files_and_folders_are_ignored(desk: Desk) -> None:
    (desk.folder / "empty.jpg").touch()
    (desk.folder / "inner").mkdir()
    (desk.folder / "inner" / "page.jpg").write_bytes(b"content")
    assert desk.is_quiet()


def test_rewritten_file_is_told_again(desk: Desk) -> None:
    page = desk.folder / "page.jpg"
    page.write_bytes(b"content")
    assert desk.arrived() == "page.jpg"
    page.write_bytes(b"better content")
    assert desk.arrived() == "page.jpg"


def test_vanished_folder_is_a_problem_and_can_be_watched_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "scans")
    desk.folder.mkdir()
    watched = WatchedFolder(desk.folder, desk.files.put, desk.problems.put)
    watched.start()
    rmtree(desk.folder)
    assert desk.problems.get(timeout=_PATIENCE_S).code is ProblemCode.FOLDER_MISSING
    with pytest.raises(Problem) as caught:
        watched.start()
    assert caught.value.code is ProblemCode.FOLDER_MISSING
    desk.folder.mkdir()
    watched.start()
    assert desk.is_quiet()
    watched.stop()
    watched.stop()


def test_nothing_is_told_after_stop(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "scans")
    desk.folder.mkdir()
    outside = tmp_path / "page.jpg"
    outside.write_bytes(b"content")
    with WatchedFolder(desk.folder, desk.files.put, desk.problems.put):
        outside.rename(desk.folder / "page.jpg")
    (desk.folder / "late.jpg").write_bytes(b"content")
    assert desk.files.empty()

"""The log: support finds the place, nobody finds a person."""

import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.logs import WithoutPeople, stack_without_people, station_log
from app.problems import Problem, ProblemCode

_NAME = "ERIKSSON"
_ours = logging.getLogger("app.somewhere")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with station_log(tmp_path, "info"):
        yield tmp_path


def _logged(home: Path) -> str:
    return (home / "logs" / "gatehouse.log").read_text(encoding="utf-8")


def test_fixed_words_and_harmless_arguments_are_written(home: Path) -> None:
    _ours.info("sent %d of %s to %s", 3, ProblemCode.DISK_FULL, UUID(int=7))
    line = _logged(home)
    assert line.endswith(
        "Z INFO app.somewhere: sent 3 of disk_full to 00000000-0000-0000-0000-000000000007\n"
    )


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("read %s", (_NAME,)),
        ("read %r", ([_NAME],)),
        ("read %d", (_NAME,)),
        ("read %(name)s", ({"name": _NAME},)),
        ("read", (_NAME,)),
        ("in %s", (Path(_NAME),)),
        ("bytes %s", (_NAME.encode(),)),
        ("raised %s", (ValueError(_NAME),)),
    ],
)
def test_what_could_be_about_a_person_is_withheld(
    words: str, arguments: tuple[object, ...]
) -> None:
    record = _ours.makeRecord("app", logging.WARNING, "f", 1, words, arguments, None)
    line = WithoutPeople().format(record)
    assert "[withheld]" in line
    assert _NAME not in line


def test_an_exception_keeps_its_place_and_loses_its_words(home: Path) -> None:
    try:
        try:
            int(_NAME)
        except ValueError as error:
            raise KeyError(_NAME.lower()) from error
    except KeyError:
        _ours.exception("cannot read")
    logged = _logged(home)
    assert "test_logs.py" in logged
    assert "builtins.KeyError\ncaused by\n" in logged
    assert logged.rstrip().endswith("builtins.ValueError")
    assert _NAME not in logged
    assert _NAME.lower() not in logged


def test_a_known_problem_keeps_its_sentence() -> None:
    shown = stack_without_people(Problem(ProblemCode.DISK_FULL, "journal"))
    assert shown.endswith("[disk_full: journal]")


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert stack_without_people(first) == "builtins.ValueError\ncaused by\nbuiltins.KeyError"


def test_words_of_other_libraries_are_withheld(home: Path) -> None:
    logging.getLogger("library").error(f"cannot read {_NAME}")  # noqa: G004 - as a library might
    assert "ERROR library: [withheld] test_logs.py line " in _logged(home)
    assert _NAME not in _logged(home)


def test_warnings_reach_the_log_without_their_words(home: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)  # catch_warnings put the standard printer back
        warnings.warn(_NAME, stacklevel=1)
    assert "WARNING py.warnings: [withheld]" in _logged(home)
    assert _NAME not in _logged(home)


def test_less_than_the_level_is_not_written(tmp_path: Path) -> None:
    with station_log(tmp_path, "warning"):
        _ours.info("quiet")
        _ours.warning("loud")
    assert "quiet" not in _logged(tmp_path)
    assert "loud" in _logged(tmp_path)


def test_the_log_does_not_grow_without_end(home: Path) -> None:
    for _ in range(60):
        _ours.info("x" * 100_000)
    files = sorted(path.name for path in (home / "logs").glob("gatehouse.log*"))
    assert files == ["gatehouse.log", *(f"gatehouse.log.{n}" for n in range(1, 5))]
    assert all(path.stat().st_size <= 1_000_000 for path in (home / "logs").iterdir())


def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    with station_log(tmp_path):
        pass
    _ours.warning("late")
    assert _logged(tmp_path) == ""


def test_a_crash_is_kept_and_told_at_the_next_start(tmp_path: Path) -> None:
    run = """
import os, pathlib, sys
from app.logs import station_log
with station_log(pathlib.Path(sys.argv[1])):
    sys.argv[2] == "crash" and os.abort()
"""
    for how in ("crash", "end", "end"):
        command = [sys.executable, "-c", run, str(tmp_path), how]
        subprocess.run(command, check=False, capture_output=True)
    before = (tmp_path / "logs" / "crash-before.txt").read_text()
    assert "Fatal Python error: Aborted" in before
    assert _logged(tmp_path).count("the program crashed when it ran before") == 1

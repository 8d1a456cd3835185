"""A database that is not there, or not ours, is one sentence."""

from pathlib import Path

import pytest

from app.hub.database import begin_new_life, open_postgres, open_sqlite, prepare
from app.ids import new_id
from app.problems import Problem, ProblemCode


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://postgres@127.0.0.1:1/none",
        "postgresql://postgres@/none?host=/nowhere",
        "postgresql:///none?host=/nowhere&port=abc",
        "nonsense",
        "mysql+nothing://x",
        "",
    ],
)
def test_no_database_is_one_sentence(url: str) -> None:
    with pytest.raises(Problem) as problem:
        open_postgres(url)
    assert problem.value.code is ProblemCode.DATABASE_UNREACHABLE


def test_a_database_that_does_not_exist_is_one_sentence(postgres_url: str) -> None:
    with pytest.raises(Problem) as problem:
        open_postgres(postgres_url.replace("/test_", "/no_such_"))
    assert problem.value.code is ProblemCode.DATABASE_UNREACHABLE


def test_the_embedded_file_is_encrypted_and_opens_with_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / "hub" / "hub.db"
    open_sqlite(path, b"k" * 32).dispose()
    open_sqlite(path, b"k" * 32).dispose()
    with pytest.raises(Problem) as problem:
        open_sqlite(path, b"x" * 32)
    assert problem.value.code is ProblemCode.KEY_WRONG
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(b"SQLite format 3\0" * 64)
    with pytest.raises(Problem) as problem:
        open_sqlite(path, b"k" * 32)
    assert problem.value.code is ProblemCode.STORE_NOT_ENCRYPTED


def test_a_hub_that_was_killed_while_it_made_its_file_starts_again(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.touch()
    open_sqlite(path, b"k" * 32).dispose()
    assert path.stat().st_size


def test_a_backup_that_held_nothing_is_a_new_life_too(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "hub.db", b"k" * 32)
    epoch = begin_new_life(engine, new_id)
    assert prepare(engine, new_id) == epoch
    engine.dispose()

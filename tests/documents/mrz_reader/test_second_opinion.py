"""PassportEye as a second opinion: in its own process, and nothing of the page is left behind."""

import tempfile
from pathlib import Path

import pytest

from app.capture.files import load_image_bytes
from app.documents.mrz_reader import second_opinion
from app.documents.mrz_reader.second_opinion import SecondOpinion
from app.problems import Problem, ProblemCode
from app.specimens.render import render
from app.specimens.travelers import WRONG_DIGIT


@pytest.fixture(scope="module")
def page() -> bytes:
    """A passport whose number has a wrong check digit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        render(WRONG_DIGIT).save(path)
        return path.read_bytes()


def test_wrong_digit_stays_wrong_and_the_private_folder_is_gone(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion, "_MEMORY", tmp_path)

    seen = SecondOpinion().read(load_image_bytes(page, "page.png"))

    assert seen is not None
    assert seen.lines == WRONG_DIGIT.lines
    assert list(tmp_path.iterdir()) == []


def test_child_that_cannot_work_is_a_known_problem(
    page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion, "_CHILD", "app.documents.mrz_reader.no_such_program")

    with pytest.raises(Problem) as problem:
        SecondOpinion().read(load_image_bytes(page, "page.png"))

    assert problem.value.code is ProblemCode.READER_MISSING

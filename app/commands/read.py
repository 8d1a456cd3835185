"""`gatehouse read`: documents from image files, for scripts and for trying the readers."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.clock import SystemClock
from app.paths import station_home
from app.problems import Problem, ProblemCode


def read_files(files: Sequence[Path], *, as_json: bool) -> int:
    """Read each file and print what was found; return 0 when every file gave a full reading.

    A file that is no image is an `unreadable` document with its problem, so that one bad file in a
    folder does not hide the others.
    """
    from app.bootstrap.workstation import document_reader
    from app.capture.files import load_image
    from app.documents.as_json import to_json

    reader = document_reader(SystemClock(), station_home())
    complete = True
    for path in files:
        try:
            answer = to_json(reader.read(load_image(path)), str(path))
        except Problem as problem:
            if problem.code is ProblemCode.READER_MISSING:
                raise
            answer = _unreadable(path, problem)
        complete = complete and answer["status"] == "read"
        # ASCII: the name of a file need not be valid text, and standard output may be anything.
        sys.stdout.write(json.dumps(answer) if as_json else _in_words(answer))
        sys.stdout.write("\n")
        sys.stdout.flush()
    return 0 if complete else 1


def _unreadable(path: Path, problem: Problem) -> dict[str, Any]:
    return {
        "file": str(path),
        "status": "unreadable",
        "mrz": None,
        "fields": {},
        "checks": [],
        "barcodes": [],
        "elapsed_ms": 0,
        "problem": {"code": str(problem.code), "sentence": problem.sentence},
    }


def _in_words(answer: dict[str, Any]) -> str:
    lines = [f"{answer['file']}: {answer['status']}, {answer['elapsed_ms']} ms"]
    if "problem" in answer:
        lines.append(f"  {answer['problem']['sentence']}")
    if answer["mrz"]:
        lines += [f"  {line}" for line in answer["mrz"]["lines"]]
    lines += [f"  {name}: {value}" for name, value in answer["fields"].items() if value]
    lines += [
        f"  {check['name']}: {check['state']} {check['detail']}".rstrip()
        for check in answer["checks"]
        if check["state"] != "passed"
    ]
    lines += [_code_in_words(code) for code in answer["barcodes"]]
    return "\n".join(lines).encode(errors="replace").decode()


def _code_in_words(code: dict[str, Any]) -> str:
    words = f"  {code['symbology']} ({code['kind']})"
    seal = code["seal"]
    if seal is None:
        return words
    why = f" ({seal['reason']})" if seal["reason"] else ""
    return f"{words}: seal {seal['state']}{why}"

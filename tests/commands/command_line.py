"""The command line in this process: what it writes, and with which code it ends."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.problems import SENTENCES, ProblemCode


@dataclass(frozen=True, slots=True)
class Answer:
    """How one call ended."""

    code: int
    out: str
    err: str

    def is_problem(self, code: ProblemCode) -> bool:
        """Say whether it is this one clear sentence on standard error, and nothing else."""
        first, *detail = self.err.splitlines() or [""]
        return (
            self.code == 2
            and self.out == ""
            and first == f"gatehouse: {SENTENCES[code]}"
            and len(detail) <= 1
            and all(line.startswith("           (") for line in detail)
        )


def gatehouse(*arguments: str | Path, stdin: str = "") -> Answer:
    """Run one command.

    Args:
        arguments: Of the command line.
        stdin: What is typed.
    """
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "stdin", io.StringIO(stdin))
        code = main([str(argument) for argument in arguments])
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    return Answer(code, written.getvalue().decode(), err.getvalue())

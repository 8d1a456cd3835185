"""The files of the project, as the gates look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, part of the project; sorted."""
    tracked_or_new = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", *tracked_or_new],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(sorted(p for name in listed.split("\0") if name and (p := ROOT / name).is_file()))


def python_files(*rooms: str) -> list[Path]:
    """Return the Python files below the given top folders."""
    return [p for p in files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in rooms]


@cache
def syntax(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, line: int) -> str:
    """Name a line of the project the way editors and terminals understand."""
    return f"{path.relative_to(ROOT)}:{line}"

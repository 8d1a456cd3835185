"""The station's log: for support, and never with personal data.

What keeps people out of it is a rule, not a list of patterns: of a record only its own fixed words
are written, and arguments that cannot be about a person (numbers, enums, identifiers, types).
Any other argument is withheld, and so are the words of exceptions and of other people's libraries;
their type, file and line say where to look.
"""

import faulthandler
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import NoneType
from uuid import UUID

from app.clock import timestamp
from app.problems import Problem

_OURS = "app"
_BYTES, _FILES = 1_000_000, 5
_HARMLESS = (int, float, NoneType, Enum, UUID, timedelta, Problem)
_WITHHELD = "[withheld]"

log = logging.getLogger(__name__)


@contextmanager
def station_log(home: Path, level: str = "info") -> Iterator[None]:
    """Write the log of this process to `home/logs`, and the stack of a crash beside it.

    `gatehouse.log` and four older ones hold 1 MB each. The interpreter fills `crash.txt` when it is
    killed by a fault; the next start keeps it as `crash-before.txt`.

    Args:
        level: The least that is written: `debug`, `info` or `warning`.

    Raises:
        OSError: The folder cannot be written.
    """
    folder = home / "logs"
    for each in (home, folder):  # one by one: `parents` would leave the home open to everybody
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "gatehouse.log", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(WithoutPeople())
    root, ours = logging.getLogger(), logging.getLogger(_OURS)
    root.addHandler(handler)
    ours.setLevel(level.upper())
    logging.captureWarnings(capture=True)
    try:
        with _crashes_written_to(folder):
            yield
    finally:
        logging.captureWarnings(capture=False)
        ours.setLevel(logging.NOTSET)
        root.removeHandler(handler)
        handler.close()


class WithoutPeople(logging.Formatter):
    """One line a record: UTC, level, logger, words; then the stack, if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, withholding whatever could be about a person."""
        at = timestamp(datetime.fromtimestamp(record.created, UTC))
        head = f"{at} {record.levelname} {record.name}: {_words(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return head if error is None else f"{head}\n{stack_without_people(error)}"


def stack_without_people(error: BaseException) -> str:
    """Return the stack of `error` and its causes: places and types, without the errors' words."""
    shown: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = f"{type(current).__module__}.{type(current).__qualname__}"
        said = f": {current}" if isinstance(current, Problem) else ""
        shown.append("".join(traceback.format_tb(current.__traceback__)) + kind + said)
        cause = current.__cause__
        current = cause or (None if current.__suppress_context__ else current.__context__)
    return "\ncaused by\n".join(shown)


def _words(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] != _OURS:
        return f"{_WITHHELD} {record.module}.py line {record.lineno}"
    arguments = record.args
    try:
        if isinstance(arguments, tuple):
            return str(record.msg) % tuple(_harmless(a) for a in arguments)
        return str(record.msg) % {k: _harmless(v) for k, v in (arguments or {}).items()}
    except (TypeError, ValueError):  # `%d` of a withheld text: say less rather than fail
        return f"{record.msg} {_WITHHELD}"


def _harmless(argument: object) -> object:
    if isinstance(argument, type):
        return argument.__qualname__
    return argument if isinstance(argument, _HARMLESS) else _WITHHELD


@contextmanager
def _crashes_written_to(folder: Path) -> Iterator[None]:
    if faulthandler.is_enabled():  # whoever enabled it (a debugger, the tests) wants to see it
        yield
        return
    crash = folder / "crash.txt"
    if crash.exists() and crash.stat().st_size:
        crash.replace(folder / "crash-before.txt")
        log.error("the program crashed when it ran before; see crash-before.txt")
    with crash.open("w", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()

"""A program that works for us and may hang, flood or die: run within limits, stopped at will."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

_LOOK_S = 0.1  # so often it is asked whether somebody wants it to end
_SILENCE_S = 5.0  # of a program that has done its work: a carriage may still be on its way home
_FAREWELL_S = 3.0  # from the polite signal to the other one: a scanner's carriage goes home
_PIECE = 1 << 16
_KEPT_WORDS = 8192  # bytes of what it said last; the reason stands at the end


class Ending(StrEnum):
    """Why a program ended."""

    BY_ITSELF = "by_itself"
    HUNG = "hung"
    """Its work was done, but it did not end: drivers hang while they are unloaded."""
    STOPPED = "stopped"
    TOO_SLOW = "too_slow"
    TOO_MUCH = "too_much"


@dataclass(frozen=True, slots=True)
class Ended:
    """What a program left behind.

    Attributes:
        code: As `subprocess` gives it: 0 for success, negative for a signal.
        output: Everything it wrote to its standard output.
        said: The end of what it wrote to its standard error.
    """

    ending: Ending
    code: int
    output: bytes
    said: bytes


def run_child(
    arguments: Sequence[str],
    *,
    limit_s: float,
    most_bytes: int,
    stop: Event,
    on_said: Callable[[bytes], None] = lambda _piece: None,
    is_done: Callable[[], bool] = lambda: False,
) -> Ended:
    """Run a program to its end and return what it wrote. Slow: for the engines pool.

    Args:
        arguments: Program and arguments, never through a shell.
        limit_s: Seconds it may take.
        most_bytes: Most bytes of output; a program that writes more is ended.
        stop: Ends it, from any thread.
        on_said: Gets every piece of its standard error as it comes.
        is_done: Says whether it has done its work, so that silence means that it hangs.

    Raises:
        OSError: It could not be started; FileNotFoundError where it is not installed.
    """
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},  # its reasons are told apart by their words
        start_new_session=True,  # what it starts itself ends with it
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        output, said, ending = bytearray(), bytearray(), Ending.BY_ITSELF
        heard = time.monotonic()
        deadline = heard + limit_s
        with selectors.DefaultSelector() as pipes:
            pipes.register(process.stdout, selectors.EVENT_READ)
            pipes.register(process.stderr, selectors.EVENT_READ)
            while pipes.get_map():
                now = time.monotonic()
                late = now > deadline
                if ending is not Ending.BY_ITSELF and late:
                    break
                if ending is Ending.BY_ITSELF:
                    hung = now > heard + _SILENCE_S and is_done()
                    much = len(output) > most_bytes
                    ending = _why_end(late=late, much=much, hung=hung, stop=stop)
                    if ending is not Ending.BY_ITSELF:
                        deadline = time.monotonic() + _FAREWELL_S
                        _signal(process, signal.SIGTERM)
                for key, _ in pipes.select(_LOOK_S):
                    piece = os.read(key.fd, _PIECE)
                    heard = time.monotonic()
                    if not piece:
                        pipes.unregister(key.fileobj)
                    elif key.fileobj is process.stderr:
                        said = (said + piece)[-_KEPT_WORDS:]
                        on_said(piece)
                    elif ending is Ending.BY_ITSELF:
                        output += piece
        _signal(process, signal.SIGKILL)
        code = process.wait()
    return Ended(ending, code, bytes(output), bytes(said))


def _why_end(*, late: bool, much: bool, hung: bool, stop: Event) -> Ending:
    if stop.is_set():
        return Ending.STOPPED
    if much:
        return Ending.TOO_MUCH
    if hung:
        return Ending.HUNG
    return Ending.TOO_SLOW if late else Ending.BY_ITSELF


def _signal(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Signal the program and what it started, as far as they still live."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)

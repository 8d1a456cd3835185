"""The program in processes of its own, to be killed; nothing of them outlives a test."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
_LOOK_AGAIN_S = 0.02
_PORTS = range(20_000, 32_000)


class Program:
    """One Python process and all that it starts: they live and die together."""

    def __init__(self, *arguments: str, stdin: str = "") -> None:
        """Start it.

        Args:
            arguments: For Python: `-m app ...`.
            stdin: What is typed.
        """
        self._out = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        self._err = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        with tempfile.TemporaryFile() as typed:
            typed.write(stdin.encode())
            typed.seek(0)
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                stdin=typed,
                stdout=self._out,
                stderr=self._err,
                start_new_session=True,
            )

    @property
    def out(self) -> str:
        """What it has written to standard output."""
        return _content(self._out.fileno())

    @property
    def err(self) -> str:
        """What it has written to standard error."""
        return _content(self._err.fileno())

    def ended(self, *, within: float = 0.0) -> bool:
        """Say whether it has ended by now, or after at most so many seconds."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(within)
        return self.process.poll() is not None

    def end(self, *, within: float) -> int:
        """Wait for its end and return its exit code.

        Raises:
            AssertionError: It did not end in time.
        """
        assert self.ended(within=within), f"did not end within {within} s: {self.out}{self.err}"
        return self.process.returncode

    def until(self, condition: Callable[[], object], what: str, *, within: float = 300.0) -> None:
        """Look until `condition` holds; the process must go on meanwhile.

        Raises:
            AssertionError: It ended, or the condition did not hold in time.
        """
        deadline = monotonic() + within
        while not condition():
            assert monotonic() < deadline, f"waited in vain for {what}: {self.out}{self.err}"
            assert not self.ended(within=_LOOK_AGAIN_S), f"ended early: {self.out}{self.err}"

    def kill(self) -> None:
        """Kill it and its children, as the kernel or a power cut would. Again is harmless."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self._out.close()
        self._err.close()


class Server:
    """A program that serves at one address of this machine: killed, it is started again there."""

    def __init__(self, *arguments: str, port: int) -> None:
        """Prepare it.

        Args:
            arguments: For Python; they name the port.
            port: Where it will listen.
        """
        self.url = f"http://127.0.0.1:{port}"
        self._arguments = arguments
        self._port = port
        self._program: Program | None = None

    @property
    def runs(self) -> bool:
        """Say whether it was started and not killed since."""
        return self._program is not None

    @property
    def program(self) -> Program:
        """The program that was started last."""
        assert self._program is not None
        return self._program

    def start(self) -> None:
        """Start it; on return it serves."""
        self._program = program = Program(*self._arguments)
        program.until(lambda: _answers(self._port), f"{self.url} answering")

    def kill(self, *, within: float = 0.0) -> None:
        """Kill it, so many seconds from now; without notice to anybody."""
        program, self._program = self._program, None
        assert program is not None
        with program:
            assert not program.ended(within=within), program.err

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Look until `condition` holds while it serves."""
        self.program.until(condition, what)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program is not None:
            with self._program:
                self._program = None


def free_port() -> int:
    """Return a port of this machine on which nobody listens now.

    It lies below those that systems hand out: while a killed server is away, no connection of
    another test can be given its port. Tests are seeded alike in every worker, and so not asked.
    """
    while True:
        port = _PORTS.start + secrets.randbelow(len(_PORTS))
        with socket.socket() as listening, suppress(OSError):
            listening.bind(("127.0.0.1", port))
            return port


def _answers(port: int) -> bool:
    """Say whether somebody listens on a port of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True


def _content(file: int) -> str:
    """Read a file from its beginning, whoever writes to it."""
    return os.pread(file, os.fstat(file).st_size, 0).decode()

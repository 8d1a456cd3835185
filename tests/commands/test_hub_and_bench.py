"""`gatehouse hub` and `gatehouse bench` where something is wrong with what was typed."""

import signal
import socket
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.problems import SENTENCES, ProblemCode
from tests.commands.command_line import gatehouse
from tests.commands.hubs import HubProcess
from tests.faults.processes import Program

pytestmark = pytest.mark.usefixtures("secret_service")

_PATIENCE_S = 60.0

WRONG = {
    "one file for TLS": (("--certificate", "hub.pem"), ProblemCode.ARGUMENTS_WRONG),
    "files that are not there": (
        ("--certificate", "no.pem", "--private-key", "no.pem"),
        ProblemCode.FILE_MISSING,
    ),
    "files that are no keys": (
        ("--certificate", "README.md", "--private-key", "README.md"),
        ProblemCode.ARGUMENTS_WRONG,
    ),
    "no database": (("--database", "rubbish"), ProblemCode.DATABASE_UNREACHABLE),
    "a server that is not there": (
        ("--database", "postgresql://nobody@127.0.0.1:1/nothing"),
        ProblemCode.DATABASE_UNREACHABLE,
    ),
    "a code for nobody": (("--new-code", "", "San Lorenzo"), ProblemCode.ARGUMENTS_WRONG),
    "no port": (("--listen", "70000"), ProblemCode.ARGUMENTS_WRONG),
    "another machine's address": (("--host", "203.0.113.7"), ProblemCode.ARGUMENTS_WRONG),
}


@pytest.mark.parametrize("what", list(WRONG))
def test_a_hub_that_cannot_serve_says_why(tmp_path: Path, what: str) -> None:
    arguments, code = WRONG[what]
    assert gatehouse("--home", tmp_path, "hub", *arguments).is_problem(code)


def test_an_address_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        with Program("-m", "app", "--home", str(tmp_path), "hub", "--listen", port) as hub:
            assert hub.end(within=_PATIENCE_S) == 2
            assert hub.out == ""
            first, detail = hub.err.splitlines()
    assert first == f"gatehouse: {SENTENCES[ProblemCode.ARGUMENTS_WRONG]}"
    assert f"127.0.0.1:{port}: Address already in use" in detail


def test_each_code_is_another_one(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path)
    codes = {hub.new_code("L4", "San Lorenzo") for _ in range(3)}
    assert len(codes) == 3


def test_a_hub_that_is_told_to_stop_ends_without_a_word(tmp_path: Path) -> None:
    with HubProcess(tmp_path) as hub:
        hub.start()
        hub.until(lambda: hub.program.out, "its address printed")  # it listens a moment before
        assert hub.program.out == f"The hub serves at {hub.url}\n"
        line = HTTPConnection(urlsplit(hub.url).netloc, timeout=_PATIENCE_S)
        line.request("GET", "/")
        line.getresponse().close()  # whatever it says: its loop runs
        line.close()
        hub.program.process.send_signal(signal.SIGINT)
        assert hub.program.end(within=_PATIENCE_S) == 130
        assert hub.program.err == ""


def test_an_unknown_bench_names_those_there_are() -> None:
    answer = gatehouse("bench", "nothing")
    assert answer.is_problem(ProblemCode.ARGUMENTS_WRONG)
    for name in ("start", "scan", "mrz"):
        assert name in answer.err

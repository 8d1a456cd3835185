"""Something other than the hub answers: the station goes on working and believes nothing."""

import pytest
from sqlalchemy import Engine, func, select

from app.hub.tables import hub_event
from app.problems import ProblemCode
from app.services.link_status import LinkState
from tests.hub.lines import portal
from tests.sync.stations import RealStation, wait_for

# What stands before the hub does not depend on the hub's database.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

_HTML = b"<html><h1>Welcome to the airport network</h1></html>"
PORTALS = {
    "a page": b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 52\r\n\r\n" + _HTML,
    "nothing": b"HTTP/1.1 204 No Content\r\n\r\n",
    "json": b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
    "a redirect": b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\n\r\n",
    "a refusal": b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n",
    "compressed": b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nnope",
    "odd fields": b"HTTP/1.1 200 OK\r\nsignature: x=:AA==:\r\nsignature-input: x=((\r\n"
    b"content-digest: ?\r\ncontent-length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("answer", list(PORTALS))
def test_a_captive_portal_is_no_hub(booth: RealStation, engine: Engine, answer: str) -> None:
    booth.work(3)
    with portal(PORTALS[answer]) as line:
        worker = booth.start(lambda: booth.connect(line.url))
        wait_for(worker, lambda: worker.status().problem is ProblemCode.HUB_NOT_A_HUB)
        assert worker.status().state is LinkState.UNREACHABLE
        worker.stop()
    assert worker.status().unsent == 3
    assert _held(engine) == 0
    behind_it = booth.start()
    wait_for(behind_it, lambda: behind_it.status().unsent == 0)
    assert _held(engine) == 3


def _held(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(hub_event)).scalar_one()


AWAY = {
    "a proxy before a dead hub": b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n",
    "no http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "half an answer": b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{",
    "silence": b"",
}


@pytest.mark.parametrize("answer", list(AWAY))
def test_a_line_that_does_not_carry_is_no_link(booth: RealStation, answer: str) -> None:
    booth.work(3)
    with portal(AWAY[answer]) as line:
        worker = booth.start(lambda: booth.connect(line.url))
        wait_for(worker, lambda: worker.status().problem is ProblemCode.HUB_UNREACHABLE)
        worker.stop()
    assert worker.status().unsent == 3

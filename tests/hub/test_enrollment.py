"""A station and a hub get to know each other by a code that never travels."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.clock import SystemClock
from app.hub.server import RunningHub
from app.hub.service import Hub
from app.hub.stations import CODE_VALID, Stations
from app.problems import Problem, ProblemCode
from app.sync.enrollment import code_key, enroll, request_proof
from app.sync.protocol import Enroll, Enrolled, encode
from app.sync.transport import Answer, Transport
from tests.fixed import FixedClock
from tests.hub.worlds import KEYS, PORT

KEY = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"m" * 32)


@pytest.fixture
def transport(running: RunningHub) -> Iterator[Transport]:
    with Transport(running.url, SystemClock()) as transport:
        yield transport


def _problem(transport: Transport, code: str, key: Ed25519PrivateKey = KEY) -> ProblemCode:
    with pytest.raises(Problem) as problem:
        enroll(transport, station="L4", signing_key=key, code=code)
    return problem.value.code


def test_a_code_gives_the_hubs_key_and_the_port(hub: Hub, transport: Transport) -> None:
    code = hub.stations.new_code("L4", PORT)
    enrolled = enroll(transport, station="L4", signing_key=KEY, code=code)
    assert enrolled.hub_key == KEYS.public_key
    assert (enrolled.station, enrolled.port) == ("L4", PORT)


def test_a_code_may_be_typed_carelessly(hub: Hub, transport: Transport) -> None:
    code = hub.stations.new_code("L4", PORT)
    typed = " " + code.lower().replace("-", " ").replace("o", "0").replace("b", "8")
    assert enroll(transport, station="L4", signing_key=KEY, code=typed).hub_key == KEYS.public_key


def test_a_lost_answer_can_be_asked_for_again(hub: Hub, transport: Transport) -> None:
    code = hub.stations.new_code("L4", PORT)
    first = enroll(transport, station="L4", signing_key=KEY, code=code)
    assert enroll(transport, station="L4", signing_key=KEY, code=code) == first


def test_a_code_is_good_for_one_key(hub: Hub, transport: Transport) -> None:
    code = hub.stations.new_code("L4", PORT)
    enroll(transport, station="L4", signing_key=KEY, code=code)
    assert _problem(transport, code, OTHER) is ProblemCode.ENROLLMENT_REFUSED


def test_a_new_code_replaces_the_key(hub: Hub, transport: Transport) -> None:
    enroll(transport, station="L4", signing_key=KEY, code=hub.stations.new_code("L4", PORT))
    code = hub.stations.new_code("L4", PORT)
    assert enroll(transport, station="L4", signing_key=OTHER, code=code).port == PORT


def test_a_wrong_code_is_refused(hub: Hub, transport: Transport) -> None:
    hub.stations.new_code("L4", PORT)
    other = hub.stations.new_code("L5", PORT)
    for code in ("", "AAAA-AAAA-AAAA-AAAA", other):
        assert _problem(transport, code) is ProblemCode.ENROLLMENT_REFUSED


@pytest.mark.parametrize(
    ("station", "port"),
    [("", PORT), ("L4", ""), ("L" * 65, PORT), ("Lané", PORT), ("L4\n", PORT), ("L4", "a\x00b")],
)
def test_a_name_that_is_none_is_refused_before_a_code_is_made(
    hub: Hub, station: str, port: str
) -> None:
    with pytest.raises(Problem) as problem:
        hub.stations.new_code(station, port)
    assert problem.value.code is ProblemCode.ARGUMENTS_WRONG


def test_names_of_any_port_and_with_blanks_are_good(hub: Hub, transport: Transport) -> None:
    code = hub.stations.new_code('Lane 4 "B"', "Puerto de Utopía, 國")
    enrolled = enroll(transport, station='Lane 4 "B"', signing_key=KEY, code=code)
    assert enrolled.port == "Puerto de Utopía, 國"


def test_a_station_nobody_expects_is_refused(transport: Transport) -> None:
    assert _problem(transport, "AAAA-AAAA-AAAA-AAAA") is ProblemCode.ENROLLMENT_REFUSED


def test_a_code_ends_after_a_day(hub: Hub, transport: Transport) -> None:
    past = FixedClock(wall=SystemClock().now() - CODE_VALID - timedelta(minutes=1))
    earlier = Stations(hub.stations.engine, KEYS.signing_key, "", past)
    assert _problem(transport, earlier.new_code("L4", PORT)) is ProblemCode.ENROLLMENT_REFUSED


@dataclass
class Impostor:
    """Answers like a hub, but does not know the code."""

    sent: list[bytes] = field(default_factory=list)

    def send(self, *request: str | bytes) -> Answer:
        self.sent += [part for part in request if isinstance(part, bytes)]
        answer = Enrolled(
            station="L4",
            port=PORT,
            hub_key=OTHER.public_key().public_bytes_raw(),
            hub_epoch="",
            proof=bytes(32),
        )
        return Answer(200, {}, encode(answer))


def test_an_impostor_learns_no_code_and_is_not_believed() -> None:
    impostor = Impostor()
    code = "ABCD-EFGH-IJKL-MNOP"
    assert _problem(impostor, code) is ProblemCode.HUB_NOT_A_HUB  # type: ignore[arg-type]  # sends, and that is all that is asked of it
    assert b"ABCD" not in impostor.sent[0]


@pytest.mark.parametrize("page", [b"<html>Sign in to the network</html>", b"", b"{}", b"[]"])
def test_a_portal_page_is_no_hub(page: bytes) -> None:
    @dataclass
    class Portal(Impostor):
        def send(self, *request: str | bytes) -> Answer:
            del request
            return Answer(200, {"content-type": "text/html"}, page)

    assert _problem(Portal(), "ABCD") is ProblemCode.HUB_NOT_A_HUB  # type: ignore[arg-type]  # sends, and that is all that is asked of it


def test_a_proof_covers_the_key_it_is_for() -> None:
    key = code_key("ABCD")
    request = Enroll(station="L4", public_key=bytes(32), proof=bytes(32))
    other = msgspec.structs.replace(request, public_key=b"x" * 32)
    assert request_proof(key, request) != request_proof(key, other)


def test_a_hub_that_is_not_there_is_unreachable(running: RunningHub) -> None:
    running.stop()
    with Transport(running.url, SystemClock()) as transport:
        assert _problem(transport, "ABCD") is ProblemCode.HUB_UNREACHABLE
